/**
 * Code, line by line as it was written; lines too long for the column go on indented.
 */
import type { Code } from 'mdast'
import type { LayoutNode, TextNode } from '../print/node.js'
import type { State } from './state.js'

export function code(node: Code, state: State): LayoutNode {
  const { style } = state
  const tag = state.tag.add('P').add('Code')
  const lines = node.value.replaceAll('\t', '    ').split('\n')
  const nodes = lines.map((line): TextNode => ({
    kind: 'text',
    runs: line ? [{ text: line, verbatim: true }] : [],
    style: { ...style.text.code, hanging: style.space.listIndent },
    tag,
  }))
  return {
    kind: 'stack',
    stack: nodes,
    inset: [style.space.quoteIndent / 2, 0],
    before: style.space.block,
    after: style.space.block,
  }
}
