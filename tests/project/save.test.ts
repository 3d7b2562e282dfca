import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { OutputFile } from '../../scripts/document/inputs.js'
import { SaveError } from '../../scripts/project/save-error.js'
import { save } from '../../scripts/project/save.js'
import { folderWith } from './folder.js'

const files = (contents: Readonly<Record<string, string>>): OutputFile[] =>
  Object.entries(contents).map(([path, text]) => ({
    path,
    contents: new TextEncoder().encode(text),
  }))
const withManifest = (contents: Readonly<Record<string, string>>): OutputFile[] =>
  files({
    ...contents,
    'manifest.json': JSON.stringify({
      outputs: Object.entries(contents).map(([path, text]) => ({
        path,
        bytes: text.length,
        sha256: createHash('sha256').update(text).digest('hex'),
      })),
    }),
  })
const tree = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('/.galley'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  )

test('a new folder holds the outputs and nothing else', () => {
  const folder = folderWith({})
  save(join(folder, 'deep/build'), files({ 'a.xml': 'A', 'figures/x.png': 'X' }))
  expect(tree(folder)).toEqual({ 'deep/build/a.xml': 'A', 'deep/build/figures/x.png': 'X' })
  expect(readdirSync(join(folder, 'deep'))).toEqual(['build'])
  expect(statSync(join(folder, 'deep/build')).mode & 0o055).not.toBe(0)
})

test('files that no build made stay, outputs of the build before go', () => {
  const folder = folderWith({ 'README.md': 'R', '.gitignore': '*', 'notes/mine.txt': 'N' })
  save(folder, withManifest({ 'a.xml': 'A', 'figures/x.png': 'X', 'notes/y': 'Y' }))
  save(folder, withManifest({ 'a.xml': 'B' }))
  expect(Object.keys(tree(folder))).toEqual([
    '.gitignore',
    'README.md',
    'a.xml',
    'manifest.json',
    'notes/mine.txt',
  ])
  expect([tree(folder)['a.xml'], existsSync(join(folder, 'figures'))]).toEqual(['B', false])
})

test('a manifest that names files elsewhere removes nothing', () => {
  const outside = folderWith({ keep: 'K' })
  const folder = folderWith({
    'build/manifest.json': JSON.stringify({
      outputs: [{ path: '../mine' }, { path: 'link/keep' }, { path: '/etc/hosts' }, { path: 7 }],
    }),
    mine: 'M',
  })
  symlinkSync(outside, join(folder, 'build/link'))
  save(join(folder, 'build'), files({ 'a.xml': 'A' }))
  expect([
    readFileSync(join(folder, 'mine'), 'utf8'),
    readFileSync(join(outside, 'keep'), 'utf8'),
  ]).toEqual(['M', 'K'])
})

test('a failure leaves the folder as it was', () => {
  const folder = folderWith({ 'README.md': 'R' })
  save(folder, withManifest({ 'a.xml': 'A', 'b.pdf': 'B' }))
  const before = tree(folder)
  const broken = files({ 'a.xml': 'new' })
  broken.push({
    path: 'c.xml',
    get contents(): Uint8Array {
      throw new Error('No contents')
    },
  })
  expect(() => save(folder, broken)).toThrow('No contents')
  expect(() => save(folder, files({ 'a.xml': 'new', 'README.md/x': 'X' }))).toThrow(
    new SaveError('Cannot write `README.md/x`: `README.md` in the output folder is no folder'),
  )
  expect([tree(folder), readdirSync(folder).sort()]).toEqual([
    before,
    ['README.md', 'a.xml', 'b.pdf', 'manifest.json'],
  ])
})

test('an output never follows a link, overwrites an input, or replaces a folder', () => {
  const outside = folderWith({ keep: 'K' })
  const folder = folderWith({ 'paper.xml': 'mine', 'a.xml/x': '' })
  symlinkSync(outside, join(folder, 'figures'))
  expect(() => save(folder, files({ 'figures/keep': 'X' }))).toThrow(
    'Cannot write `figures/keep`: `figures` in the output folder is no folder',
  )
  expect(() => save(folder, files({ 'a.xml': 'X' }))).toThrow(
    'Cannot write `a.xml`: `a.xml` in the output folder is a folder',
  )
  expect(() =>
    save(folder, files({ 'paper.xml': 'X' }), { inputs: [join(folder, 'paper.xml')] }),
  ).toThrow(
    "Writing `paper.xml` would overwrite the manuscript's own file; name another folder with `--out`",
  )
  expect([
    readFileSync(join(outside, 'keep'), 'utf8'),
    readFileSync(join(folder, 'paper.xml'), 'utf8'),
  ]).toEqual(['K', 'mine'])
})

