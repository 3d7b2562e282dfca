import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { beforeAll, expect, test } from 'vitest'
import { save } from '../../scripts/project/save.js'
import { outputsOf, owner } from './kills-outputs.js'

const work = mkdtempSync(join(tmpdir(), 'galley-kills-'))
const writer = join(work, 'writer.mjs')

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL('kills-writer.ts', import.meta.url))],
    outfile: writer,
    bundle: true,
    platform: 'node',
    format: 'esm',
  })
})

/** Every step with `KILLS=all`, else every fourth: each is a process. */
const stride = process.env.KILLS === 'all' ? 1 : 4
const timeout = stride === 1 ? 600_000 : 60_000

/** A folder that holds version A and a file of somebody's. */
function folderWithA(name: string): string {
  const folder = join(work, name)
  save(folder, outputsOf('A'), { owner })
  writeFileSync(join(folder, 'mine.txt'), 'mine')
  return folder
}

function write(folder: string, fatal: number): { killed: boolean; calls: number } {
  const run = spawnSync(process.execPath, [writer, folder, 'B', String(fatal)])
  return { killed: run.signal === 'SIGKILL', calls: Number(run.stdout.toString()) }
}

/** What stands in a folder, file by file. */
function contentsOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

test(
  'a save that is killed at any of its steps leaves the old whole or the new whole to the next one',
  () => {
    const old = contentsOf(folderWithA('old'))
    const folder = folderWithA('new')
    const { calls } = write(folder, 0)
    const made = contentsOf(folder)
    expect([calls > 20, made['figures/B.png'], made['figures/A.png']]).toEqual([
      true,
      'B figures/B.png',
      undefined,
    ])
    for (let call = 1; call <= calls; call += stride) {
      const killed = join(work, `killed-${call}`)
      cpSync(join(work, 'old'), killed, { recursive: true })
      expect(write(killed, call).killed).toBe(true)
      // A command that writes one file more, and takes none away, is enough to put the folder in order.
      save(killed, [], { owner: { paper: 'other', formats: [] } })
      expect([old, made]).toContainEqual(contentsOf(killed))
      expect(existsSync(join(killed, '.galley/swap'))).toBe(false)
    }
  },
  timeout,
)

test.each([
  ['ENOSPC', 'the disk is full'],
  ['EACCES', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
])(
  'a save that meets %s says “%s”, and leaves the old whole or the new whole',
  (code, words) => {
    const old = contentsOf(folderWithA(`before-${code}`))
    const made = contentsOf(join(work, 'new'))
    for (const call of [1, 5, 9]) {
      const folder = folderWithA(`${code}-${call}`)
      const run = spawnSync(process.execPath, [writer, folder, 'B', String(call), code])
      if (run.status !== 0) expect(run.stderr.toString()).toContain(words)
      expect(run.status === 0 ? made : old).toEqual(contentsOf(folder))
      if (call === 1) expect(run.status).not.toBe(0)
    }
  },
  timeout,
)

test(
  'a first build that is killed at any of its steps is no hindrance to the next one',
  () => {
    const { calls } = write(join(work, 'first'), 0)
    const made = contentsOf(join(work, 'first'))
    for (let call = 1; call <= calls; call += stride) {
      const killed = join(work, `first-${call}`)
      expect(write(killed, call).killed).toBe(true)
      save(killed, outputsOf('B'), { owner })
      expect(contentsOf(killed)).toEqual(made)
    }
  },
  timeout,
)

test('of two builds into one folder one waits for the other, and both are whole', async () => {
  const folder = folderWithA('two')
  const runs = ['B', 'C', 'D', 'E'].map(
    (version) =>
      new Promise((done) => {
        spawn(process.execPath, [writer, folder, version, '0']).once('exit', done)
      }),
  )
  expect(await Promise.all(runs)).toEqual([0, 0, 0, 0])
  const version = contentsOf(folder)['paper.pdf']![0]!
  expect(Object.keys(contentsOf(folder))).toEqual([
    '.galley/outputs.json',
    `figures/${version}.png`,
    'figures/both.png',
    'manifest.json',
    'mine.txt',
    'paper.pdf',
  ])
})
