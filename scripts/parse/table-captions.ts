/**
 * Captions of tables: a paragraph that starts with `: ` or `Table: `, before or after its table.
 */
import type { Position } from 'unist'
import { typedCaption } from './typed-captions.js'
import { inlineChildren, type Flow, type Inline } from './syntax/nodes.js'

/** The running text of a caption, without its mark, and where it stands with it. */
export interface CaptionSyntax {
  nodes: Inline[]
  position: Position
}

/** The caption that `node` is, if it has the shape of one. */
export function captionIn(node: Flow | undefined): CaptionSyntax | undefined {
  if (node?.type === 'description') {
    const [only, ...more] = node.children
    return only?.type === 'paragraph' && more.length === 0
      ? { nodes: inlineChildren(only), position: node.position }
      : undefined
  }
  const typed = node?.type === 'paragraph' ? typedCaption(node, 'table') : undefined
  if (typed) return { nodes: typed, position: node!.position }
  if (node?.type !== 'paragraph') return undefined
  const [first, ...rest] = inlineChildren(node)
  if (first?.type !== 'text' || !/^Table:\s/i.test(first.value)) return undefined
  const value = first.value.replace(/^Table:\s*/i, '')
  return { nodes: value ? [{ ...first, value }, ...rest] : rest, position: node.position }
}

/** The caption that a heading above a table is: `### Table 1. Doses`. */
export function captionHeading(node: Flow, next: Flow | undefined): CaptionSyntax | undefined {
  const nodes = isTable(next) ? typedCaption(node, 'table') : undefined
  return nodes && { nodes, position: node.position }
}

/** Whether the node at `index` is the caption of the table that follows: no term stands on the line before. */
export function isCaptionOfNext(nodes: readonly Flow[], index: number): boolean {
  const [before, node, next] = [nodes[index - 1], nodes[index], nodes[index + 1]]
  return (
    isTable(next) &&
    captionIn(node) !== undefined &&
    (!before || node!.position.start.line - before.position.end.line > 1)
  )
}

export const isTable = (node: Flow | undefined): boolean =>
  node?.type === 'table' || node?.type === 'textTable'
