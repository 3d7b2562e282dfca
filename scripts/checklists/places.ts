/**
 * Where something stands in an article, said without its tree: an id or words by which a layout finds the page and the
 * line, and the headings that lead there.
 */
import type { Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Node } from 'unist'
import type { Abstract, Article, Figure, Panel, Section, Title } from '../document/tree.js'
import { visit } from '../tree/visit.js'

export interface ItemPlace {
  /** "Case presentation › Relapse", "Fig. 3", "Abstract: Conclusions". */
  section: string
  id?: string | undefined
  /** Text of its first and last paragraphs. */
  first?: string | undefined
  last?: string | undefined
  /** Whether it is a figure or table, or holds one. */
  isFloat: boolean
}

/** What a checklist looks through. */
export interface ChecklistContext {
  article: Article
  /** By the author's own name for it, in lower case; the first of two. */
  named: ReadonlyMap<string, Node>
  /** Sections of the text and the back, in order. */
  sections: readonly Section[]
  figures: readonly Figure[]
  /** Paragraphs of the text, floats left out. */
  paragraphs: readonly Paragraph[]
  placeOf: (node: Node) => ItemPlace
}

/** Walks the article once. */
export function contextOf(article: Article): ChecklistContext {
  const named = new Map<string, Node>()
  const above = new Map<Node, readonly Node[]>()
  const sections: Section[] = []
  const figures: Figure[] = []
  const paragraphs: Paragraph[] = []
  visit(article, (node, parents) => {
    const { identifier } = node as Node & { identifier?: unknown }
    const isNamed = typeof identifier === 'string' && !nameless.has(node.type)
    if (isNamed && !named.has(identifier.toLowerCase())) named.set(identifier.toLowerCase(), node)
    if (isNamed || interesting.has(node.type)) above.set(node, [...parents])
    const inFront = parents[1]?.type === 'front'
    if (node.type === 'section' && !inFront) sections.push(node)
    if (node.type === 'figure') figures.push(node)
    if (
      node.type === 'paragraph' &&
      parents[1]?.type === 'body' &&
      !parents.some(({ type }) => type === 'figure')
    )
      paragraphs.push(node)
  })
  return {
    article,
    named,
    sections,
    figures,
    paragraphs,
    placeOf: (node) => place(node, above.get(node) ?? []),
  }
}

/** Nodes whose identifier is no name that an author gave to a place. */
const nameless: ReadonlySet<string> = new Set([
  'citationItem',
  'crossReferenceItem',
  'bibliographyEntry',
  'footnote',
  'footnoteReference',
])
const interesting: ReadonlySet<string> = new Set([
  'section',
  'figure',
  'abstract',
  'title',
  'paragraph',
])

function place(node: Node, parents: readonly Node[]): ItemPlace {
  const texts = textsOf(node)
  const { id } = node as Node & { id?: string }
  return {
    section: sectionOf(node, parents),
    id,
    first: texts[0],
    last: texts[texts.length - 1],
    isFloat: holdsFloat(node) || parents.some(({ type }) => type === 'figure'),
  }
}

/** Texts of the paragraphs of a node, without those of floats in it; of a float its caption, of a passage its own. */
function textsOf(node: Node): string[] {
  if (node.type === 'figure' || node.type === 'panel')
    return captionOf(node as Figure | Panel).slice(0, 1)
  const found: string[] = []
  visit(node, (each, parents) => {
    if (each.type === 'paragraph' && !parents.some(({ type }) => type === 'figure'))
      found.push(toString(each))
  })
  return found.length > 0 ? found : node.type === 'section' ? [] : [toString(node)].filter(Boolean)
}

const captionOf = ({ children }: Figure | Panel): string[] =>
  children.flatMap((child) =>
    child.type === 'caption' ? child.children.map((paragraph) => toString(paragraph)) : [],
  )

function holdsFloat(node: Node): boolean {
  let holds = false
  visit(node, ({ type }) => {
    holds ||= type === 'figure' || type === 'table'
  })
  return holds
}

/** The headings from the top down to the node; a float's label; the part of the front. */
function sectionOf(node: Node, parents: readonly Node[]): string {
  const line = [...parents, node]
  const figure = line.find((each): each is Figure => each.type === 'figure')
  if (figure?.label) return figure.label
  const title = line.find((each): each is Title => each.type === 'title')
  if (title) return 'Title'
  const headings = line
    .filter((each): each is Section => each.type === 'section')
    .map((each) => toString(each.children[0]))
  const abstract = line.find((each): each is Abstract => each.type === 'abstract')
  if (abstract) return [abstractNames[abstract.kind], ...headings].join(': ')
  return headings.join(' › ')
}

const abstractNames: Readonly<Record<Abstract['kind'], string>> = {
  abstract: 'Abstract',
  translated: 'Translated abstract',
  graphical: 'Graphical abstract',
  'plain-language-summary': 'Plain language summary',
  'key-points': 'Highlights',
  teaser: 'Teaser',
}
