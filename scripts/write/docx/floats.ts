/** Figures and tables with their captions and notes. */
import { Bookmark, Paragraph, TextRun } from 'docx'
import type { Caption, Figure, Image, Notes } from '../../document/tree.js'
import { imageRun } from './images.js'
import { inline, label } from './inline.js'
import { panelCaptions, panels } from './panels.js'
import { bookmarkName, hasStyle, type WordFlow, type InlineRuns, type State } from './state.js'
import { table } from './tables.js'

/** Between a table without notes and what follows it. */
const space = (): WordFlow => ({
  child: new Paragraph({ style: 'TableNote', suppressLineNumbers: true }),
})

/** Columns from which a table is laid on its side. */
const wide = 8

export function figure(node: Figure, state: State): WordFlow[] {
  const caption = captionOf(node, state)
  if (node.kind === 'figure') return [...shown(node, state), ...caption, ...notesOf(node, state)]
  const landscape = node.children.some(
    (child) => child.type === 'table' && (child.children[0]?.children.length ?? 0) >= wide,
  )
  const below = notesOf(node, state)
  return [...caption, ...shown(node, state), ...(below.length > 0 ? below : [space()])].map(
    ({ child }) => ({ child, landscape }),
  )
}

/** Kept whole, and above a table with it. Panels' own captions stand in the first paragraph when it is the only one. */
function captionOf(node: Figure, state: State): WordFlow[] {
  const caption = node.children.find((child): child is Caption => child.type === 'caption')
  const [first, ...more] = caption?.children ?? []
  const words = node.label
    ? label(node.id, node.label, node.kind === 'table' ? 'Table' : 'Figure', state)
    : []
  const head: InlineRuns = node.id
    ? [new Bookmark({ id: bookmarkName(node.id), children: words })]
    : words
  const own = panelCaptions(node, state)
  const told = more.length === 0 ? own : []
  const children = [
    ...head,
    ...(first ? [new TextRun(' '), ...inline(first.children, state)] : []),
    ...told,
  ]
  const keepNext = node.kind === 'table'
  const style = keepNext && hasStyle(state, 'TableCaption') ? 'TableCaption' : 'Caption'
  return [
    { child: new Paragraph({ style, keepNext, keepLines: true, children }) },
    ...state.blocks(more, { ...state, style }),
    ...(told.length < own.length ? [{ child: new Paragraph({ style, children: own }) }] : []),
  ]
}

/** An image on a line of its own; `keepNext` with the caption below it. */
export const picture = (node: Image, state: State, keepNext = false): Paragraph =>
  new Paragraph({
    style: 'Figure',
    keepNext,
    suppressLineNumbers: true,
    children: imageRun(node, state),
  })

function shown(node: Figure, state: State): WordFlow[] {
  const parts = node.children.flatMap((child): WordFlow[] => {
    if (child.type === 'image') return [{ child: picture(child, state, true) }]
    if (child.type === 'table') return [{ child: table(child, state) }]
    if (child.type === 'code') return state.blocks([child], state)
    return []
  })
  return [...panels(node, state), ...parts]
}

const notesOf = (node: Figure, state: State): WordFlow[] =>
  node.children.flatMap((child) => (child.type === 'notes' ? notes(child, state) : []))

export function notes(node: Notes, state: State): WordFlow[] {
  return node.children.flatMap((note) => {
    const [first, ...more] = note.children
    const mark = note.mark
      ? [new TextRun({ text: note.mark, superScript: true }), new TextRun(' ')]
      : []
    const words: InlineRuns = [...mark, ...(first ? inline(first.children, state) : [])]
    const children = note.id
      ? [new Bookmark({ id: bookmarkName(note.id), children: words })]
      : words
    return [
      { child: new Paragraph({ style: 'TableNote', keepLines: true, children }) },
      ...state.blocks(more, { ...state, style: 'TableNote' }),
    ]
  })
}
