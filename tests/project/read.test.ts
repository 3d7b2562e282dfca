import { execFileSync } from 'node:child_process'
import { mkdirSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readProject, type DiskProject } from '../../scripts/project/read.js'
import { folderWith } from './folder.js'

const open = (folder: string, path = '.'): DiskProject => {
  const { project, refusal } = readProject(path, folder)
  if (!project) throw new Error(refusal)
  return project
}
const text = (bytes: Uint8Array | undefined): string | undefined =>
  bytes && new TextDecoder().decode(bytes)

test('a folder that holds manuscript/ is a project with no entry of its own', () => {
  const project = open(folderWith({ 'manuscript/a.md': 'A', 'references.bib': '@' }))
  expect([project.entry, project.prefix]).toEqual(['', ''])
  expect(text(project.open('../references.bib', 'manuscript/manuscript.yaml').bytes)).toBe('@')
  expect([...project.opened.keys()]).toEqual(['references.bib'])
})

test('a Markdown file is a project over its folder, whose messages lead there', () => {
  const project = open(folderWith({ 'papers/one/paper.md': 'A' }), 'papers/one/paper.md')
  expect([project.entry, project.prefix, text(project.open('paper.md').bytes)]).toEqual([
    'paper.md',
    'papers/one/',
    'A',
  ])
})

test('from inside another folder the prefix leads up', () => {
  const folder = folderWith({ 'one/manuscript/a.md': '', 'two/x': '' })
  expect(readProject('../one', join(folder, 'two')).project?.prefix).toBe('../one/')
})

test.each([
  ['nowhere', '`nowhere` does not exist', undefined],
  [
    'x.txt',
    '`x.txt` is no Markdown file',
    'a manuscript is a folder that holds `manuscript/`, or a `.md`, `.qmd` or `.Rmd` file',
  ],
  ['.', '`.` holds no folder `manuscript/`', 'give the file: `one.md`'],
  ['sub', '`sub` holds no folder `manuscript/`', '`galley init DIR` makes a new manuscript'],
  [
    'deep/manuscript',
    '`deep/manuscript` holds no folder `manuscript/`',
    'give the folder that holds it: `deep`',
  ],
])('%s is refused with a remedy', (path, refusal, hint) => {
  const folder = folderWith({
    'x.txt': '',
    'one.md': '',
    'sub/y': '',
    'deep/manuscript/manuscript.yaml': '',
  })
  expect(readProject(path, folder)).toEqual({ refusal, ...(hint ? { hint } : {}) })
})

test('nothing outside the folder opens, by dots, absolutely, or through a link', () => {
  const outside = folderWith({ secret: 'S' })
  const folder = folderWith({ 'manuscript/a.md': 'A' })
  symlinkSync(join(outside, 'secret'), join(folder, 'manuscript/link'))
  symlinkSync(outside, join(folder, 'manuscript/folder'))
  const project = open(folder)
  for (const path of [
    '../x',
    'manuscript/../../x',
    join(outside, 'secret'),
    'file:///etc/passwd',
    'manuscript/link',
    'manuscript/folder/secret',
    'a\\b',
    'a\0b',
  ]) {
    expect(project.open(path), path).toMatchObject({ fault: 'unsafe' })
  }
  expect(project.opened.size).toBe(0)
  expect(project.list('manuscript')).toEqual(['manuscript/a.md'])
})

test('a link that stays inside is followed, also one of the folder itself', () => {
  const folder = folderWith({ 'real/manuscript/a.md': 'A', 'real/shared/b.md': 'B' })
  symlinkSync('real', join(folder, 'alias'))
  symlinkSync('../shared/b.md', join(folder, 'real/manuscript/b.md'))
  symlinkSync('..', join(folder, 'real/manuscript/loop'))
  const project = open(folder, 'alias')
  expect(text(project.open('manuscript/b.md').bytes)).toBe('B')
  expect(project.list('manuscript')).toEqual([
    'manuscript/a.md',
    'manuscript/b.md',
    'manuscript/loop/shared/b.md',
  ])
})

test("files are listed by code unit, whatever the disk's order, without hidden ones", () => {
  const project = open(
    folderWith({
      'manuscript/b.md': '',
      'manuscript/B.md': '',
      'manuscript/10.md': '',
      'manuscript/9.md': '',
      'manuscript/z/é.md': '',
      'manuscript/.DS_Store': '',
    }),
  )
  expect(project.list('manuscript')).toEqual([
    'manuscript/10.md',
    'manuscript/9.md',
    'manuscript/B.md',
    'manuscript/b.md',
    'manuscript/z/é.md',
  ])
  expect([project.list('manuscript', 'near'), project.list('', 'near')]).toEqual([
    ['manuscript/10.md', 'manuscript/9.md', 'manuscript/B.md', 'manuscript/b.md'],
    [],
  ])
  expect([project.list('nowhere'), project.list('..')]).toEqual([[], []])
})

test('names are case-sensitive, missing files missing, folders unreadable', () => {
  const project = open(folderWith({ 'manuscript/Rash.png': 'P' }))
  expect(project.open('manuscript/rash.png').fault).toBe('missing')
  expect(project.open('manuscript').fault).toBe('unreadable')
  expect(project.open('manuscript/Rash.png').fault).toBeUndefined()
})

test('a pipe and a file of more than 200 MB are unreadable, and cost nothing', () => {
  const folder = folderWith({ 'manuscript/a.md': '', 'manuscript/huge.csv': '' })
  truncateSync(join(folder, 'manuscript/huge.csv'), 201 * 1024 * 1024)
  execFileSync('mkfifo', [join(folder, 'manuscript/pipe')])
  const project = open(folder)
  expect([
    project.open('manuscript/pipe').fault,
    project.open('manuscript/huge.csv').fault,
  ]).toEqual(['unreadable', 'unreadable'])
})

test('a pipe in the place of the manuscript is said to be one, and not waited for', () => {
  const folder = folderWith({ 'manuscript/a.md': '' })
  execFileSync('mkfifo', [join(folder, 'paper.md')])
  expect(readProject('paper.md', folder)).toEqual({
    refusal: '`paper.md` is a pipe or a device',
    hint: 'a manuscript is a file or a folder; save it as one',
  })
})

test('a change shows only when something that was asked for is other than it was', () => {
  const folder = folderWith({ 'manuscript/a.md': 'A', 'manuscript/unread.md': 'U' })
  const project = open(folder)
  project.open('manuscript/a.md')
  project.open('manuscript/figures/later.png')
  expect(project.changed()).toBe(false)
  writeFileSync(join(folder, 'manuscript/a.md'), 'A')
  writeFileSync(join(folder, 'manuscript/unread.md'), 'V')
  expect(project.changed()).toBe(false)
  mkdirSync(join(folder, 'manuscript/figures'))
  writeFileSync(join(folder, 'manuscript/figures/later.png'), 'P')
  expect(project.changed()).toBe(true)
})

test('a new file in a folder that was listed is a change, and its folder is watched', () => {
  const folder = realpathSync(folderWith({ 'manuscript/a.md': 'A' }))
  const project = open(folder)
  project.list('manuscript')
  expect([project.changed(), project.folders()]).toEqual([false, [join(folder, 'manuscript')]])
  writeFileSync(join(folder, 'manuscript/b.md'), 'B')
  expect(project.changed()).toBe(true)
  rmSync(join(folder, 'manuscript/b.md'))
  expect(project.changed()).toBe(false)
})
