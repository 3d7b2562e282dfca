/**
 * CSV records → typed rows, by a schema. Every cell that is not what the schema says is a fault at its own place.
 */
import type { Position } from 'unist'
import type { DataRow, DataValue } from '../document/inputs.js'
import { expectedForms, readCell } from './cells.js'
import { closest, oneOf } from '../closest.js'
import { shorten, type CsvCell, type CsvRecord } from './csv.js'
import type { Faults } from './descriptor.js'
import type { Schema, SchemaField } from './schema.js'

/** Rows of a file: `header` is its first record, when it has one. */
export function readRows(
  header: CsvRecord | undefined,
  records: readonly CsvRecord[],
  schema: Schema,
  faults: Faults,
): DataRow[] {
  const columns = header ? matchHeader(header, schema, faults) : schema.fields
  if (!columns) return []
  const width = header?.cells.length ?? schema.fields.length
  const spellings = new Map(
    schema.fields.map((field) => [
      field,
      new Map([...field.categories.keys()].map((value) => [value.toLowerCase(), value])),
    ]),
  )
  const rows = records.flatMap((record) => {
    // Spreadsheets end their files with rows of delimiters alone.
    if (record.cells.length > 1 && record.cells.every(({ value }) => value.trim() === '')) return []
    if (record.cells.length !== width) {
      faults.add(
        record.position,
        `Unexpected ${cellCount(record.cells.length)} in this row, expected ${width}${record.cells.length > width ? '; a cell that holds the delimiter stands in quotes' : ''}`,
        { kind: 'ragged' },
      )
      return []
    }
    return readRow(record, columns, spellings, faults)
  })
  checkUnique(rows, records, columns, schema, faults)
  for (const field of schema.fields) checkSpellings(field, rows, faults)
  return rows
}

const cellCount = (count: number): string => (count === 1 ? '1 cell' : `${count} cells`)

/** The field of each column, as the header names them; nothing when header and schema cannot be brought together. */
function matchHeader(
  header: CsvRecord,
  schema: Schema,
  faults: Faults,
): Array<SchemaField | undefined> | undefined {
  const before = faults.list.length
  const fields = new Map(schema.fields.map((field) => [field.name, field]))
  const seen = new Set<string>()
  const mayMiss = schema.fieldsMatch === 'superset' || schema.fieldsMatch === 'partial'
  const mayAdd = schema.fieldsMatch === 'subset' || schema.fieldsMatch === 'partial'
  const columns = header.cells.map((cell) => {
    const field = fields.get(cell.value)
    if (seen.has(cell.value))
      faults.add(
        cell.position,
        `Unexpected second column \`${shorten(cell.value)}\`, expected each name once`,
      )
    else if (!field && !mayAdd)
      faults.add(
        cell.position,
        `Unexpected column \`${shorten(cell.value)}\`, expected a field of the schema${suggestion(cell.value, fields.keys())}`,
      )
    seen.add(cell.value)
    return field
  })
  const missing = schema.fields.filter(({ name }) => !seen.has(name))
  if (missing.length && !mayMiss)
    faults.add(
      header.position,
      `Unexpected header without ${missing.map(({ name }) => `\`${name}\``).join(', ')}, expected a column for each field of the schema`,
    )
  if (faults.list.length > before) return undefined
  if (schema.fieldsMatch === 'exact') {
    const at = columns.findIndex((field, index) => field !== schema.fields[index])
    if (at >= 0)
      faults.add(
        header.cells[at]?.position,
        `Unexpected column \`${header.cells[at]?.value}\` here, expected \`${schema.fields[at]?.name}\`: columns stand in the order of the fields, or the schema says \`"fieldsMatch": "equal"\``,
      )
  }
  return faults.list.length > before ? undefined : columns
}

function suggestion(name: string, names: Iterable<string>): string {
  const near = closest(name, names)
  return near === undefined ? '' : `; did you mean \`${near}\`?`
}

/** Of each field, category words as they are spelt, by their lower-case form. */
type Spellings = ReadonlyMap<SchemaField, Map<string, string>>

function readRow(
  record: CsvRecord,
  columns: ReadonlyArray<SchemaField | undefined>,
  spellings: Spellings,
  faults: Faults,
): DataRow {
  const values: Record<string, DataValue> = Object.create(null) as Record<string, DataValue>
  const raw: Record<string, string> = Object.create(null) as Record<string, string>
  record.cells.forEach((cell, index) => {
    const field = columns[index]
    if (!field) return
    raw[field.name] = cell.value
    const value = readValue(cell, field, spellings.get(field), faults)
    if (value !== undefined) values[field.name] = value
  })
  return { values, raw, position: record.position }
}

/** The cell's value; nothing when it is missing or wrong. */
function readValue(
  cell: CsvCell,
  field: SchemaField,
  spellings: Map<string, string> | undefined,
  faults: Faults,
): DataValue | undefined {
  if (field.missing.has(cell.value)) {
    if (field.required)
      faults.add(
        cell.position,
        `Unexpected missing value \`${cell.value}\` of \`${field.name}\`, expected ${expectedForms[field.type]} in every row`,
        { kind: `required ${field.name}` },
      )
    return undefined
  }
  if (field.separator === undefined) return readOne(cell.value, cell, field, faults)
  const parts = cell.value
    .split(field.separator)
    .map((part) => readOne(spell(part.trim(), spellings), cell, field, faults))
  return parts.every((part) => part !== undefined) ? parts.map(String) : undefined
}

