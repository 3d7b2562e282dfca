/**
 * What an article says, item by item, as every format must say it.
 */
import { toString } from 'mdast-util-to-string'
import type { Node } from 'unist'
import type { Author } from '../document/metadata.js'
import type { AnyNode, Article, BibliographyEntry, Front } from '../document/tree.js'

export interface Item {
  kind:
    | 'title'
    | 'author'
    | 'heading'
    | 'paragraph'
    | 'caption'
    | 'label'
    | 'cell'
    | 'code'
    | 'reference'
    | 'keyword'
  /** The words, in parts: between them stands what is no text everywhere (a formula, an image, a footnote's mark). */
  parts: string[]
}

/** Items in reading order, without those of nothing but white space. */
export function contents(article: Article): Item[] {
  const found: Item[] = []
  visit(article, 'paragraph', found)
  return found.filter(({ parts }) => parts.some((part) => part.trim() !== ''))
}

function visit(node: Node, kind: Item['kind'], found: Item[]): void {
  // Holds because the reader of JATS makes no other nodes; mdast's own unions are wider.
  const known = node as AnyNode
  const line = (as: Item['kind']): void =>
    void found.push({ kind: as, parts: words(known).split(gap) })
  switch (known.type) {
    case 'front':
      return front(known, found)
    case 'title':
      return known.kind === 'running-head' ? undefined : line('title')
    case 'heading':
      return line('heading')
    case 'paragraph':
      return line(kind)
    case 'tableCell':
      return line('cell')
    case 'term':
      return line('paragraph')
    case 'code':
      return void found.push(
        ...known.value.split('\n').map((text): Item => ({ kind: 'code', parts: [text] })),
      )
    case 'bibliographyEntry':
      return void found.push(reference(known))
    case 'caption':
      return known.children.forEach((child) => visit(child, 'caption', found))
    case 'figure':
    case 'supplement':
      found.push({ kind: 'label', parts: [known.label ?? ''] })
  }
  if ('children' in known) known.children.forEach((child) => visit(child, kind, found))
}

function front(node: Front, found: Item[]): void {
  const { authors, keywords } = node.metadata
  const [titles, others] = [
    node.children.filter((child) => child.type === 'title'),
    node.children.filter((child) => child.type !== 'title'),
  ]
  titles.forEach((child) => visit(child, 'title', found))
  found.push(...authors.map((author): Item => ({ kind: 'author', parts: [nameOf(author)] })))
  others.forEach((child) => visit(child, 'paragraph', found))
  found.push(...keywords.map((keyword): Item => ({ kind: 'keyword', parts: [keyword] })))
}

const nameOf = (author: Author): string =>
  author.kind === 'group' ? author.name : [author.given, author.family].filter(Boolean).join(' ')

/** What every style prints of a reference: whose it is; of a work of nobody, its title. */
function reference({ item }: BibliographyEntry): Item {
  const { family, literal } = item.author?.[0] ?? item.editor?.[0] ?? {}
  const title = (item.title ?? '').replace(/<[^>]*>/g, '').replace(/\$[^$]*\$/g, gap)
  return { kind: 'reference', parts: [family ?? literal ?? title.split(gap)[0] ?? ''] }
}

/** Between the parts of a line. */
const gap = '\0'

function words(node: AnyNode): string {
  switch (node.type) {
    case 'inlineMath':
    case 'image':
    case 'footnoteReference':
      return gap
    case 'break':
      return ' '
    default:
      return 'children' in node
        ? node.children.map((child) => words(child as AnyNode)).join('')
        : toString(node)
  }
}
