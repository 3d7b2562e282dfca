/**
 * Code, line by line as it was written; lines too long for the column go on with a mark, farther in than they began.
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
    style: {
      ...style.text.code,
      hanging: style.space.listIndent + indentation(line, state),
      marked: true,
    },
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

/** The most spaces at the start of a line that are counted where it goes on, so that some of a narrow column is left. */
const mostSpaces = 16

/** How wide the spaces are that a line begins with, in points. */
function indentation(line: string, { style, typesetter }: State): number {
  const text = /^ */.exec(line)![0].slice(0, mostSpaces)
  return text ? typesetter.width([{ text, verbatim: true }], style.text.code) : 0
}
