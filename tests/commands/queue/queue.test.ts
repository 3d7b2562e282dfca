/**
 * The queue on a Redis server that the test starts; left out where none is installed. The compiled program, because
 * threads run nothing else.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { expect, onTestFinished, test } from 'vitest'
import { Broker } from '../../../scripts/commands/queue/broker.js'
import { cli, hashes } from '../../dist.js'
import { folderWith } from '../../project/folder.js'
import { thorough } from '../../thorough.js'

const hasRedis = spawnSync('redis-server', ['--version']).status === 0
const password = 'placeholder'

/** Starts a server with a password, on a port of its own, and gives its address. */
async function redis(): Promise<string> {
  const port = 20_000 + (process.pid % 20_000)
  const server = spawn(
    'redis-server',
    ['--port', String(port), '--requirepass', password, '--save', '', '--appendonly', 'no'],
    { cwd: folderWith({}), stdio: ['ignore', 'pipe', 'ignore'] },
  )
  onTestFinished(() => void server.kill('SIGKILL'))
  for await (const text of server.stdout) if (String(text).includes('Ready to accept')) break
  return `redis://:${password}@127.0.0.1:${port}`
}

function started(words: readonly string[], cwd: string): ChildProcess {
  const child = spawn(process.execPath, [cli, ...words], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function told(child: ChildProcess): Promise<{ code: number | null; stderr: string }> {
  let stderr = ''
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  await once(child, 'close')
  return { code: child.exitCode, stderr }
}

/** Resolves when a worker has taken a paper. */
async function isBuilding(url: string): Promise<void> {
  const redis = new Redis(url)
  while ((await redis.keys('galley:papers-*:active')).length === 0)
    await new Promise((later) => setTimeout(later, 20))
  redis.disconnect()
}

const front = '---\ntitle: Placeholder title\nauthor: Jane Doe\n---\n\n# Introduction\n\n'
const figure = `${front}See @fig:a.\n\n![Placeholder.](a.png){#fig:a alt="Placeholder"}\n`
const png = readFileSync(join(import.meta.dirname, '../../fixtures/sound/input/a.png'))
/** Long enough to be killed in. */
const long = `${front}${'Placeholder *text* of a paper.\n\n'.repeat(3000)}`

test.runIf(hasRedis && thorough)(
  'workers build a batch to the same bytes, and one that is killed loses nothing',
  async () => {
    const url = await redis()
    const folder = folderWith({
      'long.md': long,
      'short.md': `${front}Placeholder.\n`,
      'wrong.md': `${front}Placeholder [@doe2020].\n`,
      // One picture in two papers: it is an input and an output of both.
      'a/paper.md': figure,
      'b/paper.md': figure,
      'a/a.png': png,
      'b/a.png': png,
    })
    const worker = (): ChildProcess =>
      started(['worker', '--queue', url, '--jobs', '1', '--lease', '1s'], folder)
    const words = ['batch', '.', '--to', 'jats,html', '--out']
    const queued = told(started([...words, 'queued', '--queue', url], folder))

    // The first dies with the first paper, which is the long one, in its hands.
    const first = worker()
    await isBuilding(url)
    first.kill('SIGKILL')
    const second = worker()

    const { code, stderr } = await queued
    const lines = stderr.split('\n').filter((line) => !line.startsWith('No `galley worker`'))
    expect([code, lines]).toEqual([
      1,
      [
        'Wrote queued/report.html, report.jsonl',
        expect.stringMatching(/^wrong\.md: wrong\.md:8:14: .*unresolved-citation/),
        '4 built, 1 with errors',
        '',
      ],
    ])
    second.kill('SIGTERM')
    await told(started([...words, 'here'], folder))
    expect(hashes(join(folder, 'queued'))).toEqual(hashes(join(folder, 'here')))
    if (second.exitCode === null) await once(second, 'close')
    expect(second.exitCode).toBe(0)
  },
  60_000,
)

test.runIf(hasRedis)('a paper that no worker survives is set aside after three tries', async () => {
  const url = await redis()
  const [asking, serving] = [await Broker.at(url), await Broker.at(url)]
  onTestFinished(async () => void (await Promise.all([asking.close(), serving.close()])))
  const asked = { bundle: 'x', options: {}, sourceDateEpoch: null }
  let tried = 0
  serving.serve(
    async ({ bundle }) => {
      if (bundle === 'x') tried++
      if (bundle === 'x') throw new Error('Placeholder')
      return { result: { kind: 'stopped', why: bundle }, files: {} }
    },
    2,
    1000,
  )
  const [poison, other, same] = await Promise.allSettled([
    asking.ask(asked),
    asking.ask({ ...asked, bundle: 'y' }),
    asking.ask({ ...asked, bundle: 'y' }),
  ])
  expect([tried, String((poison as PromiseRejectedResult).reason)]).toEqual([
    3,
    'Error: Placeholder',
  ])
  expect(other).toEqual({
    status: 'fulfilled',
    value: { result: { kind: 'stopped', why: 'y' }, files: {} },
  })
  expect(same).toEqual(other)
})

test.runIf(hasRedis)(
  'the files of a request go with it, and no other’s of the same contents',
  async () => {
    const broker = await Broker.at(await redis())
    onTestFinished(() => broker.close())
    const [one, other] = ['x', 'y'].map((bundle) => ({
      bundle,
      options: {},
      sourceDateEpoch: null,
    }))
    const hash = await broker.put(one!, Buffer.from('Placeholder'))
    expect(await broker.put(other!, Buffer.from('Placeholder'))).toBe(hash)
    await broker.forget(one!, [hash])
    expect(await broker.get(one!, hash)).toBeUndefined()
    expect(String(await broker.get(other!, hash))).toBe('Placeholder')
  },
)

test.runIf(hasRedis)('a wrong password is wrong use, told without it', async () => {
  const url = (await redis()).replace(password, 'secret')
  await expect(Broker.at(url)).rejects.toThrow(/^Cannot use the queue at `redis:\/\/127[^]*pass/)
  await expect(Broker.at(url)).rejects.not.toThrow('secret')
})

test('an address that is none, and a server that is not there, are wrong use', async () => {
  await expect(Broker.at('http://example.org')).rejects.toThrow('Unexpected address of `--queue`')
  await expect(Broker.at('redis://127.0.0.1:1')).rejects.toThrow(
    /^Cannot use the queue at `redis:\/\/127\.0\.0\.1:1`: connect ECONNREFUSED/,
  )
})

test('the queue is loaded where one is named, and nowhere else', () => {
  const chunk = (name: string): string => readFileSync(join(cli, '..', name), 'utf8')
  expect(chunk('main.js')).not.toMatch(/bullmq|ioredis/i)
})
