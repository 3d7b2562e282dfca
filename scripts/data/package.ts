/**
 * A Frictionless Data Package (v1 and v2) with CSV resources → typed rows.
 */
import type { Position } from 'unist'
import type { DataField, Resource } from '../document/inputs.js'
import type { Fault } from '../document/tree.js'
import { plainDialect, readCsv, type Dialect } from './csv.js'
import { Descriptor, Faults } from './descriptor.js'
import { JsonError, readJson } from './json.js'
import { readRows } from './rows.js'
import { readMissing, readSchema, type Missing, type Schema } from './schema.js'

/** What opening a file of the manuscript gives: its bytes, or why there are none. */
export type Open = (
  path: string,
  from: string,
) =>
  | { path: string; bytes: Uint8Array; fault?: undefined }
  | { path: string; bytes?: undefined; fault: 'missing' | 'unsafe' | 'unreadable' }

export interface DataPackage {
  /** By name, in the descriptor's order. */
  resources: ReadonlyMap<string, Resource>
  /** All that is wrong, each with its rule and place. */
  faults: Fault[]
}

/** Reads the package that `source` describes; `open` gets paths as the descriptor writes them, and the descriptor's own. */
export async function readDataPackage(
  source: { path: string; text: string },
  open: Open,
): Promise<DataPackage> {
  const faults = new Faults()
  const resources = new Map<string, Resource>()
  const root = readDescriptor(source, faults)
  const items = root?.items('resources')
  if (root && !items)
    faults.add(
      root.position,
      'Unexpected Data Package without `resources`, expected a list of them',
    )
  const inherited = root ? readMissing(root, new Map([['', '']])) : new Map<string, string>()
  for (const item of items ?? []) {
    const descriptor = Descriptor.of(item, 'a resource', faults)
    if (!descriptor) continue
    const resource = await readResource(descriptor, inherited, { open, from: source.path, faults })
    if (!resource) continue
    if (resources.has(resource.name))
      faults.add(
        descriptor.place('name'),
        `Unexpected second resource \`${resource.name}\`, expected each name once`,
      )
    else resources.set(resource.name, resource)
  }
  return { resources, faults: faults.list }
}

interface Reading {
  open: Open
  from: string
  faults: Faults
}

function readDescriptor(
  source: { path: string; text: string },
  faults: Faults,
): Descriptor | undefined {
  try {
    return Descriptor.of(readJson(source.text, source.path), 'a Data Package', faults)
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    faults.add(error.position, error.message)
    return undefined
  }
}

async function readResource(
  descriptor: Descriptor,
  inherited: Missing,
  reading: Reading,
): Promise<Resource | undefined> {
  const { faults } = reading
  const before = faults.list.length
  const name = descriptor.text('name')
  const path = descriptor.texts('path')?.[0]
  if (!name) faults.add(descriptor.position, 'Unexpected resource without a `name`, expected one')
  if (!name || !isTable(descriptor, path)) return undefined
  if (path === undefined) {
    faults.add(
      descriptor.position,
      `Unexpected resource \`${name}\` without a \`path\`, expected the path of a CSV file`,
    )
    return undefined
  }
  const parts = descriptor.get('path')
  if (parts?.kind === 'array' && parts.items.length > 1)
    faults.add(
      descriptor.place('path'),
      `Unexpected resource \`${name}\` in several files, expected one`,
    )
  const schema = await resourceSchema(descriptor, name, inherited, reading)
  const encoding = descriptor.text('encoding')
  if (encoding && !/^utf-?8$/i.test(encoding))
    faults.add(
      descriptor.place('encoding'),
      `Unexpected encoding \`${encoding}\`, expected \`utf-8\``,
    )
  const file = openText(path, descriptor.place('path'), reading)
  if (!schema || !file) return undefined
  const { records, faults: wrong } = readCsv(
    file.text,
    file.path,
    readDialect(descriptor, path, faults),
  )
  for (const { reason, position } of wrong) faults.add(position, reason)
  const header = descriptor.object('dialect')?.flag('header') ?? true
  if (header && !records.length)
    faults.add(
      {
        start: { line: 1, column: 1, offset: 0 },
        end: { line: 1, column: 1, offset: 0 },
        path: file.path,
      },
      'Unexpected empty file, expected a header and rows',
    )
  const rows = wrong.length
    ? []
    : readRows(header ? records[0] : undefined, header ? records.slice(1) : records, schema, faults)
  return {
    name,
    path: file.path,
    title: descriptor.text('title'),
    fields: schema.fields.map(publicField),
    rows,
    faulty: faults.list.slice(before).some(({ severity }) => severity !== 'warning') || undefined,
  }
}

