/**
 * The marked article read one way: with every change accepted. That is the new article; with `anchors`, each change has a
 * name in it by which a layout finds its place.
 */
import type { Node } from 'unist'
import type { Article, Revision } from '../document/tree.js'
import { isLine } from './content.js'
import { append } from '../lists.js'

interface AnyNode extends Node {
  children?: AnyNode[]
  id?: string
}

/** The new article again, as text has it. */
export const accepted = (marked: Article): Article => new Reader(false).article(marked)

/** The new article with a named passage at each change; `idOf` is by what a change is found. */
export function located(marked: Article): {
  article: Article
  idOf: (change: string) => string | undefined
} {
  const reader = new Reader(true)
  const article = reader.article(marked)
  return { article, idOf: (change) => reader.places.get(change) }
}

class Reader {
  /** By change: the id at which it stands. */
  readonly places = new Map<string, string>()
  /** Changes that left nothing to stand at: they stand at what follows. */
  #waiting: string[] = []
  /** The last line of running text so far. */
  #last: AnyNode | undefined

  constructor(readonly anchors: boolean) {}

  article(marked: Article): Article {
    return this.#node(marked)[0] as unknown as Article
  }

  #node(node: AnyNode, float?: string): AnyNode[] {
    const revision = node.data?.revision
    if (revision?.kind === 'deleted' || revision?.kind === 'remark') return (this.#pass(node), [])
    if (revision?.clean) {
      this.#pass(node, float)
      return [revision.clean]
    }
    if (isLine(node)) {
      const line = this.#line(node)
      if (float === undefined && line.children!.length > 0) this.#last = line
      return [line]
    }
    if (node.type === 'math' && revision) this.#stand(node)
    if (!node.children) return [node]
    if (node.type !== 'figure') {
      const made = { ...node, children: node.children.flatMap((child) => this.#node(child, float)) }
      if (node.type === 'body') this.#settle()
      return [made]
    }
    // A float may be printed anywhere: what was waiting goes on to the text behind it.
    const waiting = this.#waiting
    this.#waiting = []
    const children = node.children.flatMap((child) => this.#node(child, node.id))
    this.#waiting = [...waiting, ...this.#waiting]
    return [{ ...node, children }]
  }

  /** All that waits stands at a node that has a name of its own. */
  #stand({ id, data }: AnyNode): void {
    if (id === undefined) return
    for (const name of [
      ...this.#waiting,
      ...(data?.revision?.change === undefined ? [] : [data.revision.change]),
    ])
      this.places.set(name, id)
    this.#waiting = []
  }

  /** What waits at the end of the text stands at its last words, not in the references. */
  #settle(): void {
    const children = this.#last?.children
    const last = this.#waiting.length > 0 ? children?.pop() : undefined
    if (last) append(children!, this.#named([last]))
  }

  /** Changes in what is left out stand at the float, else at what follows. */
  #pass(node: AnyNode, float?: string): void {
    const change =
      node.type === 'revision' ? (node as unknown as Revision).change : node.data?.revision?.change
    if (change !== undefined && !this.places.has(change)) {
      if (float !== undefined) this.places.set(change, float)
      else if (!this.#waiting.includes(change)) this.#waiting.push(change)
    }
    for (const child of node.children ?? []) this.#pass(child, float)
  }

  #line(node: AnyNode): AnyNode {
    const children: AnyNode[] = []
    for (const child of node.children ?? []) {
      const { kind, change, children: words } = child as unknown as Revision
      if (child.type === 'revision' && kind !== 'inserted') this.#pass(child)
      else if (child.type !== 'revision') append(children, this.#named([child]))
      else {
        if (change !== undefined && !this.places.has(change) && !this.#waiting.includes(change))
          this.#waiting.push(change)
        append(children, this.#named(words as AnyNode[]))
      }
    }
    if (this.#waiting.length > 0 && children.length > 0)
      append(children, this.#named([children.pop()!]))
    return { ...node, children }
  }

  /** `nodes` in passages with the names of all that waits, when they print anything. */
  #named(nodes: AnyNode[]): AnyNode[] {
    const prints = nodes.some(
      (node) =>
        node.type !== 'text' || /\S/.test((node as AnyNode & { value?: string }).value ?? ''),
    )
    if (!this.anchors || !prints) return nodes
    const names = this.#waiting
    this.#waiting = []
    for (const name of names) this.places.set(name, name)
    return names.reduce<AnyNode[]>(
      (inner, id) => [{ type: 'span', id, children: inner } as unknown & AnyNode],
      nodes,
    )
  }
}
