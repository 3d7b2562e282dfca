import type { Node } from 'unist'

/** Whether two trees mean the same: all but positions, and blanks for line ends in running text. */
export function sameMeaning(left: Node, right: Node): boolean {
  return JSON.stringify(left, meaning) === JSON.stringify(right, meaning)
}

function meaning(this: unknown, key: string, value: unknown): unknown {
  if (key === 'position') return undefined
  if (key === 'children' && Array.isArray(value)) return joined(value)
  if (key === 'value' && (this as Node).type === 'text')
    return (value as string).replace(/(?<!\s)\s*\n\s*/g, ' ')
  return value
}

/** Texts that stand side by side are one. */
function joined(nodes: readonly Node[]): Node[] {
  const found: Node[] = []
  for (const node of nodes) {
    const last = found.at(-1)
    if (node.type === 'text' && last?.type === 'text')
      found[found.length - 1] = {
        ...last,
        value: (last as Node & { value: string }).value + (node as Node & { value: string }).value,
      } as Node
    else found.push(node)
  }
  return found
}
