/**
 * Values of PDF from its text (ISO 32000-1 § 7.3). A file is read as one character a byte, so that offsets agree.
 */

/** Names keep their slash; a string keeps its bytes. */
export type Value = number | string | boolean | null | Bytes | Reference | Value[] | Dictionary
export interface Bytes {
  raw: string
}
export interface Reference {
  object: number
}
export type Dictionary = Map<string, Value>

export const isReference = (value: Value | undefined): value is Reference =>
  typeof value === 'object' && value !== null && 'object' in value
export const isBytes = (value: Value | undefined): value is Bytes =>
  typeof value === 'object' && value !== null && 'raw' in value

/** A text string: UTF-16 with a byte order mark, else Latin letters (PDFDocEncoding, of which we write no more). */
export const textOf = ({ raw }: Bytes): string =>
  raw.startsWith('\xfe\xff')
    ? Buffer.from(raw.slice(2), 'latin1').swap16().toString('utf16le')
    : raw

const token =
  /(?:[\s\0]|%[^\r\n]*)*(<<|>>|\[|\]|\/[^\s\0/<>[\](){}%]*|\(|<[0-9a-fA-F\s]*>|\d+\s+\d+\s+R(?![^\s\0/<>[\](){}%])|[-+.\d]+|[^\s\0/<>[\](){}%]+|[{})])/y
/** Nesting beyond this is no figure's. */
const deepest = 200

export class Parser {
  #depth = 0

  constructor(
    readonly text: string,
    public at: number,
  ) {}

  /** The next token; none at the end. The contents of a string are read by `value`. */
  next(): string | undefined {
    token.lastIndex = this.at
    const found = token.exec(this.text)
    if (!found) return undefined
    this.at = token.lastIndex
    return found[1]
  }

  value(first = this.next()): Value {
    if (first === undefined) return null
    if (first === '<<') return this.#nested(() => this.#dictionary())
    if (first === '[') return this.#nested(() => this.#list())
    if (first === '(') return { raw: this.#literal() }
    if (first[0] === '<')
      return {
        raw: Buffer.from(even(first.slice(1, -1).replace(/\s/g, '')), 'hex').toString('latin1'),
      }
    if (/^\d+\s+\d+\s+R$/.test(first)) return { object: Number.parseInt(first, 10) }
    if (/^[-+.\d]/.test(first)) return Number.parseFloat(first) || 0
    return first === 'true' ? true : first === 'false' ? false : first === 'null' ? null : first
  }

  #nested<T extends Value>(read: () => T): T {
    if (++this.#depth > deepest) throw new RangeError('A PDF is nested too deep')
    const found = read()
    this.#depth--
    return found
  }

  #dictionary(): Dictionary {
    const found: Dictionary = new Map()
    for (let name = this.next(); name !== undefined && name !== '>>'; name = this.next())
      found.set(name, this.value())
    return found
  }

  #list(): Value[] {
    const found: Value[] = []
    for (let first = this.next(); first !== undefined && first !== ']'; first = this.next())
      found.push(this.value(first))
    return found
  }

  /** A literal string after its opening bracket (§ 7.3.4.2). */
  #literal(): string {
    const parts: string[] = []
    for (let depth = 1; this.at < this.text.length; this.at++) {
      const character = this.text[this.at]!
      if (character === '\\') {
        parts.push(this.#escape())
        continue
      }
      if (character === '(') depth++
      if (character === ')' && --depth === 0) {
        this.at++
        break
      }
      parts.push(character)
    }
    return parts.join('')
  }

  /** What stands for the escape at the place, which is left at its last character. */
  #escape(): string {
    const octal = /^[0-7]{1,3}/.exec(this.text.substr(this.at + 1, 3))?.[0]
    if (octal) {
      this.at += octal.length
      return String.fromCharCode(Number.parseInt(octal, 8) & 255)
    }
    const next = this.text[++this.at] ?? ''
    if (next === '\r' && this.text[this.at + 1] === '\n') this.at++
    return next === '\n' || next === '\r' ? '' : (escapes[next] ?? next)
  }
}

const even = (hex: string): string => (hex.length % 2 === 0 ? hex : `${hex}0`)
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
