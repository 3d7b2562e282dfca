/**
 * An article's prose as plain sentences whose every character knows the text node it came from.
 */
import type { Node } from 'unist'
import type { Article, Xref } from '../document/tree.js'

/** A stretch of prose from one node; `start` and `end` are in the paragraph's text. */
export interface ProsePiece {
  start: number
  end: number
  node: Node
}

/** The text of one paragraph, caption or note. */
export interface Prose {
  text: string
  isHeading: boolean
  /** In order; every character is in one. */
  pieces: readonly ProsePiece[]
  /** Of each sentence, in `text`. */
  sentences: ReadonlyArray<{ start: number; end: number }>
}

/** Where a citation stands (U+FFFC OBJECT REPLACEMENT CHARACTER). */
export const cited = '\uFFFC'
/** A word no sentence has, where something stands that is no prose: a formula, code, an image. */
const foreign = '\uE000'

/** All prose of an article. */
export const articleProse = (article: Article): Generator<Prose> => proseOf(article)

/** The paragraphs of an article in order: prose, abstract, captions, notes; not the cells of tables, code or references. */
export function* proseOf(node: Node): Generator<Prose> {
  if (node.type === 'bibliography' || node.type === 'table' || node.type === 'code') return
  if (isProse(node)) {
    yield flatten(node)
    return
  }
  for (const child of (node as { children?: Node[] }).children ?? []) yield* proseOf(child)
}

/** Every line that an article prints from its text, in order: its prose, cells and terms; not code or references. */
export function* printedLines(node: Node): Generator<Prose> {
  if (node.type === 'bibliography' || node.type === 'code') return
  if (
    isProse(node) ||
    node.type === 'tableCell' ||
    node.type === 'term' ||
    node.type === 'attribution'
  ) {
    yield flatten(node)
    return
  }
  for (const child of (node as { children?: Node[] }).children ?? []) yield* printedLines(child)
}

/** Whether a node is what `proseOf` gives: a paragraph, a heading, a title. */
const isProse = ({ type }: Node): boolean =>
  type === 'paragraph' || type === 'heading' || type === 'title' || type === 'verseLine'

function flatten(paragraph: Node): Prose {
  const pieces: ProsePiece[] = []
  let text = ''
  const add = (words: string, node: Node): void => {
    pieces.push({ start: text.length, end: text.length + words.length, node })
    text += words
  }
  const visit = (node: Node): void => {
    const { type, value, children } = node as Node & { value?: string; children?: Node[] }
    if (type === 'text') add(value ?? '', node)
    else if (type === 'break') add(' ', node)
    else if (type === 'xref') add((node as Xref).kind === 'bibliography' ? cited : 'there', node)
    else if (type === 'citation') add(cited, node)
    else if (type === 'crossReference') add('there', node)
    else if (type === 'footnoteReference') return
    else if (children) children.forEach(visit)
    else add(foreign, node)
  }
  ;(paragraph as { children?: Node[] }).children?.forEach(visit)
  return { text, isHeading: paragraph.type === 'heading', pieces, sentences: sentences(text) }
}

/** The piece that holds the character at `index`. */
export function pieceAt({ pieces }: Prose, index: number): ProsePiece | undefined {
  let low = 0
  let high = pieces.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const piece = pieces[middle] as ProsePiece
    if (index < piece.start) high = middle - 1
    else if (index >= piece.end) low = middle + 1
    else return piece
  }
  return undefined
}

const abbreviations = new Set([
  'fig',
  'figs',
  'tab',
  'eq',
  'eqs',
  'al',
  'e.g',
  'i.e',
  'vs',
  'no',
  'nos',
  'ca',
  'cf',
  'dr',
  'prof',
  'st',
  'ref',
  'refs',
  'approx',
])

/** Whether `word`, before a full stop, is an abbreviation or an initial, so that no sentence ends there. */
export const isAbbreviation = (word: string): boolean =>
  abbreviations.has(word.toLowerCase()) || /^\p{Lu}$/u.test(word)

/** Where sentences end: a full stop, question or exclamation mark before a blank and what can begin a sentence. */
function sentences(text: string): Array<{ start: number; end: number }> {
  const found: Array<{ start: number; end: number }> = []
  let start = 0
  for (const match of text.matchAll(/[.!?]["'”’)\]]*\s+(?=["'“‘([]*[\p{Lu}\p{N}\uFFFC\uE000])/gu)) {
    const word =
      /[\p{L}.]*$/u.exec(text.slice(Math.max(start, match.index - 12), match.index))?.[0] ?? ''
    if (text[match.index] === '.' && isAbbreviation(word)) continue
    found.push({ start, end: match.index + match[0].length })
    start = match.index + match[0].length
  }
  if (start < text.length) found.push({ start, end: text.length })
  return found
}
