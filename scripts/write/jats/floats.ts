/**
 * Captioned floats: `fig`, `fig-group` with a `fig` for each panel (never a `fig` in a `fig`), `table-wrap`.
 */
import type { Element, ElementContent } from 'xast'
import type {
  Caption,
  Figure,
  FigureContent,
  Image,
  Note,
  Notes,
  Panel,
} from '../../document/tree.js'
import { inParagraphs } from './blocks.js'
import { captionParts } from './caption-title.js'
import { fitElement } from './fit.js'
import { graphic } from './graphics.js'
import type { State } from './state.js'
import { isGroup } from './targets.js'
import { table } from './tables.js'
import { element, textElement } from './xml.js'

/** A figure or a table with all that belongs to it. */
export function float(node: Figure, state: State): Element {
  if (node.kind === 'table') return tableWrap(node, state)
  return isGroup(node) ? figureGroup(node, state) : figure(node, state)
}

/** One panel alone is the figure itself: its caption goes on the figure's. */
function figure(node: Figure, state: State): Element {
  const shown = node.children.flatMap((child) =>
    child.type === 'panel' ? child.children.filter((part) => part.type === 'image') : [child],
  )
  return element(
    'fig',
    { id: node.id },
    textElement('label', node.label),
    captionOf(node, state),
    content(shown, node.kind, state),
  )
}

function figureGroup(node: Figure, state: State): Element {
  const panels = node.children.filter((child): child is Panel => child.type === 'panel')
  const rest = node.children.filter((child): child is Image => child.type === 'image')
  return element(
    'fig-group',
    { id: node.id },
    textElement('label', node.label),
    captionOf(node, state),
    panels.map((child) => panel(child, state)),
    content(rest, node.kind, state),
  )
}

/** A panel as a figure of its group. */
export function panel(node: Panel, state: State): Element {
  const caption = node.children.find((child): child is Caption => child.type === 'caption')
  const images = node.children.filter((child): child is Image => child.type === 'image')
  return element(
    'fig',
    { id: node.id },
    element('label', {}, node.letter),
    caption && captionElement(caption, [], state),
    content(images, 'figure', state),
  )
}

function tableWrap(node: Figure, state: State): Element {
  const notes = node.children
    .filter((child): child is Notes => child.type === 'notes')
    .flatMap((child) => child.children)
  return element(
    'table-wrap',
    { id: node.id },
    textElement('label', node.label),
    captionOf(node, state, false),
    content(node.children, node.kind, state),
    notes.length > 0
      ? element(
          'table-wrap-foot',
          {},
          notes.map((one) => note(one, state)),
        )
      : undefined,
  )
}

/** What is shown: images, a table, code. */
function content(
  nodes: readonly FigureContent[],
  kind: Figure['kind'],
  state: State,
): ElementContent[] {
  return nodes.flatMap((node) => {
    switch (node.type) {
      case 'caption':
      case 'notes':
        return []
      case 'image':
        return graphic(node, 'graphic', state)
      case 'table':
        return kind === 'table' ? [table(node, state)] : state.all([node])
      default:
        return state.all([node])
    }
  })
}

/** The caption of a figure; JATS 1.3 has no foot for one, so its notes are the caption's last paragraphs. */
function captionOf(node: Figure, state: State, withNotes = true): Element | undefined {
  const caption = node.children.find((child): child is Caption => child.type === 'caption')
  const only = isGroup(node)
    ? undefined
    : node.children.find((child): child is Panel => child.type === 'panel')
  const inner =
    only?.children
      .filter((child): child is Caption => child.type === 'caption')
      .flatMap((child) => child.children) ?? []
  const notes = withNotes
    ? node.children
        .filter((child): child is Notes => child.type === 'notes')
        .flatMap((child) => child.children)
    : []
  if (!caption && inner.length === 0 && notes.length === 0) return undefined
  return captionElement(
    { type: 'caption', children: [...(caption?.children ?? []), ...inner] },
    notes,
    state,
  )
}

/** The title sentence, the paragraphs after it, the notes. */
export function captionElement(
  node: Caption,
  notes: readonly Note[],
  state: State,
): Element | undefined {
  const { title, rest } = captionParts(
    node.children.filter((child) => state.all([child]).length > 0),
  )
  const written = [
    ...(title
      ? [element('title', {}, fitElement(element('p', {}, state.all(title.children))).children)]
      : []),
    ...state.all(rest),
  ]
  const noted = notes.map((one) => element('p', { 'content-type': 'note' }, note(one, state)))
  return written.length + noted.length > 0 ? element('caption', {}, written, noted) : undefined
}

/** A note, with its mark. */
export function note(node: Note, state: State): Element {
  return element(
    'fn',
    { id: node.id, 'fn-type': node.kind === 'abbreviations' ? 'abbr' : undefined },
    textElement('label', node.mark),
    inParagraphs(node.children, state),
  )
}
