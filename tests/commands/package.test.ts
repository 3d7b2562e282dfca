import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Options } from '../../scripts/commands/command.js'
import { packageCommand } from '../../scripts/commands/package.js'
import { outputNames } from '../project/folder.js'

const folder = mkdtempSync(join(tmpdir(), 'galley-'))
afterAll(() => rmSync(folder, { recursive: true }))

const ready = `journal: {title: Example Journal, issn: {epub: 2999-9995}, publisher: Example Press, id: exj}
published: 2026-05-04
doi: 10.99999/exj.1
url: https://example.org/1
`
const authors = 'author: {name: Jane Doe, email: jane@example.org}\n'

/** The exit code, what was said, and the files that were written. */
async function packed(
  name: string,
  metadata: string,
  options: Options,
): Promise<{ code: number; said: string; files: string[] }> {
  mkdirSync(join(folder, name))
  writeFileSync(
    join(folder, name, 'paper.md'),
    `---\ntitle: An example\n${authors}${metadata}---\n\nText.\n`,
  )
  const said: string[] = []
  const terminal = {
    stdout: (text: string) => void said.push(text),
    stderr: (text: string) => void said.push(text),
    interactive: false,
    colour: false,
  }
  const code = await packageCommand({
    arguments: ['paper.md'],
    options,
    cwd: join(folder, name),
    sourceDateEpoch: 0,
    terminal,
  })
  return {
    code,
    said: said.join(''),
    files: readdirSync(join(folder, name)).includes('build')
      ? outputNames(join(folder, name, 'build'))
      : [],
  }
}

test('a package that has all that is asked for is written', async () => {
  const { code, said, files } = await packed('ready', ready, { for: 'crossref' })
  expect({ code, said, files }).toEqual({
    code: 0,
    said: 'Wrote build/paper.crossref.xml\n',
    files: ['paper.crossref.xml'],
  })
})

test('a package that would be turned away says why and is not written', async () => {
  const { code, said, files } = await packed('draft', '', { for: 'meca' })
  expect(code).toBe(1)
  expect(said).toContain(
    'error   Unexpected metadata without `journal.title`, expected what is needed to take the article  missing-journal-metadata',
  )
  expect(files).toEqual([])
})

test('a package is written beside what a build wrote', async () => {
  await packed('beside', ready, { for: 'meca', out: 'build' })
  writeFileSync(
    join(folder, 'beside/build/manifest.json'),
    JSON.stringify({ outputs: [{ path: 'paper.meca.zip' }] }),
  )
  rmSync(join(folder, 'beside/paper.md'))
  writeFileSync(
    join(folder, 'beside/paper.md'),
    `---\ntitle: An example\n${authors}${ready}---\n\nText.\n`,
  )
  await packageCommand({
    arguments: ['paper.md'],
    options: { for: 'crossref' },
    cwd: join(folder, 'beside'),
    sourceDateEpoch: 0,
    terminal: { stdout: () => {}, stderr: () => {}, interactive: false, colour: false },
  })
  expect(outputNames(join(folder, 'beside/build'))).toEqual([
    'manifest.json',
    'paper.crossref.xml',
    'paper.meca.zip',
  ])
})

test('a destination must be named, and known', async () => {
  await expect(packed('none', '', {})).rejects.toThrow('Expected `--for`')
  await expect(packed('other', '', { for: 'moon' })).rejects.toThrow('Unknown destination `moon`')
})

test('a Crossref deposit has references as they are printed', async () => {
  await packed('cited', ready, { for: 'meca' })
  writeFileSync(
    join(folder, 'cited/paper.bib'),
    '@book{a, author = {Doe, Jane}, title = {A Book}, publisher = {Press}, year = 2020}',
  )
  writeFileSync(
    join(folder, 'cited/paper.md'),
    `---\ntitle: An example\nbibliography: paper.bib\n${authors}${ready}---\n\nText [@a].\n`,
  )
  await packageCommand({
    arguments: ['paper.md'],
    options: { for: 'crossref' },
    cwd: join(folder, 'cited'),
    sourceDateEpoch: 0,
    terminal: { stdout: () => {}, stderr: () => {}, interactive: false, colour: false },
  })
  expect(readFileSync(join(folder, 'cited/build/paper.crossref.xml'), 'utf8')).toContain(
    '<unstructured_citation>Doe J. A Book. Press; 2020.</unstructured_citation>',
  )
})
