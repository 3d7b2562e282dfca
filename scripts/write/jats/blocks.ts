/**
 * Blocks: paragraphs, lists, quotations, code, display math.
 */
import type { List, ListItem } from 'mdast'
import type { Node } from 'unist'
import type { Element, ElementContent } from 'xast'
import type { Equation, Footnote } from '../../document.js'
import type { Handlers } from '../handle.js'
import { formula } from './formulas.js'
import type { State } from './state.js'
import { element, textElement } from './xml.js'

type Blocks = Pick<Handlers<ElementContent[], State>, 'paragraph' | 'heading' | 'blockquote' | 'list' | 'listItem' | 'code' | 'thematicBreak' | 'math' | 'definitionList' | 'definitionItem' | 'term' | 'description'>

export const blocks: Blocks = {
  /** The archive allows no empty paragraph, and white space alone is one. */
  paragraph: (node, state) => {
    const content = state.all(node.children)
    return content.some((child) => child.type !== 'text' || child.value.trim() !== '') ? [element('p', {}, content)] : []
  },
  /** A heading that opens no section (in a quotation, in a list) is a line in bold. */
  heading: (node, state) => [element('p', {}, element('bold', {}, state.all(node.children)))],
  blockquote: (node, state) => [element('disp-quote', {}, state.all(node.children))],
  list,
  listItem: (node, state) => [item(node, undefined, state)],
  code: (node) => [element('code', { language: node.lang ?? undefined, 'xml:space': 'preserve' }, node.value)],
  /** JATS has no rule between paragraphs. */
  thematicBreak: () => [],
  math: equation,
  definitionList: (node, state) => [element('def-list', {}, state.all(node.children))],
  definitionItem: (node, state) => [element('def-item', {}, state.all(node.children))],
  term: (node, state) => [element('term', {}, state.all(node.children))],
  description: (node, state) => [element('def', {}, inParagraphs(node.children, state, []))],
}

/** A list that does not start at 1 prints its numbers as labels, for JATS has no start. */
function list(node: List, state: State): ElementContent[] {
  const start = node.ordered ? (node.start ?? 1) : 1
  const items = node.children.map((child, index) => item(child, start === 1 ? undefined : `${start + index}`, state))
  if (items.length === 0) return []
  return [element('list', { 'list-type': node.ordered ? 'order' : 'bullet' }, items)]
}

function item(node: ListItem, label: string | undefined, state: State): Element {
  const content = inParagraphs(node.children, state, ['list', 'def-list'])
  const box = node.checked === true ? '☑ ' : node.checked === false ? '☐ ' : ''
  const first = content[0]
  if (box && first?.type === 'element' && first.name === 'p') first.children.unshift({ type: 'text', value: box })
  return element('list-item', {}, textElement('label', label), content)
}

function equation(node: Equation, state: State): ElementContent[] {
  return [element('disp-formula', { id: node.id }, textElement('label', node.label), formula(node.value, true, state))]
}

/** A footnote's text, with its number. */
export const footnote = (node: Footnote, state: State): Element =>
  element('fn', { id: node.id }, textElement('label', node.number === undefined ? undefined : `${node.number}`), inParagraphs(node.children, state, []))

/**
 * Blocks where JATS wants paragraphs: what is none, and is not in `allowed`, gets one around it. At least one paragraph
 * comes back, for such places must not be empty.
 */
export function inParagraphs(nodes: readonly Node[], state: State, allowed: readonly string[]): Element[] {
  const written = state.all(nodes).filter((child): child is Element => child.type === 'element')
  const wrapped = written.map((child) => (child.name === 'p' || allowed.includes(child.name) ? child : element('p', {}, child)))
  return wrapped.length > 0 ? wrapped : [element('p')]
}
