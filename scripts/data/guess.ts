/**
 * A table without a description → the Data Package that it probably needs: types, units, missing marks, categories, lists
 * in cells, decimal commas, the key. What was guessed is said, so that an author can put it right.
 */
import { readCsv, shorten, type Dialect } from './csv.js'
import { plainDialect } from './csv.js'

/** A Frictionless field, as it is written. */
export interface GuessedField {
  name: string
  type: string
  title?: string
  unit?: string
  separator?: string
  decimalChar?: string
  bareNumber?: boolean
  categories?: Array<{ value: string; label: string; synonyms?: string[] }>
  missingValues?: Array<{ value: string; label: string }>
}
export interface GuessedResource {
  name: string
  path: string
  dialect?: { delimiter: string }
  schema: {
    fields: GuessedField[]
    primaryKey?: string
    missingValues: Array<{ value: string; label: string }>
  }
}
export interface Guess {
  resource: GuessedResource
  /** Number of rows that hold anything. */
  rows: number
  /** What the reader could not take as it is, each with its remedy. */
  notes: string[]
}

/** Guesses what the table `text` at `path` holds. Linear in the text. */
export function guessTable(path: string, text: string): Guess {
  const delimiter = delimiterOf(text, path)
  const dialect: Dialect = { ...plainDialect, delimiter }
  const { records } = readCsv(text, path, dialect)
  const [header, ...body] = records.map(({ cells }) => cells.map(({ value }) => value))
  const rows = body.filter((row) => row.some((cell) => cell.trim() !== ''))
  const notes: string[] = headNotes(header ?? [], rows)
  const fields = (header ?? []).map((name, index) =>
    guessField(
      name,
      rows.map((row) => row[index] ?? ''),
      notes,
    ),
  )
  const key = (header ?? []).find((name, index) =>
    isKey(
      name,
      rows.map((row) => row[index] ?? ''),
    ),
  )
  const usual = delimiter === ',' || (delimiter === '\t' && /\.tsv$/i.test(path))
  return {
    rows: rows.length,
    notes,
    resource: {
      name: nameOf(path),
      path: path.slice(path.lastIndexOf('/') + 1),
      ...(usual ? {} : { dialect: { delimiter } }),
      schema: {
        fields,
        ...(key === undefined ? {} : { primaryKey: key }),
        missingValues: [{ value: '', label: 'not reported' }],
      },
    },
  }
}

/** A name for expressions: letters, digits and underscores. */
const nameOf = (path: string): string => {
  const base = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '')
  const name = base
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
  return /^\p{L}/u.test(name) ? name : `data_${name}`
}

/** The one of `,`, `;` and tab that the head has most of. */
function delimiterOf(text: string, path: string): string {
  const end = text.indexOf('\n')
  const line = text
    .slice(0, end < 0 ? undefined : end)
    .slice(0, 100_000)
    .replace(/"[^"]*"/g, '')
  const counts = [',', ';', '\t'].map((one) => ({ one, count: line.split(one).length - 1 }))
  const best = counts.sort((left, right) => right.count - left.count)[0]
  return best && best.count > 0 ? best.one : /\.tsv$/i.test(path) ? '\t' : ','
}

function headNotes(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const notes: string[] = []
  const empty = header.flatMap((name, index) => (name.trim() === '' ? [index + 1] : []))
  if (empty.length > 0)
    notes.push(
      `Column ${empty.slice(0, 10).join(', ')} has no head, perhaps because heads were merged: give each column its own, in one row`,
    )
  const seen = new Set<string>()
  for (const name of header) {
    if (name.trim() && seen.has(name))
      notes.push(`Column \`${shorten(name)}\` stands twice: give each its own name`)
    seen.add(name)
  }
  const ragged = rows.findIndex((row) => row.length !== header.length)
  if (ragged >= 0)
    notes.push(
      `Row ${ragged + 1} has ${rows[ragged]?.length ?? 0} cells where the head has ${header.length}: a cell that holds the delimiter stands in quotes`,
    )
  return notes
}

const marks: ReadonlyMap<string, string> = new Map([
  ['NA', 'not available'],
  ['N/A', 'not available'],
  ['n/a', 'not available'],
  ['na', 'not available'],
  ['ND', 'not described'],
  ['NR', 'not reported'],
  ['N/R', 'not reported'],
  ['NS', 'not stated'],
  ['-', 'not reported'],
  ['–', 'not reported'],
  ['—', 'not reported'],
  ['.', 'not reported'],
  ['?', 'not known'],
  ['unknown', 'not known'],
  ['Unknown', 'not known'],
  ['not reported', 'not reported'],
  ['Not reported', 'not reported'],
  ['not available', 'not available'],
  ['missing', 'missing'],
])

