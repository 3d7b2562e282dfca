/**
 * What JATS can say of figures and captioned tables.
 */
import type { Paragraph } from 'mdast'
import type {
  Caption,
  Figure,
  FigureContent,
  Image,
  Notes,
  Panel,
  Supplement,
} from '../../../document/tree.js'
import { captionParts } from '../../../write/jats/caption-title.js'
import { legal } from '../../../write/characters.js'
import { isGroup } from '../../../write/jats/targets.js'
import { image, type Known, legalLabel, line } from './line.js'
import { table } from './tables.js'

/** A float without its widths and numbers: caption, panels, what is shown, notes. A figure of one panel is that panel. */
export function float(node: Figure, known: Known): Figure {
  const panels = node.children.filter((child): child is Panel => child.type === 'panel')
  const single = isGroup(node) ? [] : panels
  const captions = [...node.children, ...single.flatMap((child) => child.children)].filter(
    (child): child is Caption => child.type === 'caption',
  )
  const groups =
    node.kind === 'figure' && isGroup(node) ? panels.map((child) => panel(child, known)) : []
  const rest = node.children.flatMap((child): FigureContent[] =>
    child.type === 'panel'
      ? single.length > 0 && node.kind === 'figure'
        ? child.children
        : []
      : [child],
  )
  return {
    type: 'figure',
    kind: node.kind,
    id: node.id,
    label: legalLabel(node),
    children: [
      ...caption(captions, known),
      ...groups,
      ...rest.flatMap((child) => shown(child, groups.length > 0, known)),
      ...notes(node, known),
    ],
  }
}

/** A supplement by the name that its file has in outputs. */
export function supplement(node: Supplement, known: Known): Supplement {
  return {
    type: 'supplement',
    id: node.id,
    label: legalLabel(node),
    path: known.files.get(node.path) ?? '',
    children: caption(node.children, known),
  }
}

function panel(node: Panel, known: Known): Panel {
  const images = node.children
    .filter((child): child is Image => child.type === 'image')
    .map((child) => image(child, known))
    .filter((child) => child !== undefined)
  return {
    type: 'panel',
    letter: legal(node.letter),
    id: node.id,
    children: [
      ...images,
      ...caption(
        node.children.filter((child): child is Caption => child.type === 'caption'),
        known,
      ),
    ],
  }
}

/** Beside panels only images can stand. */
function shown(node: FigureContent, besidePanels: boolean, known: Known): FigureContent[] {
  if (node.type === 'image') return [image(node, known)].filter((child) => child !== undefined)
  if (besidePanels) return []
  if (node.type === 'table') return [table(node, known)]
  return node.type === 'code'
    ? [{ type: 'code', lang: node.lang ?? null, value: legal(node.value) }]
    : []
}

function caption(nodes: readonly Caption[], known: Known): Caption[] {
  const written = nodes
    .flatMap((node) => node.children)
    .filter((child) => !isBlank({ ...child, children: line(child.children, known) }))
  const { title, rest } = captionParts(written)
  const children = [...(title ? [title] : []), ...rest]
    .map((child): Paragraph => ({ type: 'paragraph', children: line(child.children, known) }))
    .filter((child) => child === title || !isBlank(child))
  return children.length > 0 ? [{ type: 'caption', children }] : []
}

const isBlank = (node: Paragraph): boolean =>
  node.children.every((child) => child.type === 'text' && child.value.trim() === '')

function notes(node: Figure, known: Known): Notes[] {
  const children = node.children
    .flatMap((child) => (child.type === 'notes' ? child.children : []))
    .map((note) => {
      const written = note.children
        .map((child): Paragraph => ({ type: 'paragraph', children: line(child.children, known) }))
        .filter((child) => !isBlank(child))
      return {
        type: 'note' as const,
        mark: note.mark || undefined,
        id: note.id,
        kind: note.kind === 'abbreviations' ? note.kind : undefined,
        children: written.length > 0 ? written : [{ type: 'paragraph' as const, children: [] }],
      }
    })
  return children.length > 0 ? [{ type: 'notes', children }] : []
}
