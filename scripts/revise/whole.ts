/**
 * What was put in or taken out whole: every line of it is marked, and what has no lines (a picture, display math) is
 * announced by a remark.
 */
import type { Code, Paragraph, PhrasingContent } from 'mdast'
import type { Node } from 'unist'
import type {
  Caption,
  Equation,
  Figure,
  Panel,
  Phrasing,
  Revision,
  Supplement,
} from '../document/tree.js'
import { childrenOf } from '../tree/visit.js'
import { inert, isEmpty } from './atoms.js'
import { isLine, saysOf, textOf } from './content.js'
import type { ComparisonContext } from './lines.js'
import { remarkParagraph, remark } from './remark.js'

type Kind = 'inserted' | 'deleted'
interface Parent extends Node {
  children?: Node[]
}

/** The marked form of a node that only one article has, under one name; a block may become several. */
export function markedWhole(
  node: Node,
  kind: Kind,
  context: ComparisonContext,
  name = context.name(),
): Node[] {
  const inner = (child: Node): Node[] => markedWhole(child, kind, context, name)
  const says =
    node.type === 'paragraph'
      ? { says: saysOf(node, kind === 'deleted' ? context.before : context.after) }
      : {}
  const data = { ...node.data, revision: { kind, change: name, ...says } }
  if (isLine(node))
    return [
      {
        ...stripped(node, kind),
        data,
        children: revised(node.children, kind, context, name),
      } as Node,
    ]
  switch (node.type) {
    case 'code':
      return [codeLines(node as Code, kind, name)]
    case 'math':
      return equation(node as Equation, kind, name)
    case 'thematicBreak':
      return kind === 'deleted' ? [] : [node]
    case 'figure':
      return kind === 'deleted'
        ? goneFigure(node as Figure, context, name)
        : [newFigure(node as Figure, context, name)]
    case 'supplement':
      return supplement(node as Supplement, kind, context, name)
    default:
      return [
        {
          ...stripped(node, kind),
          data,
          ...((node as Parent).children
            ? { children: (node as Parent).children!.flatMap(inner) }
            : {}),
        } as Node,
      ]
  }
}

/** What was taken out has no name that something could lead to. */
function stripped(node: Node, kind: Kind): Node {
  if (kind === 'inserted') return node
  const copy = { ...node } as Node & { id?: string; identifier?: string }
  if (copy.type !== 'bibliographyEntry') (delete copy.id, delete copy.identifier)
  return copy
}

/** A line as one mark. */
export function revised(
  children: ReadonlyArray<Phrasing | PhrasingContent>,
  kind: Kind,
  { lost }: ComparisonContext,
  name: string,
): Phrasing[] {
  const words = kind === 'deleted' ? inert(children, lost) : (children as Phrasing[])
  return isEmpty(words) ? words : [{ type: 'revision', kind, change: name, children: words }]
}

const gone = (name: string, ...children: Phrasing[]): Paragraph => ({
  type: 'paragraph',
  data: { revision: { kind: 'deleted', change: name } },
  children: children as PhrasingContent[],
})

/** Code line by line: a block of code holds no marks. */
function codeLines(node: Code, kind: Kind, name: string): Paragraph {
  const children = node.value
    .split('\n')
    .flatMap((value, index): Phrasing[] => [
      ...(index > 0 ? [{ type: 'break' as const }] : []),
      ...(value ? [{ type: 'inlineCode' as const, value }] : []),
    ])
  return {
    type: 'paragraph',
    data: { revision: { kind, change: name, ...(kind === 'inserted' ? { clean: node } : {}) } },
    children: [
      { type: 'revision', kind, change: name, children },
    ] as Revision[] as unknown as PhrasingContent[],
  }
}

function equation(node: Equation, kind: Kind, name: string): Node[] {
  const label = node.label ? ` ${node.label}` : ''
  if (kind === 'inserted')
    return [
      remarkParagraph(remark(`[equation${label} added]`, name)),
      { ...node, data: { revision: { kind, change: name } } } as Node,
    ]
  return [
    gone(name, remark(`[equation${label} deleted] `, name), {
      type: 'revision',
      kind,
      change: name,
      children: [{ type: 'inlineMath', value: node.value }],
    }),
  ]
}

/** A figure or table with all its words marked, and a remark at the end of its caption. */
function newFigure(node: Figure, context: ComparisonContext, name: string): Figure {
  const children = node.children.flatMap((child) =>
    child.type === 'image' ? [child] : markedWhole(child, 'inserted', context, name),
  )
  return {
    ...withRemarks<Figure>({ ...node, children: children as Figure['children'] }, [
      remark(` [${node.kind} added]`, name),
    ]),
    data: { revision: { kind: 'inserted', change: name } },
  }
}

/** `said` behind the words of the caption; one is made where there is none. */
export function withRemarks<Holder extends Figure | Panel>(
  node: Holder,
  said: readonly Phrasing[],
): Holder {
  if (said.length === 0) return node
  const children: readonly Node[] = node.children
  const caption = children.find((child): child is Caption => child.type === 'caption')
  const last = caption?.children.at(-1)
  const paragraph = {
    type: 'paragraph' as const,
    ...last,
    children: [...(last?.children ?? []), ...(said as PhrasingContent[])],
  }
  const longer: Caption = {
    type: 'caption',
    ...caption,
    children: [...(caption?.children.slice(0, -1) ?? []), paragraph],
  }
  return {
    ...node,
    children: caption
      ? children.map((child) => (child === caption ? longer : child))
      : [longer, ...children],
  } as Holder
}

/** A line for a figure that is gone: its label, and its words; a table's cells stay to be seen. */
function goneFigure(node: Figure, context: ComparisonContext, name: string): Node[] {
  const words = (of: readonly Node[]): Phrasing[] =>
    of
      .flatMap((child) => linesOf(child))
      .flatMap((line, index) => [
        ...(index > 0 ? [{ type: 'text' as const, value: ' ' }] : []),
        ...line,
      ])
  const before = node.children.filter(({ type }) => type === 'caption')
  const tables = node.children.filter(({ type }) => type === 'table' || type === 'code')
  const after = node.children.filter((child) => !before.includes(child) && !tables.includes(child))
  const line = words(tables.length > 0 ? before : [...before, ...after])
  return [
    gone(
      name,
      remark(`[${node.label ?? node.kind} deleted] `, name),
      ...revised(line, 'deleted', context, name),
    ),
    ...tables.flatMap((child) => markedWhole(child, 'deleted', context, name)),
    ...(tables.length > 0 && after.length > 0
      ? [gone(name, ...revised(words(after), 'deleted', context, name))]
      : []),
  ]
}

/** The lines below a node. */
export function linesOf(node: Node): Phrasing[][] {
  if (isLine(node)) return [node.children]
  return childrenOf(node).flatMap(linesOf)
}

function supplement(
  node: Supplement,
  kind: Kind,
  context: ComparisonContext,
  name: string,
): Node[] {
  const label = node.label ?? 'Supplement'
  if (kind === 'deleted')
    return [
      gone(
        name,
        remark(`[${label} deleted] `, name),
        ...revised([{ type: 'text', value: textOf(node) }], kind, context, name),
      ),
    ]
  const children = node.children.map(
    (caption) => markedWhole(caption, kind, context, name)[0] as Caption,
  )
  return [
    remarkParagraph(remark(`[${label} added]`, name)),
    { ...node, children, data: { revision: { kind, change: name } } } as Node,
  ]
}
