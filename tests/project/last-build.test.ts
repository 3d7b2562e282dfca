import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keepBuild, lastBuild } from '../../scripts/project/last-build.js'
import { readProject, type DiskProject } from '../../scripts/project/read.js'
import { folderWith } from './folder.js'

const text = (words: string): Uint8Array => new TextEncoder().encode(words)
const said = { asked: 'x', seen: { entry: '', files: {}, lists: {} }, said: ['Placeholder'] }
const outputs = [
  { path: 'paper.xml', contents: text('<article/>') },
  { path: 'figures/one.png', contents: text('png') },
]

function built(): string {
  const folder = folderWith({ 'paper.xml': '<article/>', 'figures/one.png': 'png' })
  keepBuild(folder, said, outputs)
  return folder
}

test('what was kept is there while the outputs are as they were left', () => {
  const folder = built()
  expect(lastBuild(folder)).toMatchObject(said)
  writeFileSync(join(folder, 'other.txt'), 'somebody’s')
  expect(lastBuild(folder)).toMatchObject(said)
})

const spoilt: ReadonlyArray<[string, (folder: string) => void]> = [
  ['an output was edited', (folder) => writeFileSync(join(folder, 'paper.xml'), '<article>')],
  ['an output is gone', (folder) => rmSync(join(folder, 'figures/one.png'))],
  [
    'an output became a link to the same bytes',
    (folder) => {
      renameSync(join(folder, 'paper.xml'), join(folder, 'elsewhere.xml'))
      symlinkSync('elsewhere.xml', join(folder, 'paper.xml'))
    },
  ],
  [
    'the record was written by somebody else',
    (folder) => {
      cpSync(join(folder, '.galley/last-build.json'), join(folder, 'copy.json'))
      rmSync(join(folder, '.galley/last-build.json'))
      renameSync(join(folder, 'copy.json'), join(folder, '.galley/last-build.json'))
    },
  ],
  [
    'the record is cut off',
    (folder) => writeFileSync(join(folder, '.galley/last-build.json'), '{'),
  ],
]

test.each(spoilt)('nothing is taken as kept when %s', (_, spoil) => {
  const folder = built()
  spoil(folder)
  expect(lastBuild(folder)).toBeUndefined()
})

test('a copy of the folder, as it comes with a manuscript, says nothing', () => {
  const folder = built()
  const copy = folderWith({})
  cpSync(folder, copy, { recursive: true })
  expect(lastBuild(copy)).toBeUndefined()
})

function seenIn(folder: string): { folder: string; isAsSeen: () => boolean } {
  const open = (): DiskProject => readProject('.', folder).project!
  const project = open()
  project.open('manuscript/paper.md')
  project.open('references.bib')
  project.list('manuscript')
  const seen = JSON.parse(JSON.stringify(project.seen()))
  return { folder, isAsSeen: () => open().isAs(seen) }
}
const paper = { 'manuscript/paper.md': 'Placeholder.\n' }

test('a project is as it was seen by its contents, not by its times', () => {
  const { folder, isAsSeen } = seenIn(folderWith(paper))
  expect(isAsSeen()).toBe(true)
  writeFileSync(join(folder, 'manuscript/paper.md'), paper['manuscript/paper.md'])
  writeFileSync(join(folder, 'unrelated.txt'), 'x')
  expect(isAsSeen()).toBe(true)
})

const changes: ReadonlyArray<[string, (folder: string) => void]> = [
  ['other words', (folder) => writeFileSync(join(folder, 'manuscript/paper.md'), 'Others.\n')],
  ['a file that was looked for', (folder) => writeFileSync(join(folder, 'references.bib'), '')],
  ['a folder in its place', (folder) => mkdirSync(join(folder, 'references.bib'))],
  ['one more in a list', (folder) => writeFileSync(join(folder, 'manuscript/more.md'), '')],
  [
    'a letter of another case',
    (folder) =>
      renameSync(join(folder, 'manuscript/paper.md'), join(folder, 'manuscript/Paper.md')),
  ],
]

test.each(changes)('a project is another with %s', (_, change) => {
  const { folder, isAsSeen } = seenIn(folderWith(paper))
  change(folder)
  expect(isAsSeen()).toBe(false)
})
