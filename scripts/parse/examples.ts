/**
 * Numbered examples, `(@good) …`, counted through the whole manuscript and referred to by `@good` or `(@good)` (pandoc's
 * manual, § Numbered example lists).
 */
import type { List, ListItem } from 'mdast'
import type { Flow } from './syntax/nodes.js'

type ListSyntax = Extract<Flow, { type: 'list' }>

export class Examples {
  readonly #starts = new Map<unknown, number>()
  readonly #numbers = new Map<string, number>()
  #last = 0

  /** Counts the examples in what was read; texts are to come in their order. */
  collect(node: { type: string; children?: readonly unknown[] }): void {
    if (node.type === 'list' && isExamples(node as List)) this.#count(node as List)
    if (!/^(?:list|listItem|blockquote|footnoteDefinition|description)$/.test(node.type)) return
    for (const child of node.children ?? []) this.collect(child as typeof node)
  }

  /** The number of the example of that name. */
  number(name: string): number | undefined {
    return this.#numbers.get(name)
  }

  /** How a list is marked and where it starts, as an article has it. */
  marked(node: ListSyntax): Pick<List, 'mark' | 'start'> {
    if (!isExamples(node)) return { mark: node.mark, start: node.start ?? null }
    return { mark: node.mark!.replace('@', '1'), start: this.#starts.get(node) ?? 1 }
  }

  #count(list: List): void {
    this.#starts.set(list, this.#last + 1)
    for (const item of list.children as ListItem[]) {
      this.#last++
      if (item.example && !this.#numbers.has(item.example))
        this.#numbers.set(item.example, this.#last)
    }
  }
}

const isExamples = ({ mark }: Pick<List, 'mark'>): boolean => mark?.includes('@') ?? false
