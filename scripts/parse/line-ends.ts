import type { Node } from 'unist'
import { append } from '../lists.js'

/**
 * Makes a blank of every line end inside running text, so that how the source is wrapped and which line ends it has
 * shows in no output.
 */
export function unwrapLines(root: Node): void {
  const waiting: Node[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const {
      value,
      children = [],
      prefix = [],
      suffix = [],
    } = node as Node & { value?: string; children?: Node[]; prefix?: Node[]; suffix?: Node[] }
    if (node.type === 'text' && value !== undefined && /[\r\n]/.test(value))
      (node as Node & { value: string }).value = value.replace(/\r\n?|\n/g, ' ')
    append(waiting, children, prefix, suffix)
  }
}
