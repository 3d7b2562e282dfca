/**
 * One entry of a .bib file, from its brace on: its key and fields.
 */
import type { Position } from 'unist'
import type { Cursor } from './bibtex-cursor.js'
import { readValue, type ScannedField } from './bibtex-value.js'
import { unprinted } from './unprinted.js'

export interface EntryKey {
  key: string
  /** Of the key. */
  position: Position
}

/** Reads the key that the cursor stands before; nothing when there is none. `type` is the entry's, with its `@`. */
export function readEntryKey(cursor: Cursor, type: string): EntryKey | undefined {
  cursor.skip()
  const from = cursor.at
  // A web address is a key with all of its marks.
  const key = cursor.take(/(?:https?:|doi:|10\.\d+\/)[^\s,{}]*|[^\s,{}=]*/y)
  const to = cursor.at
  cursor.skip()
  if (key === '' || cursor.next === '=') {
    cursor.mistake(
      cursor.open,
      cursor.open + 1,
      `Unexpected entry without a key, expected \`${type}{key,\``,
    )
    if (key !== '') cursor.at = from
    return undefined
  }
  const position = cursor.source.place(from, to)
  if (cursor.next === ',' || cursor.ended) return { key, position }
  const line = /[^,\r\n{}=]*(?=,)/y
  line.lastIndex = from
  const words = line.exec(cursor.text)?.[0].trim()
  if (words === undefined) {
    cursor.mistake(from, to, `Unexpected end of the key \`${key}\`, expected a comma after it`, [
      `${key},`,
    ])
    return { key, position }
  }
  cursor.at = from + words.length
  cursor.mistake(
    from,
    cursor.at,
    `Unexpected blank in the key \`${words}\`, expected a key in one word`,
    [words.replace(/\s+/g, '')],
  )
  return { key: words, position: cursor.source.place(from, cursor.at) }
}

/** Reads fields to the entry's end, and past it. `name` is how messages call the entry. */
export function readFields(
  cursor: Cursor,
  name: string,
  strings: ReadonlyMap<string, string>,
): Map<string, ScannedField> {
  const fields = new Map<string, ScannedField>()
  let last: ScannedField | undefined
  for (;;) {
    cursor.skip(true)
    if (cursor.ended) {
      if (ends(cursor, name, last)) return fields
      continue
    }
    const from = cursor.at
    const field = cursor.take(/[^\s"#%'(),={}]+/y)
    const to = cursor.at
    cursor.skip()
    if (field === '' || cursor.next !== '=') {
      stray(cursor, from, field, last)
      continue
    }
    cursor.at++
    last = readValue(cursor, field, strings)
    keep(cursor, fields, field, from, to, last)
    comma(cursor, field, last)
  }
}

/** Whether the entry ends here. One that ends before its last field goes on: its fields would be lost. */
function ends(cursor: Cursor, name: string, last: ScannedField | undefined): boolean {
  const brace = cursor.text[cursor.at]
  if (cursor.at >= cursor.limit && cursor.text[cursor.at] !== '}') {
    if (cursor.broken) return true
    const open = last && aloneOnItsLine(cursor, last.to - 1) ? last.from : cursor.open
    cursor.mistake(
      open,
      open + 1,
      `Unexpected \`${cursor.text[open]}\` that nothing closes in ${name}, expected a closing brace before the next entry`,
    )
    return true
  }
  cursor.at++
  const field = /[\s,}]*([\p{L}][\w:+-]*)\s*=\s*["{\d]/uy
  field.lastIndex = cursor.at
  const lost = field.exec(cursor.text)?.[1]
  if (lost === undefined || brace !== '}' || cursor.broken) return true
  cursor.limit = cursor.source.nextEntry(cursor.at)
  cursor.broken = true
  cursor.mistake(
    cursor.at - 1,
    cursor.at,
    `Unexpected \`}\` that ends ${name} before its field \`${lost}\`, expected it after the last field`,
    [''],
  )
  return false
}

/** A brace that closes an entry stands on a line of its own; a value's seldom does. */
function aloneOnItsLine(cursor: Cursor, offset: number): boolean {
  return (
    cursor.text[offset] === '}' &&
    /[\r\n][ \t]*$/.test(cursor.text.slice(Math.max(0, offset - 80), offset))
  )
}

/** What is no field: says so once, and goes on at the next one. An entry that begins here ends this one. */
function stray(cursor: Cursor, from: number, word: string, last: ScannedField | undefined): void {
  if (beginsEntry(cursor, from)) {
    const open = last !== undefined && aloneOnItsLine(cursor, last.to - 1) ? last.from : cursor.open
    cursor.mistake(
      open,
      open + 1,
      `Unexpected \`${cursor.text[open]}\` that nothing closes before the next entry, expected a closing brace`,
    )
    cursor.at = from
  } else {
    if (word !== '')
      cursor.mistake(
        from,
        from + word.length,
        `Unexpected \`${word}\` without a value, expected \`${word} = {…}\``,
      )
    else
      cursor.mistake(
        from,
        from + 1,
        `Unexpected \`${cursor.text[from]}\`, expected a field \`name = {…}\``,
      )
    if (cursor.at === from) cursor.at++
    cursor.recover()
  }
  if (!beginsEntry(cursor, cursor.at)) return
  cursor.broken = true
  cursor.limit = cursor.at
}

function beginsEntry(cursor: Cursor, offset: number): boolean {
  const entry = /@[ \t]*[A-Za-z]\w*[ \t]*[{(]/y
  entry.lastIndex = offset
  return entry.test(cursor.text)
}

function keep(
  cursor: Cursor,
  fields: Map<string, ScannedField>,
  written: string,
  from: number,
  to: number,
  value: ScannedField,
): void {
  const name = written.toLowerCase()
  const first = fields.get(name)
  if (first === undefined) fields.set(name, value)
  else if (first.value !== value.value && !unprinted.has(name)) {
    const { start } = cursor.source.place(first.from, first.to)
    cursor.mistake(
      from,
      to,
      `Unexpected second field \`${written}\`, expected one; the one on line ${start.line} is kept`,
    )
  }
}

/** Fields are separated by commas; one that is missing is seen where it belongs. */
function comma(cursor: Cursor, field: string, value: ScannedField): void {
  cursor.skip()
  if (cursor.next === ',' || cursor.ended || cursor.broken) return
  const next = /[A-Za-z][\w:+-]*\s*=/y
  next.lastIndex = cursor.at
  if (next.test(cursor.text))
    cursor.mistake(
      value.to - 1,
      value.to,
      `Unexpected end of the field \`${field}\`, expected a comma after it`,
    )
}
