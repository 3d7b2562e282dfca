/**
 * Mismatched claims → the right words, in the source's own text; every other character stays.
 */
import type { Position } from 'unist'
import type { Evaluation, Inputs } from '../../document/inputs.js'

/** A claim that the data decide; without `text` it must be mended by hand, for its words hold markup or need it. */
export interface Mend {
  path: string
  position: Position
  words: string
  right: string
  place?: { start: number; end: number } | undefined
}

/** All mends of a manuscript. `textOf` gives a file's text as it stands on disk. */
export function findMends(inputs: Inputs, textOf: (path: string) => string | undefined): Mend[] {
  const taken = new Set<string>()
  return inputs.evaluations.flatMap((evaluation) => {
    const { kind, fault, position, printed = '' } = evaluation
    const right = fault?.suggestions?.[0]
    const path = position.path ?? ''
    const text = textOf(path)
    if (
      kind !== 'claim' ||
      fault?.rule !== 'claim-mismatch' ||
      right === undefined ||
      text === undefined
    )
      return []
    const place = placeOfWords(evaluation, text, right, (start) => !taken.has(`${path}:${start}`))
    if (place) taken.add(`${path}:${place.start}`)
    return [{ path, position, words: printed, right, place }]
  })
}

/** `text` with every mend of it made. */
export function mendText(text: string, mends: readonly Mend[]): string {
  const places = mends
    .flatMap(({ place, right }) => (place ? [{ ...place, right }] : []))
    .sort((one, other) => other.start - one.start)
  return places.reduce(
    (mended, { start, end, right }) => mended.slice(0, start) + right + mended.slice(end),
    text,
  )
}

/** Characters that would be markup in Markdown, or end a scalar of YAML. */
const markup = /[\\`*_[\]{}<>$^~@|"'’#:]/u

/** Where the words stand between the claim's brackets; nothing when they cannot be replaced as they are. */
function placeOfWords(
  { position, printed = '', expression, fact }: Evaluation,
  text: string,
  right: string,
  isFree: (start: number) => boolean,
): { start: number; end: number } | undefined {
  const [from, to] = [offsetOf(text, position.start), offsetOf(text, position.end)]
  if (from === undefined || to === undefined || markup.test(right)) return undefined
  const found = claimsIn(text, from, to).find(
    ({ start, attributes, words }) =>
      isFree(start) && says(words) === says(printed) && names(attributes, fact, expression),
  )
  return found && !markup.test(found.words)
    ? { start: found.start, end: found.start + found.words.length }
    : undefined
}

/** Words for comparing: the typography of the printed ones undone. */
const says = (words: string): string =>
  words
    .replace(/[\u2010-\u2015\u2212]|-+/gu, '-')
    .replace(/\s+/g, ' ')
    .trim()

/** Whether a claim's braces name the fact or expression, however its quotes are written in this kind of file. */
function names(attributes: string, fact: string | undefined, expression: string): boolean {
  const plain = (written: string): string => written.replace(/[\\"'\s]/g, '')
  return fact === undefined
    ? plain(attributes).includes(plain(expression))
    : /\bfact\s*=/.test(attributes) && attributes.includes(fact)
}

/** Every `:claim[words]{attributes}` between two offsets. */
function claimsIn(
  text: string,
  from: number,
  to: number,
): Array<{ start: number; words: string; attributes: string }> {
  const found: Array<{ start: number; words: string; attributes: string }> = []
  for (
    let at = text.indexOf(':claim[', from);
    at >= 0 && at < to;
    at = text.indexOf(':claim[', at + 1)
  ) {
    const start = at + ':claim['.length
    const end = closing(text, start, to)
    if (end === undefined || text[end + 1] !== '{') continue
    found.push({
      start,
      words: text.slice(start, end),
      attributes: text.slice(end + 2, braceEnd(text, end + 2)),
    })
  }
  return found
}

function closing(text: string, from: number, to: number): number | undefined {
  let depth = 0
  for (let at = from; at < to; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '[') depth++
    else if (text[at] === ']' && depth-- === 0) return at
  }
  return undefined
}

/** The end of a claim's braces, which may stand behind the place that its node has. */
function braceEnd(text: string, from: number): number {
  const to = Math.min(from + 10_000, text.length)
  let quote: string | undefined
  for (let at = from; at < to; at++) {
    const character = text[at]
    if (quote ? character === quote : character === '"') quote = quote ? undefined : character
    else if (!quote && character === '}') return at
  }
  return to
}

/** The offset of a place, by its line and column: a byte order mark and line ends are as on disk. */
function offsetOf(text: string, { line, column }: Position['start']): number | undefined {
  let start = text.startsWith('\uFEFF') ? 1 : 0
  for (let count = 1; count < line; count++) {
    const end = text.indexOf('\n', start)
    if (end < 0) return undefined
    start = end + 1
  }
  return Math.min(start + column - 1, text.length)
}
