/** Where the objects of a file are: by its tables, or found by going through it. */
import type { Budget } from './budget.js'
import { attempt, bodyAt, headsOf, latin1, objectAt } from './indirect.js'
import { Lexer } from './lexer.js'
import {
  isDictionary,
  isKind,
  PdfBound,
  PdfFault,
  type PdfDictionary,
  type PdfObject,
  type PdfStream,
} from './objects.js'

/** Where an object is: in the file, or in an object stream; `free` when it was deleted. */
export type ObjectEntry =
  { kind: 'offset'; offset: number } | { kind: 'contained'; container: number } | { kind: 'free' }

export interface CrossReferences {
  entries: Map<number, ObjectEntry>
  trailer: PdfDictionary
}

type Unpack = (stream: PdfStream) => Uint8Array

/** More sections than this is a chain made to last. */
const mostSections = 10_000

/** Follows the chain of sections from the last `startxref`; a PdfFault where it is broken. */
export function followed(text: string, budget: Budget, unpack: Unpack): CrossReferences {
  const tail = text.slice(-4096)
  const start = /^startxref\s{1,9}(\d{1,12})/.exec(tail.slice(tail.lastIndexOf('startxref')))?.[1]
  if (start === undefined) throw new PdfFault('that ends too early')
  const all: CrossReferences = { entries: new Map(), trailer: new Map() }
  const seen = new Set<number>()
  for (let at: number | undefined = Number(start); at !== undefined && !seen.has(at);) {
    if (seen.size > mostSections) throw new PdfBound('with too many tables of its objects')
    seen.add(at)
    const section = sectionAt(text, at, budget, unpack)
    const beside = section.trailer.get('XRefStm') // of a hybrid file (§ 7.5.8.4)
    if (typeof beside === 'number')
      for (const [number, entry] of sectionAt(text, beside, budget, unpack).entries)
        if ((section.entries.get(number)?.kind ?? 'free') === 'free')
          section.entries.set(number, entry)
    for (const [number, entry] of section.entries)
      if (!all.entries.has(number)) all.entries.set(number, entry)
    for (const [key, value] of section.trailer)
      if (!all.trailer.has(key)) all.trailer.set(key, value)
    const before = section.trailer.get('Prev')
    at = typeof before === 'number' ? before : undefined
  }
  return all
}

function sectionAt(text: string, at: number, budget: Budget, unpack: Unpack): CrossReferences {
  if (!(at >= 0 && at < text.length)) throw new PdfFault('without a table of its objects')
  return /^\s{0,8}xref/.test(text.slice(at, at + 16))
    ? readTable(text, at, budget)
    : readStream(text, at, budget, unpack)
}

/** § 7.5.4: subsections of lines with an offset, a generation and `n` or `f`, then the trailer. */
function readTable(text: string, at: number, budget: Budget): CrossReferences {
  const lexer = new Lexer(text, at, budget)
  const entries = new Map<number, ObjectEntry>()
  lexer.object()
  for (let first = lexer.object(); first !== undefined; first = lexer.object()) {
    const count = lexer.object()
    if (typeof first !== 'number' || typeof count !== 'number')
      throw new PdfFault('with a broken table of its objects')
    for (let number = first; number < first + count; number++) {
      const offset = lexer.object()
      lexer.object()
      lexer.object()
      if (typeof offset !== 'number') throw new PdfFault('with a broken table of its objects')
      entries.set(
        number,
        lexer.word === 'n' && offset > 0 ? { kind: 'offset', offset } : { kind: 'free' },
      )
    }
  }
  const trailer = lexer.word === 'trailer' ? lexer.object() : undefined
  if (!isDictionary(trailer)) throw new PdfFault('without a trailer')
  return { entries, trailer }
}

/** § 7.5.8: rows of three fields whose widths `/W` has. */
function readStream(text: string, at: number, budget: Budget, unpack: Unpack): CrossReferences {
  const stream = objectAt(text, at, budget)
  if (!isKind(stream, 'stream')) throw new PdfFault('without a table of its objects')
  const numbers = (key: string): number[] =>
    [stream.dictionary.get(key) ?? []].flat().filter((each) => typeof each === 'number')
  const widths = numbers('W')
  const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = widths
  const width = kindWidth + secondWidth + thirdWidth
  if (!(width > 0) || widths.some((each) => each < 0 || each > 8))
    throw new PdfFault('with a broken table of its objects')
  const rows = unpack(stream)
  const index = numbers('Index').length > 0 ? numbers('Index') : [0, ...numbers('Size')]
  const entries = new Map<number, ObjectEntry>()
  let row = 0
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const [first, count] = [index[pair]!, index[pair + 1]!]
    for (let number = first; number < first + count && row + width <= rows.length; number++) {
      budget.object()
      const kind = kindWidth === 0 ? 1 : big(rows, row, kindWidth)
      const second = big(rows, row + kindWidth, secondWidth)
      if (kind === 0) entries.set(number, { kind: 'free' })
      if (kind === 1) entries.set(number, { kind: 'offset', offset: second })
      if (kind === 2) entries.set(number, { kind: 'contained', container: second })
      row += width
    }
  }
  return { entries, trailer: stream.dictionary }
}

