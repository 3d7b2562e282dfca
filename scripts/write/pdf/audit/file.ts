/**
 * Reads back a PDF that we wrote: its objects and streams. No more of PDF than pdfkit writes.
 */
import { unzlibSync } from 'fflate'
import {
  isReference,
  Parser,
  type Dictionary,
  type Reference,
  type Value,
} from '../syntax/parser.js'

export class File {
  readonly #bytes: string
  readonly #offsets: readonly number[]
  readonly trailer: Dictionary

  constructor(readonly source: Uint8Array) {
    this.#bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength).toString(
      'latin1',
    )
    const start = Number(/startxref\s+(\d+)/.exec(this.#bytes.slice(-64))![1])
    const header = /xref\n0 (\d+)\n/y
    header.lastIndex = start
    const count = Number(header.exec(this.#bytes)![1])
    this.#offsets = Array.from({ length: count }, (_, index) =>
      Number(this.#bytes.substr(header.lastIndex + index * 20, 10)),
    )
    this.trailer = new Parser(
      this.#bytes,
      header.lastIndex + count * 20 + 'trailer\n'.length,
    ).value() as Dictionary
  }

  /** What a reference leads to, itself anything else. */
  resolve(value: Value | undefined): Value | undefined {
    return isReference(value) ? this.#parser(value.object).value() : value
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
    return Buffer.from(
      dictionary.get('/Filter') === '/FlateDecode' ? unzlibSync(data) : data,
    ).toString('latin1')
  }

  #parser(object: number): Parser {
    return new Parser(this.#bytes, this.#bytes.indexOf('obj', this.#offsets[object]!) + 3)
  }
}
