/**
 * Gives every node of a syntax tree its place in its file, and the tree a bottom: what is nested deeper than `deepest` is
 * text, so that no later stage can run out of stack, and a reader can tell the author.
 */
import type { Position } from 'unist'
import { positionIn, type Fragment } from './fragment.js'

const deepest = 60

interface AnyNode {
  type: string
  position?: Position
  children?: AnyNode[]
  caption?: AnyNode[]
  destination?: AnyNode
}

/** Changes `root`, a tree read from `fragment.text`, in place. Gives the place of the first thing that was nested too deep. */
export function locate(root: unknown, fragment: Fragment): Position | undefined {
  let tooDeep: Position | undefined
  const queue: Array<{ node: AnyNode; depth: number }> = [{ node: root as AnyNode, depth: 0 }]
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { node, depth } = next
    const isFlat = depth === deepest && flatten(node, fragment.text)
    if (node.position) node.position = positionIn(fragment, node.position)
    if (isFlat && (tooDeep?.start.offset ?? Infinity) > (node.position?.start.offset ?? 0))
      tooDeep = node.position
    if (node.destination?.position)
      node.destination.position = positionIn(fragment, node.destination.position)
    for (const child of node.children ?? node.caption ?? [])
      queue.push({ node: child, depth: depth + 1 })
  }
  return tooDeep
}

/** Makes a node with children one that holds their source as text, without the marks of quotes and lists. */
function flatten(node: AnyNode, text: string): boolean {
  const children = node.children
  if (!children?.length || children.every(({ type }) => type === 'text')) return false
  const position = {
    start: children[0]!.position!.start,
    end: children[children.length - 1]!.position!.end,
  }
  const phrasing = [
    'text',
    'emphasis',
    'strong',
    'delete',
    'link',
    'superscript',
    'subscript',
    'inlineCode',
    'image',
    'bracket',
    'key',
    'plain',
  ].includes(children[0]!.type)
  const source = text.slice(position.start.offset, position.end.offset)
  const value = phrasing
    ? source
    : source.replace(/^(?:[ \t]*(?:>|[*+-][ \t]|\d{1,9}[.)][ \t]))*[ \t]*/gm, '')
  const words = {
    type: 'text',
    value,
    position: { start: { ...position.start }, end: { ...position.end } },
  }
  node.children = [
    phrasing
      ? words
      : ({
          type: 'paragraph',
          children: [words],
          position: { start: { ...position.start }, end: { ...position.end } },
        } as AnyNode),
  ]
  if (node.type === 'list')
    node.children = [
      { type: 'listItem', children: node.children, position: node.children[0]!.position! },
    ]
  return true
}
