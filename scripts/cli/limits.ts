/**
 * `--limits time=60s,memory=1G`: what a command may cost, of the processor's time and of the machine's memory. A thread of
 * its own watches (`limits-watch.cjs`), because a build that hangs cannot look at a clock.
 */
import { getHeapStatistics } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { assetPath } from '../assets.js'
import { UsageError } from '../commands/command.js'
import { doingNow } from '../doing.js'

export interface Limits {
  /** Seconds of the processor. */
  time: number
  /** Bytes of memory that the process holds. */
  memory: number
}

/** More than any paper needs: the longest thesis takes a tenth of it. */
export const usualLimits: Limits = { time: 600, memory: 4e9 }

const units: Readonly<Record<keyof Limits, Readonly<Record<string, number>>>> = {
  time: { s: 1, min: 60 },
  memory: { M: 1e6, G: 1e9 },
}

/** Limits as written; those that are not named are the usual ones. Throws a UsageError. */
export function readLimits(words: readonly string[] = []): Limits {
  const limits = { ...usualLimits }
  for (const word of words) {
    const [, name = '', number = '', unit = ''] =
      /^(time|memory)=(\d{1,6}(?:\.\d{1,3})?)([A-Za-z]+)$/.exec(word) ?? []
    const times = Object.hasOwn(units, name) ? units[name as keyof Limits][unit] : undefined
    if (times === undefined || Number(number) === 0)
      throw new UsageError(
        `Unexpected \`--limits\` \`${word}\``,
        'expected `time=60s` (or `min`), `memory=1G` (or `M`), or both with a comma between',
      )
    limits[name as keyof Limits] = Number(number) * times
  }
  return limits
}

/** Watches this process from now on: what goes beyond `limits` ends it with 1 and a line on stderr, before anything is written. */
export function watchLimits(limits: Limits): void {
  const heap = getHeapStatistics().heap_size_limit
  new Worker(assetPath('limits-watch.cjs'), {
    workerData: { ...limits, heap, doing: doingNow },
    execArgv: [],
    env: {},
    stdout: false,
    stderr: false,
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 },
  }).unref()
}
