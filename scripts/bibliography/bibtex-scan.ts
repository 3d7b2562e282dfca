/**
 * Reads the raw text of a .bib file: every entry, key and field with its place, and everything that a BibTeX reader
 * would swallow in silence. One pass, linear in the text; after a mistake it goes on at the next entry.
 *
 * Grammar: "BibTeXing" (Patashnik 1988) and biblatex's manual; text between entries is a comment.
 */
import type { Position } from 'unist'
import type { Fault } from '../document.js'
import { didYouMean } from '../closest.js'
import { entryTypes, months } from './bibtex-words.js'
import { Places } from './places.js'

export interface ScannedField { name: string; value: string; position: Position }
export interface ScannedEntry {
  /** Lower case. */
  type: string
  key: string
  /** Of the key. */
  position: Position
  fields: Map<string, ScannedField>
}
export interface Scan { entries: ScannedEntry[]; faults: Fault[] }

/** Scans one file. `strings` are the abbreviations of the files before it. */
export function scanBibtex(path: string, text: string, strings: Map<string, string> = new Map()): Scan {
  return new Scanner(path, text, strings).scan()
}

/** An `@type{` at the beginning of a line inside a value: the value was never closed. */
const nextEntry = /\n[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]/y

class Scanner {
  private at = 0
  private readonly places: Places
  private readonly scan_: Scan = { entries: [], faults: [] }

  constructor(path: string, private readonly text: string, private readonly strings: Map<string, string>) {
    this.places = new Places(path, text)
  }

  scan(): Scan {
    for (;;) {
      const start = this.text.indexOf('@', this.at)
      if (start < 0) return this.scan_
      this.at = start + 1
      if (!this.commented(start)) this.entry(start)
    }
  }

  /** `%` begins a comment at the start of a line, as biber and editors have it. */
  private commented(start: number): boolean {
    const line = this.text.lastIndexOf('\n', start) + 1
    return /^[ \t]*%/.test(this.text.slice(line, Math.min(start, line + 80)))
  }

