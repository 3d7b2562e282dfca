/**
 * A pool of threads that build manuscripts, each within limits of its own. The only user of piscina.
 */
import { totalmem } from 'node:os'
import { Piscina } from 'piscina'
import { assetPath } from '../../assets.js'
import { faultReport } from '../../cli/fault-report.js'
import type { Limits } from '../../cli/limits.js'
import { doingIn, doingSize, isBeyondLimits } from '../../doing.js'
import type { Job, Result } from './job.js'

/** Milliseconds between two looks at what the threads cost. */
const pause = 100

/** Why a paper was stopped; of memory, whether by itself is not known. */
type Cause = 'time' | 'memory'

/** A paper that is being built. */
interface Attempt {
  stop: AbortController
  doing: SharedArrayBuffer
  /** When it was first seen to be at work, in milliseconds: a new thread loads the program first. */
  since?: number
}

export class Pool {
  readonly #threads: Piscina
  readonly #running = new Set<Attempt>()
  readonly #watch: NodeJS.Timeout
  readonly #limits: Limits
  /** Resolves when the one paper that runs alone is done. */
  #alone: Promise<unknown> = Promise.resolve()

  /** `worker` is the file that threads run. */
  constructor(size: number, limits: Limits, worker = assetPath('batch-worker.cjs')) {
    this.#limits = limits
    this.#threads = new Piscina({
      filename: worker,
      minThreads: size,
      maxThreads: size,
      idleTimeout: Infinity,
      recordTiming: false,
      atomics: 'disabled',
      resourceLimits: { maxOldGenerationSizeMb: Math.ceil(limits.memory / 1e6) },
    })
    const most = Math.min(limits.memory * size, totalmem() * 0.8)
    this.#watch = setInterval(() => this.#look(most), pause)
  }

  #look(most: number): void {
    const isFull = process.memoryUsage.rss() > most
    for (const one of this.#running) {
      // Files are being written: that is soon over, and must not be left half done.
      if (isBeyondLimits(one.doing)) continue
      if (isFull) one.stop.abort('memory')
      if (doingIn(one.doing) !== '') one.since ??= performance.now()
      const taken = performance.now() - (one.since ?? Infinity)
      if (taken > this.#limits.time * 1000) one.stop.abort('time')
    }
  }

  /**
   * Builds one manuscript. Call it for no more at once than the pool has threads. When all together hold too much memory,
   * all are stopped and built again one by one, so that only the one that takes too much by itself is told.
   */
  async build(job: Omit<Job, 'doing'>): Promise<Result> {
    const first = await this.#attempt(job)
    if (first !== 'memory') return first
    const turn = this.#alone.then(async () => {
      const again = await this.#attempt(job)
      return again === 'memory' ? stopped(`${this.#limits.memory / 1e6} M of memory`, '') : again
    })
    this.#alone = turn
    return turn
  }

  async #attempt(job: Omit<Job, 'doing'>): Promise<Result | 'memory'> {
    const doing = new SharedArrayBuffer(doingSize)
    const stop = new AbortController()
    const { time, memory } = this.#limits
    const attempt: Attempt = { stop, doing }
    this.#running.add(attempt)
    try {
      return (await this.#threads.run({ ...job, doing }, { signal: stop.signal })) as Result
    } catch (error) {
      const cause = stop.signal.reason as Cause | undefined
      if (cause === 'memory') return 'memory'
      if (cause === 'time') return stopped(`${time} s`, doingIn(doing))
      if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY')
        return stopped(`${memory / 1e6} M of memory`, doingIn(doing))
      return { kind: 'fault', why: faultReport(error) }
    } finally {
      this.#running.delete(attempt)
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#watch)
    await this.#threads.destroy()
  }
}

const stopped = (what: string, doing: string): Result => ({
  kind: 'stopped',
  why: `The manuscript takes more than ${what}${doing && `, while ${doing}`}; make it smaller, or allow more with \`--limits\``,
})