const unitsOf =
  'years?|yrs?|y|months?|mo|weeks?|wks?|days?|d|hours?|hrs?|h|minutes?|min|seconds?|sec|s|cm|mm|m|kg|g|mg|µg|μg|ng|ml|mL|l|L|dl|%|mmHg|bpm|kg/m2|kg/m²|mmol/L|mg/dL|g/L|IU/L|U/L'
const inBrackets = /^(.*\S)\s*[([]([^()[\]]{1,20})[)\]]\s*$/
const behindComma = new RegExp(`^(.*\\S),\\s*(${unitsOf})$`)
const behindUnderscore = new RegExp(`^(.*)_(${unitsOf})$`)

/** "Age (years)", "Age, years" and "age_years" → Age, years. */
function splitHead(name: string): { title: string; unit?: string } {
  const [, title, unit] =
    inBrackets.exec(name) ?? behindComma.exec(name) ?? behindUnderscore.exec(name) ?? []
  const words = (text: string): string => {
    const plain = text.replace(/_/g, ' ').trim()
    return plain.charAt(0).toUpperCase() + plain.slice(1)
  }
  if (
    title === undefined ||
    unit === undefined ||
    /^(?:n|no|yes|%|n ?= ?\d+|y\/n|yes\/no)$/i.test(unit.trim())
  )
    return { title: words(name) }
  return { title: words(title), unit: unit.trim() }
}

/** Longer cells are text, whatever they hold. */
const longestValue = 60
/** Different values that are looked at. */
const mostValues = 500

function guessField(name: string, cells: readonly string[], notes: string[]): GuessedField {
  const { title, unit } = splitHead(name)
  const field: GuessedField = {
    name,
    type: 'string',
    title,
    ...(unit === undefined ? {} : { unit }),
  }
  const missing = new Set<string>()
  const values = cells.filter((cell) => {
    if (cell === '') return false
    if (!marks.has(cell)) return true
    missing.add(cell)
    return false
  })
  if (missing.size > 0)
    field.missingValues = ['', ...missing].map((value) => ({
      value,
      label: marks.get(value) ?? 'not reported',
    }))
  if (values.length === 0) return field
  return guessNumber(field, values, notes) ?? guessText(field, values, notes)
}

function guessNumber(
  field: GuessedField,
  values: readonly string[],
  notes: string[],
): GuessedField | undefined {
  const every = (pattern: RegExp): boolean =>
    values.every((value) => value.length <= longestValue && pattern.test(value))
  if (every(/^(?:19|20)\d\d$/) && /year|date|published/i.test(field.name))
    return { ...field, type: 'year' }
  if (every(/^\d{4}-\d\d-\d\d$/)) return { ...field, type: 'date' }
  if (every(/^[+-]?\d{1,15}$/)) return { ...field, type: 'integer' }
  if (every(/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/)) return { ...field, type: 'number' }
  if (every(/^[+-]?\d+(?:,\d+)?$/)) return { ...field, type: 'number', decimalChar: ',' }
  const suffixes = new Set(
    values
      .slice(0, mostValues)
      .map((value) => /^[+-]?\d+(?:\.\d+)?\s*(\D{1,12})$/.exec(value)?.[1]),
  )
  const [suffix] = suffixes
  if (suffixes.size === 1 && suffix !== undefined && every(/^[+-]?\d+(?:\.\d+)?\s*\D{1,12}$/))
    return { ...field, type: 'number', bareNumber: false, unit: field.unit ?? suffix.trim() }
  tellMixed(field, values, notes)
  return undefined
}

