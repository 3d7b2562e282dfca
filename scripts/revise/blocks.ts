/**
 * Two versions of the same blocks → marked blocks: aligned first, then compared inside.
 */
import type { Heading } from 'mdast'
import type { Node } from 'unist'
import type { DefinitionItem, Figure, Section, Supplement } from '../document/tree.js'
import { childrenOf } from '../tree/visit.js'
import { align, bagOf } from './align.js'
import { compareBibliographies } from './bibliography.js'
import { areBoth, isLine, signature, textOf, type Side } from './content.js'
import { compareFigures } from './figures.js'
import { compareLines, type ComparisonContext } from './lines.js'
import { compareTables } from './tables.js'
import { remarkParagraph, remark } from './remark.js'
import { markedWhole } from './whole.js'

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
  const pair = [one, other] as const
  if (one.type !== other.type) return 0
  if (areBoth(pair, 'section')) return sameHeading(...pair, context) ? 1 : undefined
  if (areBoth(pair, 'figure')) return figures(...pair)
  if (areBoth(pair, 'panel')) return pair[0].letter === pair[1].letter ? 0.5 : undefined
  if (areBoth(pair, 'supplement')) return pair[0].path === pair[1].path ? 1 : undefined
  if (areBoth(pair, 'math')) {
    const [{ identifier }, { identifier: now }] = pair
    return identifier !== undefined && identifier === now ? 1 : 0
  }
  return ['caption', 'notes', 'thematicBreak'].includes(one.type) ? 1 : undefined
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
  const pair = [before, after] as const
  if (areBoth(pair, 'figure')) return [compareFigures(...pair, context)]
  if (areBoth(pair, 'bibliography')) return [compareBibliographies(...pair, context)]
  const same = signature(before, context.before) === signature(after, context.after)
  if (same && !holdsFigure(after)) return [after]
  if (isLine(before) && isLine(after))
    return [withChildren(after, compareLines(before.children, after.children, context))]
  if (areBoth(pair, 'section')) return [compareSections(...pair, context)]
  if (areBoth(pair, 'table')) return compareTables(...pair, context)
  if (areBoth(pair, 'definitionItem')) return [compareDefinitions(...pair, context)]
  if (areBoth(pair, 'supplement')) return supplements(...pair, context)
  if (after.type === 'code' || after.type === 'math')
    return [...markedWhole(before, 'deleted', context), ...markedWhole(after, 'inserted', context)]
  if (!('children' in after)) return [after]
  return [withChildren(after, compareBlocks(childrenOf(before), childrenOf(after), context))]
}

const withChildren = (
  node: Node,
  children: readonly Node[],
): Node & { children: readonly Node[] } => ({
  ...node,
  children,
})

/** Numbers of figures are no part of a signature, and are told all the same. */
function holdsFigure(node: Node): boolean {
  return node.type === 'figure' || (!isLine(node) && childrenOf(node).some(holdsFigure))
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
  const children = compareBlocks(before.children, after.children, context)
  const name = before.path === after.path ? undefined : context.name()
  return [
    ...(name === undefined
      ? []
      : [
          remarkParagraph(
            remark(`[${after.label ?? 'Supplement'}: another file, was ${before.path}]`, name),
          ),
        ]),
    withChildren(after, children),
  ]
}
