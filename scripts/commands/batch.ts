import { resolve } from 'node:path'
import { readLimits, usualLimits } from '../cli/limits.js'
import { SaveError } from '../project/save-error.js'
import { save } from '../project/save.js'
import type { Job, Result } from './batch/job.js'
import { jobsNamed } from './batch/jobs-named.js'
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
  const builder = call.options.queue ? await atQueue(call, call.options.queue) : here(call, papers)
  const waiting = papers.entries()
  const taken = new Map<string, Paper>()
  const work = async (): Promise<void> => {
    for (const [, paper] of waiting) {
      const other = taken.get(paper.out)
      taken.set(paper.out, paper)
      done(paper, other ? refusedFor(other) : await builder.build(jobOf(call, paper)))
    }
  }
  try {
    await Promise.all(Array.from({ length: builder.size }, work))
  } finally {
    await builder.close()
  }
}

/** Who builds: up to `size` at once. */
interface Builder {
  size: number
  build(job: Omit<Job, 'doing'>): Promise<Result>
  close(): Promise<void>
}

function here({ options }: Call, papers: readonly Paper[]): Builder {
  const size = Math.min(jobsNamed(options), papers.length)
  const pool = new Pool(size, options.limits ? readLimits(options.limits) : usualLimits)
  return { size, build: (job) => pool.build(job), close: () => pool.close() }
}

/** So many papers lie in the queue at once: enough for many workers, and no more than its memory holds. */
const inQueue = 100

async function atQueue({ options, cwd, terminal }: Call, url: string): Promise<Builder> {
  for (const name of ['limits', 'jobs'] as const)
    if (options[name])
      throw new UsageError(
        `Unexpected \`--${name}\` beside \`--queue\``,
        '`galley worker` takes it, where the papers are built',
      )
  const { Broker } = await import('./queue/broker.js')
  const { buildAtQueue } = await import('./queue/ask.js')
  const broker = await Broker.at(url)
  if ((await broker.workers()) === 0)
    terminal.stderr('No `galley worker` of this version serves the queue yet; waiting for one\n')
  const besides = resolve(cwd, options.out ?? 'build')
  return {
    size: inQueue,
    build: (job) => buildAtQueue(broker, job, besides),
    close: () => broker.close(),
  }
}

/** Two that would write into one folder are not built by turns. */
const refusedFor = ({ name }: Paper): Result => ({
  kind: 'refused',
  why: `Its outputs would stand where those of \`${name}\` do; rename one`,
})

function jobOf({ cwd, options, sourceDateEpoch }: Call, paper: Paper): Omit<Job, 'doing'> {
  const { limits, jobs, shard, queue, ...build } = options
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
