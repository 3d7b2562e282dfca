/** What `galley journals` and `galley checklists` share: lists of names, and a file of one's own to begin with. */
import { existsSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { stringify } from 'yaml'
import { largest } from '../lists.js'
import { SaveError } from '../project/save-error.js'
import { save } from '../project/save.js'
import { UsageError, type Call, type ExitCode } from './command.js'

/** Rows of words, their columns under each other. */
export function lined(rows: readonly string[][]): string {
  const columns = (rows[0]?.length ?? 1) - 1
  const widths = Array.from({ length: columns }, (_, column) =>
    largest(rows.map((row) => row[column]!.length)),
  )
  return rows
    .map((row) => `  ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ')}\n`)
    .join('')
}

const uses = {
  journals: (path: string) => `galley check --journal ${path}`,
  checklists: (path: string) => `galley checklist --for ${path}`,
}

/** Writes what ships as a file of the author's own, which is never there yet. */
export function beginOwn(call: Call, kind: keyof typeof uses, shipped?: object): ExitCode {
  const path = call.options.out!
  if (!shipped)
    throw new UsageError(
      `Expected a name before \`--out\``,
      `galley ${kind} NAME --out FILE.yaml; \`galley ${kind}\` lists the names`,
    )
  if (!/\.ya?ml$/i.test(path))
    throw new UsageError(`Unexpected file \`${path}\`, expected a name that ends in \`.yaml\``)
  const full = resolve(call.cwd, path)
  if (existsSync(full))
    throw new UsageError(`\`${path}\` is there already`, 'name a new file; nothing was written')
  const text = `# Yours to change: ${uses[kind](path)}\n${stringify(shipped, { lineWidth: 120 })}`
  try {
    const contents = new TextEncoder().encode(text)
    save(dirname(full), [{ path: basename(full), contents }], { shown: dirname(path) })
  } catch (error) {
    throw error instanceof SaveError ? new UsageError(error.message) : error
  }
  call.terminal.stdout(`Wrote ${path}; \`${uses[kind](path)}\` uses it.\n`)
  return 0
}
