/**
 * Blocks: paragraphs, lists, quotations, code, display math.
 */
import type { List, ListItem } from 'mdast'
import type { Node } from 'unist'
import type { Element, ElementContent } from 'xast'
import type { Equation, Footnote } from '../../document/tree.js'
import { itemMark, listMark } from '../../tree/list-marks.js'
import type { Handlers } from '../handle.js'
import { legal } from '../characters.js'
import { formula } from './formulas.js'
import type { State } from './state.js'
import { element, textElement } from './xml.js'

type Blocks = Pick<
  Handlers<ElementContent[], State>,
  | 'paragraph'
  | 'heading'
  | 'blockquote'
  | 'attribution'
  | 'verse'
  | 'verseLine'
  | 'list'
  | 'listItem'
  | 'code'
  | 'thematicBreak'
  | 'math'
  | 'definitionList'
  | 'definitionItem'
  | 'term'
  | 'description'
>

export const blocks: Blocks = {
  /** The archive allows no empty paragraph, and white space alone is one. */
  paragraph: (node, state) => {
    const content = state.all(node.children)
    return content.every(isBlank) ? [] : [element('p', {}, content)]
  },
  /** A heading that opens no section (in a quotation, in a list) is a line in bold. */
  heading: (node, state) => [element('p', {}, element('bold', {}, state.all(node.children)))],
  blockquote: (node, state) => [
    element('disp-quote', {}, state.all(node.children.toSorted(attributionLast))),
  ],
  attribution: (node, state) => [element('attrib', {}, state.all(node.children))],
  verse: (node, state) =>
    node.children.length > 0 ? [element('verse-group', {}, state.all(node.children))] : [],
  verseLine: (node, state) => [element('verse-line', {}, state.all(node.children))],
  list,
  listItem: (node, state) => [item(node, undefined, state)],
  code: (node) => [
    element('code', { language: node.lang ?? undefined, 'xml:space': 'preserve' }, node.value),
  ],
  /** JATS has no rule between paragraphs. */
  thematicBreak: () => [],
  math: equation,
  definitionList: (node, state) => [element('def-list', {}, state.all(node.children))],
  definitionItem: (node, state) => [element('def-item', {}, state.all(node.children))],
  term: (node, state) => [element('term', {}, state.all(node.children))],
  description: (node, state) => [element('def', {}, inParagraphs(node.children, state))],
}

/** Who is quoted stands behind what is quoted. */
export const attributionLast = (one: Node, other: Node): number =>
  Number(one.type === 'attribution') - Number(other.type === 'attribution')

/** White space and nothing else. */
export const isBlank = (node: ElementContent): boolean =>
  node.type === 'text'
    ? legal(node.value).trim() === ''
    : node.type === 'element' && node.name === 'break'

/** A list that does not start at 1, or has signs of its own, prints its marks as labels, for JATS has no start. */
function list(node: List, state: State): ElementContent[] {
  const { kind, before, after } = listMark(node)
  const plain = !node.ordered || ((node.start ?? 1) === 1 && before === '' && after === '.')
  const items = node.children.map((child, index) =>
    item(child, plain ? undefined : itemLabel(node, index), state),
  )
  if (items.length === 0) return []
  return [element('list', { 'list-type': node.ordered ? listTypes[kind] : 'bullet' }, items)]
}

/** The mark of an item; a full stop after it is left to whoever prints it. */
export const itemLabel = (node: List, index: number): string =>
  itemMark(node, index).replace(/\.$/, '')

/** JATS 1.3 `@list-type`. */
export const listTypes = {
  '1': 'order',
  a: 'alpha-lower',
  A: 'alpha-upper',
  i: 'roman-lower',
  I: 'roman-upper',
} as const

const item = (node: ListItem, label: string | undefined, state: State): Element =>
  element(
    'list-item',
    {},
    textElement('label', label),
    inParagraphs(boxed(node), state, ['list', 'def-list']),
  )

/** What a list item holds; the box of a task stands before its first words. */
export function boxed(node: ListItem): ListItem['children'] {
  const [first, ...more] = node.children
  if (typeof node.checked !== 'boolean' || first?.type !== 'paragraph') return node.children
  return [
    {
      ...first,
      children: [{ type: 'text', value: node.checked ? '☑ ' : '☐ ' }, ...first.children],
    },
    ...more,
  ]
}

function equation(node: Equation, state: State): ElementContent[] {
  return [
    element(
      'disp-formula',
      { id: node.id },
      textElement('label', node.label),
      formula(node.value, true, state),
    ),
  ]
}

/** A footnote's text, with its number. */
export const footnote = (node: Footnote, state: State): Element =>
  element(
    'fn',
    { id: node.id },
    textElement('label', node.number === undefined ? undefined : `${node.number}`),
    inParagraphs(node.children, state),
  )

/** Blocks where JATS wants paragraphs: what is none, and is not in `allowed`, gets one around it. */
export function asParagraphs(
  nodes: readonly Node[],
  state: State,
  allowed: readonly string[] = [],
): Element[] {
  const written = state.all(nodes).filter((child): child is Element => child.type === 'element')
  return written.map((child) =>
    child.name === 'p' || allowed.includes(child.name) ? child : element('p', {}, child),
  )
}

/** The same for places that must not be empty: at least one paragraph. */
export function inParagraphs(
  nodes: readonly Node[],
  state: State,
  allowed: readonly string[] = [],
): Element[] {
  const written = asParagraphs(nodes, state, allowed)
  return written.length > 0 ? written : [element('p')]
}