function big(bytes: Uint8Array, at: number, width: number): number {
  let value = 0
  for (let index = 0; index < width; index++) value = value * 256 + bytes[at + index]!
  return value
}

/**
 * Every `12 0 obj` of the file, the last of a number, and what stands in its object streams; the trailers, the last of
 * each entry, or a catalog in their place.
 */
export function searched(text: string, budget: Budget, unpack: Unpack): CrossReferences {
  const entries = new Map<number, ObjectEntry>()
  const trailer: PdfDictionary = new Map()
  const packed: Array<{ number: number; stream: PdfStream }> = []
  let catalog: number | undefined
  for (const { number, offset, object } of written(text, budget)) {
    if (number === undefined) {
      if (isDictionary(object)) state(object, trailer)
      continue
    }
    entries.set(number, { kind: 'offset', offset })
    const dictionary = isKind(object, 'stream') ? object.dictionary : object
    const type = isDictionary(dictionary) ? dictionary.get('Type') : undefined
    if (!isKind(type, 'name')) continue
    if (type.name === 'Catalog') catalog = number
    if (isKind(object, 'stream') && type.name === 'XRef') state(object.dictionary, trailer)
    if (isKind(object, 'stream') && type.name === 'ObjStm') packed.push({ number, stream: object })
  }
  for (const { number: container, stream } of packed) {
    const count = stream.dictionary.get('N')
    const heads = attempt(() =>
      headsOf(latin1(unpack(stream)), typeof count === 'number' ? count : 0, budget),
    )
    for (const [number] of heads ?? [])
      if (entries.get(number)?.kind !== 'offset')
        entries.set(number, { kind: 'contained', container })
  }
  if (!trailer.has('Root') && catalog !== undefined)
    trailer.set('Root', { kind: 'reference', number: catalog, generation: 0 })
  return { entries, trailer }
}

/** What a trailer says; the sizes and chains of tables are of no use any more. */
function state(found: PdfDictionary, trailer: PdfDictionary): void {
  for (const key of ['Root', 'Info', 'Encrypt', 'ID']) {
    const value = found.get(key)
    if (value !== undefined) trailer.set(key, value)
  }
}

interface Written {
  /** None of a trailer. */
  number?: number
  offset: number
  object: PdfObject | undefined
}

/** Objects and trailers as they stand in the file; what is inside a stream is passed over. */
function* written(text: string, budget: Budget): Generator<Written> {
  const sign = /obj|trailer/g
  let read = 0
  for (let found = sign.exec(text); found; found = sign.exec(text)) {
    const before = text.slice(Math.max(0, found.index - 40), found.index)
    const head = /(\d{1,10})[\0\t\n\f\r ]{1,9}\d{1,5}[\0\t\n\f\r ]{1,9}$/.exec(before)
    if (found[0] === 'obj' && !head) continue
    const lexer = new Lexer(text, sign.lastIndex, budget)
    const object = attempt(() => bodyAt(lexer))
    read += lexer.at - sign.lastIndex
    // Objects that do not end would each be read to the end of the file.
    if (read > 4 * text.length + 1e6) throw new PdfBound('that is damaged')
    if (object !== undefined) sign.lastIndex = pastData(text, lexer, object)
    yield head && found[0] === 'obj'
      ? { number: Number(head[1]), offset: found.index - head[0].length, object }
      : { offset: found.index, object }
  }
}

/** Where an object ends: after its data, when it says how long they are and they are. */
function pastData(text: string, lexer: Lexer, object: PdfObject): number {
  if (!isKind(object, 'stream')) return lexer.at
  const length = object.dictionary.get('Length')
  const end = typeof length === 'number' && length >= 0 ? object.start + length : object.start
  return /^\s{0,8}endstream/.test(text.slice(end, end + 20)) ? end : object.start
}
