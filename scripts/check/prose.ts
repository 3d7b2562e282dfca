/**
 * An article's prose as plain sentences whose every character knows the text node it came from.
 */
import type { Node, Position } from 'unist'
import type { Article, Inputs } from '../document.js'

/** A stretch of prose from one text node; `start` and `end` are in the paragraph's text. */
export interface Piece { start: number; end: number; node: Node }

/** The text of one paragraph, caption or note. */
export interface Prose {
  text: string
  pieces: readonly Piece[]
  /** Of each sentence, in `text`. */
  sentences: ReadonlyArray<{ start: number; end: number }>
}

/** Where a citation stands (U+FFFC OBJECT REPLACEMENT CHARACTER). */
const cited = '\uFFFC'
/** A word no sentence has, where something stands that is no prose: a formula, code, an image. */
const foreign = '\uE000'

/** The paragraphs of an article in order: prose, abstract, captions, notes; not the cells of tables, code or references. */
export function* proseOf(node: Node): Generator<Prose> {
  if (node.type === 'bibliography' || node.type === 'table' || node.type === 'code') return
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'title') {
    yield flatten(node)
    return
  }
  for (const child of (node as { children?: Node[] }).children ?? []) yield* proseOf(child)
}

function flatten(paragraph: Node): Prose {
  const pieces: Piece[] = []
  let text = ''
  const add = (words: string, node: Node): void => {
    pieces.push({ start: text.length, end: text.length + words.length, node })
    text += words
  }
  const visit = (node: Node): void => {
    const { type, value, children } = node as Node & { value?: string; children?: Node[] }
    if (type === 'text') add(value ?? '', node)
    else if (type === 'break') add(' ', node)
    else if (type === 'xref') add((node as Node & { kind: string }).kind === 'bibliography' ? cited : 'there', node)
    else if (type === 'citation') add(cited, node)
    else if (type === 'footnoteReference') return
    else if (children) children.forEach(visit)
    else add(foreign, node)
  }
  ;(paragraph as { children?: Node[] }).children?.forEach(visit)
  return { text, pieces, sentences: sentences(text) }
}

const abbreviations = new Set(['fig', 'figs', 'tab', 'eq', 'eqs', 'al', 'e.g', 'i.e', 'vs', 'no', 'nos', 'ca', 'cf', 'dr', 'prof', 'st', 'ref', 'refs', 'approx'])

/** Where sentences end: a full stop, question or exclamation mark before a blank and what can begin a sentence. */
function sentences(text: string): Array<{ start: number; end: number }> {
  const found: Array<{ start: number; end: number }> = []
  let start = 0
  for (const match of text.matchAll(/[.!?]["'”’)\]]*\s+(?=["'“‘([]*[\p{Lu}\p{N}\uFFFC\uE000])/gu)) {
    const word = /[\p{L}.]*$/u.exec(text.slice(Math.max(start, match.index - 12), match.index))?.[0] ?? ''
    if (text[match.index] === '.' && (abbreviations.has(word.toLowerCase()) || /^\p{Lu}$/u.test(word))) continue
    found.push({ start, end: match.index + match[0].length })
    start = match.index + match[0].length
  }
  if (start < text.length) found.push({ start, end: text.length })
  return found
}

/** Where `words`, at `start` of the prose, stand in their source; the whole text node where that cannot be told. */
export function placeOf(prose: Prose, start: number, words: string, inputs: Inputs): Position | undefined {
  const piece = prose.pieces.find((each) => each.start <= start && start < each.end)
  const position = piece?.node.position
  const from = position?.start.offset
  const source = from === undefined ? undefined : inputs.sources.get(position?.path ?? '')?.slice(from, position?.end.offset)
  if (!piece || !position || from === undefined || source === undefined) return position
  let skip = prose.text.slice(piece.start, start).split(words).length - 1
  let at = source.indexOf(words)
  while (skip-- > 0 && at >= 0) at = source.indexOf(words, at + words.length)
  if (at < 0) return position
  const lines = source.slice(0, at).split('\n')
  const line = position.start.line + lines.length - 1
  const column = (lines.length > 1 ? 1 : position.start.column) + (lines.at(-1)?.length ?? 0)
  return {
    start: { line, column, offset: from + at },
    end: { line, column: column + words.length, offset: from + at + words.length },
    path: position.path,
  }
}

/** Ranges of a prose that a claim or a computed value holds. */
export function heldRanges(prose: Prose, inputs: Inputs): Piece[] {
  const places = heldPlaces(inputs)
  return prose.pieces.filter(({ node: { position } }) => {
    const ranges = places.get(position?.path ?? '')
    const from = position?.start.offset
    const to = position?.end.offset
    return ranges !== undefined && from !== undefined && to !== undefined && ranges.some(([start, end]) => start <= from && to <= end)
  })
}

function heldPlaces(inputs: Inputs): ReadonlyMap<string, Array<[number, number]>> {
  const known = places.get(inputs)
  if (known) return known
  const made = new Map<string, Array<[number, number]>>()
  for (const { kind, position } of inputs.evaluations) {
    if ((kind !== 'value' && kind !== 'claim') || position.start.offset === undefined || position.end.offset === undefined) continue
    const path = position.path ?? ''
    made.set(path, [...(made.get(path) ?? []), [position.start.offset, position.end.offset]])
  }
  places.set(inputs, made)
  return made
}
const places = new WeakMap<Inputs, ReadonlyMap<string, Array<[number, number]>>>()

/** All prose of an article. */
export const articleProse = (article: Article): Generator<Prose> => proseOf(article)
