import { Lexer, objectAt } from './lexer.js'
import { isKind, PdfFault, type PdfDictionary, type PdfObject } from './objects.js'
import { decoded } from './streams.js'

/** Where an object is: in the file, or in an object stream. */
export type Entry = { kind: 'offset'; offset: number } | { kind: 'contained'; container: number }
export interface CrossReferences {
  entries: Map<number, Entry>
  trailer: PdfDictionary
}

/** Follows the chain of sections from `startxref`; where it is broken, searches the file for objects. */
export function crossReferences(bytes: Uint8Array): CrossReferences {
  const start = /startxref\s+(\d+)(?![^]*startxref)/.exec(
    String.fromCharCode(...bytes.subarray(-4096)),
  )?.[1]
  if (start === undefined) throw new PdfFault('that ends too early')
  try {
    const found = followed(bytes, Number(start))
    if (found.trailer.entries.has('Root')) return found
  } catch (error) {
    if (!(error instanceof PdfFault)) throw error
  }
  return searched(bytes)
}

function followed(bytes: Uint8Array, start: number): CrossReferences {
  const entries = new Map<number, Entry>()
  const seen = new Set<number>()
  let trailer: PdfDictionary | undefined
  for (let next = [start]; next.length > 0;) {
    const at = next.shift()!
    if (seen.has(at)) continue
    if (!(at >= 0 && at < bytes.length)) throw new PdfFault('without a table of its objects')
    seen.add(at)
    const section = isTable(bytes, at) ? readTable(bytes, at) : readStream(bytes, at)
    for (const [number, entry] of section.entries)
      if (!entries.has(number)) entries.set(number, entry)
    trailer ??= section.trailer
    next = [
      ...next,
      ...['XRefStm', 'Prev']
        .map((key) => section.trailer.entries.get(key))
        .filter((each) => typeof each === 'number'),
    ]
  }
  if (!trailer) throw new PdfFault('without a trailer')
  return { entries, trailer }
}

function isTable(bytes: Uint8Array, at: number): boolean {
  return /^\s*xref/.test(String.fromCharCode(...bytes.subarray(at, at + 16)))
}

/** § 7.5.4: subsections of 20-byte lines, then the trailer. */
function readTable(bytes: Uint8Array, at: number): CrossReferences {
  const lexer = new Lexer(bytes, at)
  const entries = new Map<number, Entry>()
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
      if (lexer.word === 'n' && offset > 0) entries.set(number, { kind: 'offset', offset })
    }
  }
  const trailer = lexer.object()
  if (!isKind(trailer, 'dictionary')) throw new PdfFault('without a trailer')
  return { entries, trailer }
}

/** § 7.5.8: rows of three fields whose widths `/W` has. */
function readStream(bytes: Uint8Array, at: number): CrossReferences {
  const stream = objectAt(bytes, at)
  if (!isKind(stream, 'stream')) throw new PdfFault('without a table of its objects')
  const numbers = (key: string): number[] =>
    [stream.dictionary.entries.get(key) ?? []].flat().filter((each) => typeof each === 'number')
  const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = numbers('W')
  const width = kindWidth + secondWidth + thirdWidth
  const index = numbers('Index').length > 0 ? numbers('Index') : [0, ...numbers('Size')]
  const rows = decoded(stream, (object) => object ?? null)
  const entries = new Map<number, Entry>()
  let row = 0
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    for (
      let number = index[pair]!;
      number < index[pair]! + index[pair + 1]! && row + width <= rows.length && width > 0;
      number++, row += width
    ) {
      const kind = kindWidth === 0 ? 1 : big(rows, row, kindWidth)
      const second = big(rows, row + kindWidth, secondWidth)
      if (kind === 1) entries.set(number, { kind: 'offset', offset: second })
      if (kind === 2) entries.set(number, { kind: 'contained', container: second })
    }
  }
  return { entries, trailer: stream.dictionary }
}

function big(bytes: Uint8Array, at: number, width: number): number {
  let value = 0
  for (let index = 0; index < width; index++) value = value * 256 + bytes[at + index]!
  return value
}

/** Every `12 0 obj` of the file, the last of a number; the trailer, or the catalog in its place. */
function searched(bytes: Uint8Array): CrossReferences {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const entries = new Map<number, Entry>()
  for (const found of text.matchAll(/(?<![\d.])(\d{1,10}) \d{1,5} obj\b/g))
    entries.set(Number(found[1]), { kind: 'offset', offset: found.index })
  const trailer: PdfDictionary = { kind: 'dictionary', entries: new Map<string, PdfObject>() }
  for (const found of text.matchAll(/\btrailer\s{0,8}(?=<<)/g)) {
    const each = readable(() => new Lexer(bytes, found.index + found[0].length).object())
    if (isKind(each, 'dictionary'))
      for (const [key, value] of each.entries) trailer.entries.set(key, value)
  }
  if (!trailer.entries.has('Root')) addCatalog(trailer, entries, bytes)
  if (!trailer.entries.has('Root')) throw new PdfFault('that is damaged')
  return { entries, trailer }
}

function addCatalog(trailer: PdfDictionary, entries: Map<number, Entry>, bytes: Uint8Array): void {
  for (const [number, entry] of entries) {
    const found =
      entry.kind === 'offset' ? readable(() => objectAt(bytes, entry.offset)) : undefined
    const type = isKind(found, 'dictionary') ? found.entries.get('Type') : undefined
    if (isKind(type, 'name') && type.name === 'Catalog')
      trailer.entries.set('Root', { kind: 'reference', number, generation: 0 })
  }
}

function readable(read: () => PdfObject | undefined): PdfObject | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof PdfFault) return undefined
    throw error
  }
}
