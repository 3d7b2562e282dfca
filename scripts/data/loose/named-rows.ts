/**
 * Numbers of a row that a sentence names: "Evans et al. included 106 patients", "Case 3 was a 42-year-old man".
 */
import type { DataField, DataRow, Resource } from '../../document/inputs.js'
import type { Lexicon } from '../sweep/lexicon.js'
import { singular, stem } from '../sweep/morphology.js'
import { isKeyColumn, numericTitle } from './numeric-fields.js'
import { nameIn, quotedText } from './predicate.js'
import type { LooseReading } from './reading.js'

const number = /\b(\d{1,6})(?:[- ](years?)[- ]old\b| (?:\p{L}+ ){0,1}?(\p{L}{3,}))/giu

/** Each number of a sentence that a cell of the one row which it names gives, by what stands behind the number. */
export function namedRowsIn(sentence: string, { resources }: Lexicon): LooseReading[] {
  if (!/\d/.test(sentence)) return []
  return resources.flatMap((resource) => {
    const key = resource.fields.find((field) => namesOf(resource, field).size > 0)
    if (!key) return []
    const rows = rowsNamed(sentence, resource, key)
    const [row] = rows
    if (!row || rows.length > 1) return []
    return [...sentence.matchAll(number)].flatMap((match) => {
      const [, text = '', years, noun = ''] = match
      const field = resource.fields.find((one) => isNamed(one, years ? 'age' : noun))
      const value = field && row.values[field.name]
      if (!field || field === key || typeof value !== 'number') return []
      return [readingOf({ start: match.index, text, value }, resource, key, row, field)]
    })
  })
}

/** Whether a numeric column is called by a noun: "patients" for "Number of patients", "Patients". */
const isNamed = (field: DataField, noun: string): boolean => {
  if (field.type !== 'integer' && field.type !== 'number') return false
  const title = numericTitle(field)
  return (
    title.length > 0 &&
    title.length < 3 &&
    title.some((word) => stem(word) === stem(noun.toLowerCase()))
  )
}

function readingOf(
  { start, text, value }: { start: number; text: string; value: number },
  resource: Resource,
  key: DataField,
  row: DataRow,
  field: DataField,
): LooseReading {
  const id = row.values[key.name]
  return {
    start,
    end: start + text.length,
    words: text,
    agrees: value === Number(text),
    kind: 'cell',
    says: `\`${field.name}\` of \`${key.name}\` ${String(id)} is ${value}`,
    expression: `${nameIn(resource.name)}[${nameIn(key.name)} = ${typeof id === 'number' ? id : quotedText(String(id))}].${nameIn(field.name)}`,
  }
}

/** The rows whose number, or whose author, a sentence says. */
function rowsNamed(sentence: string, resource: Resource, key: DataField): readonly DataRow[] {
  const names = namesOf(resource, key)
  const found = new Set<DataRow>()
  if (key.type === 'string') {
    for (const [word] of sentence.matchAll(
      /\p{Lu}[\p{L}'’-]{2,}(?= (?:et al|and |& )|['’]s\b)/gu,
    )) {
      const row = names.get(word)
      if (row) found.add(row)
    }
    return [...found]
  }
  const title = singular(key.title ?? key.name)
  for (const [, noun = '', id = ''] of sentence.matchAll(/\b(\p{L}+) (\d{1,5})\b(?!\.\d|%)/gu)) {
    const row = singular(noun) === title ? names.get(id) : undefined
    if (row) found.add(row)
  }
  return [...found]
}

const known = new WeakMap<DataField, ReadonlyMap<string, DataRow>>()

/** The rows by what names them in a text, where each has a name of its own; empty for a column that names no rows. */
function namesOf(resource: Resource, field: DataField): ReadonlyMap<string, DataRow> {
  const names = known.get(field) ?? readNames(resource, field)
  known.set(field, names)
  return names
}

function readNames(resource: Resource, field: DataField): ReadonlyMap<string, DataRow> {
  const names = new Map<string, DataRow>()
  const isAuthor =
    field.type === 'string' &&
    /author|study|investigator|report|first|source|reference/i.test(
      `${field.name} ${field.title ?? ''}`,
    )
  if (!isAuthor && !isKeyColumn(resource, field)) return names
  const twice = new Set<string>()
  for (const row of resource.rows) {
    const value = row.raw[field.name] ?? ''
    const name = isAuthor ? (/^\p{Lu}[\p{L}'’-]{2,}/u.exec(value)?.[0] ?? '') : value
    if (name === '') continue
    if (names.has(name)) twice.add(name)
    names.set(name, row)
  }
  for (const name of twice) names.delete(name)
  return names
}
