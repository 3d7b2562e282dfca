/**
 * The value of a field: `{braced}`, `"quoted"`, a number, a word that `@string` defines, or several joined by `#`.
 */
import { closest } from '../closest.js'
import type { Cursor } from './bibtex-cursor.js'

export interface ScannedField {
  /** Joined, with the meaning of `@string` words; blanks in a row are one. A string's own blanks at its ends are kept. */
  value: string
  /** Offsets of the value in the source, with its delimiters. */
  from: number
  to: number
}

/** Reads the value of `name` after its `=`. */
export function readValue(
  cursor: Cursor,
  name: string,
  strings: ReadonlyMap<string, string>,
): ScannedField {
  cursor.skip()
  const from = cursor.at
  let value = ''
  let to = from
  for (;;) {
    value += part(cursor, name, strings)
    to = cursor.at
    cursor.skip()
    if (cursor.next !== '#') return { value: value.replace(/[ \t\r\n\f\v]+/g, ' '), from, to }
    cursor.at++
    cursor.skip()
  }
}

function part(cursor: Cursor, name: string, strings: ReadonlyMap<string, string>): string {
  if (cursor.next === '{') return braced(cursor, name)
  if (cursor.next === '"') return quoted(cursor, name)
  const from = cursor.at
  const word = cursor.take(/[^\s"#%'(),={}]+/y)
  const known = /^\d*$/.test(word) ? word : strings.get(word.toLowerCase())
  const more = /[ \t]+[^\s,#{}"=%]+(?![^,#{}"=%\r\n]*=)/y
  more.lastIndex = cursor.at
  return known === undefined || more.test(cursor.text)
    ? unquoted(cursor, from, word, strings)
    : known
}

function braced(cursor: Cursor, name: string): string {
  const open = cursor.at
  const close = cursor.source.closing(open)
  if (close < 0 || close > cursor.limit || (!cursor.closed && swallowed(cursor, open, close) >= 0))
    return unclosed(cursor, name, open, 'brace')
  cursor.at = close + 1
  return cursor.text.slice(open + 1, close)
}

function quoted(cursor: Cursor, name: string): string {
  const open = cursor.at
  const close = closingQuote(cursor, open)
  if (
    close < 0 ||
    (swallowed(cursor, open, close) >= 0 && !/[\s,#})]/.test(cursor.text[close + 1] ?? ','))
  )
    return unclosed(cursor, name, open, 'quote')
  cursor.at = close + 1
  return cursor.text.slice(open + 1, close)
}

/** The `"` outside braces that ends the one at `open`; -1 when a brace or the entry ends first. */
function closingQuote(cursor: Cursor, open: number): number {
  const marks = /["{}]/g
  marks.lastIndex = open + 1
  for (
    let found = marks.exec(cursor.text);
    found && found.index < cursor.limit;
    found = marks.exec(cursor.text)
  ) {
    if (found[0] === '"') return found.index
    const close = found[0] === '{' ? cursor.source.closing(found.index) : -1
    if (close < 0) return -1
    marks.lastIndex = close + 1
  }
  return -1
}

/** Where in a value the next field seems to begin, on a line of its own or after a comma; -1 when none does. */
function swallowed(cursor: Cursor, from: number, to: number): number {
  const field =
    /[\r\n][ \t]*[A-Za-z][\w:+-]*[ \t]*=[ \t]*["{\w]|,[ \t]*[A-Za-z]+[ \t]*=[ \t]*["{\d]/g
  field.lastIndex = from
  const found = field.exec(cursor.text)
  return found && found.index < to ? found.index : -1
}

/** What of the value can be saved: all before the next field's line, or before the end. */
function unclosed(cursor: Cursor, name: string, open: number, what: 'brace' | 'quote'): string {
  cursor.mistake(
    open,
    open + 1,
    `Unexpected \`${cursor.text[open]}\` that nothing closes in the field \`${name}\`, expected a closing ${what}`,
  )
  cursor.broken = true
  const line = swallowed(cursor, open, cursor.limit)
  cursor.at = line < 0 ? cursor.limit : line
  return cursor.text.slice(open + 1, cursor.at).replace(/[\s,]*\}?[\s,]*$/, '')
}

/** A word that is no number and not defined: it keeps its letters, so that a draft shows them. */
function unquoted(
  cursor: Cursor,
  from: number,
  word: string,
  strings: ReadonlyMap<string, string>,
): string {
  const rest = cursor.take(/[^,{}"#=\r\n]*/y)
  const written = `${word}${rest}`.trim()
  cursor.at = from + written.length
  if (written === word && !/^\d/.test(word)) {
    const near = closest(word, strings.keys())
    cursor.mistake(
      from,
      cursor.at,
      `Unexpected word \`${word}\` that no \`@string\` defines, expected \`{${word}}\`${near ? ` or \`${near}\`` : ''}`,
      [`{${word}}`, ...(near ? [near] : [])],
    )
  } else
    cursor.mistake(
      from,
      cursor.at,
      `Unexpected \`${written}\` without braces, expected \`{${written}}\``,
      [`{${written}}`],
    )
  return written
}
