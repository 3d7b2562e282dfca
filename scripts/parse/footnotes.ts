/**
 * Footnotes: what is referred to in the text, gathered for the back in order of first reference.
 */
import type { FootnoteDefinition, FootnoteReference } from 'mdast'
import type { Node, Position } from 'unist'
import type { Article, Block, Footnote, Phrasing } from '../document/tree.js'

/** Footnotes of a manuscript as they are met, each with an identifier that is its own in all files. */
export class Notebook {
  readonly #footnotes = new Map<string, Footnote>()
  readonly #identifiers = new Map<FootnoteDefinition, string>()
  readonly #unread: Array<() => void> = []

  /** A reference to a defined footnote, whose text `read` gives when `readAll` comes to it. */
  refer(
    definition: FootnoteDefinition,
    position: Position | undefined,
    read: () => Block[],
  ): FootnoteReference {
    let identifier = this.#identifiers.get(definition)
    if (identifier === undefined) {
      identifier = this.#unused(definition.identifier)
      this.#identifiers.set(definition, identifier)
      const footnote = this.#add(identifier, [], definition.position)
      this.#unread.push(() => (footnote.children = read()))
    }
    return {
      type: 'footnoteReference',
      identifier,
      label: definition.label ?? identifier,
      position,
    }
  }

  /** A reference to a footnote that stands in place. */
  inline(children: Phrasing[], position: Position | undefined): FootnoteReference {
    const identifier = this.#unused(`note-${this.#footnotes.size + 1}`)
    this.#add(identifier, [{ type: 'paragraph', children, position }], position)
    return { type: 'footnoteReference', identifier, label: identifier, position }
  }

  /** Reads the text of every footnote that is referred to, also from footnotes. */
  readAll(): void {
    for (let read = this.#unread.shift(); read; read = this.#unread.shift()) read()
  }

  /** Whether `definition` has been referred to. */
  knows(definition: FootnoteDefinition): boolean {
    return this.#identifiers.has(definition)
  }

  /** The footnotes that `article` refers to, in order of first reference; then those that only footnotes refer to. */
  ordered(article: Article): Footnote[] {
    const found = new Set<Footnote>()
    if (!this.#footnotes.size) return []
    this.#visit(article, found)
    for (const footnote of found) this.#visit(footnote, found)
    return [...found]
  }

  #visit(node: Visited, found: Set<Footnote>): void {
    const footnote =
      node.type === 'footnoteReference' ? this.#footnotes.get(node.identifier!) : undefined
    if (footnote) found.add(footnote)
    for (const child of [...(node.prefix ?? []), ...(node.children ?? []), ...(node.suffix ?? [])])
      this.#visit(child, found)
  }

  #add(identifier: string, children: Block[], position: Position | undefined): Footnote {
    const footnote: Footnote = { type: 'footnote', identifier, children, position }
    this.#footnotes.set(identifier, footnote)
    return footnote
  }

  #unused(wanted: string): string {
    let identifier = wanted
    for (let count = 2; this.#footnotes.has(identifier); count++) identifier = `${wanted}-${count}`
    return identifier
  }
}

interface Visited extends Node {
  children?: Visited[]
  prefix?: Visited[]
  suffix?: Visited[]
  identifier?: string
}