test('a folder that cannot be written to is said so in a sentence', () => {
  const folder = folderWith({ file: '' })
  expect(() => save(join(folder, 'file/build'), files({ a: '' }))).toThrow(
    new SaveError(`Cannot write to \`${join(folder, 'file/build')}\`: it is no folder`),
  )
  writeFileSync(join(folder, 'x'), '')
  chmodSync(join(folder, 'x'), 0o444)
  expect(() => save(join(folder, 'x'), files({ a: '' }))).toThrow(SaveError)
})

const paper = (name: string, formats: string[], contents: Readonly<Record<string, string>>) =>
  [withManifest(contents), { owner: { paper: name, formats } }] as const

test('an output that somebody changed is neither overwritten nor removed without force', () => {
  const folder = folderWith({})
  save(folder, ...paper('paper', ['docx', 'pdf'], { 'paper.docx': 'W', 'paper.pdf': 'P' }))
  writeFileSync(join(folder, 'paper.docx'), 'with comments')
  const again = paper('paper', ['docx', 'pdf'], { 'paper.docx': 'W2', 'paper.pdf': 'P2' })
  const without = paper('paper', ['docx', 'pdf'], { 'paper.pdf': 'P2' })
  const before = tree(folder)
  expect(() => save(folder, ...again)).toThrow(
    '`paper.docx` in the output folder was changed since it was built',
  )
  expect(() => save(folder, ...without)).toThrow(
    '`paper.docx`, which this build no longer makes, was changed since it was built',
  )
  expect(tree(folder)).toEqual(before)
  save(folder, again[0], { ...again[1], force: true })
  expect(tree(folder)['paper.docx']).toBe('W2')
})

test('a file that no build made is not overwritten, unless it is what would be written', () => {
  const folder = folderWith({ 'paper.pdf': 'mine', 'paper.xml': 'X' })
  expect(() => save(folder, ...paper('paper', ['pdf'], { 'paper.pdf': 'P' }))).toThrow(
    '`paper.pdf` in the output folder was not made by galley',
  )
  save(folder, ...paper('paper', ['jats'], { 'paper.xml': 'X' }))
  expect(tree(folder)['paper.pdf']).toBe('mine')
  const other = folderWith({ 'manifest.json': '{"name": "A web site"}' })
  expect(() => save(other, ...paper('paper', ['pdf'], { 'paper.pdf': 'P' }))).toThrow(
    '`manifest.json` in the output folder was not made by galley',
  )
})

test('two papers share a folder, and formats that are not asked for stay', () => {
  const folder = folderWith({})
  save(
    folder,
    ...paper('paper', ['html', 'pdf'], {
      'paper.html': 'H',
      'paper.pdf': 'P',
      'figures/a.png': 'F',
    }),
  )
  save(folder, ...paper('letter', ['pdf'], { 'letter.pdf': 'L', 'figures/a.png': 'F' }))
  save(folder, ...paper('paper', ['pdf'], { 'paper.pdf': 'P2' }))
  expect(Object.keys(tree(folder))).toEqual([
    'figures/a.png',
    'letter.pdf',
    'manifest.json',
    'paper.html',
    'paper.pdf',
  ])
  expect(() => save(folder, ...paper('paper', ['pdf'], { 'letter.pdf': 'P' }))).toThrow(
    '`letter.pdf` in the output folder belongs to `letter`',
  )
  save(folder, ...paper('paper', ['html', 'pdf'], { 'paper.pdf': 'P3' }))
  expect(Object.keys(tree(folder))).toEqual([
    'figures/a.png',
    'letter.pdf',
    'manifest.json',
    'paper.pdf',
  ])
})

test('what a package adds to a folder is listed, so that the next one may write it again', () => {
  const folder = folderWith({})
  const owner = { paper: 'paper', formats: ['meca'] }
  save(folder, files({ 'paper.zip': 'Z' }), { owner })
  save(folder, files({ 'paper.zip': 'Z2' }), { owner })
  expect(tree(folder)['paper.zip']).toBe('Z2')
  save(folder, ...paper('paper', ['pdf'], { 'paper.pdf': 'P' }))
  save(folder, files({ 'paper.zip': 'Z3' }), { owner })
  expect(listed(folder)).toEqual(['manifest.json', 'paper.pdf', 'paper.zip'])
})

const listed = (folder: string): string[] =>
  JSON.parse(readFileSync(join(folder, '.galley/outputs.json'), 'utf8')).outputs.map(
    (one: { path: string }) => one.path,
  )

test('a folder of a version that kept no list is known by its manifest', () => {
  const folder = folderWith({})
  for (const { path, contents } of withManifest({ 'paper.pdf': 'P', 'paper.xml': 'X' }))
    writeFileSync(join(folder, path), contents)
  writeFileSync(join(folder, 'paper.xml'), 'mine')
  const owner = { paper: 'paper', formats: ['pdf', 'jats'] }
  save(folder, files({ 'paper.pdf': 'P2' }), { owner })
  expect(() => save(folder, files({ 'paper.xml': 'X2' }), { owner })).toThrow(
    '`paper.xml` in the output folder was changed since it was built',
  )
})
