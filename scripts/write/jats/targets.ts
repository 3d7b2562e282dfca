/**
 * What a cross-reference may point to, and as what: `xref/@ref-type` must name the kind of element that `@rid` leads to
 * (JATS 1.3 `<xref>`), so it is told from the element that is written, not from the reference.
 */
import type { Node } from 'unist'
import type { AnyNode, Figure, Section } from '../../document/tree.js'
import { backElement, flattened, type Arrangement } from './arrange.js'

/** Values of `xref/@ref-type` that we write. */
export type RefType =
  | 'aff'
  | 'app'
  | 'bibr'
  | 'boxed-text'
  | 'corresp'
  | 'disp-formula'
  | 'fig'
  | 'fn'
  | 'other'
  | 'sec'
  | 'statement'
  | 'supplementary-material'
  | 'table'
  | 'table-fn'

/** An element that an `xref` may point to. */
export interface XrefTarget {
  id: string
  type: RefType
}

/** Targets in the parts of an article that are written, by the id of the model. */
export function findTargets(parts: Arrangement): ReadonlyMap<string, XrefTarget> {
  const targets = new Map<string, XrefTarget>()
  for (const node of parts.body) visit(node, undefined, targets)
  for (const node of parts.back) visit(node, undefined, targets)
  // Sections in competing interests are flattened; of funding nothing is left but its lines.
  for (const section of parts.competingInterests)
    for (const node of flattened(section)) visit(node, undefined, targets)
  for (const node of [...parts.back, ...parts.competingInterests, ...parts.funding]) {
    if (node.type === 'section' && node.id)
      targets.set(node.id, { id: node.id, type: backType(node) })
  }
  return targets
}

function backType(section: Section): RefType {
  if (section.role === 'competing-interests') return 'fn'
  if (section.role === 'funding') return 'other'
  return ({ ack: 'other', glossary: 'other', app: 'app', sec: 'sec' } as const)[
    backElement(section)
  ]
}

function visit(node: Node, figure: Figure | undefined, targets: Map<string, XrefTarget>): void {
  // Holds because parse and resolve make no other nodes; mdast's own unions are wider.
  const known = node as AnyNode
  const within = known.type === 'figure' ? known : figure
  const target = targetOf(known, within)
  if (target && 'id' in known && known.id) targets.set(known.id, target)
  if ('children' in known) for (const child of known.children) visit(child, within, targets)
}

function targetOf(node: AnyNode, figure: Figure | undefined): XrefTarget | undefined {
  if (!('id' in node) || !node.id) return undefined
  const { id } = node
  switch (node.type) {
    case 'section':
      return { id, type: 'sec' }
    case 'figure':
      return { id, type: node.kind === 'table' ? 'table' : 'fig' }
    case 'panel':
      return panelTarget(id, figure)
    case 'note':
      return { id, type: figure?.kind === 'table' ? 'table-fn' : 'fn' }
    case 'math':
      return { id, type: 'disp-formula' }
    case 'supplement':
      return { id, type: 'supplementary-material' }
    case 'boxedText':
      return { id, type: 'boxed-text' }
    case 'statement':
      return { id, type: 'statement' }
    case 'span':
      return { id, type: 'other' }
    case 'footnote':
      return { id, type: 'fn' }
    case 'bibliographyEntry':
      return { id, type: 'bibr' }
    default:
      return undefined
  }
}

/** The only panel of a figure has no element of its own: the figure stands for it. */
function panelTarget(id: string, figure: Figure | undefined): XrefTarget | undefined {
  if (figure && isGroup(figure)) return { id, type: 'fig' }
  return figure?.id ? { id: figure.id, type: 'fig' } : undefined
}

/** Whether a figure becomes a `fig-group`: one panel alone is none (JATS4R Display objects). */
export const isGroup = (figure: Figure): boolean =>
  figure.children.filter((child) => child.type === 'panel').length > 1
