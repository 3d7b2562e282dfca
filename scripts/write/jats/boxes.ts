/**
 * Blocks with a label and a title: text in a box, statements.
 */
import type { Heading } from 'mdast'
import type { Element } from 'xast'
import type { BoxedText, Statement } from '../../document/tree.js'
import { boxParts } from '../../tree/titled-block.js'
import { inParagraphs, isBlank } from './blocks.js'
import type { State } from './state.js'
import { element, textElement } from './xml.js'

/** JATS 1.3 `<boxed-text>`, which stands where the author put it; what it is for is its `@content-type`. */
export function boxedText(node: BoxedText, state: State): Element {
  const [title, blocks] = boxParts(node)
  return element(
    'boxed-text',
    { id: node.id, 'content-type': node.kind, position: 'anchor' },
    textElement('label', node.label),
    title && titled(title, state, (words) => element('caption', {}, words)),
    state.all(blocks),
  )
}

/** JATS 1.3 `<statement>`, which holds paragraphs. */
export function statement(node: Statement, state: State): Element {
  const [title, blocks] = boxParts(node)
  return element(
    'statement',
    { id: node.id, 'content-type': node.kind },
    textElement('label', node.label),
    title && titled(title, state, (words) => words),
    inParagraphs(blocks, state, ['statement']),
  )
}

/** A title that says something, in what `within` puts around it. */
function titled(
  title: Heading,
  state: State,
  within: (title: Element) => Element,
): Element | undefined {
  const words = state.all(title.children)
  return words.every(isBlank) ? undefined : within(element('title', {}, words))
}
