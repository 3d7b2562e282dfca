/**
 * How a writer visits an article: one handler for each printable node, so that a new node does not compile until every
 * writer handles it.
 */
import type { PrintableNode } from '../document/tree.js'

/** Handlers by node type; each gets the node, narrowed, and the writer's state. */
export type Handlers<Out, State> = {
  readonly [Type in PrintableNode['type']]: (
    node: Extract<PrintableNode, { type: Type }>,
    state: State,
  ) => Out
}

/** What `handlers` make of `node`. A node that is not printable is a fault of the program: check lets none through. */
export function handle<Out, State>(
  handlers: Handlers<Out, State>,
  node: { type: string },
  state: State,
): Out {
  const handler = handlers[node.type as PrintableNode['type']] as
    ((node: unknown, state: State) => Out) | undefined
  if (!handler) throw new Error(`No writer handles a node of type ${node.type}`)
  return handler(node, state)
}
