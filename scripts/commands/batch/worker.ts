/** The thread that builds one manuscript after the other. */
import { faultReport } from '../../cli/fault-report.js'
import { tellDoingIn } from '../../doing.js'
import { optimizeAll } from '../../optimizer.js'
import { keepOutcome, lastOutcome } from '../build/last.js'
import { buildOnce } from '../build/once.js'
import { UsageError, type Call } from '../command.js'
import { projectAt } from '../project-at.js'
import type { Job, Result } from './job.js'

/** Builds one manuscript, or takes what the last batch made of it. Never throws. */
export async function work(job: Job): Promise<Result> {
  tellDoingIn(job.doing)
  const call: Call = {
    arguments: [job.path],
    options: job.options,
    cwd: job.path,
    sourceDateEpoch: job.sourceDateEpoch,
    terminal: { stdout() {}, stderr() {}, interactive: false, colour: false },
  }
  try {
    return await built(call)
  } catch (error) {
    if (error instanceof UsageError) return { kind: 'refused', why: error.line }
    return { kind: 'fault', why: faultReport(error) }
  } finally {
    // The first paper loads the program, which V8 has compiled without; from the second on, optimising pays.
    optimizeAll()
  }
}

async function built(call: Call): Promise<Result> {
  const project = projectAt(call)
  const last = call.options.force ? undefined : lastOutcome(call, project)
  if (last) return { kind: 'done', outcome: last, isUnchanged: true }
  const outcome = await buildOnce(call, project)
  if (outcome.code !== 0) keepOutcome(call, project, outcome, [])
  return { kind: 'done', outcome, isUnchanged: false }
}
