import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readLimits, usualLimits } from '../../scripts/cli/limits.js'
import { galley } from '../dist.js'
import { folderWith } from '../project/folder.js'

test('limits are read as they are written; those that are not named are the usual ones', () => {
  expect(readLimits()).toEqual(usualLimits)
  expect(readLimits(['time=60s', 'memory=1G'])).toEqual({ time: 60, memory: 1e9 })
  expect(readLimits(['memory=500M'])).toEqual({ ...usualLimits, memory: 5e8 })
  expect(readLimits(['time=1.5min'])).toEqual({ ...usualLimits, time: 90 })
})

test.each([
  'time',
  'time=',
  'time=0s',
  'time=5',
  'time=5G',
  'space=5G',
  'memory=1e9G',
  'time=constructor',
])('no limit is %j', (word) =>
  expect(() => readLimits([word])).toThrow(`Unexpected \`--limits\` \`${word}\``),
)

const head = '---\ntitle: Placeholder title\nauthor: Jane Doe\n---\n\n# Introduction\n\n'

test.each([
  ['time=0.05s', '0.1 s of computing'],
  ['memory=20M', '20 M of memory'],
])('%s ends a build that takes more: 1, what took it, nothing written', (limit, said) => {
  const folder = folderWith({ 'paper.md': `${head}${'*Word* [word](a) '.repeat(100_000)}` })
  const { code, stdout, stderr } = galley(['build', 'paper.md', '--limits', limit], folder)
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toContain(`galley: The manuscript takes more than ${said}`)
  expect(stderr).toMatch(
    /^[^\n]*; nothing was written\. Make it smaller, or allow more with `--limits`\.\n$/,
  )
  expect(existsSync(join(folder, 'build'))).toBe(false)
})

test('what is built within its limits is as without them, and a watch has none', () => {
  const folder = folderWith({ 'paper.md': `${head}Words.\n` })
  const limits = ['--limits', 'time=60s,memory=1G']
  expect(galley(['build', 'paper.md', '--to', 'jats', ...limits], folder)).toEqual({
    code: 0,
    stdout: '',
    stderr: 'Wrote build/paper.xml, build/manifest.json\n',
  })
  writeFileSync(join(folder, 'paper.md'), `${head}Words.\n`)
  expect(galley(['build', 'paper.md', '--watch', ...limits], folder)).toMatchObject({
    code: 2,
    stderr: 'galley: Unexpected `--limits` beside `--watch`, which builds again and again\n',
  })
})
