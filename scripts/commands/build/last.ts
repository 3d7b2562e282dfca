/** The last build of the same, when nothing that it depended on or wrote has changed since. */
import { realpathSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { programStamp } from '../../cli/version.js'
import type { OutputFile } from '../../document/inputs.js'
import { keepBuild, lastBuild } from '../../project/last-build.js'
import type { DiskProject, SeenProject } from '../../project/read.js'
import type { Call, Options } from '../command.js'
import type { BuildOutcome } from './outcome.js'

/** Options that decide neither the files nor the messages. */
const without: ReadonlySet<string> = new Set<keyof Options>([
  'out',
  'reporter',
  'watch',
  'force',
  'limits',
  'queue',
])

/** The folder that a call writes to. */
export const outputFolder = ({ options, cwd }: Call): string => resolve(cwd, options.out ?? 'build')

/** What a build of `project` would come to, known without building it. */
export function lastOutcome(call: Call, project: DiskProject): BuildOutcome | undefined {
  const asked = askedOf(call, project)
  if (asked === undefined) return undefined
  const last = lastBuild<BuildOutcome>(outputFolder(call))
  return last && last.asked === asked && project.isAs(last.seen) ? last.said : undefined
}

/** Keeps what came of building `project`, of which `files` were written. */
export function keepOutcome(
  call: Call,
  project: DiskProject,
  outcome: BuildOutcome,
  files: readonly OutputFile[],
): void {
  keepAnswer(call, project, project.seen(), outcome, files)
}

/** The same for what was built elsewhere, of a copy of the project; `seen` is what was seen of that. */
export function keepAnswer(
  call: Call,
  project: DiskProject,
  seen: SeenProject | undefined,
  outcome: BuildOutcome,
  files: readonly OutputFile[],
): void {
  const asked = askedOf(call, project)
  if (asked === undefined || !seen) return
  keepBuild(outputFolder(call), { asked, seen, said: outcome }, files)
}

/** The program, the options and the place; nothing where the program may have changed unseen. */
function askedOf(
  { options, cwd, sourceDateEpoch }: Call,
  project: DiskProject,
): string | undefined {
  const program = programStamp()
  if (program === undefined) return undefined
  const deciding = Object.entries(options)
    .filter(([name]) => !without.has(name))
    .sort(([left], [right]) => (left < right ? -1 : 1))
  const root = realpathSync.native(resolve(cwd, project.prefix))
  const place = relative(resolve(cwd, options.out ?? 'build'), root)
  return JSON.stringify([program, place, deciding, sourceDateEpoch ?? null])
}
