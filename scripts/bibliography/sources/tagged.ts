/**
 * Files of records whose lines begin with a tag: RIS, EndNote's Refer, PubMed. Each record becomes an entry with the
 * fields of BibLaTeX, so that all that is done for a .bib is done for them.
 */
import type { Fault } from '../../document/tree.js'
import type { BibtexText } from '../bibtex-text.js'
import type { Scan, ScannedEntry } from '../bibtex-scan.js'
import { EntryFields } from './entry-fields.js'

/** A line of a record; `value` has the lines that continue it. */
export interface Tagged {
  tag: string
  value: string
  /** Offsets of the value in the source. */
  from: number
  to: number
}
export interface TaggedForm {
  /** A line with a tag: the tag, what stands before the value, the value. */
  line: RegExp
  /** The tag that begins a record. */
  first: string
  /** The tag that ends one, where there is any. */
  last?: string
  name: string
  /** Type and fields of a record; the key that it gives itself. */
  entry(record: TaggedRecord): { type: string; fields: EntryFields; key?: string | undefined }
}
/** A record's lines, by tag. */
export interface TaggedRecord {
  lines: readonly Tagged[]
  first(...tags: string[]): Tagged | undefined
  all(...tags: string[]): Tagged[]
}

/** Reads a file of that form. `keyOf` makes the key of a record that has none. */
export function scanTagged(
  source: BibtexText,
  form: TaggedForm,
  keyOf: (fields: EntryFields) => string,
): Scan {
  const { records, faults } = recordsOf(source, form)
  const entries = records.map((lines): ScannedEntry => {
    const { type, fields, key } = form.entry(recordOf(lines))
    const [start] = lines as [Tagged]
    return {
      source,
      type,
      key: key ?? keyOf(fields),
      position: source.place(start.from, start.to),
      fields: fields.all,
    }
  })
  return { entries, faults }
}

function recordsOf(source: BibtexText, form: TaggedForm): { records: Tagged[][]; faults: Fault[] } {
  const records: Tagged[][] = []
  const faults: Fault[] = []
  let record: Tagged[] | undefined
  let told = false
  for (const { 0: text, index } of source.text.matchAll(/[^\r\n]+/g)) {
    const found = form.line.exec(text)
    const [, tag = '', before = '', value = ''] = found ?? []
    if (found && tag === form.first) records.push((record = []))
    if (found && tag === form.last) record = undefined
    else if (found && record) {
      const from = index + before.length
      record.push({
        tag,
        value: value.trim(),
        from,
        to: Math.max(from + 1, index + text.trimEnd().length),
      })
    } else if (record && text.trim() !== '') {
      const last = record.at(-1) as Tagged
      last.value = `${last.value} ${text.trim()}`
      last.to = index + text.trimEnd().length
    } else if (text.trim() !== '' && records.length > 0 && !told) {
      told = true
      faults.push({
        rule: 'invalid-bibtex',
        reason: `Unexpected line between two records of ${form.name}, expected \`${form.first}\` to begin one`,
        position: source.place(index, index + text.length),
      })
    }
  }
  return { records, faults }
}

const recordOf = (lines: readonly Tagged[]): TaggedRecord => ({
  lines,
  first: (...tags) =>
    tags.map((tag) => lines.find((line) => line.tag === tag && line.value !== '')).find(Boolean),
  all: (...tags) => lines.filter(({ tag, value }) => tags.includes(tag) && value !== ''),
})
