/** Paragraphs of running text. */
import type { Paragraph } from 'mdast'
import { spanning } from './fragment.js'
import { readPhrasing } from './phrasing.js'
import { unsupported, type Scope } from './reading.js'
import type { Inline } from './syntax/nodes.js'

/** Without blanks at both ends and without what is empty. */
export function trim<T extends { type: string }>(nodes: readonly T[]): T[] {
  const edges = nodes.map((node) => (node.type === 'text' ? { ...node } : node)) as Array<
    T & { value: string }
  >
  if (edges[0]?.type === 'text') edges[0].value = edges[0].value.trimStart()
  const last = edges[edges.length - 1]
  if (last?.type === 'text') last.value = last.value.trimEnd()
  return edges.filter((node) => node.type !== 'text' || node.value !== '')
}

/** The paragraph that `nodes` are; nothing when nothing is left of it. A LaTeX label in it belongs to nothing. */
export function paragraphOf(nodes: readonly Inline[], scope: Scope): Paragraph[] {
  const children = trim(readPhrasing(nodes, scope))
  for (const label of scope.labels.splice(0))
    unsupported(
      scope,
      nodes[0],
      `LaTeX \`\\label{${label}}\` in running text`,
      'it in a caption or an equation',
    )
  return children.length
    ? [
        {
          type: 'paragraph',
          children,
          position: spanning(nodes[0]!.position, nodes[nodes.length - 1]!.position),
        },
      ]
    : []
}
