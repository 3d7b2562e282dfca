/** Arguments behind a command: options in brackets, groups, or the one sign that stands for a group. */
import type { TexNode } from './scan.js'

export class TexCursor {
  index = 0
  readonly nodes: TexNode[]

  constructor(nodes: readonly TexNode[]) {
    this.nodes = [...nodes]
  }

  next(): TexNode | undefined {
    return this.nodes[this.index++]
  }

  peek(): TexNode | undefined {
    return this.nodes[this.index]
  }

  /** Other words for the text that is next. */
  replace(value: string): void {
    const node = this.peek()
    if (node?.type === 'text') this.nodes[this.index] = { ...node, value }
  }

  /** The nodes between `[` and `]`, if a bracket is next. */
  option(): TexNode[] | undefined {
    const first = this.peek()
    const before = first?.type === 'text' ? /^\s*\[/.exec(first.value) : null
    if (first?.type !== 'text' || !before || /\n\s*\n/.test(before[0])) return undefined
    const found: TexNode[] = []
    for (let at = this.index, depth = 0; at < this.nodes.length; at++) {
      const node = this.nodes[at]!
      if (node.type === 'blank') return undefined
      if (node.type !== 'text') {
        found.push(node)
        continue
      }
      const start = at === this.index ? before[0].length : 0
      for (let place = start; place < node.value.length; place++) {
        if (node.value[place] === '[') depth += 1
        if (node.value[place] !== ']' || depth-- > 0) continue
        if (place > start) found.push({ ...node, value: node.value.slice(start, place) })
        this.#leave(at, node, place + 1)
        return found
      }
      found.push({ ...node, value: node.value.slice(start) })
    }
    return undefined
  }

  /** The next group's nodes; else one sign or command, as TeX takes it. */
  argument(): TexNode[] {
    const node = this.peek()
    if (!node || node.type === 'blank') return []
    if (node.type === 'text') {
      const [blank = '', sign = ''] = /^\s*([^]?)/u.exec(node.value) ?? []
      if (sign !== '') {
        this.#leave(this.index, node, blank.length)
        return [{ ...node, value: sign }]
      }
      this.index += 1
      return this.argument()
    }
    this.index += 1
    return node.type === 'group' ? node.children : [node]
  }

  /** A group, if one is next. */
  group(): TexNode[] | undefined {
    const node = this.peek()
    if (
      node?.type === 'text' &&
      /^\s*$/.test(node.value) &&
      this.nodes[this.index + 1]?.type === 'group'
    )
      this.index += 1
    const found = this.peek()
    if (found?.type !== 'group') return undefined
    this.index += 1
    return found.children
  }

  /** Goes on behind `from` characters of the text at `at`. */
  #leave(at: number, node: TexNode & { type: 'text' }, from: number): void {
    const rest = node.value.slice(from)
    this.index = at
    if (rest === '') this.index += 1
    else this.nodes[at] = { ...node, value: rest }
  }
}
