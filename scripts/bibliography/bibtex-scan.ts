/**
 * A .bib file, read as BibTeX and Biber read it: every entry, key and field with its place, and every mistake where it
 * begins. What has been read is never read again, so that the time is linear.
 *
 *     @article{doe2020, title = {On } # thing, year = 2020}
 *      type    key      name    value
 *
 * What stands between entries is a comment, and so is what follows a `%` between entries and fields. After a mistake the
 * scan goes on at the next field or entry.
 */
import type { Position } from 'unist'
import { closest } from '../closest.js'
import type { CslItem } from '../document/references.js'
import type { Fault } from '../document/tree.js'
import { Cursor } from './bibtex-cursor.js'
import { readFields, readEntryKey } from './bibtex-entry.js'
import type { BibtexText } from './bibtex-text.js'
import type { ScannedField } from './bibtex-value.js'
import { entryTypes } from './entry-types.js'

export interface ScannedEntry {
  source: BibtexText
  /** Lower case; one that is not known is read as the one that it is most likely a slip of, else as `misc`. */
  type: string
  key: string
  /** Of the key. */
  position: Position
  /** By lower-case name; of two with one name the first. */
  fields: ReadonlyMap<string, ScannedField>
  /** Of a source that has items and no fields; the fields are then made of it. */
  item?: CslItem
}

export interface Scan {
  entries: ScannedEntry[]
  faults: Fault[]
}

/** Scans one file. `strings` holds what `@string` has defined so far, by lower-case name, and is added to. */
export function scanBibtex(source: BibtexText, strings: Map<string, string>): Scan {
  const scan: Scan = { entries: [], faults: [] }
  const { text } = source
  const starts = /[%@]/g
  for (let found = starts.exec(text); found; found = starts.exec(text)) {
    starts.lastIndex =
      found[0] === '%' ? lineEnd(text, found.index) : readItem(source, found.index, strings, scan)
  }
  return scan
}

function lineEnd(text: string, offset: number): number {
  const breaks = /[\r\n]/g
  breaks.lastIndex = offset
  return breaks.test(text) ? breaks.lastIndex : text.length
}

/** What stands at the `@` at `offset`; gives where to go on. */
function readItem(
  source: BibtexText,
  offset: number,
  strings: Map<string, string>,
  scan: Scan,
): number {
  const head = /@[ \t]*([\p{L}_][\p{L}\p{N}_:+-]*)\s*/uy
  head.lastIndex = offset
  const found = head.exec(source.text)
  const written = found?.[1]
  if (!found || written === undefined) return offset + 1
  const type = written.toLowerCase()
  const place = source.place(offset, offset + found[0].trimEnd().length)
  const open = head.lastIndex
  if (source.text[open] !== '{' && source.text[open] !== '(') {
    if (entryTypes.has(type) && startsLine(source.text, offset))
      scan.faults.push(
        mistake(place, `Unexpected \`@${written}\` without a brace, expected \`@${written}{key,\``),
      )
    return open
  }
  const known = entryTypes.has(type) || ['string', 'preamble', 'comment'].includes(type)
  // An address in the text between entries ("ann@example(at)org") is no entry.
  if (!known && /[\p{L}\p{N}]/u.test(source.text[offset - 1] ?? '')) return offset + 1
  if (type === 'comment') return Math.max(source.closing(open), open) + 1
  const cursor = new Cursor(source, open, scan.faults)
  if (type === 'preamble') return Math.max(source.closing(open), open) + 1
  if (type === 'string') {
    for (const [name, { value }] of readFields(cursor, '`@string`', strings))
      strings.set(name, value)
    return cursor.at
  }
  const before = scan.faults.length
  const label = readEntryKey(cursor, `@${written}`)
  const fields = readFields(cursor, label ? `\`${label.key}\`` : `\`@${written}\``, strings)
  if (label === undefined) return cursor.at
  if (fields.size === 0 && scan.faults.length === before)
    scan.faults.push(
      mistake(
        label.position,
        `Unexpected entry \`${label.key}\` without fields, expected at least a title`,
      ),
    )
  for (const field of fields.values()) field.value = field.value.trim()
  scan.entries.push({
    source,
    type: known ? type : unknownType(written, place, scan.faults),
    ...label,
    fields,
  })
  return cursor.at
}

function startsLine(text: string, offset: number): boolean {
  return /(?:^|[\r\n])[ \t]*$/.test(text.slice(Math.max(0, offset - 40), offset))
}

/** BibTeX prints an unknown type as `misc`: half of what the entry says is lost without a word. */
function unknownType(written: string, place: Position, faults: Fault[]): string {
  const near = closest(written, entryTypes.keys())
  const expected = near
    ? `one that BibTeX or BibLaTeX has; did you mean \`@${near}\`?`
    : 'one that BibTeX or BibLaTeX has, as `@misc`'
  faults.push({
    ...mistake(place, `Unexpected entry type \`@${written}\`, expected ${expected}`),
    suggestions: [`@${near ?? 'misc'}`],
  })
  return near ?? 'misc'
}

const mistake = (position: Position, reason: string): Fault => ({
  rule: 'invalid-bibtex',
  reason,
  position,
})
