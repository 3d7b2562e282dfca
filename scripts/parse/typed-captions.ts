/**
 * Captions as authors type them where their tool numbers nothing: "**Figure 1.** The skin", "Table 2: Doses", in a paragraph
 * beside the float or a heading above it. resolve takes the typed label off, where it is the number that the float gets.
 */
import type { Figure } from '../document/tree.js'
import { labelWords } from '../tree/typed-labels.js'
import { textWithoutMarkup } from './html.js'
import { inlineChildren, type Flow, type Inline } from './syntax/nodes.js'

const number = '\\s*[A-Z]?\\d{1,3}'

/** Whether running text begins as the typed caption of a float: its label in bold, or with a sign after its number. */
export function beginsTyped(nodes: readonly Inline[], kind: Figure['kind']): boolean {
  const [first] = nodes.filter((node) => node.type !== 'text' || node.value.trim())
  if (first?.type === 'strong' || first?.type === 'emphasis')
    return new RegExp(`^\\s*(?:${labelWords[kind]})${number}(?![\\w,])`, 'i').test(
      textWithoutMarkup(first.children),
    )
  return (
    first?.type === 'text' &&
    new RegExp(`^\\s*(?:${labelWords[kind]})${number}\\s*[.:|\u2013\u2014](?:\\s|$)`, 'i').test(
      first.value,
    )
  )
}

/** The typed caption that a paragraph or a heading is. */
export function typedCaption(node: Flow | undefined, kind: Figure['kind']): Inline[] | undefined {
  if (node?.type !== 'paragraph' && node?.type !== 'heading') return undefined
  const nodes = inlineChildren(node)
  return beginsTyped(nodes, kind) ? nodes : undefined
}
