/**
 * An article in the order in which it is read: a float's words where the text first points to the float, or at its own
 * place when it is never pointed to (ICMJE: a reference cited only in a table or legend takes its number there); a
 * footnote's words where its mark first stands. The abstract is read by itself: what it points to is not read there.
 */
import type { FootnoteReference } from 'mdast'
import type { Node } from 'unist'
import type { Article, Figure, Footnote, Xref } from '../document.js'
import { visit } from '../tree/visit.js'

/** Every node of front, body and back, each once. Cross-references must have been lowered. */
export function* readingOrder(article: Article): Generator<Node> {
  const [front, body, back] = article.children
  const apart = new Apart(article)
  yield* read(front, apart, false)
  yield* read(body, apart, true)
  yield* read(back, apart, true)
  // Floats that only mention each other.
  for (let left = apart.next(); left; left = apart.next()) yield* read(left, apart, true)
}

/** What is not read at its own place. */
class Apart {
  private readonly floats = new Map<string, Figure>()
  private readonly notes = new Map<string, Footnote>()
  private readonly waiting = new Set<Node>()

  constructor(article: Article) {
    visit(article, (node) => {
      if (node.type === 'footnote') this.notes.set((node as Footnote).identifier, node as Footnote)
      if (node.type !== 'figure') return
      const figure = node as Figure
      for (const { id } of [figure, ...figure.children.filter((child) => child.type === 'panel')]) if (id !== undefined) this.floats.set(id, figure)
    })
    for (const part of article.children.slice(1)) visit(part as Node, (node) => this.of(node).forEach((each) => this.waiting.add(each)))
  }

  /** What `node` points to. */
  private of(node: Node): Node[] {
    if (node.type === 'xref') return (node as Xref).targets.flatMap((target) => this.floats.get(target) ?? [])
    if (node.type !== 'footnoteReference') return []
    const note = this.notes.get((node as FootnoteReference).identifier)
    return note ? [note] : []
  }

  /** Whether `node` is read where something points to it. */
  isElsewhere(node: Node): boolean {
    return this.waiting.has(node)
  }

  /** What is read at `node`, and from now on not again. */
  readAt(node: Node): Node[] {
    return this.of(node).filter((each) => this.waiting.delete(each) && this.done.add(each))
  }

  /** The first that nothing read has pointed to; from now on not again. */
  next(): Node | undefined {
    const [node] = this.waiting
    if (node) {
      this.waiting.delete(node)
      this.done.add(node)
    }
    return node
  }

  readonly done = new Set<Node>()
}

function* read(root: Node, apart: Apart, pointing: boolean): Generator<Node> {
  const stack: Node[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node
    if (pointing) stack.push(...apart.readAt(node).reverse())
    const children = (node as { children?: readonly Node[] }).children ?? []
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index] as Node
      if (!apart.isElsewhere(child) && !apart.done.has(child)) stack.push(child)
    }
  }
}