/** An item of a list ("Lung and liver") as the category is spelt, or as the column spelt it first: "Liver". */
function spell(part: string, spellings: Map<string, string> | undefined): string {
  const known = spellings?.get(part.toLowerCase())
  if (known === undefined) spellings?.set(part.toLowerCase(), part)
  return known ?? part
}

/** What a spreadsheet leaves in a cell whose formula failed. */
const spreadsheetError = /^#(?:N\/A|DIV\/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/

function readOne(
  text: string,
  cell: CsvCell,
  field: SchemaField,
  faults: Faults,
): Exclude<DataValue, readonly string[]> | undefined {
  const value = spreadsheetError.test(text) ? undefined : readCell(text, field.type, field.lexical)
  if (value === undefined) {
    const missing =
      field.missing.size > 1 || !field.missing.has('')
        ? `, or ${oneOf([...field.missing.keys()].filter(Boolean))} where it is missing`
        : ''
    faults.add(
      cell.position,
      `Unexpected \`${shorten(text)}\` in column \`${field.name}\`, expected ${expectedForms[field.type]}${missing}`,
      { kind: `type ${field.name}` },
    )
    return undefined
  }
  for (const constraint of field.constraints) {
    const wanted = constraint(value, text)
    if (wanted === undefined) continue
    faults.add(
      cell.position,
      `Unexpected \`${shorten(text)}\` in column \`${field.name}\`, expected ${wanted}`,
      { kind: `constraint ${field.name}` },
    )
    return undefined
  }
  return value
}

/** A category with a stray blank, a quote or other capitals in some rows is counted as another: "male", "Male", "male ". */
function checkSpellings(field: SchemaField, rows: readonly DataRow[], faults: Faults): void {
  if (field.type !== 'string' || field.separator !== undefined || field.unique) return
  const counts = new Map<string, { count: number; row: DataRow }>()
  for (const row of rows) {
    const text = row.values[field.name]
    if (typeof text !== 'string') continue
    const known = counts.get(text)
    if (known) known.count++
    else counts.set(text, { count: 1, row })
  }
  const plain = new Map<string, string>()
  const byCount = [...counts].sort(([, left], [, right]) => right.count - left.count)
  for (const [text, { count, row }] of byCount) {
    const bare = text.replace(
      /^[\s'"\u2018-\u201D\u200B\u00AD]+|[\s'"\u2018-\u201D\u200B\u00AD]+$/gu,
      '',
    )
    const folded = bare.length > 2 ? bare.toLowerCase() : bare
    const usual = plain.get(folded)
    if (usual === undefined) plain.set(folded, text)
    else if ((counts.get(usual)?.count ?? 0) > 1 || count > 1)
      faults.add(
        row.position,
        `Unexpected \`${shorten(text)}\` in column \`${field.name}\`, expected \`${shorten(usual)}\` as in other rows: the two are counted apart`,
        { kind: `spelling ${field.name}`, severity: 'warning' },
      )
  }
}

/** Unique columns, primary and unique keys: no two rows may agree. */
function checkUnique(
  rows: readonly DataRow[],
  records: readonly CsvRecord[],
  columns: ReadonlyArray<SchemaField | undefined>,
  schema: Schema,
  faults: Faults,
): void {
  const keys = [
    ...schema.fields.filter(({ unique }) => unique).map(({ name }) => [name]),
    schema.primaryKey,
    ...schema.uniqueKeys,
  ]
  const byStart = new Map(records.map((record) => [record.position, record]))
  for (const key of keys.filter((names) => names.length)) {
    const first = new Map<string, DataRow>()
    const isPrimary = key === schema.primaryKey
    for (const row of rows) {
      const cells = key.map((name) => row.values[name])
      const place = cellPlace(byStart.get(row.position), columns, key[0]) ?? row.position
      if (cells.some((value) => value === undefined)) {
        if (isPrimary)
          faults.add(
            place,
            `Unexpected missing value in the primary key ${oneOf(key)}, expected one in every row`,
            { kind: `key ${key.join()}` },
          )
        continue
      }
      const identity = JSON.stringify(cells)
      const other = first.get(identity)
      if (other)
        faults.add(
          place,
          `Unexpected second ${key.map((name) => `\`${shorten(row.raw[name] ?? '')}\``).join(', ')} in ${key.map((name) => `\`${name}\``).join(', ')}, expected each once; the first is in line ${other.position.start.line}`,
          { kind: `unique ${key.join()}` },
        )
      else first.set(identity, row)
    }
  }
}

function cellPlace(
  record: CsvRecord | undefined,
  columns: ReadonlyArray<SchemaField | undefined>,
  name: string | undefined,
): Position | undefined {
  return record?.cells[columns.findIndex((field) => field?.name === name)]?.position
}
