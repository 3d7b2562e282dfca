/**
 * Note styles: a citation in the text becomes a footnote, numbered with the author's own in order of mention.
 */
import type { Node } from 'unist'
import type { Article, Back, Citation, Footnote, Footnotes, Phrasing } from '../document/tree.js'
import type { FootnoteReference } from 'mdast'
import { visit } from '../tree/visit.js'
import { readingOrder } from '../tree/reading-order.js'
import { append } from '../lists.js'

/** Number of the note that each citation stands in, or becomes. */
export function noteNumbers(article: Article): Map<Citation, number> {
  const numbers = new Map<Citation, number>()
  const notes = new Map<string, number>()
  let count = 0
  const inNotes = citationsInNotes(article)
  for (const node of readingOrder(article)) {
    if (node.type === 'footnoteReference') {
      const { identifier } = node as FootnoteReference
      if (!notes.has(identifier)) notes.set(identifier, ++count)
    } else if (node.type === 'citation') {
      const note = inNotes.get(node as Citation)
      numbers.set(node as Citation, note === undefined ? ++count : (notes.get(note) ?? count))
    }
  }
  return numbers
}

/** Citations that stand in a footnote of the author's, with its identifier. */
export function citationsInNotes(article: Article): Map<Citation, string> {
  const found = new Map<Citation, string>()
  visit(article, (node, parents) => {
    const note =
      node.type === 'citation'
        ? (parents.find(({ type }) => type === 'footnote') as Footnote | undefined)
        : undefined
    if (note) found.set(node as Citation, note.identifier)
  })
  return found
}

export interface CitedNote {
  reference: FootnoteReference
  footnote: Footnote
}

/** The note that a citation becomes. */
export function citedNote(
  words: Phrasing[],
  number: number,
  position: Node['position'],
): CitedNote {
  const identifier = `citation-${number}`
  return {
    reference: { type: 'footnoteReference', identifier, id: `fn-${identifier}`, number, position },
    footnote: {
      type: 'footnote',
      identifier,
      id: `fn-${identifier}`,
      number,
      position,
      children: [{ type: 'paragraph', children: words, position }],
    },
  }
}

/** Puts the notes among the author's, all numbered in order of mention. */
export function addCitedNotes(article: Article, notes: readonly Footnote[]): void {
  const back: Back = article.children[2]
  const present = back.children.find((node): node is Footnotes => node.type === 'footnotes')
  const footnotes: Footnotes = present ?? { type: 'footnotes', children: [] }
  if (!present) back.children.push(footnotes)
  append(footnotes.children, notes)
  const numbers = new Map<string, number>()
  for (const node of readingOrder(article)) {
    if (node.type !== 'footnoteReference') continue
    const reference = node as FootnoteReference
    if (!numbers.has(reference.identifier)) numbers.set(reference.identifier, numbers.size + 1)
    reference.number = numbers.get(reference.identifier)
  }
  for (const footnote of footnotes.children) footnote.number = numbers.get(footnote.identifier)
  footnotes.children.sort(
    (left, right) =>
      (left.number ?? Number.MAX_SAFE_INTEGER) - (right.number ?? Number.MAX_SAFE_INTEGER),
  )
}