  private entry(start: number): void {
    const [head, name = '', open = ''] = this.match(/[ \t\r\n]*([A-Za-z]+)[ \t\r\n]*([{(])/y) ?? []
    if (head === undefined) return
    const type = name.toLowerCase()
    const close = open === '{' ? '}' : ')'
    if (type === 'comment') {
      if (open === '{') this.braced(this.at - 1)
    } else if (type === 'preamble') this.value(close)
    else if (type === 'string') this.abbreviation(close)
    else this.record(type, close, start)
  }

  private abbreviation(close: string): void {
    const [, name] = this.match(/\s*([^\s=,{}()"#%']+)\s*=/y) ?? []
    const value = name === undefined ? undefined : this.value(close)
    if (name !== undefined && value !== undefined) this.strings.set(name.toLowerCase(), value)
  }

  private record(type: string, close: string, start: number): void {
    const [whole = '', key = ''] = this.match(/\s*([^\s,{}()"#%=]*)\s*/y) ?? []
    const from = this.at - whole.length + whole.indexOf(key)
    const position = key ? this.places.range(from, from + key.length) : this.places.range(start, this.at)
    if (!entryTypes.has(type)) this.fault(this.places.range(start, start + 1 + type.length), `Unexpected entry type \`@${type}\`, expected one of BibTeX's or BibLaTeX's${didYouMean(type, entryTypes)}`)
    if (key === '') this.fault(position, `Unexpected entry \`@${type}\` without a key, expected one before the first comma`)
    const entry: ScannedEntry = { type, key, position, fields: new Map() }
    const done = this.fields(entry, close, start)
    if (key !== '' && (done || entry.fields.size > 0)) this.scan_.entries.push(entry)
  }

  /** Fields up to the entry's end; false when the entry does not end. */
  private fields(entry: ScannedEntry, close: string, start: number): boolean {
    let separated = false
    if (this.text[this.at] === ',') {
      this.at += 1
      separated = true
    }
    for (;;) {
      this.match(/[\s,]*/y)?.[0].includes(',') && (separated = true)
      if (this.at >= this.text.length) return this.unclosed(start, `entry \`${entry.key}\``, close)
      if (this.text[this.at] === close) {
        this.at += 1
        return true
      }
      const from = this.at
      const [whole, name] = this.match(/([^\s=,{}()"#%@]+)\s*=\s*/y) ?? []
      if (whole === undefined || name === undefined) return this.skip(entry, close, start)
      if (!separated) this.fault(this.places.range(from, from + name.length), `Unexpected field \`${name}\` without a comma before it, expected a comma`)
      const value = this.value(close)
      if (value === undefined) return false
      this.field(entry, name.toLowerCase(), value, this.places.range(from, this.at))
      separated = false
    }
  }

  private field(entry: ScannedEntry, name: string, value: string, position: Position): void {
    const first = entry.fields.get(name)
    if (!first) entry.fields.set(name, { name, value, position })
    else if (first.value !== value) this.fault(position, `Unexpected second \`${name}\` of \`${entry.key}\`, expected one: the first is at line ${first.position.start.line}`)
  }

  /** What is no field: the entry ends where the next one begins. */
  private skip(entry: ScannedEntry, close: string, start: number): boolean {
    const from = this.at
    const before = this.text.slice(Math.max(0, from - 1), from)
    if (this.text[from] === '@' && /\s/.test(before)) return this.unclosed(start, `entry \`${entry.key}\``, close)
    const line = this.text.slice(from, from + 30).split(/[\r\n]/)[0] ?? ''
    this.fault(this.places.range(from, from + Math.max(1, line.length)), `Unexpected \`${line}\` in \`${entry.key}\`, expected a field such as \`year = {2020}\``)
    nextEntry.lastIndex = from
    for (; this.at < this.text.length; this.at++) {
      if (this.text[this.at] === '{') {
        if (this.braced(this.at) === undefined) return false
        this.at -= 1
      } else if (this.text[this.at] === ',' || this.text[this.at] === close) return this.fields(entry, close, start)
      else if (this.text[this.at] === '\n' && this.startsEntry(this.at)) return true
    }
    return true
  }

  /** A value: braced, quoted, a number, an abbreviation, joined by `#`. */
  private value(close: string): string | undefined {
    let value = ''
    for (;;) {
      this.match(/\s*/y)
      const from = this.at
      const character = this.text[from]
      const part = character === '{' ? this.braced(from) : character === '"' ? this.quoted(from) : this.word(close)
      if (part === undefined) return undefined
      value += part
      if (!this.match(/\s*#/y)) return value
    }
  }

  private word(close: string): string | undefined {
    const from = this.at
    const [, word] = this.match(/([^\s,{}()"#%=]+)/y) ?? []
    if (word === undefined) {
      this.fault(this.places.range(from, from + 1), `Unexpected end of a field, expected a value in braces before the \`${this.text[from] ?? close}\``)
      return ''
    }
    if (/^\d+$/.test(word)) return word
    const known = this.strings.get(word.toLowerCase()) ?? (months.has(word.toLowerCase()) ? word.toLowerCase() : undefined)
    if (known !== undefined) return known
    this.fault(this.places.range(from, this.at), `Unexpected abbreviation \`${word}\` that no @string defines, expected its definition or the words in braces`)
    return word
  }

  /** The inside of `{…}` from its opening brace on; escaped braces do not count. */
  private braced(open: number): string | undefined {
    let depth = 0
    for (let index = open; index < this.text.length; index++) {
      const character = this.text[index]
      if (character === '\\') index += 1
      else if (character === '{') depth += 1
      else if (character === '}' && --depth === 0) {
        this.at = index + 1
        return this.text.slice(open + 1, index)
      } else if (character === '\n' && this.startsEntry(index)) return this.broken(open, index, '{')
    }
    return this.broken(open, this.text.length, '{')
  }

  private quoted(open: number): string | undefined {
    let depth = 0
    for (let index = open + 1; index < this.text.length; index++) {
      const character = this.text[index]
      if (character === '\\') index += 1
      else if (character === '{') depth += 1
      else if (character === '}') depth -= 1
      else if (character === '"' && depth === 0) {
        this.at = index + 1
        return this.text.slice(open + 1, index)
      } else if (character === '\n' && this.startsEntry(index)) return this.broken(open, index, '"')
    }
    return this.broken(open, this.text.length, '"')
  }

  private broken(open: number, end: number, mark: string): undefined {
    this.fault(this.places.range(open, open + 1), `Unexpected \`${mark}\` that is never closed, expected its \`${mark === '{' ? '}' : mark}\``)
    this.at = end
    return undefined
  }

  private unclosed(start: number, what: string, close: string): false {
    this.fault(this.places.range(start, start + 1), `Unexpected ${what} that is never closed, expected its \`${close}\``)
    return false
  }

  private startsEntry(index: number): boolean {
    nextEntry.lastIndex = index
    return nextEntry.test(this.text)
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (!found) return undefined
    this.at += found[0].length
    return found
  }

  private fault(position: Position, reason: string): void {
    this.scan_.faults.push({ rule: 'invalid-bibtex', reason, position })
  }
}
