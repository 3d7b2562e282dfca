/**
 * CSV (RFC 4180, with the dialects of Frictionless's Table Dialect) with the exact place of every record and cell, also
 * behind quoted line ends, which no library at hand gives.
 */
import type { Point } from 'unist'
import type { Position } from 'unist'

/** How a file is written; the defaults are RFC 4180's. */
export interface Dialect {
  delimiter: string
  quoteChar: string
  /** Character that escapes in quoted cells; absent: a quote is doubled. */
  escapeChar?: string | undefined
  /** The first record names the columns. */
  header: boolean
  /** Blanks after a delimiter are none of the cell. */
  skipInitialSpace: boolean
  /** A line that begins with it is none of the data. */
  commentChar?: string | undefined
}
export const plainDialect: Dialect = {
  delimiter: ',',
  quoteChar: '"',
  header: true,
  skipInitialSpace: false,
}

export interface CsvCell {
  value: string
  position: Position
}
export interface CsvRecord {
  cells: CsvCell[]
  position: Position
}
export interface CsvFault {
  reason: string
  position: Position
}

/** All records of `text`; lines without a character are none. Linear in the text. */
export function readCsv(
  text: string,
  path: string,
  dialect: Dialect = plainDialect,
): { records: CsvRecord[]; faults: CsvFault[] } {
  const reader = new CsvReader(text, path, dialect)
  const records: CsvRecord[] = []
  for (let record = reader.record(); record; record = reader.record()) records.push(record)
  return { records, faults: reader.faults }
}

class CsvReader {
  readonly faults: CsvFault[] = []
  private offset: number
  private line = 1
  private lineStart: number

  constructor(
    private readonly text: string,
    private readonly path: string,
    private readonly dialect: Dialect,
  ) {
    this.offset = this.lineStart = text.startsWith('\uFEFF') ? 1 : 0
  }

  /** The next record, or nothing at the end. */
  record(): CsvRecord | undefined {
    this.skipEmpty()
    if (this.offset >= this.text.length) return undefined
    const start = this.point()
    const cells = [this.cell()]
    while (this.dialect.delimiter && this.text.startsWith(this.dialect.delimiter, this.offset)) {
      this.offset += this.dialect.delimiter.length
      cells.push(this.cell())
    }
    const position = this.since(start)
    this.lineEnd()
    return { cells, position }
  }

  private skipEmpty(): void {
    for (;;) {
      const comment = this.dialect.commentChar
      if (comment && this.text.startsWith(comment, this.offset)) this.offset = this.endOfLine()
      else if (!this.atLineEnd()) return
      if (this.offset >= this.text.length) return
      this.lineEnd()
    }
  }

  private cell(): CsvCell {
    if (this.dialect.skipInitialSpace) while (this.text[this.offset] === ' ') this.offset++
    const start = this.point()
    const { quoteChar } = this.dialect
    const value =
      quoteChar && this.text.startsWith(quoteChar, this.offset) ? this.quoted(start) : this.bare()
    return { value, position: this.since(start) }
  }

  private bare(): string {
    const start = this.offset
    this.offset = Math.min(
      this.endOfLine(),
      this.dialect.delimiter ? this.next('delimiter', this.dialect.delimiter) : Infinity,
    )
    return this.text.slice(start, this.offset)
  }

  private quoted(start: Point): string {
    const { quoteChar, escapeChar } = this.dialect
    let value = ''
    for (this.offset++; this.offset < this.text.length; this.offset++) {
      const character = this.text[this.offset] ?? ''
      if (escapeChar && character === escapeChar) value += this.text[++this.offset] ?? ''
      else if (character !== quoteChar) {
        value += character
        if (character === '\n') this.nextLine(this.offset + 1)
      } else if (!escapeChar && this.text[this.offset + 1] === quoteChar)
        value += this.text[this.offset++]
      else {
        this.offset++
        return value + this.afterQuote(start)
      }
    }
    this.offset = this.text.length
    this.faults.push({
      reason: `Unexpected end of the file in a quoted cell, expected \`${quoteChar}\` to end it`,
      position: this.since(start),
    })
    return value
  }

  private afterQuote(start: Point): string {
    if (
      this.offset >= this.text.length ||
      this.atLineEnd() ||
      this.text.startsWith(this.dialect.delimiter, this.offset)
    )
      return ''
    const rest = this.bare()
    if (rest.trim() || rest === '') {
      this.faults.push({
        reason: `Unexpected \`${shorten(rest)}\` after a quoted cell, expected \`${this.dialect.delimiter}\` or the line's end; a quote in a quoted cell is doubled`,
        position: this.since(start),
      })
    }
    return rest.trim() ? rest : ''
  }

  private atLineEnd(): boolean {
    const character = this.text[this.offset]
    return (
      character === '\n' ||
      (character === '\r' &&
        (this.text[this.offset + 1] === '\n' || this.offset + 1 === this.text.length))
    )
  }

  /** Where the line's text ends, a carriage return before its line feed left out. */
  private endOfLine(): number {
    const end = this.next('lineFeed', '\n')
    return end > this.offset && this.text[end - 1] === '\r' ? end - 1 : end
  }

  private readonly found = { lineFeed: -1, delimiter: -1 }
  /** The next `needle`, or the end of the text; the last one found is kept, so that the text is searched once. */
  private next(name: 'lineFeed' | 'delimiter', needle: string): number {
    if (this.found[name] < this.offset) {
      const at = this.text.indexOf(needle, this.offset)
      this.found[name] = at < 0 ? this.text.length : at
    }
    return this.found[name]
  }

  private lineEnd(): void {
    if (this.text[this.offset] === '\r') this.offset++
    if (this.text[this.offset] === '\n') this.nextLine(++this.offset)
  }

  private nextLine(start: number): void {
    this.line++
    this.lineStart = start
  }

  private point(): Point {
    return { line: this.line, column: this.offset - this.lineStart + 1, offset: this.offset }
  }

  private since(start: Point): Position {
    return { start, end: this.point(), path: this.path }
  }
}

/** A value for a message: one line, not long. */
export function shorten(value: string): string {
  const line = value.replace(/\s+/g, ' ')
  return line.length > 40 ? `${line.slice(0, 39)}…` : line
}
