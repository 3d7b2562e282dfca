/**
 * Where the scan of one entry stands, and how far it may go.
 */
import type { Fault } from '../document/tree.js'
import type { BibtexText } from './bibtex-text.js'

export class Cursor {
  readonly text: string
  at: number
  /** The entry's own closing brace; where the next entry begins, when it has none. */
  limit: number
  /** Whether something closes the entry's brace; of one in parentheses that is not known before its end. */
  readonly closed: boolean
  /** A brace or quote has been missed: what is wrong later in the entry comes of it and is not told. */
  broken = false

  /** `open` is the offset of the entry's brace or parenthesis. */
  constructor(
    readonly source: BibtexText,
    readonly open: number,
    private readonly faults: Fault[],
  ) {
    this.text = source.text
    this.at = open + 1
    const close = this.braced ? source.closing(open) : -1
    this.closed = close >= 0 || !this.braced
    this.limit = close >= 0 ? close : this.braced ? source.nextEntry(open + 1) : this.text.length
  }

  get braced(): boolean {
    return this.text[this.open] === '{'
  }

  get next(): string | undefined {
    return this.at < this.limit ? this.text[this.at] : undefined
  }

  /** At the entry's end, or at the end of what can be read of it. */
  get ended(): boolean {
    return (
      this.at >= this.limit ||
      this.text[this.at] === '}' ||
      (!this.braced && this.text[this.at] === ')')
    )
  }

  /** Takes what the sticky `pattern` finds here. */
  take(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0] ?? ''
    this.at += found.length
    return found
  }

  /** Goes past blanks and comments, and past commas too when `commas`. */
  skip(commas = false): void {
    do this.take(commas ? /[\s,]*/y : /\s*/y)
    while (this.text[this.at] === '%' && this.take(/%[^\r\n]*/y))
  }

  /** Goes to the next line that begins with a field or an entry, or past the next comma with a field after it. */
  recover(): void {
    const start =
      /[\r\n][ \t]*(?:@[ \t]*[A-Za-z]\w*[ \t]*[{(]|[A-Za-z][\w:+-]*[ \t]*=)|,[ \t]*[A-Za-z][\w:+-]*[ \t]*=[ \t]*["{\d]/g
    start.lastIndex = this.at
    const found = start.exec(this.text)
    this.at = found ? Math.min(found.index + 1, this.limit) : this.limit
    this.take(/[ \t]*/y)
  }

  mistake(from: number, to: number, reason: string, suggestions?: string[]): void {
    this.faults.push({
      rule: 'invalid-bibtex',
      reason,
      position: this.source.place(from, to),
      ...(suggestions ? { suggestions } : {}),
    })
  }
}
