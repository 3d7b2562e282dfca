/**
 * What the layout prints behind the references: each table and figure on a page of its own, and the legends of figures
 * together under a heading. Tags stay where the text has the float, so that a reader aloud meets it there.
 */
import type { LayoutNode, StackNode, TextNode } from '../print/node.js'
import type { State } from './state.js'

/** Nodes of all that waited, in the layout's order. */
export function atEnd(state: State): LayoutNode[] {
  const order = state.style.floats.order.split(' ') as Array<keyof State['postponed']>
  return order.flatMap((kind) =>
    kind === 'legends' ? legends(state) : state.postponed[kind].map(alone),
  )
}

const alone = (node: StackNode): StackNode => ({
  ...node,
  float: node.float === 'landscape' ? 'landscape' : undefined,
  newPage: true,
})

function legends({ postponed, style, words }: State): LayoutNode[] {
  if (postponed.legends.length === 0) return []
  const heading: TextNode = {
    kind: 'text',
    runs: [{ text: words.legends }],
    style: style.text.heading1,
    artifact: true,
    keepWithNext: true,
    after: style.space.afterHeading,
  }
  return [{ kind: 'stack', stack: [heading, ...postponed.legends], newPage: true }]
}
