/**
 * Headings: Markdown's, with their attributes, and LaTeX's `\section{…}`. A `\label` in one or on the line below names it.
 */
import type { Heading } from 'mdast'
import { parseCommand } from './latex/command.js'
import { onOneLine, positionWithin } from './fragment.js'
import { paragraphOf } from './paragraphs.js'
import { readInline, type Scope } from './reading.js'
import { readAttributes, type Attributes } from './syntax/attributes.js'
import { inlineChildren, type Flow, type Inline, type Token } from './syntax/nodes.js'

/** A heading with its attributes, before it is a section's. */
export interface Headed {
  type: 'headed'
  level: number
  heading: Heading
  attributes?: Attributes | undefined
}
type Paragraph = Extract<Flow, { type: 'paragraph' }>

/** A heading of Markdown. */
export function readHeading(node: Extract<Flow, { type: 'heading' }>, scope: Scope): Headed {
  const { label, rest: nodes } = withoutLabel(inlineChildren(node))
  const last = nodes.at(-1)
  const attributes =
    last?.type === 'attributes' ? readAttributes(last.value, 0)?.attributes : undefined
  return headed(
    node.depth,
    attributes ? nodes.slice(0, -1) : nodes,
    label ? { classes: [], values: new Map(), ...attributes, id: label } : attributes,
    node.position,
    scope,
  )
}

function headed(
  level: number,
  nodes: readonly Inline[],
  attributes: Attributes | undefined,
  position: Heading['position'],
  scope: Scope,
): Headed {
  const [text] = paragraphOf(nodes, scope)
  const depth = Math.min(level, 6) as Heading['depth']
  return {
    type: 'headed',
    level,
    attributes,
    heading: { type: 'heading', depth, children: text?.children ?? [], position },
  }
}

/** LaTeX's levels of a text; in one with chapters a section is below them. */
const levels = ['chapter', 'section', 'subsection', 'subsubsection', 'paragraph', 'subparagraph']

/**
 * The first heading as LaTeX has it that begins a line of a paragraph, with what stands before and after it there; nothing
 * for a paragraph without one.
 */
export function latexHeading(
  node: Paragraph,
  scope: Scope,
): { before: Paragraph[]; headed: Headed; rest: Paragraph[] } | undefined {
  const nodes = inlineChildren(node)
  const at = nodes.findIndex((each, index) => isHeading(each) && beginsLine(nodes, index))
  if (at < 0) return undefined
  const [first, others] = [nodes[at] as Token, nodes.slice(at + 1)]
  const { name, arguments: given } = parseCommand(first.value)
  const [title] = given
  if (!title) return undefined
  const words = readInline(
    onOneLine(scope.fragment.path, title.text, positionWithin(first.position, title.from, 0).start),
    scope,
  )
  const { label, rest } = withoutLabel(others)
  const level = levels.indexOf(name.replace('*', '')) + (hasChapters(scope) ? 1 : 0)
  const attributes: Attributes = {
    classes: name.endsWith('*') ? ['unnumbered'] : [],
    values: new Map(),
    ...(label ? { id: label } : {}),
  }
  return {
    before: paragraphWith(node, nodes.slice(0, at)),
    headed: headed(level, words, attributes, first.position, scope),
    rest: paragraphWith(node, rest),
  }
}

const isHeading = (node: Inline): boolean =>
  node.type === 'command' && /^\\(?:chapter|(?:sub)*section)\*?[[{]/.test((node as Token).value)

/** Whether only blanks stand before a node on its line. */
function beginsLine(nodes: readonly Inline[], index: number): boolean {
  const before = nodes[index - 1]
  if (before?.type !== 'text') return !before
  return /\n[ \t]*$/.test(before.value) || (index === 1 && isBlank(before))
}

/** A paragraph of some of its nodes, where they are more than blanks. */
const paragraphWith = (node: Paragraph, children: readonly Inline[]): Paragraph[] =>
  children.some((each) => !isBlank(each)) ? [{ ...node, children } as Paragraph] : []

const hasChapters = ({ fragment }: Scope): boolean => /^\\chapter\*?[[{]/m.test(fragment.text)

/** The name that a `\label` gives the heading before it, and what is left of its paragraph. */
export function labelBelow(
  node: Flow | undefined,
): { label: string; rest: Paragraph[] } | undefined {
  if (node?.type !== 'paragraph') return undefined
  const nodes = inlineChildren(node)
  if (labelOf(nodes[0]) === undefined) return undefined
  const { label, rest } = withoutLabel(nodes)
  return { label: label!, rest: paragraphWith(node, rest) }
}

/** Gives a heading a name, where it has none of its own. */
export const named = (heading: Headed, label: string): Headed => ({
  ...heading,
  attributes: { classes: [], values: new Map(), id: label, ...heading.attributes },
})

/** Nodes without the `\label` among them that only blanks stand before, or that is the last; what is left is trimmed of its line. */
function withoutLabel(nodes: readonly Inline[]): { label?: string | undefined; rest: Inline[] } {
  const first = nodes.findIndex((node) => !isBlank(node))
  const last = nodes.findLastIndex((node) => !isBlank(node))
  const at = [first, last].find((index) => labelOf(nodes[index]) !== undefined)
  if (at === undefined) return { rest: [...nodes] }
  return { label: labelOf(nodes[at]), rest: [...nodes.slice(0, at), ...nodes.slice(at + 1)] }
}

const labelOf = (node: Inline | undefined): string | undefined =>
  node?.type === 'command'
    ? /^\\label\{([^{}]+)\}$/.exec((node as Token).value)?.[1]?.trim()
    : undefined

const isBlank = (node: Inline): boolean => node.type === 'text' && node.value.trim() === ''
