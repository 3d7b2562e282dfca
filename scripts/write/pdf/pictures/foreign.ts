/**
 * The objects of a PDF that someone else wrote. They are found by going through the file rather than by its tables: that
 * reads files of every age and generator, and files whose tables are wrong.
 */
import { unzlibSync } from 'fflate'
import {
  isReference,
  Parser,
  type Dictionary,
  type Reference,
  type Value,
} from '../syntax/parser.js'

export interface ForeignObject {
  value: Value
  /** Of a stream: its bytes as they stand in the file. */ data?: Uint8Array | undefined
}

export class Foreign {
  readonly objects = new Map<number, ForeignObject>()
  #root: Value | undefined
  encrypted = false

  constructor(readonly source: Uint8Array) {
    // A file that is nested deeper than any figure has no objects that we take.
    try {
      this.#read()
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      this.objects.clear()
    }
  }

  #read(): void {
    const { source } = this
    const text = Buffer.from(source.buffer, source.byteOffset, source.byteLength).toString('latin1')
    const packed: ForeignObject[] = []
    const start = /(\d{1,10})[ \t\r\n]{1,8}\d{1,5}[ \t\r\n]{1,8}obj\b|\btrailer\b/g
    for (let found = start.exec(text); found; found = start.exec(text)) {
      const parser = new Parser(text, start.lastIndex)
      const value = parser.value()
      if (found[1] === undefined) {
        if (value instanceof Map) this.#state(value)
        continue
      }
      const object: ForeignObject = {
        value,
        data: value instanceof Map ? this.#data(text, parser.at, value) : undefined,
      }
      this.objects.set(Number(found[1]), object)
      start.lastIndex = object.data
        ? object.data.byteOffset - source.byteOffset + object.data.length
        : Math.max(parser.at, start.lastIndex)
      if (!(value instanceof Map)) continue
      if (value.get('/Type') === '/XRef') this.#state(value)
      if (value.get('/Type') === '/ObjStm') packed.push(object)
    }
    for (const object of packed) this.#unpack(object)
  }

  #state(trailer: Dictionary): void {
    if (trailer.has('/Encrypt')) this.encrypted = true
    this.#root = trailer.get('/Root') ?? this.#root
  }

  /** The bytes of the stream that begins at or after `at`; none when none does. */
  #data(text: string, at: number, dictionary: Dictionary): Uint8Array | undefined {
    const opening = /[\s\0]*stream\r?\n?/y
    opening.lastIndex = at
    if (!opening.test(text)) return undefined
    const from = opening.lastIndex
    const stated = dictionary.get('/Length')
    if (typeof stated === 'number' && /^\s*endstream/.test(text.substr(from + stated, 20)))
      return this.source.subarray(from, from + stated)
    const end = text.indexOf('endstream', from)
    return this.source.subarray(
      from,
      end < 0
        ? text.length
        : end - (text.substr(end - 2, 2) === '\r\n' ? 2 : /[\r\n]/.test(text[end - 1]!) ? 1 : 0),
    )
  }

  /** Objects that stand in a compressed stream (§ 7.5.7); one that the file also writes out is newer there. */
  #unpack(stream: ForeignObject): void {
    const dictionary = stream.value as Dictionary
    const text = this.decoded(stream)
    if (text === undefined) return
    const numbers = new Parser(text, 0)
    const first = this.number(dictionary.get('/First'))
    for (let count = this.number(dictionary.get('/N')); count > 0; count--) {
      const [object, offset] = [Number(numbers.next()), Number(numbers.next())]
      if (!Number.isFinite(object) || !Number.isFinite(offset)) return
      if (!this.objects.has(object))
        this.objects.set(object, { value: new Parser(text, first + offset).value() })
    }
  }

  /** What a reference leads to, itself anything else. */
  resolve(value: Value | undefined): Value | undefined {
    for (let steps = 0; isReference(value) && steps < 20; steps++)
      value = this.objects.get(value.object)?.value
    return value
  }
  dictionary(value: Value | undefined): Dictionary {
    const found = this.resolve(value)
    return found instanceof Map ? found : new Map()
  }
  list(value: Value | undefined): Value[] {
    const found = this.resolve(value)
    return Array.isArray(found) ? found : []
  }
  number(value: Value | undefined): number {
    const found = this.resolve(value)
    return typeof found === 'number' ? found : 0
  }
  stream(reference: Reference): ForeignObject | undefined {
    return this.objects.get(reference.object)
  }

  /** A stream's contents; none when it is packed in a way other than Flate. */
  decoded({ value, data }: ForeignObject): string | undefined {
    if (!(value instanceof Map) || !data) return undefined
    const filter = this.resolve(value.get('/Filter'))
    const names = Array.isArray(filter)
      ? filter.map((one) => this.resolve(one))
      : filter === undefined || filter === null
        ? []
        : [filter]
    if (names.length === 0) return Buffer.from(data).toString('latin1')
    if (
      names.length > 1 ||
      (names[0] !== '/FlateDecode' && names[0] !== '/Fl') ||
      this.number(this.dictionary(value.get('/DecodeParms')).get('/Predictor')) > 1
    )
      return undefined
    try {
      return Buffer.from(unzlibSync(data)).toString('latin1')
    } catch {
      return undefined
    }
  }

  /** The first page, with what it inherits (§ 7.7.3.4). */
  firstPage(): Dictionary | undefined {
    const root =
      this.#root ??
      [...this.objects.values()]
        .map(({ value }) => value)
        .findLast((value) => value instanceof Map && value.get('/Type') === '/Catalog')
    let node = this.dictionary(this.dictionary(root).get('/Pages'))
    const inherited: Dictionary = new Map()
    for (let depth = 0; depth < 50; depth++) {
      for (const name of ['/Resources', '/MediaBox', '/CropBox', '/Rotate'])
        if (node.has(name)) inherited.set(name, node.get(name)!)
      const [kid] = this.list(node.get('/Kids'))
      if (kid === undefined)
        return node.get('/Type') === '/Page' || node.has('/Contents')
          ? new Map([...inherited, ...node])
          : undefined
      node = this.dictionary(kid)
    }
    return undefined
  }
}
