import { choose } from '../cli/arguments.js'
import { reporters, type ReporterName } from '../cli/reporters/index.js'
import type { Call } from './command.js'

/** The reporter asked for. */
export function reporterNamed({ options }: Call): ReporterName {
  return choose('reporter', options.reporter ?? 'pretty', Object.keys(reporters) as ReporterName[])
}
