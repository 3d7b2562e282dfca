import { join } from 'node:path'
import { expect, test } from 'vitest'
import { papersAt, shardOf } from '../../../scripts/commands/batch/papers.js'
import { timeLeft } from '../../../scripts/commands/batch/progress.js'
import { folderWith } from '../../project/folder.js'

const front = '---\ntitle: Placeholder\n---\n'
const files = {
  'b/paper.md': front,
  'a/manuscript/results.md': front,
  'a/letter.md': front,
  'letter.qmd': front,
  'README.md': 'Placeholder.\n',
  'b/chapter.md': '# Placeholder\n',
  'b/.hidden/paper.md': front,
  'build/paper.md': front,
}

test('a folder holds the manuscripts below it; what is in one is its own, and the outputs are none', () => {
  const folder = folderWith(files)
  expect(papersAt('.', folder, join(folder, 'build'))).toEqual([
    { name: 'a', path: join(folder, 'a'), out: 'a' },
    { name: 'b/paper.md', path: join(folder, 'b/paper.md'), out: 'b/paper' },
    { name: 'letter.qmd', path: join(folder, 'letter.qmd'), out: 'letter' },
  ])
})

test('a list names manuscripts from its own folder, each once, and others by their whole path', () => {
  const folder = folderWith({
    ...files,
    'lists/all.txt': '# Placeholder\n../b/paper.md\n\nx.md\n./x.md\n',
  })
  expect(papersAt('lists/all.txt', folder, '').map(({ name, out }) => [name, out])).toEqual([
    [`${folder}/b/paper.md`, `${folder.slice(1)}/b/paper`],
    ['x.md', 'x'],
  ])
})

test.each([
  ['none', /does not exist/],
  ['letter.qmd', /is one manuscript/],
  ['empty.txt', /lists no manuscript/],
  ['b/.hidden/folder', /holds no manuscript/],
])('%s is no batch', (name, said) => {
  const folder = folderWith({ ...files, 'empty.txt': '\n', 'b/.hidden/folder/x.txt': '' })
  expect(() => papersAt(name, folder, '')).toThrow(said)
})

test('every paper is in one shard', () => {
  const all = ['a', 'b', 'c', 'd', 'e']
  expect([1, 2].map((which) => shardOf(all, which, 2))).toEqual([
    ['a', 'c', 'e'],
    ['b', 'd'],
  ])
})

test('what is left is said in round words', () => {
  expect([0.2, 89, 200, 9000].map(timeLeft)).toEqual([
    'about 1 s left',
    'about 89 s left',
    'about 3 min left',
    'about 3 h left',
  ])
})
