/**
 * A PDF file: its objects by number, through cross-reference tables and streams (ISO 32000-1 § 7.5), or by searching
 * the file where those are broken. The only reader of PDF: of figures, and of what the program itself has written.
 */
import { Budget } from './budget.js'
import { followed, searched, type CrossReferences, type ObjectEntry } from './cross-references.js'
import { unfiltered, type Filtered } from './filters/index.js'
import { attempt, headsOf, latin1, objectAt } from './indirect.js'
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

/** A file of at most 256 MB unpacked and a million objects; asking it for more throws a PdfFault. */
export class PdfFile {
  readonly text: string
  readonly #budget: Budget
  readonly #objects = new Map<number, PdfObject>()
  readonly #containers = new Map<number, ReadonlyMap<number, () => PdfObject>>()
  #references: CrossReferences = { entries: new Map(), trailer: new Map() }
  #isSearched = false

  /** Throws a PdfFault when the bytes are no PDF, are encrypted, or are broken beyond use. */
  constructor(
    readonly bytes: Uint8Array,
    budget = new Budget(),
  ) {
    this.#budget = budget
    this.text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    if (!this.text.slice(-4096).includes('startxref')) throw new PdfFault('that ends too early')
    const tables = attempt(() => followed(this.text, this.#budget, this.#unpack))
    if (tables) this.#take(tables)
    if (!this.#hasCatalog()) this.#search()
    if (this.trailer.has('Encrypt')) throw new PdfFault('that is encrypted')
    if (!this.#hasCatalog()) throw new PdfFault('that is damaged')
  }

  get trailer(): PdfDictionary {
    return this.#references.trailer
  }

  get catalog(): PdfDictionary {
    return this.dictionary(this.trailer.get('Root'))
  }

  /** `object`, or what it refers to. */
  resolve(object: PdfObject | undefined): PdfObject {
    let found = object ?? null
    for (let hops = 0; isKind(found, 'reference'); hops++) {
      if (hops > 32) throw new PdfFault('with references that go in a circle')
      found = this.#load(found.number)
    }
    return found
  }

  /** A dictionary, a stream's own, or an empty one where there is none. */
  dictionary(object: PdfObject | undefined): PdfDictionary {
    const found = this.resolve(object)
    return isKind(found, 'stream') ? found.dictionary : isDictionary(found) ? found : new Map()
  }

  /** An array; one object that stands alone is an array of it. */
  list(object: PdfObject | undefined): PdfObject[] {
    const found = this.resolve(object)
    return Array.isArray(found) ? found : found === null ? [] : [found]
  }

  number(object: PdfObject | undefined): number | undefined {
    const found = this.resolve(object)
    return typeof found === 'number' ? found : undefined
  }

  name(object: PdfObject | undefined): string | undefined {
    const found = this.resolve(object)
    return isKind(found, 'name') ? found.name : undefined
  }

  /** Bytes of a stream as they stand in the file, still filtered. */
  raw({ dictionary, start }: PdfStream): Uint8Array {
    const length = this.number(dictionary.get('Length'))
    const stated = length === undefined || length < 0 ? -1 : start + length
    if (stated >= start && /^\s{0,8}endstream/.test(this.text.slice(stated, stated + 20)))
      return this.bytes.subarray(start, stated)
    const end = this.text.indexOf('endstream', start)
    if (end < 0) throw new PdfFault('that ends too early')
    const line = /(?:\r\n|\r|\n)$/.exec(this.text.slice(Math.max(start, end - 2), end))
    return this.bytes.subarray(start, end - (line?.[0].length ?? 0))
  }

  /**
   * A stream's bytes with the filters undone that are not those of images, and the image's filter that is left (§ 7.4).
   * What does not unpack throws a PdfFault.
   */
  unfiltered(stream: PdfStream): Filtered {
    return unfiltered(this.raw(stream), this.#filters(stream.dictionary), this.#budget)
  }

  /** A stream's contents; filters of images throw a PdfFault. */
  decoded(stream: PdfStream): Uint8Array {
    const { bytes, left } = this.unfiltered(stream)
    if (left !== undefined) throw new PdfFault('with a filter where it cannot stand')
    return bytes
  }

  readonly #unpack = (stream: PdfStream): Uint8Array => this.decoded(stream)

  /** Filters in the order in which they are undone, with their parameters. */
  #filters(dictionary: PdfDictionary): Array<{ name: string; parameters: Map<string, number> }> {
    const parameters = this.list(dictionary.get('DecodeParms') ?? dictionary.get('DP'))
    return this.list(dictionary.get('Filter') ?? dictionary.get('F')).map((filter, index) => ({
      name: this.name(filter) ?? '',
      parameters: new Map(
        [...this.dictionary(parameters[index])].map(([key, value]) => [
          key,
          this.number(value) ?? NaN,
        ]),
      ),
    }))
  }

  #hasCatalog(): boolean {
    return this.trailer.has('Encrypt') || attempt(() => this.catalog.has('Pages')) === true
  }

  #take(references: CrossReferences): void {
    this.#references = references
    this.#objects.clear()
    this.#containers.clear()
  }

  /** Finds the objects by going through the file, where its tables are wrong. */
  #search(): void {
    this.#isSearched = true
    this.#take(searched(this.text, this.#budget, this.#unpack))
  }

  #load(number: number): PdfObject {
    const known = this.#objects.get(number)
    if (known !== undefined) return known
    this.#objects.set(number, null) // what refers to itself is nothing
    let found: PdfObject
    try {
      found = this.#read(number, this.#references.entries.get(number))
    } catch (error) {
      if (!(error instanceof PdfFault) || error instanceof PdfBound || this.#isSearched) throw error
      this.#search()
      return this.#load(number)
    }
    this.#objects.set(number, found)
    return found
  }

  #read(number: number, entry: ObjectEntry | undefined): PdfObject {
    switch (entry?.kind) {
      case 'offset':
        return objectAt(this.text, entry.offset, this.#budget, number)
      case 'contained':
        return this.#contained(entry.container).get(number)?.() ?? null
      default:
        return null
    }
  }

  /** Objects of an object stream, each read when it is asked for. */
  #contained(container: number): ReadonlyMap<number, () => PdfObject> {
    const known = this.#containers.get(container)
    if (known) return known
    const entry = this.#references.entries.get(container)
    const stream = entry?.kind === 'offset' ? this.#load(container) : null
    if (!isKind(stream, 'stream')) throw new PdfFault('with a broken object stream')
    const found = packedIn(this, stream, this.#budget)
    this.#containers.set(container, found)
    return found
  }
}

/** § 7.5.7: pairs of number and offset, then the objects. */
function packedIn(file: PdfFile, stream: PdfStream, budget: Budget): Map<number, () => PdfObject> {
  const text = latin1(file.decoded(stream))
  const first = file.number(stream.dictionary.get('First')) ?? 0
  return new Map(
    headsOf(text, file.number(stream.dictionary.get('N')) ?? 0, budget).map(([number, offset]) => [
      number,
      () => new Lexer(text, first + offset, budget).object() ?? null,
    ]),
  )
}
