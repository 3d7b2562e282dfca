import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { readLimits, usualLimits } from '../cli/limits.js'
import { SaveError } from '../project/save-error.js'
import { save } from '../project/save.js'
import type { Job, Result } from './batch/job.js'
import { papersAt, shardOf, type Paper } from './batch/papers.js'
import { Pool } from './batch/pool.js'
import { BatchProgress } from './batch/progress.js'
import { reportedAs, reportFiles } from './batch/report.js'
import { statusCounts, type Reported } from './batch/status.js'
import { buildOptions } from './build-options.js'
import { UsageError, type Call, type Command, type Options } from './command.js'

/** `galley batch DIR|LIST`: every manuscript below a folder or in a list, by a pool of threads, and a report on all. */
export const batch: Command = async (call) => {
  buildOptions(call)
  const folder = call.options.out ?? 'build'
  const shard = shardNamed(call.options)
  const all = papersAt(call.arguments[0] ?? '.', call.cwd, resolve(call.cwd, folder))
  const papers = shardOf(all, shard.which, shard.of)
  const progress = new BatchProgress(call.terminal, papers.length)
  const reported = new Map<Paper, Reported>()
  let unchanged = 0
  await buildAll(call, papers, (paper, result) => {
    const one = reportedAs(paper, result)
    const isUnchanged = result.kind === 'done' && result.isUnchanged
    if (isUnchanged) unchanged++
    reported.set(paper, one)
    progress.add(one, isUnchanged)
  })
  progress.clear()
  const list = papers.map((paper) => reported.get(paper)!)
  saveReport(call, folder, list, shard.of > 1 ? `report-${shard.which}-of-${shard.of}` : 'report')
  tellFailed(call, list)
  const kept = unchanged > 0 ? `; ${unchanged} unchanged since the last batch` : ''
  call.terminal.stderr(`${statusCounts(list) || 'No paper'}${kept}\n`)
  return list.some(({ status }) => status === 'fault')
    ? 3
    : list.some(({ status }) => status !== 'built')
      ? 1
      : 0
}

async function buildAll(
  call: Call,
  papers: readonly Paper[],
  done: (paper: Paper, result: Result) => void,
): Promise<void> {
  const size = Math.min(jobsNamed(call.options), papers.length)
  const { limits } = call.options
  const pool = new Pool(size, limits ? readLimits(limits) : usualLimits)
  const waiting = papers.entries()
  const taken = new Map<string, Paper>()
  const work = async (): Promise<void> => {
    for (const [, paper] of waiting) {
      const other = taken.get(paper.out)
      taken.set(paper.out, paper)
      done(paper, other ? refusedFor(other) : await pool.build(jobOf(call, paper)))
    }
  }
  try {
    await Promise.all(Array.from({ length: size }, work))
  } finally {
    await pool.close()
  }
}

/** Two that would write into one folder are not built by turns. */
const refusedFor = ({ name }: Paper): Result => ({
  kind: 'refused',
  why: `Its outputs would stand where those of \`${name}\` do; rename one`,
})

function jobOf({ cwd, options, sourceDateEpoch }: Call, paper: Paper): Omit<Job, 'doing'> {
  const { limits, jobs, shard, ...build } = options
  return {
    path: paper.path,
    options: { ...build, out: resolve(cwd, options.out ?? 'build', paper.out) },
    sourceDateEpoch,
  }
}

/** `--shard 2/4`. */
function shardNamed({ shard = '1/1' }: Options): { which: number; of: number } {
  const [which = 0, of = 0] = /^\d{1,4}\/\d{1,4}$/.test(shard) ? shard.split('/').map(Number) : []
  if (which < 1 || which > of)
    throw new UsageError(
      `Unexpected \`--shard\` \`${shard}\``,
      'expected a part and the number of parts, as `2/4`',
    )
  return { which, of }
}

function jobsNamed({ jobs }: Options): number {
  if (jobs === undefined) return availableParallelism()
  if (!/^[1-9]\d{0,2}$/.test(jobs))
    throw new UsageError(`Unexpected \`--jobs\` \`${jobs}\``, 'expected a number from 1 to 999')
  return Number(jobs)
}

function saveReport(call: Call, folder: string, list: readonly Reported[], name: string): void {
  try {
    save(resolve(call.cwd, folder), reportFiles(list, name), {
      shown: folder,
      owner: { paper: name, formats: ['batch'] },
      force: call.options.force === true,
    })
  } catch (error) {
    throw error instanceof SaveError ? new UsageError(error.message, error.hint) : error
  }
  call.terminal.stderr(`Wrote ${folder.replace(/\/+$/, '')}/${name}.html, ${name}.jsonl\n`)
}

/** A line for each paper that did not come out: its first error, or why. */
function tellFailed({ terminal }: Call, list: readonly Reported[]): void {
  for (const { paper, status, messages, why = '' } of list) {
    if (status === 'built') continue
    const errors = messages.filter(({ severity }) => severity === 'error')
    const [first] = errors
    const said = first
      ? `${first.file}:${first.line}:${first.column}: ${first.message} (${first.rule})`
      : why.split('\n')[0]!
    const more = errors.length > 1 ? `; and ${errors.length - 1} more` : ''
    terminal.stderr(`${paper}: ${said}${more}\n`)
  }
}
