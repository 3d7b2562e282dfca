import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, extname, relative, resolve } from 'node:path'
import { guessTable, type Guess } from '../data/guess.js'
import { updatePackage, type RawDescriptor } from '../data/update-package.js'
import { SaveError } from '../project/save-error.js'
import { save } from '../project/save.js'
import { UsageError, type Call, type Command } from './command.js'

/** Bytes of a table: a file of 200,000 rows is far below. */
const largest = 200_000_000

/**
 * `galley data FILE.csv …`: writes `datapackage.json` beside the tables, and says what can be counted and what was guessed.
 * With `--update`, what the author has written there stays. An Excel file's first sheet becomes a CSV file first.
 */
export const data: Command = async (call) => {
  const files = call.arguments
  if (files.length === 0)
    throw new UsageError('Expected the name of a table', 'galley data FILE.csv (or .tsv, .xlsx)')
  const folder = dirname(resolve(call.cwd, files[0] ?? ''))
  const tables = await Promise.all(files.map((file) => readTable(call, file, folder)))
  const guesses = tables.map(({ path, text }) => guessTable(path, text))
  const target = resolve(folder, 'datapackage.json')
  const written = readWritten(call, target)
  const guessed = guesses.map(({ resource }) => resource)
  const descriptor = written
    ? updatePackage(written, guessed)
    : { $schema: 'https://datapackage.org/profiles/2.0/datapackage.json', resources: guessed }
  const outputs = [
    ...tables.flatMap(({ path, text, made }) => (made ? [{ path, contents: bytesOf(text) }] : [])),
    { path: 'datapackage.json', contents: bytesOf(`${JSON.stringify(descriptor, null, 2)}\n`) },
  ]
  try {
    // What the author wrote there was read, and is updated or refused above.
    save(folder, outputs, { force: true })
  } catch (error) {
    throw error instanceof SaveError ? new UsageError(error.message) : error
  }
  for (const guess of guesses) call.terminal.stdout(sayGuess(guess))
  const shown = relative(call.cwd, target)
  call.terminal.stdout(`Wrote ${shown}; the metadata name it: data: ${shown}\n`)
  return 0
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

interface Table {
  path: string
  text: string
  /** Made from a workbook, and so to be written. */
  made: boolean
}

async function readTable(call: Call, file: string, folder: string): Promise<Table> {
  const path = resolve(call.cwd, file)
  if (!existsSync(path) || !statSync(path).isFile())
    throw new UsageError(`Unexpected \`${file}\`, expected a file that exists`)
  if (dirname(path) !== folder)
    throw new UsageError(`Unexpected \`${file}\` in another folder, expected all tables in one`)
  if (statSync(path).size > largest)
    throw new UsageError(`Unexpected size of \`${file}\`, expected at most ${largest / 1e6} MB`)
  const name = relative(folder, path)
  const bytes = readFileSync(path)
  switch (extname(path).toLowerCase()) {
    case '.csv':
    case '.tsv':
      return { path: name, text: decode(bytes, file), made: false }
    case '.xlsx': {
      const { sheetAsCsv, WorkbookError } = await import('../data/workbook.js')
      const made = name.replace(/\.xlsx$/i, '.csv')
      if (existsSync(resolve(folder, made)))
        throw new UsageError(
          `Unexpected \`${made}\` beside \`${file}\`, expected none: delete it, or describe it instead`,
        )
      try {
        return { path: made, text: await sheetAsCsv(bytes), made: true }
      } catch (error) {
        throw error instanceof WorkbookError
          ? new UsageError(`\`${file}\`: ${error.message}`)
          : error
      }
    }
    default:
      throw new UsageError(`Unexpected \`${file}\`, expected a .csv, .tsv or .xlsx file`)
  }
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UsageError(`\`${file}\` is not UTF-8 text`, 'save it as CSV UTF-8')
  }
}

/** The package that stands there already; only `--update` may change it. */
function readWritten(call: Call, target: string): RawDescriptor | undefined {
  if (!existsSync(target)) return undefined
  const shown = relative(call.cwd, target)
  if (!call.options.update)
    throw new UsageError(
      `\`${shown}\` exists already`,
      '`--update` adds to it and keeps what you wrote',
    )
  try {
    return JSON.parse(readFileSync(target, 'utf8')) as RawDescriptor
  } catch {
    throw new UsageError(`\`${shown}\` is no JSON`, 'correct it, or move it away')
  }
}

/** What can be counted, what can be averaged, what was guessed. */
function sayGuess({ resource, rows, notes }: Guess): string {
  const { fields, primaryKey } = resource.schema
  const lines = fields
    .slice(0, 200)
    .map(({ name, type, unit, separator, categories, missingValues }) => {
      const kind =
        name === primaryKey
          ? 'names the row'
          : categories
            ? `counts ${categories
                .slice(0, 8)
                .map(({ label }) => label)
                .join(', ')}${categories.length > 8 ? ' …' : ''}`
            : type === 'integer' || type === 'number'
              ? `mean, median, range${unit ? ` in ${unit}` : ''}`
              : type === 'string'
                ? 'text'
                : type
      const lists =
        separator === undefined ? '' : `; cells list several, with \`${separator}\` between`
      const missing = missingValues
        ? `; missing: ${missingValues
            .slice(1)
            .map(({ value }) => value)
            .join(', ')}`
        : ''
      return `  ${name}: ${kind}${lists}${missing}\n`
    })
  const more = fields.length > 200 ? `  … and ${fields.length - 200} columns\n` : ''
  return [
    `${resource.path}: ${rows} rows, ${fields.length} columns, \`${resource.name}\` in expressions\n`,
    ...lines,
    more,
    ...notes.map((note) => `  Look at this: ${note}\n`),
  ].join('')
}
