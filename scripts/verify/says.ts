/**
 * What an article says, item by item in reading order: what every format must say, and what the formats are compared with.
 */
import { toString } from 'mdast-util-to-string'
import type { Node } from 'unist'
import type { Author } from '../document/metadata.js'
import type {
  AnyNode,
  Article,
  BibliographyEntry,
  Figure,
  Footnotes,
  Front,
} from '../document/tree.js'
import { append } from '../lists.js'

/** What kind of words they are; `line` is a paragraph of none of the other kinds. */
export type SaidKind =
  | 'title'
  | 'author'
  | 'affiliation'
  | 'keyword'
  | 'heading'
  | 'paragraph'
  | 'quote'
  | 'box'
  | 'note'
  | 'caption'
  | 'label'
  | 'cell'
  | 'term'
  | 'code'
  | 'reference'

export interface Said {
  kind: SaidKind
  /**
   * The words, in parts: between them stands what is no text everywhere (a formula, an image). The number of a footnote's
   * call is a part of its own.
   */
  parts: SaidPart[]
}
export type SaidPart = string | { call: string }

/** Items without those of nothing but white space. Footnotes are said last, where they are read. */
export function says(article: Article): Said[] {
  const found: Said[] = []
  visit(article, 'paragraph', found)
  const [, , back] = article.children
  for (const child of back.children) if (child.type === 'footnotes') footnotes(child, found)
  return found.filter(({ parts }) => parts.some((part) => partText(part).trim() !== ''))
}

/** The text of a part, whatever it is. */
export const partText = (part: SaidPart): string => (typeof part === 'string' ? part : part.call)

/** Adds what `node` says; its paragraphs are of `kind`, that of the block around them. */
function visit(node: Node, kind: SaidKind, found: Said[]): void {
  // Holds because a finished article has no other nodes; mdast's own unions are wider.
  const known = node as AnyNode
  const line = (as: SaidKind): void => void found.push({ kind: as, parts: words(known) })
  switch (known.type) {
    case 'front':
      return front(known, found)
    case 'title':
      return known.kind === 'running-head' ? undefined : line('title')
    case 'heading':
      // The title of a box or a statement heads no part of the article.
      return line(kind === 'box' ? 'box' : 'heading')
    case 'paragraph':
      return line(kind)
    case 'keyword':
      return line('keyword')
    case 'attribution':
    case 'verseLine':
      return line('quote')
    case 'tableCell':
      return line('cell')
    case 'term':
      return line('term')
    case 'code':
      return void append(
        found,
        known.value.split('\n').map((text): Said => ({ kind: 'code', parts: [text] })),
      )
    case 'bibliographyEntry':
      return void found.push(reference(known))
    case 'footnotes':
      return undefined
    case 'figure':
      return figure(known, found)
    case 'boxedText':
    case 'statement':
    case 'supplement':
      found.push({ kind: 'label', parts: [known.label ?? ''] })
  }
  const inner = kinds[known.type as keyof typeof kinds] ?? kind
  if ('children' in known) known.children.forEach((child) => visit(child, inner, found))
}

/** Blocks whose paragraphs are told apart from the article's own. */
const kinds = {
  caption: 'caption',
  blockquote: 'quote',
  boxedText: 'box',
  statement: 'box',
  note: 'note',
} as const

function front(node: Front, found: Said[]): void {
  const { authors, affiliations } = node.metadata
  const one = (kind: SaidKind, text: string): void => void found.push({ kind, parts: [text] })
  const isTitle = ({ type }: Node): boolean => type === 'title'
  node.children.filter(isTitle).forEach((child) => visit(child, 'title', found))
  authors.forEach((author) => one('author', nameOf(author)))
  if (authors.length > 0) affiliations.forEach(({ institution }) => one('affiliation', institution))
  // Keywords are printed below the abstracts.
  for (const type of ['abstract', 'keywords'])
    node.children
      .filter((child) => child.type === type)
      .forEach((child) => visit(child, 'paragraph', found))
}

const nameOf = (author: Author): string =>
  author.kind === 'group' ? author.name : [author.given, author.family].filter(Boolean).join(' ')

/** The caption of a figure is read after what it shows, that of a table before; panels follow the caption. */
function figure(node: Figure, found: Said[]): void {
  const order =
    node.kind === 'figure'
      ? { caption: 1, panel: 2, notes: 3 }
      : { caption: -1, panel: 2, notes: 3 }
  const place = ({ type }: Node): number => order[type as keyof typeof order] ?? 0
  const children = [...node.children].sort((one, other) => place(one) - place(other))
  const captionAt = children.findIndex(({ type }) => type === 'caption')
  const label = (): void => void found.push({ kind: 'label', parts: [node.label ?? ''] })
  if (captionAt < 0) label()
  for (const [index, child] of children.entries()) {
    if (index === captionAt) label()
    visit(child, 'paragraph', found)
  }
}

function footnotes({ children }: Footnotes, found: Said[]): void {
  for (const note of children) for (const block of note.children) visit(block, 'note', found)
}

/** As it is printed; of one that is not, what every style prints: whose it is; of a work of nobody, its title. */
function reference(entry: BibliographyEntry): Said {
  if (entry.children.length > 0) return { kind: 'reference', parts: words(entry) }
  const { item } = entry
  const { family, literal } = item.author?.[0] ?? item.editor?.[0] ?? {}
  const title = (item.title ?? '').replace(/<[^>]*>/g, '').split(/\$[^$]*\$/)[0]
  return { kind: 'reference', parts: [family ?? literal ?? title ?? ''] }
}

/** Parts of a line: texts that follow each other are one. */
function words(node: AnyNode): SaidPart[] {
  const parts: SaidPart[] = ['']
  const add = (text: string): void => {
    const last = parts.at(-1)
    if (typeof last === 'string') parts[parts.length - 1] = last + text
    else parts.push(text)
  }
  const read = (inner: AnyNode): void => {
    if (inner.type === 'inlineMath' || inner.type === 'image') parts.push('')
    else if (inner.type === 'footnoteReference')
      parts.push({ call: String(inner.number ?? '') }, '')
    else if (inner.type === 'break') add(' ')
    else if ('children' in inner) inner.children.forEach((child) => read(child as AnyNode))
    else add(toString(inner))
  }
  read(node)
  return parts
}
