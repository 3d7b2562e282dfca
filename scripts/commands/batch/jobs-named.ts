import { availableParallelism } from 'node:os'
import { UsageError, type Options } from '../command.js'

/** `--jobs`: how many papers are built at once. */
export function jobsNamed({ jobs }: Options): number {
  if (jobs === undefined) return availableParallelism()
  if (!/^[1-9]\d{0,2}$/.test(jobs))
    throw new UsageError(`Unexpected \`--jobs\` \`${jobs}\``, 'expected a number from 1 to 999')
  return Number(jobs)
}
