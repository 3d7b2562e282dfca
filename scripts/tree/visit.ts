/** Walks a tree in document order. */
import type { Node } from 'unist'

/** Calls `see` for every node, parents first, with the nodes above it from the root down. Depth costs no stack. */
export function visit(root: Node, see: (node: Node, parents: readonly Node[]) => void): void {
  const stack: Array<{ node: Node; depth: number }> = [{ node: root, depth: 0 }]
  const parents: Node[] = []
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, depth } = next
    parents.length = depth
    see(node, parents)
    parents[depth] = node
    const children = (node as { children?: readonly Node[] }).children ?? []
    for (let index = children.length - 1; index >= 0; index--) stack.push({ node: children[index] as Node, depth: depth + 1 })
  }
}