/** Resources that are no tables (a PDF, an image) are none of ours. */
function isTable(descriptor: Descriptor, path: string | undefined): boolean {
  const format = descriptor.text('format')?.toLowerCase()
  if (descriptor.get('schema') || format === 'csv' || format === 'tsv') return true
  return path === undefined ? descriptor.get('data') === undefined : /\.(?:csv|tsv)$/i.test(path)
}

async function resourceSchema(
  descriptor: Descriptor,
  name: string,
  inherited: Missing,
  reading: Reading,
): Promise<Schema | undefined> {
  const { faults } = reading
  const written = descriptor.get('schema')
  if (!written) {
    faults.add(
      descriptor.position,
      `Unexpected resource \`${name}\` without a \`schema\`, expected one that says the type of each field`,
    )
    return undefined
  }
  if (written.kind !== 'string') {
    const schema = Descriptor.of(written, `the schema of \`${name}\``, faults)
    return schema && readSchema(schema, inherited, faults)
  }
  const file = openText(written.value, written.position, reading)
  const schema = file && readDescriptor(file, faults)
  return schema && readSchema(schema, inherited, faults)
}

function openText(
  path: string,
  place: Position,
  { open, from, faults }: Reading,
): { path: string; text: string } | undefined {
  const opened = open(path, from)
  if (opened.fault === 'unsafe')
    faults.add(place, `Unexpected path \`${path}\`, expected one inside the manuscript's folder`, {
      rule: 'unsafe-path',
    })
  else if (opened.fault)
    faults.add(
      place,
      `Unexpected path \`${path}\`, expected a file that ${opened.fault === 'missing' ? 'exists' : 'can be read'}`,
      { rule: 'missing-file' },
    )
  if (!opened.bytes) return undefined
  try {
    return {
      path: opened.path,
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(opened.bytes),
    }
  } catch {
    const position = {
      start: { line: 1, column: 1, offset: 0 },
      end: { line: 1, column: 1, offset: 0 },
      path: opened.path,
    }
    faults.add(position, 'Unexpected bytes that are not UTF-8, expected UTF-8 text', {
      rule: 'invalid-encoding',
    })
    return undefined
  }
}

const dialectKeys =
  'delimiter lineTerminator quoteChar doubleQuote escapeChar nullSequence skipInitialSpace header headerRows headerJoin commentChar commentRows caseSensitiveHeader csvddfVersion property itemType itemKeys sheetNumber sheetName table'.split(
    ' ',
  )

function readDialect(descriptor: Descriptor, path: string, faults: Faults): Dialect {
  const dialect = descriptor.object('dialect')
  dialect?.meant(dialectKeys)
  const tabs = /\.tsv$/i.test(path) || descriptor.text('format') === 'tsv'
  const character = (key: string, otherwise: string): string => {
    const text = dialect?.text(key) ?? otherwise
    if (text.length <= 1) return text
    faults.add(dialect?.place(key), `Unexpected \`${text}\` as \`${key}\`, expected one character`)
    return otherwise
  }
  return {
    delimiter: character('delimiter', tabs ? '\t' : plainDialect.delimiter) || ',',
    quoteChar: character('quoteChar', plainDialect.quoteChar),
    escapeChar: character('escapeChar', '') || undefined,
    header: dialect?.flag('header') ?? true,
    skipInitialSpace: dialect?.flag('skipInitialSpace') ?? false,
    commentChar: character('commentChar', '') || undefined,
  }
}

function publicField({
  name,
  type,
  title,
  unit,
  separator,
  categories,
  missing,
  position,
}: DataField): DataField {
  return { name, type, title, unit, separator, categories, missing, position }
}
