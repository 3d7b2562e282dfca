/** The compiled program, because only a program that cannot change under it takes what was built before. */
import { lstatSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { galley, hashes } from '../dist.js'
import { folderWith } from '../project/folder.js'

const paper =
  '---\ntitle: Placeholder title\nauthor: Jane Doe\n---\n\n# Introduction\n\nPlaceholder (see figure 3).\n'
const words = ['build', 'paper.md', '--to', 'jats']
const told =
  /^paper\.md\n8:18-8:26 warning .*\n {4}\| Placeholder \(see figure 3\)\.\n {4}\| {18}~{8}\n.*\n\n1 warning\n/

test('a build of unchanged inputs says so, with the messages of the last one, and writes nothing', () => {
  const folder = folderWith({ 'paper.md': paper })
  const first = galley(words, folder)
  expect([first.code, first.stdout]).toEqual([0, ''])
  expect(first.stderr).toMatch(told)
  const written = lstatSync(join(folder, 'build/paper.xml')).ino
  const before = hashes(join(folder, 'build'))
  const again = galley(words, folder)
  expect(again).toEqual({
    ...first,
    stderr: first.stderr.replace(/Wrote (.*)/, 'Unchanged: $1; `--force` builds all the same'),
  })
  expect(hashes(join(folder, 'build'))).toEqual(before)
  expect(lstatSync(join(folder, 'build/paper.xml')).ino).toBe(written)
  const json = galley([...words, '--reporter', 'json'], folder)
  expect([json.stderr.slice(0, 9), JSON.parse(json.stdout)[0].file]).toEqual([
    'Unchanged',
    'paper.md',
  ])
  expect(galley([...words, '--force'], folder).stderr).toContain('Wrote')
})

test('what decides the outputs builds again: an option, the date, an input, an output', () => {
  const folder = folderWith({ 'paper.md': paper })
  const said = (more: readonly string[] = [], env = {}): string =>
    /^(?:Wrote|Unchanged)/m.exec(galley([...words, ...more], folder, env).stderr)?.[0] ?? ''
  expect([said(), said(['--jats', '1.4'])]).toEqual(['Wrote', 'Wrote'])
  expect(said(['--jats', '1.4'], { SOURCE_DATE_EPOCH: '0' })).toBe('Wrote')
  writeFileSync(join(folder, 'paper.md'), paper.replace('3', '4'))
  expect(said(['--jats', '1.4'], { SOURCE_DATE_EPOCH: '0' })).toBe('Wrote')
  writeFileSync(join(folder, 'build/paper.xml'), 'mine')
  expect(galley(words, folder).stderr).toContain('was changed since it was built')
  expect(readFileSync(join(folder, 'build/paper.xml'), 'utf8')).toBe('mine')
})
