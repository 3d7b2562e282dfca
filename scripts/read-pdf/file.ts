/**
 * A PDF file: its objects by number, through cross-reference tables and streams (ISO 32000-1 § 7.5), or by searching
 * the file where those are broken.
 */
import { crossReferences, type Entry } from './cross-references.js'
import { Lexer, objectAt } from './lexer.js'
import { isKind, PdfFault, type PdfDictionary, type PdfObject, type PdfStream } from './objects.js'
import { decoded, raw, type Resolve } from './streams.js'

export interface PdfFile {
  trailer: PdfDictionary
  /** `object`, or what it refers to. */
  resolve: Resolve
  /** Bytes of a stream as they stand in the file, still filtered. */
  raw(stream: PdfStream): Uint8Array
  /** Bytes of a stream with no filter or FlateDecode; other filters throw a PdfFault. */
  decoded(stream: PdfStream): Uint8Array
}

/** Opens a file; throws a PdfFault when it is none, is encrypted, or is broken beyond use. */
export function openPdf(bytes: Uint8Array): PdfFile {
  const objects = new Map<number, PdfObject>()
  const containers = new Map<number, Map<number, PdfObject>>()
  const { entries, trailer } = crossReferences(bytes)
  if (trailer.entries.has('Encrypt')) throw new PdfFault('that is encrypted')
  return {
    trailer,
    resolve,
    raw: (stream) => raw(stream, resolve),
    decoded: (stream) => decoded(stream, resolve),
  }

  function resolve(object: PdfObject | undefined): PdfObject {
    let found = object ?? null
    for (let hops = 0; isKind(found, 'reference'); hops++) {
      if (hops > 32) throw new PdfFault('with references that go in a circle')
      found = load(found.number)
    }
    return found
  }

  function load(number: number): PdfObject {
    const known = objects.get(number)
    if (known !== undefined) return known
    const entry = entries.get(number)
    objects.set(number, null)
    const found =
      entry === undefined
        ? null
        : entry.kind === 'offset'
          ? objectAt(bytes, entry.offset)
          : (contained(entry).get(number) ?? null)
    objects.set(number, found)
    return found
  }

  /** § 7.5.7: pairs of number and offset, then the objects. */
  function contained(entry: Extract<Entry, { kind: 'contained' }>): Map<number, PdfObject> {
    const known = containers.get(entry.container)
    if (known) return known
    const stream = load(entry.container)
    const found = new Map<number, PdfObject>()
    containers.set(entry.container, found)
    if (!isKind(stream, 'stream')) return found
    const contents = decoded(stream, resolve)
    const first = Number(resolve(stream.dictionary.entries.get('First')))
    const heads = new Lexer(contents)
    for (let left = Number(resolve(stream.dictionary.entries.get('N'))); left > 0; left--) {
      const [number, offset] = [heads.object(), heads.object()]
      if (typeof number !== 'number' || typeof offset !== 'number')
        throw new PdfFault('with a broken object stream')
      found.set(number, new Lexer(contents, first + offset).object() ?? null)
    }
    return found
  }
}
