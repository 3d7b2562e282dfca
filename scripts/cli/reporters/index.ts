/**
 * The reporters: from sorted messages to text for stdout (machines) and stderr (people).
 */
import type { Diagnostic } from '../diagnostics.js'
import { github } from './github.js'
import { gitlab } from './gitlab.js'
import { json } from './json.js'
import { pretty } from './pretty.js'
import { sarif } from './sarif.js'
import { unix } from './unix.js'

export interface Reporting {
  list: readonly Diagnostic[]
  /** Text of a file, by its path in `list`; nothing when it is no text that was read. */
  source: (file: string) => string | undefined
  /** Whether stderr is a terminal that shows colours. */
  colour: boolean
  /** Version of the program. */
  version: string
}
export interface ReporterOutput {
  stdout?: string
  stderr?: string
}
export type Reporter = (report: Reporting) => ReporterOutput

export const reporters = { pretty, unix, json, github, gitlab, sarif } satisfies Record<
  string,
  Reporter
>
export type ReporterName = keyof typeof reporters
