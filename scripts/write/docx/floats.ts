/** Figures and tables with their captions and notes. */
import { Bookmark, Paragraph, TextRun } from 'docx'
import type { Caption, Figure, Notes, Panel } from '../../document.js'
import { imageRun } from './images.js'
import { inline, label } from './inline.js'
import { bookmarkName, type Flow, type Inline, type State } from './state.js'
import { table } from './tables.js'

/** Columns from which a table is laid on its side. */
const wide = 8

export function figure(node: Figure, state: State): Flow[] {
  const caption = captionOf(node, state)
  if (node.kind === 'figure') return [...shown(node, state), ...caption, ...notesOf(node, state)]
  const landscape = node.children.some((child) => child.type === 'table' && (child.children[0]?.children.length ?? 0) >= wide)
  return [...caption, ...shown(node, state), ...notesOf(node, state)].map(({ child }) => ({ child, landscape }))
}

function captionOf(node: Figure, state: State): Flow[] {
  const caption = node.children.find((child): child is Caption => child.type === 'caption')
  const [first, ...more] = caption?.children ?? []
  const words = node.label ? label(node.id, node.label, node.kind === 'table' ? 'Table' : 'Figure', state) : []
  const head: Inline = node.id ? [new Bookmark({ id: bookmarkName(node.id), children: words })] : words
  const children = [...head, ...(first ? [new TextRun(' '), ...inline(first.children, state)] : [])]
  const keepNext = node.kind === 'table'
  return [{ child: new Paragraph({ style: 'Caption', keepNext, children }) }, ...state.blocks(more, { ...state, style: 'Caption' })]
}

function shown(node: Figure, state: State): Flow[] {
  return node.children.flatMap((child): Flow[] => {
    if (child.type === 'image') return [{ child: new Paragraph({ style: 'Figure', keepNext: true, children: imageRun(child, state) }) }]
    if (child.type === 'panel') return panel(child, node, state)
    if (child.type === 'table') return [{ child: table(child, state) }]
    if (child.type === 'code') return state.blocks([child], state)
    return []
  })
}

function panel(node: Panel, parent: Figure, state: State): Flow[] {
  const share = parent.children.filter(({ type }) => type === 'panel').length > 1 ? 0.72 : 1
  const images = node.children.flatMap((child) => (child.type === 'image' ? imageRun(child, state, { share }) : []))
  const caption = node.children.find((child): child is Caption => child.type === 'caption')
  const letter: Inline = [new TextRun({ text: node.letter, bold: true })]
  const named = node.id ? [new Bookmark({ id: bookmarkName(node.id), children: letter })] : letter
  const words = caption ? [new TextRun(' '), ...caption.children.flatMap((each) => inline(each.children, state))] : []
  return [
    { child: new Paragraph({ style: 'PanelLetter', keepNext: true, children: [...named, ...words] }) },
    { child: new Paragraph({ style: 'Figure', keepNext: true, children: images }) },
  ]
}

const notesOf = (node: Figure, state: State): Flow[] => node.children.flatMap((child) => (child.type === 'notes' ? notes(child, state) : []))

export function notes(node: Notes, state: State): Flow[] {
  return node.children.flatMap((note) => {
    const [first, ...more] = note.children
    const mark = note.mark ? [new TextRun({ text: note.mark, superScript: true }), new TextRun(' ')] : []
    const words: Inline = [...mark, ...(first ? inline(first.children, state) : [])]
    const children = note.id ? [new Bookmark({ id: bookmarkName(note.id), children: words })] : words
    return [{ child: new Paragraph({ style: 'TableNote', children }) }, ...state.blocks(more, { ...state, style: 'TableNote' })]
  })
}
