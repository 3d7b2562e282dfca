/**
 * The objects of a PDF file as text (PDF 1.7, ISO 32000-1 § 7.2 and 7.3). Reading never loops and never goes deep: what
 * cannot be read throws a PdfFault.
 */
import {
  isKind,
  PdfFault,
  type PdfDictionary,
  type PdfName,
  type PdfObject,
  type PdfReference,
  type PdfText,
} from './objects.js'

/** Bounds of what one lexer reads, far above what real files hold: depth, objects, bytes of a string. */
const deepest = 64
const most = 4_000_000
const longest = 1_000_000
const spaces = new Set([0, 9, 10, 12, 13, 32])
const delimiters = new Set([...'()<>[]{}/%'].map((character) => character.charCodeAt(0)))

/** Reads objects one after the other, from `at`. */
export class Lexer {
  constructor(
    readonly bytes: Uint8Array,
    public at = 0,
  ) {}

  /** The next object; a word that is none (`obj`, `endobj`, `stream`) comes as undefined, and `word` has it. */
  object(depth = 0): PdfObject | undefined {
    if (depth > deepest || this.count++ > most)
      throw new PdfFault('that nests too deeply or is too large')
    this.skip()
    const character = String.fromCharCode(this.bytes[this.at] ?? 0)
    if (this.at >= this.bytes.length) throw new PdfFault('that ends too early')
    if (character === '/') return this.name()
    if (character === '(') return this.literal()
    if (character === '[') return this.array(depth)
    if (character === '<')
      return this.bytes[this.at + 1] === 0x3c ? this.dictionary(depth) : this.hexadecimal()
    return this.numberOrWord()
  }

  /** The last word that was no object. */
  word = ''
  private count = 0

  /** Past white space and comments. */
  skip(): void {
    for (; this.at < this.bytes.length; this.at++) {
      const byte = this.bytes[this.at]!
      if (byte === 0x25)
        while (
          this.at < this.bytes.length &&
          this.bytes[this.at] !== 10 &&
          this.bytes[this.at] !== 13
        )
          this.at++
      else if (!spaces.has(byte)) return
    }
  }

  /** Characters up to the next space or delimiter. */
  token(): string {
    const from = this.at
    while (
      this.at < this.bytes.length &&
      !spaces.has(this.bytes[this.at]!) &&
      !delimiters.has(this.bytes[this.at]!)
    )
      this.at++
    return String.fromCharCode(...this.bytes.subarray(from, Math.min(this.at, from + 256)))
  }

  private name(): PdfName {
    this.at++
    return {
      kind: 'name',
      name: this.token().replace(/#([\da-f]{2})/gi, (_, code: string) =>
        String.fromCharCode(parseInt(code, 16)),
      ),
    }
  }

  private array(depth: number): PdfObject[] {
    this.at++
    const found: PdfObject[] = []
    for (;;) {
      this.skip()
      if (this.bytes[this.at] === 0x5d) {
        this.at++
        return found
      }
      found.push(this.expect(depth))
    }
  }

  private dictionary(depth: number): PdfDictionary {
    this.at += 2
    const entries = new Map<string, PdfObject>()
    for (;;) {
      this.skip()
      if (this.bytes[this.at] === 0x3e && this.bytes[this.at + 1] === 0x3e) {
        this.at += 2
        return { kind: 'dictionary', entries }
      }
      const key = this.expect(depth)
      if (key === null || typeof key !== 'object' || Array.isArray(key) || key.kind !== 'name')
        throw new PdfFault('with a broken dictionary')
      entries.set(key.name, this.expect(depth))
    }
  }

  private expect(depth: number): PdfObject {
    const found = this.object(depth + 1)
    if (found === undefined) throw new PdfFault('with a broken object')
    return found
  }

  private numberOrWord(): PdfObject | undefined {
    const token = this.token()
    if (token === '') throw new PdfFault('with a character out of place')
    if (token === 'true' || token === 'false') return token === 'true'
    if (token === 'null') return null
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(token)) {
      this.word = token
      return undefined
    }
    return /^\d+$/.test(token) ? this.referenceOr(Number(token)) : Number(token)
  }

  /** `12 0 R`, or just 12. */
  private referenceOr(number: number): PdfReference | number {
    const rest = String.fromCharCode(...this.bytes.subarray(this.at, this.at + 24))
    const found = /^\s+(\d{1,5})\s+R(?![^\s()<>[\]{}/%])/.exec(rest)
    if (!found) return number
    this.at += found[0].length
    return { kind: 'reference', number, generation: Number(found[1]) }
  }

  private hexadecimal(): PdfText {
    const end = this.bytes.indexOf(0x3e, this.at)
    if (end === -1) throw new PdfFault('that ends too early')
    if (end - this.at > longest) throw new PdfFault('with a string that is too long')
    const digits = new TextDecoder('latin1')
      .decode(this.bytes.subarray(this.at + 1, end))
      .replace(/[^\da-f]/gi, '')
    this.at = end + 1
    return {
      kind: 'text',
      bytes: Uint8Array.from({ length: Math.ceil(digits.length / 2) }, (_, index) =>
        parseInt(digits.slice(2 * index, 2 * index + 2).padEnd(2, '0'), 16),
      ),
    }
  }

  /** § 7.3.4.2: balanced parentheses need no escape. */
  private literal(): PdfText {
    const found: number[] = []
    for (let open = 0; this.at < this.bytes.length && found.length < longest; this.at++) {
      const byte = this.bytes[this.at]!
      if (byte === 0x5c) {
        this.escape(found)
        continue
      }
      if (byte === 0x28 && open++ === 0) continue
      if (byte === 0x29 && --open === 0) {
        this.at++
        return { kind: 'text', bytes: Uint8Array.from(found) }
      }
      found.push(byte)
    }
    throw new PdfFault('with a string that does not end')
  }

  private escape(found: number[]): void {
    const rest = String.fromCharCode(...this.bytes.subarray(this.at + 1, this.at + 4))
    const octal = /^[0-7]{1,3}/.exec(rest)?.[0]
    const plain = 'nrtbf'.indexOf(rest[0] ?? '')
    if (octal) found.push(parseInt(octal, 8) & 255)
    else if (plain !== -1) found.push([10, 13, 9, 8, 12][plain]!)
    else if (rest[0] !== '\n' && rest[0] !== '\r') found.push(rest.charCodeAt(0))
    this.at += octal ? octal.length : rest.startsWith('\r\n') ? 2 : 1
  }
}

/** The object that `12 0 obj` introduces at `offset`. */
export function objectAt(bytes: Uint8Array, offset: number): PdfObject {
  const lexer = new Lexer(bytes, offset)
  if (
    typeof lexer.object() !== 'number' ||
    typeof lexer.object() !== 'number' ||
    lexer.object() !== undefined ||
    lexer.word !== 'obj'
  )
    throw new PdfFault('with a broken object')
  const found = lexer.object() ?? null
  if (!isKind(found, 'dictionary')) return found
  const end = lexer.at
  lexer.skip()
  if (String.fromCharCode(...bytes.subarray(lexer.at, lexer.at + 6)) !== 'stream') {
    lexer.at = end
    return found
  }
  const feed = lexer.at + 6
  const start =
    feed +
    (bytes[feed] === 13 && bytes[feed + 1] === 10
      ? 2
      : bytes[feed] === 10 || bytes[feed] === 13
        ? 1
        : 0)
  return { kind: 'stream', dictionary: found, start, source: bytes }
}
