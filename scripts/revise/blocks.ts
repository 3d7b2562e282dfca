/**
 * Two versions of the same blocks → marked blocks: aligned first, then compared inside.
 */
import type { Heading, Table } from 'mdast'
import type { Node } from 'unist'
import type {
  Bibliography,
  DefinitionItem,
  Equation,
  Figure,
  Panel,
  Section,
  Supplement,
} from '../document/tree.js'
import { align, bagOf } from './align.js'
import { compareBibliographies } from './bibliography.js'
import { isLine, signature, textOf, type Side } from './content.js'
import { compareFigures } from './figures.js'
import { compareLines, type ComparisonContext } from './lines.js'
import { compareTables } from './tables.js'
import { remarkParagraph, remark } from './remark.js'
import { markedWhole } from './whole.js'

interface Parent extends Node {
  children: Node[]
}

/** The children of two nodes, in the new order, with what was taken out where it stood. */
export function compareBlocks(
  before: readonly Node[],
  after: readonly Node[],
  context: ComparisonContext,
): Node[] {
  const sides = new Map<Node, Side>([
    ...before.map((node) => [node, context.before] as const),
    ...after.map((node) => [node, context.after] as const),
  ])
  const known = (node: Node): { key: string; words: ReadonlyMap<string, number> } => ({
    key: signature(node, sides.get(node)!),
    words: bagOf(textOf(node)),
  })
  return align(before, after, known, (one, other) => likeness(one, other, context)).flatMap(
    ({ before: one, after: other }) => {
      if (one && other) return compareNodes(one, other, context)
      return one ? markedWhole(one, 'deleted', context) : markedWhole(other!, 'inserted', context)
    },
  )
}

/** What is known without counting words: other kinds are never the same, and some things have names. */
function likeness(one: Node, other: Node, context: ComparisonContext): number | undefined {
  if (one.type !== other.type) return 0
  switch (one.type) {
    case 'section':
      return sameHeading(one as Section, other as Section, context) ? 1 : undefined
    case 'figure':
      return figures(one as Figure, other as Figure)
    case 'panel':
      return (one as Panel).letter === (other as Panel).letter ? 0.5 : undefined
    case 'supplement':
      return (one as Supplement).path === (other as Supplement).path ? 1 : undefined
    case 'math':
      return (one as Equation).identifier !== undefined &&
        (one as Equation).identifier === (other as Equation).identifier
        ? 1
        : 0
    case 'caption':
    case 'notes':
      return 1
    case 'thematicBreak':
      return 1
    default:
      return undefined
  }
}

function sameHeading(one: Section, other: Section, { before, after }: ComparisonContext): boolean {
  return (
    (one.identifier !== undefined && one.identifier === other.identifier) ||
    signature(one.children[0], before) === signature(other.children[0], after)
  )
}

function figures(one: Figure, other: Figure): number | undefined {
  if (one.kind !== other.kind) return 0
  if (one.identifier !== undefined && one.identifier === other.identifier) return 1
  return undefined
}

/** One thing in its old and its new form. */
export function compareNodes(before: Node, after: Node, context: ComparisonContext): Node[] {
  const same = signature(before, context.before) === signature(after, context.after)
  if (after.type === 'figure') return [compareFigures(before as Figure, after as Figure, context)]
  if (after.type === 'bibliography')
    return [compareBibliographies(before as Bibliography, after as Bibliography, context)]
  if (same && !holdsFigure(after)) return [after]
  if (isLine(after))
    return [
      {
        ...after,
        children: compareLines((before as Heading).children, (after as Heading).children, context),
      } as Node,
    ]
  switch (after.type) {
    case 'section':
      return [compareSections(before as Section, after as Section, context) as Node]
    case 'table':
      return compareTables(before as Table, after as Table, context)
    case 'definitionItem':
      return [
        compareDefinitions(before as DefinitionItem, after as DefinitionItem, context) as Node,
      ]
    case 'supplement':
      return supplements(before as Supplement, after as Supplement, context)
    case 'code':
    case 'math':
      return [
        ...markedWhole(before, 'deleted', context),
        ...markedWhole(after, 'inserted', context),
      ]
    default:
      return 'children' in after
        ? [
            {
              ...after,
              children: compareBlocks(
                (before as Parent).children,
                (after as Parent).children,
                context,
              ),
            } as Node,
          ]
        : [after]
  }
}

/** Numbers of figures are no part of a signature, and are told all the same. */
function holdsFigure(node: Node): boolean {
  return (
    node.type === 'figure' ||
    (!isLine(node) && ((node as Partial<Parent>).children ?? []).some(holdsFigure))
  )
}

function compareSections(before: Section, after: Section, context: ComparisonContext): Section {
  const [headingBefore, ...restBefore] = before.children
  const [headingAfter, ...restAfter] = after.children
  const [heading] = compareNodes(headingBefore, headingAfter, context) as [Heading]
  return {
    ...after,
    children: [heading, ...compareBlocks(restBefore, restAfter, context)] as Section['children'],
  }
}

function compareDefinitions(
  before: DefinitionItem,
  after: DefinitionItem,
  context: ComparisonContext,
): DefinitionItem {
  const [termBefore, ...restBefore] = before.children
  const [termAfter, ...restAfter] = after.children
  return {
    ...after,
    children: [
      ...compareNodes(termBefore, termAfter, context),
      ...compareBlocks(restBefore, restAfter, context),
    ] as DefinitionItem['children'],
  }
}

function supplements(before: Supplement, after: Supplement, context: ComparisonContext): Node[] {
  const children = compareBlocks(before.children, after.children, context) as Supplement['children']
  const name = before.path === after.path ? undefined : context.name()
  return [
    ...(name === undefined
      ? []
      : [
          remarkParagraph(
            remark(`[${after.label ?? 'Supplement'}: another file, was ${before.path}]`, name),
          ),
        ]),
    { ...after, children } as Node,
  ]
}
