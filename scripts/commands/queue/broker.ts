/**
 * The queue between `galley batch --queue` and `galley worker`: BullMQ on Redis, and files by their hash beside it. The only
 * user of bullmq and ioredis, and loaded only there.
 */
import { createHash } from 'node:crypto'
import { Queue, QueueEvents, Worker, type Job } from 'bullmq'
import { Redis } from 'ioredis'
import { programStamp } from '../../cli/version.js'
import type { Owner } from '../../project/ownership.js'
import type { SeenProject } from '../../project/read.js'
import type { Result } from '../batch/job.js'
import { UsageError, type Options } from '../command.js'

/** What is asked of a worker: the same request has the same name, whoever asks. */
export interface PaperRequest {
  /** The hash of the bundle's list of files. */
  bundle: string
  options: Options
  sourceDateEpoch: number | null
}

/** What a worker gives back: the files by path and hash, whose they are, and what was seen of the manuscript. */
export interface PaperAnswer {
  result: Result
  files: Record<string, string>
  owner?: Owner | undefined
  seen?: SeenProject | undefined
}

/** Files of a queue are forgotten after so many seconds without use. */
const lifetime = 7 * 24 * 3600
/** How often a paper is tried before it is set aside. */
export const tries = 3

const names = { prefix: 'galley', connection: { maxRetriesPerRequest: null } } as const

/** Workers of another program make other bytes: each program has a queue of its own. */
const queueName = (): string => `papers-${programStamp()?.slice(0, 16) ?? 'sources'}`

export class Broker {
  readonly #redis: Redis
  readonly #connections: Redis[] = []
  readonly #open: Closeable[] = []
  #queue: Queue<PaperRequest, PaperAnswer> | undefined
  #events: QueueEvents | undefined

  private constructor(redis: Redis) {
    this.#redis = redis
  }

  /** Connects to `redis://user:password@host:port/database`, or `rediss://…` for TLS. Throws a UsageError. */
  static async at(url: string): Promise<Broker> {
    const place = placeOf(url)
    const redis = new Redis(url, {
      ...names.connection,
      lazyConnect: true,
      retryStrategy: (times) => Math.min(200 * times, 5000),
    })
    let last: unknown
    // Told below, or by whatever waits for an answer; a connection that is lost is made anew.
    redis.on('error', (error) => {
      last = error
    })
    try {
      await redis.connect()
      await redis.ping()
    } catch (error) {
      redis.disconnect()
      const told = last ?? error
      const why = told instanceof Error ? told.message : String(told)
      throw new UsageError(
        `Cannot use the queue at \`${place}\`: ${why}`,
        'expected a Redis server, and the user and password that it asks for in the address',
      )
    }
    return new Broker(redis)
  }

  /** Keeps `contents` with a request and gives its hash. */
  async put(asked: PaperRequest, contents: Uint8Array): Promise<string> {
    const hash = hashOf(contents)
    const key = fileKey(asked, hash)
    if ((await this.#redis.expire(key, lifetime)) === 0)
      await this.#redis.set(key, Buffer.from(contents), 'EX', lifetime)
    return hash
  }

  /** What was kept; nothing when it is there no more. Contents that have another hash are a fault. */
  async get(asked: PaperRequest, hash: string): Promise<Uint8Array | undefined> {
    const found = await this.#redis.getBuffer(fileKey(asked, hash))
    if (!found) return undefined
    if (hashOf(found) !== hash) throw new Error(`The queue holds other contents under ${hash}`)
    return found
  }

  /** Has `asked` answered by a worker. A paper that was tried in vain is an error with the last one's words. */
  async ask(asked: PaperRequest): Promise<PaperAnswer> {
    const id = idOf(asked)
    const [queue, events] = await this.#asking()
    const known = await queue.getJob(id)
    if (known && (await known.isFailed())) await known.remove()
    const job = await queue.add('paper', asked, { jobId: id })
    return (await job.waitUntilFinished(events)) as PaperAnswer
  }

  /** Takes a request with its answer away, and of its files those of `hashes`. */
  async forget(asked: PaperRequest, hashes: readonly string[]): Promise<void> {
    const [queue] = await this.#asking()
    await (await queue.getJob(idOf(asked)))?.remove().catch(() => undefined)
    const keys = [...new Set(hashes)].map((hash) => fileKey(asked, hash))
    if (keys.length > 0) await this.#redis.unlink(keys)
  }

  /** How many workers serve the queue. */
  async workers(): Promise<number> {
    const [queue] = await this.#asking()
    return queue.getWorkersCount()
  }

  async #asking(): Promise<[Queue<PaperRequest, PaperAnswer>, QueueEvents]> {
    this.#queue ??= this.#opened(
      new Queue<PaperRequest, PaperAnswer>(queueName(), {
        prefix: names.prefix,
        connection: this.#redis,
        defaultJobOptions: {
          attempts: tries,
          backoff: { type: 'fixed', delay: 500 },
          removeOnComplete: { age: lifetime / 7 },
          removeOnFail: { age: lifetime },
        },
      }),
    )
    this.#events ??= this.#opened(
      new QueueEvents(queueName(), { prefix: names.prefix, connection: this.#another() }),
    )
    await this.#events.waitUntilReady()
    return [this.#queue, this.#events]
  }

  /**
   * Answers up to `size` requests at once, until `close`. `lease`: the milliseconds after which a worker that says nothing
   * is taken for dead, and what it had goes to another.
   */
  serve(answer: (asked: PaperRequest) => Promise<PaperAnswer>, size: number, lease: number): void {
    this.#opened(
      new Worker<PaperRequest, PaperAnswer>(
        queueName(),
        (job: Job<PaperRequest, PaperAnswer>) => answer(job.data),
        {
          prefix: names.prefix,
          connection: this.#another(),
          concurrency: size,
          lockDuration: lease,
          stalledInterval: lease,
          maxStalledCount: tries - 1,
        },
      ),
    )
  }

  /** A connection of its own, for what waits on it. */
  #another(): Redis {
    const redis = this.#redis.duplicate()
    redis.on('error', () => {})
    this.#connections.push(redis)
    return redis
  }

  #opened<Opened extends Closeable>(opened: Opened): Opened {
    opened.on('error', () => {})
    this.#open.push(opened)
    return opened
  }

  /** Ends when what is being answered is answered. */
  async close(): Promise<void> {
    await Promise.all(this.#open.map((each) => each.close()))
    for (const redis of [this.#redis, ...this.#connections]) redis.disconnect()
  }
}

interface Closeable {
  on(event: 'error', listener: (error: Error) => void): unknown
  close(): Promise<void>
}

/** The SHA-256 of contents, in hexadecimal. */
export const hashOf = (contents: Uint8Array | string): string =>
  createHash('sha256').update(contents).digest('hex')

const idOf = (asked: PaperRequest): string => hashOf(JSON.stringify(asked))

/** Each request has its own files, so that they can go with it. */
const fileKey = (asked: PaperRequest, hash: string): string =>
  `${names.prefix}:file:${idOf(asked)}:${hash}`

/** The address without the password. */
function placeOf(url: string): string {
  const found = URL.canParse(url) ? new URL(url) : undefined
  if (!found || !/^rediss?:$/.test(found.protocol) || found.hostname === '')
    throw new UsageError(
      'Unexpected address of `--queue`',
      'expected `redis://user:password@host:6379`, or `rediss://…` for TLS',
    )
  return `${found.protocol}//${found.host}`
}
