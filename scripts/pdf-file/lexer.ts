/**
 * The objects of a PDF file as text (ISO 32000-1 § 7.2 and 7.3), of a file or a stream read as one character a byte, so
 * that offsets agree. Reading never loops and never goes deep: what cannot be read throws a PdfFault.
 */
import type { Budget } from './budget.js'
import {
  isKind,
  PdfFault,
  type PdfDictionary,
  type PdfName,
  type PdfObject,
  type PdfReference,
  type PdfText,
} from './objects.js'

/** Nesting beyond this is no figure's. */
const deepest = 100

const isSpace = (code: number): boolean =>
  code === 32 || code === 10 || code === 13 || code === 9 || code === 12 || code === 0

const nameCharacters = /[^\0\t\n\f\r ()<>[\]{}/%]{0,4096}/y
/** A number, or a word that is none. */
const regular =
  /(?:([+-]?(?:\d{1,12}(?:\.\d{0,20})?|\.\d{1,20}))(?![^\0\t\n\f\r ()<>[\]{}/%]))|[^\0\t\n\f\r ()<>[\]{}/%]{1,4096}|[{}]/y
const reference = /[\0\t\n\f\r ]{1,9}(\d{1,5})[\0\t\n\f\r ]{1,9}R(?![^\0\t\n\f\r ()<>[\]{}/%])/y

/** Reads objects one after the other, from `at`. */
export class Lexer {
  /** The last word that was no object: `obj`, `stream`, an operator; empty at the end. */
  word = ''

  constructor(
    readonly text: string,
    public at = 0,
    readonly budget?: Budget,
  ) {}

  /** The next object; a word that is none comes as undefined, and `word` has it. */
  object(depth = 0): PdfObject | undefined {
    if (depth > deepest) throw new PdfFault('that nests too deeply')
    this.budget?.object()
    this.skip()
    if (this.at >= this.text.length) {
      this.word = ''
      return undefined
    }
    switch (this.text.charCodeAt(this.at)) {
      case 0x2f: // a slash
        return this.#name()
      case 0x28: // an opening parenthesis
        return this.#literal()
      case 0x5b: // an opening bracket
        return this.#array(depth)
      case 0x3c: // less than
        return this.text.charCodeAt(this.at + 1) === 0x3c
          ? this.#dictionary(depth)
          : this.#hexadecimal()
      default:
        return this.#numberOrWord()
    }
  }

  /** Past white space and comments. */
  skip(): void {
    for (; this.at < this.text.length; this.at++) {
      const code = this.text.charCodeAt(this.at)
      if (code === 0x25) this.at = this.#endOfLine()
      else if (!isSpace(code)) return
    }
  }

  #endOfLine(): number {
    let at = this.at
    while (at < this.text.length && this.text[at] !== '\n' && this.text[at] !== '\r') at++
    return at
  }

  #name(): PdfName {
    nameCharacters.lastIndex = this.at + 1
    const name = nameCharacters.exec(this.text)![0]
    this.at = nameCharacters.lastIndex
    return { kind: 'name', name: name.includes('#') ? unescaped(name) : name }
  }

  #array(depth: number): PdfObject[] {
    this.at++
    const found: PdfObject[] = []
    for (;;) {
      this.skip()
      if (this.text[this.at] === ']') {
        this.at++
        return found
      }
      found.push(this.#expect(depth))
    }
  }

  #dictionary(depth: number): PdfDictionary {
    this.at += 2
    const entries: PdfDictionary = new Map()
    for (;;) {
      this.skip()
      if (this.text.startsWith('>>', this.at)) {
        this.at += 2
        return entries
      }
      const key = this.#expect(depth)
      if (!isKind(key, 'name')) throw new PdfFault('with a broken dictionary')
      entries.set(key.name, this.#expect(depth))
    }
  }

  #expect(depth: number): PdfObject {
    const found = this.object(depth + 1)
    if (found !== undefined) return found
    throw new PdfFault(this.word === '' ? 'that ends too early' : 'with a broken object')
  }

  #numberOrWord(): PdfObject | undefined {
    regular.lastIndex = this.at
    const found = regular.exec(this.text)
    if (!found) throw new PdfFault('with a character out of place')
    this.at = regular.lastIndex
    const [token, number] = found
    if (number !== undefined)
      return /^\d+$/.test(number) ? this.#referenceOr(Number(number)) : Number(number)
    if (token === 'true' || token === 'false') return token === 'true'
    if (token === 'null') return null
    const odd = oddNumber(token)
    if (odd !== undefined) return odd
    this.word = token
    return undefined
  }

  /** `12 0 R`, or just 12. */
  #referenceOr(number: number): PdfReference | number {
    reference.lastIndex = this.at
    const found = reference.exec(this.text)
    if (!found) return number
    this.at = reference.lastIndex
    return { kind: 'reference', number, generation: Number(found[1]) }
  }

  #hexadecimal(): PdfText {
    const end = this.text.indexOf('>', this.at)
    if (end < 0) throw new PdfFault('that ends too early')
    const digits = this.text.slice(this.at + 1, end).replace(/[^\da-f]+/gi, '')
    this.at = end + 1
    return {
      kind: 'text',
      bytes: Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex'),
    }
  }

  /** § 7.3.4.2: balanced parentheses need no escape. */
  #literal(): PdfText {
    const parts: string[] = []
    let from = ++this.at
    for (let open = 1; this.at < this.text.length; this.at++) {
      const code = this.text.charCodeAt(this.at)
      if (code === 0x28) open++
      else if (code === 0x29 && --open === 0) {
        parts.push(this.text.slice(from, this.at++))
        return { kind: 'text', bytes: Buffer.from(parts.join(''), 'latin1') }
      } else if (code === 0x5c) {
        parts.push(this.text.slice(from, this.at), this.#escape())
        from = this.at + 1
      }
    }
    throw new PdfFault('with a string that does not end')
  }

  /** What stands for the escape at the place, which is left at its last character. */
  #escape(): string {
    const octal = /^[0-7]{1,3}/.exec(this.text.slice(this.at + 1, this.at + 4))?.[0]
    if (octal) {
      this.at += octal.length
      return String.fromCharCode(Number.parseInt(octal, 8) & 255)
    }
    const next = this.text[++this.at] ?? ''
    if (next === '\r' && this.text[this.at + 1] === '\n') this.at++
    return next === '\n' || next === '\r' ? '' : (escapes[next] ?? next)
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

const unescaped = (name: string): string =>
  name.replace(/#([\da-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )

/** Numbers as some programs write them: `--5`, `1.2.3`, `4.-5`, which readers take for their beginning. */
function oddNumber(token: string): number | undefined {
  const found = /^[+-]{0,9}(\d{0,12}(?:\.\d{0,20})?)[-.\d]{0,40}$/.exec(token)?.[1]
  if (found === undefined || !/\d/.test(token)) return undefined
  return (token.startsWith('-') ? -1 : 1) * (Number.parseFloat(found) || 0)
}
