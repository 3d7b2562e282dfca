/** Walks a tree in document order. */
import type { Node } from 'unist'
import type { AnyNode } from '../document/tree.js'

/** Lists of nodes that a node may have, in the order in which they are read: what stands before and after a key is one. */
export const lists = ['prefix', 'children', 'suffix'] as const
type Listed = Partial<Record<(typeof lists)[number], AnyNode[]>>

/** The node of a type: `NodeOf<'figure'>` is `Figure`. */
export type NodeOf<Type extends AnyNode['type']> = Extract<AnyNode, { type: Type }>

/** All nodes below a node, with those before and after the key of a citation or reference. */
export function childrenOf(node: Node): readonly AnyNode[] {
  const { prefix, children, suffix } = node as Listed
  if (!prefix?.length && !suffix?.length) return children ?? []
  return [...(prefix ?? []), ...(children ?? []), ...(suffix ?? [])]
}

/**
 * Calls `see` for every node, parents first, with the nodes above it from the root down. Depth costs no stack.
 * What stands in an article is one of its own nodes: this is the one place that says so to the compiler.
 */
export function visit(root: Node, see: (node: AnyNode, parents: readonly AnyNode[]) => void): void {
  const stack: Array<{ node: AnyNode; depth: number }> = [{ node: root as AnyNode, depth: 0 }]
  const parents: AnyNode[] = []
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, depth } = next
    parents.length = depth
    see(node, parents)
    parents[depth] = node
    const children = childrenOf(node)
    for (let index = children.length - 1; index >= 0; index--)
      stack.push({ node: children[index]!, depth: depth + 1 })
  }
}

/** Calls `see` for every node of a type, as `visit` does. */
export function each<Type extends AnyNode['type']>(
  root: Node,
  type: Type,
  see: (node: NodeOf<Type>, parents: readonly AnyNode[]) => void,
): void {
  visit(root, (node, parents) => {
    if (node.type === type) see(node as NodeOf<Type>, parents)
  })
}

/** Puts what `replacement` gives in the place of each node of `types`, wherever it stands; one that it gives nothing for stays. */
export function replace<Type extends AnyNode['type']>(
  root: Node,
  types: ReadonlySet<Type>,
  replacement: (node: NodeOf<Type>) => readonly Node[] | undefined,
): void {
  const isWanted = (node: AnyNode): node is NodeOf<Type> => types.has(node.type as Type)
  visit(root, (node) => {
    for (const list of lists) {
      const nodes = (node as Listed)[list]
      if (nodes?.some(isWanted))
        (node as Listed)[list] = nodes.flatMap((child) =>
          isWanted(child) ? ((replacement(child) as AnyNode[] | undefined) ?? [child]) : [child],
        )
    }
  })
}
