import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Pool } from '../../../scripts/commands/batch/pool.js'

const worker = join(import.meta.dirname, 'worker.cjs')
const rss = process.memoryUsage.rss()

function poolOf(size: number, limits: { time?: number; memory?: number }): Pool {
  const pool = new Pool(size, { time: 60, memory: 4e9, ...limits }, worker)
  onTestFinished(() => pool.close())
  return pool
}

const build = (pool: Pool, path: string) =>
  pool.build({ path, options: {}, sourceDateEpoch: undefined })
const said = async (pool: Pool, path: string): Promise<string> => {
  const result = await build(pool, path)
  return result.kind === 'done' ? 'done' : `${result.kind}: ${result.why}`
}

test('a paper that hangs is stopped, with what it was at, and those beside and behind it are built', async () => {
  const pool = poolOf(2, { time: 0.5 })
  expect(await Promise.all([said(pool, 'loop'), said(pool, 'well')])).toEqual([
    'stopped: The manuscript takes more than 0.5 s, while reading `paper.md`; make it smaller, or allow more with `--limits`',
    'done',
  ])
  expect(await Promise.all([said(pool, 'well'), said(pool, 'well')])).toEqual(['done', 'done'])
})

test('a paper that fills the heap is stopped alone', async () => {
  const pool = poolOf(1, { memory: 20e6 + rss })
  expect(await said(pool, 'heap')).toMatch(
    /^stopped: The manuscript takes more than \d+.* of memory/,
  )
  expect(await said(pool, 'well')).toBe('done')
})

test('of papers that together hold too much only the one that does by itself is stopped', async () => {
  const pool = poolOf(2, { memory: rss / 2 + 130e6 })
  expect(await Promise.all([said(pool, 'buffers'), said(pool, 'slow')])).toEqual([
    expect.stringMatching(/^stopped: The manuscript takes more than .* of memory/),
    'done',
  ])
})

test('a thread that ends, and one that throws, are faults of the program and cost one paper', async () => {
  const pool = poolOf(1, {})
  expect(await said(pool, 'end')).toMatch(/^fault: .*fault of the program[^]*exited with code: 7/)
  expect(await said(pool, 'throw')).toMatch(/^fault: [^]*Placeholder/)
  expect(await said(pool, 'well')).toBe('done')
})
