/**
 * Figures and captioned tables out of JATS.
 */
import type { Paragraph } from 'mdast'
import type { Element } from 'xast'
import type {
  Caption,
  Figure,
  FigureContent,
  Note,
  Notes,
  Panel,
  Supplement,
} from '../../../document/tree.js'
import { image } from './inline.js'
import { attribute, compact, childElements, find, textAt, type JatsReading } from './reading.js'
import { table } from './tables.js'

export function figure(node: Element, reading: JatsReading): Figure {
  return float('figure', node, [
    ...caption(node, reading),
    ...shown(node, reading),
    ...captionNotes(node, reading),
  ])
}

export function figureGroup(node: Element, reading: JatsReading): Figure {
  return float('figure', node, [
    ...caption(node, reading),
    ...childElements(node, 'fig').map((panel) => panelOf(panel, reading)),
    ...shown(node, reading),
    ...captionNotes(node, reading),
  ])
}

export function tableWrap(node: Element, reading: JatsReading): Figure {
  const notes = childElements(find(node, 'table-wrap-foot'), 'fn')
  return float('table', node, [
    ...caption(node, reading),
    ...shown(node, reading),
    ...notesOf(notes, reading),
  ])
}

/** By the name that its file has in outputs. */
export function supplement(node: Element, reading: JatsReading): Supplement {
  return compact({
    type: 'supplement' as const,
    id: attribute(node, 'id'),
    label: textAt(node, 'label'),
    path: attribute(node, 'xlink:href') ?? '',
    children: caption(node, reading),
  })
}

const float = (kind: Figure['kind'], node: Element, children: FigureContent[]): Figure =>
  compact({
    type: 'figure' as const,
    kind,
    id: attribute(node, 'id'),
    label: textAt(node, 'label'),
    children,
  })

function panelOf(node: Element, reading: JatsReading): Panel {
  return compact({
    type: 'panel' as const,
    letter: textAt(node, 'label') ?? '',
    id: attribute(node, 'id'),
    children: [...childElements(node, 'graphic').map(image), ...caption(node, reading)],
  })
}

/** Images, a table, code. */
function shown(node: Element, reading: JatsReading): FigureContent[] {
  return childElements(node).flatMap((child): FigureContent[] => {
    if (child.name === 'graphic') return [image(child)]
    if (child.name === 'table') return [table(child, reading)]
    const inner =
      child.name === 'code' || (child.name === 'table-wrap' && node.name === 'fig')
        ? reading.blocks([child])
        : []
    return inner as FigureContent[]
  })
}

function caption(node: Element, reading: JatsReading): Caption[] {
  const inner = find(node, 'caption')
  const children = childElements(inner)
    .filter((child) => attribute(child, 'content-type') !== 'note')
    .map((child): Paragraph => ({ type: 'paragraph', children: reading.inline(child.children) }))
  return children.length > 0 ? [{ type: 'caption', children }] : []
}

/** JATS 1.3 has no foot for a figure: its notes are the last of its caption. */
function captionNotes(node: Element, reading: JatsReading): Notes[] {
  return notesOf(
    childElements(find(node, 'caption'), 'p')
      .filter((child) => attribute(child, 'content-type') === 'note')
      .flatMap((child) => childElements(child, 'fn')),
    reading,
  )
}

function notesOf(found: readonly Element[], reading: JatsReading): Notes[] {
  const children = found.map((fn): Note =>
    compact({
      type: 'note' as const,
      mark: textAt(fn, 'label'),
      id: attribute(fn, 'id'),
      kind: attribute(fn, 'fn-type') === 'abbr' ? ('abbreviations' as const) : undefined,
      children: childElements(fn, 'p').map((child): Paragraph => ({
        type: 'paragraph',
        children: reading.inline(child.children),
      })),
    }),
  )
  return children.length > 0 ? [{ type: 'notes', children }] : []
}
