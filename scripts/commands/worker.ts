import { readLimits, usualLimits } from '../cli/limits.js'
import { jobsNamed } from './batch/jobs-named.js'
import { Pool } from './batch/pool.js'
import { UsageError, type Command, type Options } from './command.js'

/** `galley worker --queue URL`: builds what `galley batch --queue URL` asks for, until it is ended. */
export const workerCommand: Command = async ({ options, terminal }) => {
  if (options.queue === undefined)
    throw new UsageError('Expected a queue', 'galley worker --queue redis://HOST:6379')
  const [size, lease] = [jobsNamed(options), leaseNamed(options)]
  const limits = options.limits ? readLimits(options.limits) : usualLimits
  const { Broker } = await import('./queue/broker.js')
  const { answerRequest } = await import('./queue/answer.js')
  const broker = await Broker.at(options.queue)
  const pool = new Pool(size, limits)
  broker.serve((request) => answerRequest(broker, pool, request), size, lease)
  terminal.stderr(
    `Building what the queue asks for, ${size} at once; Ctrl+C ends it when what it has is done\n`,
  )
  await asked()
  await broker.close()
  await pool.close()
  return 0
}

/** Resolves when somebody wants the program to end. */
function asked(): Promise<void> {
  return new Promise((end) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end())
  })
}

/** `--lease 30s`, in milliseconds. */
function leaseNamed({ lease = '30s' }: Options): number {
  const seconds = Number(/^(\d{1,4})s$/.exec(lease)?.[1] ?? 0)
  if (seconds === 0)
    throw new UsageError(`Unexpected \`--lease\` \`${lease}\``, 'expected whole seconds, as `30s`')
  return seconds * 1000
}
