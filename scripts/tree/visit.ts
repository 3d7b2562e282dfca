/** Walks a tree in document order. */
import type { Node } from 'unist'

/** Lists of nodes that a node may have, in the order in which they are read: what stands before and after a key is one. */
export const lists = ['prefix', 'children', 'suffix'] as const
type Listed = Node & Partial<Record<(typeof lists)[number], Node[]>>

/** All nodes below a node, with those before and after the key of a citation or reference. */
export function childrenOf(node: Node): readonly Node[] {
  const { prefix, children, suffix } = node as Listed
  if (!prefix?.length && !suffix?.length) return children ?? []
  return [...(prefix ?? []), ...(children ?? []), ...(suffix ?? [])]
}

/** Calls `see` for every node, parents first, with the nodes above it from the root down. Depth costs no stack. */
export function visit(root: Node, see: (node: Node, parents: readonly Node[]) => void): void {
  const stack: Array<{ node: Node; depth: number }> = [{ node: root, depth: 0 }]
  const parents: Node[] = []
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, depth } = next
    parents.length = depth
    see(node, parents)
    parents[depth] = node
    const children = childrenOf(node)
    for (let index = children.length - 1; index >= 0; index--)
      stack.push({ node: children[index] as Node, depth: depth + 1 })
  }
}

/** Puts what `replacement` gives in the place of each node of `types`, wherever it stands; one that it gives nothing for stays. */
export function replace(
  root: Node,
  types: ReadonlySet<string>,
  replacement: (node: Node) => Node[] | undefined,
): void {
  visit(root, (node) => {
    for (const list of lists) {
      const nodes = (node as Listed)[list]
      if (nodes?.some(({ type }) => types.has(type)))
        (node as Listed)[list] = nodes.flatMap((each) =>
          types.has(each.type) ? (replacement(each) ?? [each]) : [each],
        )
    }
  })
}