/** Says why a column of numbers cannot be read as one. */
function tellMixed(field: GuessedField, values: readonly string[], notes: string[]): void {
  const isNumber = (value: string): boolean =>
    /^[+-]?\d+(?:[.,]\d+)?$/.test(value.slice(0, longestValue + 1))
  const numbers = values.filter(isNumber).length
  const two = values.find(
    (value) =>
      value.length <= longestValue &&
      /^[A-Za-z]{1,6}\s?\/\s?\d+$|^\d+\s?\/\s?[A-Za-z]{1,6}$/.test(value),
  )
  if (two !== undefined) {
    notes.push(
      `Column \`${shorten(field.name)}\` holds two things in a cell (\`${shorten(two)}\`): give each its own column`,
    )
    return
  }
  if (numbers * 2 < values.length) return
  const odd = values.find((value) => !isNumber(value)) ?? ''
  notes.push(
    `Column \`${shorten(field.name)}\` is read as text, for \`${shorten(odd)}\` is no number: write a number, or name it among \`missingValues\` and say more in a column of its own`,
  )
}

function guessText(field: GuessedField, values: readonly string[], notes: string[]): GuessedField {
  const sex = sexOf(field, values)
  if (sex) return { ...field, categories: sex }
  const yes = yesNo(field, values)
  if (yes) return { ...field, categories: yes }
  const separator = separatorOf(values)
  const parts =
    separator === undefined
      ? values
      : values.flatMap((value) => value.split(separator).map((part) => part.trim()))
  const distinct = new Set<string>()
  for (const part of parts) {
    if (part.length <= longestValue && part) distinct.add(part)
    if (distinct.size > mostValues) break
  }
  tellSpellings(field, distinct, notes)
  const recurs = distinct.size <= 30 && distinct.size * 2 <= parts.length
  const categories = [...distinct].sort().map((value) => ({ value, label: labelOf(value) }))
  return {
    ...field,
    ...(separator === undefined ? {} : { separator }),
    ...(recurs ? { categories } : {}),
  }
}

/** Values that differ by case or blanks alone are one category twice. */
function tellSpellings(field: GuessedField, distinct: ReadonlySet<string>, notes: string[]): void {
  const seen = new Map<string, string>()
  for (const value of distinct) {
    const folded = value.toLowerCase().replace(/\s+/g, ' ').trim()
    const other = seen.get(folded)
    if (other !== undefined)
      notes.push(
        `Column \`${shorten(field.name)}\` spells one value as \`${shorten(other)}\` and \`${shorten(value)}\`: write it one way`,
      )
    seen.set(folded, value)
  }
}

const labelOf = (value: string): string =>
  /^\p{Lu}[\p{Ll} -]+$/u.test(value) ? value.charAt(0).toLowerCase() + value.slice(1) : value

function sexOf({ name }: GuessedField, values: readonly string[]): GuessedField['categories'] {
  if (
    !/sex|gender/i.test(name) ||
    !values.every((value) => /^(?:f|m|w|female|male|woman|man|women|men|girl|boy)$/i.test(value))
  )
    return undefined
  return [...new Set(values)]
    .sort()
    .map((value) =>
      /^(?:f|w|girl)/i.test(value)
        ? { value, label: 'female', synonyms: ['woman', 'women'] }
        : { value, label: 'male', synonyms: ['man', 'men'] },
    )
}

function yesNo(
  { title = '', name }: GuessedField,
  values: readonly string[],
): GuessedField['categories'] {
  if (!values.every((value) => /^(?:yes|no|y|n|true|false|present|absent|\+)$/i.test(value)))
    return undefined
  const thing = labelOf(title || name)
  return [...new Set(values)].sort().map((value) => ({
    value,
    label: /^(?:no|n|false|absent)$/i.test(value) ? `no ${thing}` : thing,
  }))
}

/** What stands between the categories of a cell: "; " and the like, where parts recur. */
function separatorOf(values: readonly string[]): string | undefined {
  for (const separator of [';', ' and ', ' + ', ', ', '/']) {
    const listing = values.filter((value) => value.length <= 400 && value.includes(separator))
    if (listing.length < 2) continue
    const parts = values.flatMap((value) => value.split(separator).map((part) => part.trim()))
    const distinct = new Set(parts)
    if (
      separator === ';' ||
      (distinct.size * 2 <= parts.length && distinct.size < new Set(values).size)
    )
      return separator
  }
  return undefined
}

function isKey(name: string, cells: readonly string[]): boolean {
  return (
    name.trim() !== '' &&
    cells.length > 1 &&
    cells.every(
      (cell) => cell !== '' && cell.length <= longestValue && /^[\p{L}\p{N}._ -]+$/u.test(cell),
    ) &&
    new Set(cells).size === cells.length &&
    /^(?:#|no\.?|nr|id|case|patient|subject|study|participant|record|row|eye|sample)|id$/i.test(
      name.trim(),
    )
  )
}
