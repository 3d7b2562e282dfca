/** "Figure 1:" at the start of the caption of the figure that is labelled "Fig. 1" is not printed twice. */
import type { Emphasis, Paragraph, Strong, Text } from 'mdast'
import type { Figure } from '../document/tree.js'
import type { Stage } from '../stage.js'
import { printed } from '../tree/numerals.js'
import { typedLabel } from '../tree/typed-labels.js'
import { each } from '../tree/visit.js'

/** Takes a typed label off each caption that begins with its own; another stays, and is told. */
export const typedLabels: Stage = () => (article) =>
  each(article, 'figure', (figure) => {
    const [caption] = figure.children
    const first = caption?.type === 'caption' ? caption.children[0] : undefined
    if (first && figure.number !== undefined) takeOff(first, figure)
  })

function takeOff(paragraph: Paragraph, figure: Figure): void {
  const label = typedLabel(paragraph, figure.kind)
  if (label?.numeral !== printed(figure)) return
  const [first, second] = paragraph.children
  if (label.inside && first && 'children' in first) {
    const inner = first as Strong | Emphasis
    cut(inner.children[0] as Text, label.length)
    if ((inner.children[0] as Text).value === '') inner.children.shift()
    if (inner.children.length > 0) return
    paragraph.children.shift()
    if (second?.type === 'text')
      cut(second, /^\s*[.:|\u2013\u2014]?\s*/.exec(second.value)![0].length)
  } else cut(first as Text, label.length)
  if (paragraph.children[0]?.type === 'text' && paragraph.children[0].value === '')
    paragraph.children.shift()
}

/** A text without its first characters, and where the rest of it stands. */
function cut(text: Text, length: number): void {
  text.value = text.value.slice(length)
  const { position } = text
  if (!position) return
  const { line, column, offset } = position.start
  text.position = {
    ...position,
    start: {
      line,
      column: column + length,
      ...(offset !== undefined && { offset: offset + length }),
    },
  }
}
