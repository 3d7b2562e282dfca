/** The parts of a box or a statement, as every writer sets them. */
import type { Heading } from 'mdast'
import type { Block, BoxedText, Statement } from '../document/tree.js'

/** Its title, where it has one, and the blocks below. */
export function boxParts(
  node: BoxedText | Statement,
): [title: Heading | undefined, blocks: Block[]] {
  const title = node.children.find((child): child is Heading => child.type === 'heading')
  return [title, node.children.filter((child): child is Block => child.type !== 'heading')]
}
