/**
 * Text in a box: a callout, key points.
 */
import type { Element } from 'xast'
import type { BoxedText } from '../../document/tree.js'
import { boxParts } from '../box.js'
import { isBlank } from './blocks.js'
import type { State } from './state.js'
import { element, textElement } from './xml.js'

/** JATS 1.3 `<boxed-text>`, which stands where the author put it; what it is for is its `@content-type`. */
export function boxedText(node: BoxedText, state: State): Element {
  const [title, blocks] = boxParts(node)
  const words = title && state.all(title.children)
  return element(
    'boxed-text',
    { id: node.id, 'content-type': node.kind, position: 'anchor' },
    textElement('label', node.label),
    words && !words.every(isBlank)
      ? element('caption', {}, element('title', {}, words))
      : undefined,
    state.all(blocks),
  )
}
