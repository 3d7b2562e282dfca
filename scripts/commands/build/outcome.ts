/** What came of a build, as plain data: what is told of it now, and told again while nothing changes. */
import type { Built } from '../../build.js'
import { diagnostics, type Diagnostic } from '../../cli/diagnostics.js'
import type { ReporterName } from '../../cli/reporters/index.js'
import type { Terminal } from '../command.js'
import { tellList } from '../tell.js'

export interface BuildOutcome {
  /** 0: the files are there; 1: the manuscript has errors. */
  code: 0 | 1
  /** With paths from the manuscript's folder. */
  messages: Diagnostic[]
  /** By file and number: the lines that messages are about. */
  lines: Record<string, Record<number, string>>
  /** Files in the output folder, in the order that they are named in. */
  files: string[]
  /** Lines on what was written. */
  notes: string[]
}

/** What there is to tell of `built`, before anything is written. */
export function outcomeOf({ file, inputs }: Pick<Built, 'file' | 'inputs'>): BuildOutcome {
  const messages = diagnostics(file, '')
  return {
    code: file.messages.some((message) => message.fatal) ? 1 : 0,
    messages,
    lines: linesOf(messages, inputs.sources),
    files: [],
    notes: [],
  }
}

function linesOf(
  messages: readonly Diagnostic[],
  sources: ReadonlyMap<string, string>,
): BuildOutcome['lines'] {
  const found: BuildOutcome['lines'] = {}
  for (const file of new Set(messages.map((one) => one.file))) {
    const lines = sources.get(file)?.split(/\r\n|\r|\n/)
    if (!lines) continue
    const told = messages.filter((one) => one.file === file && lines[one.line - 1] !== undefined)
    found[file] = Object.fromEntries(told.map(({ line }) => [line, lines[line - 1]!]))
  }
  return found
}

/** Prints the messages, as the reporter has them; `prefix` leads from the caller to the manuscript's folder. */
export function tellOutcome(
  { messages, lines }: BuildOutcome,
  prefix: string,
  reporter: ReporterName,
  terminal: Terminal,
): void {
  const list = messages.map((one) => ({ ...one, file: `${prefix}${one.file}` }))
  const source = (file: string): string | undefined => textOf(lines[file.slice(prefix.length)])
  tellList(list, source, reporter, terminal)
}

/** A text that has the lines that are known, and blank ones between. */
function textOf(lines: Readonly<Record<number, string>> | undefined): string | undefined {
  if (!lines) return undefined
  const text: string[] = []
  for (const [number, line] of Object.entries(lines)) text[Number(number) - 1] = line
  return Array.from(text, (line) => line ?? '').join('\n')
}

/** Files by name; of those in folders (figures, data) only how many there are. */
export function listedFiles(paths: readonly string[], out: string): string {
  const folder = out.replace(/\/+$/, '')
  const own = paths
    .filter((path) => !path.includes('/'))
    .map((path) => `${folder}/${path}`)
    .join(', ')
  const below = [
    ...new Set(paths.filter((path) => path.includes('/')).map((path) => path.split('/')[0]!)),
  ]
  return [
    own,
    ...below.map(
      (name) =>
        `${paths.filter((path) => path.startsWith(`${name}/`)).length} in ${folder}/${name}`,
    ),
  ].join(', ')
}
