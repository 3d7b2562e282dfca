import type { DiskProject } from '../project/read.js'
import { lastOutcome } from './build/last.js'
import { listedFiles, tellOutcome, type BuildOutcome } from './build/outcome.js'
import type { Call, Command, ExitCode } from './command.js'
import { projectAt } from './project-at.js'
import { reporterNamed } from './reporter-named.js'

/** `galley build [PATH]`: messages, and the outputs when no message is an error. */
export const buildCommand: Command = async (call) => {
  if (call.options.watch) {
    const { watch } = await import('./watch.js')
    return watch(() => buildAndTell(call), call.terminal)
  }
  return unchanged(call) ?? (await buildAndTell(call)).code
}

/** Tells again what the last build said, when one now would say and write the same. */
function unchanged(call: Call): ExitCode | undefined {
  if (call.options.force) return undefined
  const reporter = reporterNamed(call)
  const project = projectAt(call)
  const outcome = lastOutcome(call, project)
  if (!outcome) return undefined
  tellOutcome(outcome, project.prefix, reporter, call.terminal)
  finish(call, outcome, 'Unchanged:', '; `--force` builds all the same')
  return outcome.code
}

async function buildAndTell(call: Call): Promise<{ code: ExitCode; project: DiskProject }> {
  const reporter = reporterNamed(call)
  const project = projectAt(call)
  const { buildOnce } = await import('./build/once.js')
  const { progressOn } = await import('./progress.js')
  const progress = progressOn(call.terminal)
  const outcome = await buildOnce(call, project, {
    entering: progress.enter,
    told(found) {
      progress.clear()
      tellOutcome(found, project.prefix, reporter, call.terminal)
    },
  })
  if (outcome.code === 0) finish(call, outcome, 'Wrote')
  return { code: outcome.code, project }
}

function finish(
  { options, terminal }: Call,
  { files, notes }: BuildOutcome,
  before: string,
  after = '',
): void {
  for (const note of notes) terminal.stderr(`${note}\n`)
  terminal.stderr(`${before} ${listedFiles(files, options.out ?? 'build')}${after}\n`)
}
