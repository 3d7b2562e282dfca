import { PdfBound } from '../objects.js'

/** Bytes that are written one after the other, in memory that grows with them up to a bound. */
export class Output {
  #bytes: Uint8Array
  #length = 0

  constructor(
    readonly most: number,
    expected: number,
  ) {
    this.#bytes = new Uint8Array(Math.max(64, Math.min(most, expected)))
  }

  push(byte: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1)
    this.#bytes[this.#length++] = byte
  }

  append(bytes: Uint8Array): void {
    if (this.#length + bytes.length > this.#bytes.length) this.#grow(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  #grow(by: number): void {
    const needed = this.#length + by
    if (needed > this.most) throw new PdfBound('that unpacks to more than 256 MB')
    const larger = new Uint8Array(Math.max(needed, Math.min(this.most, this.#bytes.length * 2)))
    larger.set(this.#bytes)
    this.#bytes = larger
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }
}
