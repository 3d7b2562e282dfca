/**
 * Reads back a PDF that we wrote: its objects and streams. No more of PDF than pdfkit writes.
 */
import { unzlibSync } from 'fflate'

/** A value of PDF: names are strings with their slash, strings are `Text`, dictionaries are maps. */
export type Value = number | string | boolean | null | Text | Reference | Value[] | Dictionary
export interface Text { text: string }
export interface Reference { object: number }
export type Dictionary = Map<string, Value>

export class File {
  readonly #bytes: string
  readonly #offsets: readonly number[]
  readonly #values = new Map<number, Value>()
  readonly trailer: Dictionary

  constructor(readonly source: Uint8Array) {
    // One character a byte: offsets of the file are offsets of the string.
    this.#bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength).toString('latin1')
    const start = Number(/startxref\s+(\d+)/.exec(this.#bytes.slice(-64))![1])
    const header = /xref\n0 (\d+)\n/y
    header.lastIndex = start
    const count = Number(header.exec(this.#bytes)![1])
    this.#offsets = Array.from({ length: count }, (_, index) => Number(this.#bytes.substr(header.lastIndex + index * 20, 10)))
    const trailer = header.lastIndex + count * 20 + 'trailer\n'.length
    this.trailer = new Parser(this.#bytes, trailer).value() as Dictionary
  }

  /** What a reference leads to, itself anything else. */
  resolve(value: Value | undefined): Value | undefined {
    if (value === null || typeof value !== 'object' || !('object' in value)) return value
    const { object } = value
    if (!this.#values.has(object)) this.#values.set(object, this.#parser(object).value())
    return this.#values.get(object)
  }

  dictionary(value: Value | undefined): Dictionary {
    const found = this.resolve(value)
    return found instanceof Map ? found : new Map()
  }

  list(value: Value | undefined): Value[] {
    const found = this.resolve(value)
    return Array.isArray(found) ? found : found === undefined || found === null ? [] : [found]
  }

  /** A stream's contents, inflated. */
  stream(reference: Reference): string {
    const parser = this.#parser(reference.object)
    const dictionary = parser.value() as Dictionary
    const start = this.#bytes.indexOf('stream\n', parser.at) + 'stream\n'.length
    const data = this.source.subarray(start, start + (dictionary.get('/Length') as number))
    return Buffer.from(dictionary.get('/Filter') === '/FlateDecode' ? unzlibSync(data) : data).toString('latin1')
  }

  #parser(object: number): Parser {
    const offset = this.#offsets[object]!
    return new Parser(this.#bytes, this.#bytes.indexOf('obj', offset) + 3)
  }
}

const token = /\s*(<<|>>|\[|\]|\/[^\s/<>[\]()]*|\(|<[0-9a-fA-F\s]*>|\d+ \d+ R|[-+.\d]+|true|false|null|[^\s/<>[\]()]+)/y

/** Values from a place of a text. */
export class Parser {
  constructor(readonly text: string, public at: number) {}

  /** The next token; none at the end. A string is read whole by `value`. */
  next(): string | undefined {
    token.lastIndex = this.at
    const found = token.exec(this.text)
    if (!found) return undefined
    this.at = token.lastIndex
    return found[1]
  }

  value(first = this.next()): Value {
    if (first === undefined) return null
    if (first === '<<') return this.#dictionary()
    if (first === '[') return this.#list()
    if (first === '(') return { text: this.#literal() }
    if (first[0] === '<') return { text: decoded(Buffer.from(first.slice(1, -1).replace(/\s/g, ''), 'hex').toString('latin1')) }
    if (first.endsWith(' R')) return { object: Number.parseInt(first, 10) }
    if (/^[-+.\d]/.test(first)) return Number(first)
    return first === 'true' ? true : first === 'false' ? false : first === 'null' ? null : first
  }

  #dictionary(): Dictionary {
    const found: Dictionary = new Map()
    for (let name = this.next(); name !== undefined && name !== '>>'; name = this.next()) found.set(name, this.value())
    return found
  }

  #list(): Value[] {
    const found: Value[] = []
    for (let first = this.next(); first !== undefined && first !== ']'; first = this.next()) found.push(this.value(first))
    return found
  }

  /** A literal string after its opening bracket. */
  #literal(): string {
    let raw = ''
    for (let depth = 1; this.at < this.text.length; this.at++) {
      const character = this.text[this.at]!
      if (character === '\\') { raw += escapes[this.text[++this.at]!] ?? this.text[this.at]!; continue }
      if (character === '(') depth++
      if (character === ')' && --depth === 0) { this.at++; break }
      raw += character
    }
    return decoded(raw)
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
/** A text string: UTF-16 with a byte order mark, else Latin letters. */
const decoded = (raw: string): string => (raw.startsWith('\xfe\xff') ? Buffer.from(raw.slice(2), 'latin1').swap16().toString('utf16le') : raw)
