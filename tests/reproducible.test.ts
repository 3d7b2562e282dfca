/**
 * Same inputs, same bytes: the compiled program builds the shipped manuscript in two folders, in two time zones and
 * locales, from files written in another order, and under another Node where there is one (OTHER_NODE, or `node22` and
 * `node24` on the path).
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { galley, hashes } from './dist.js'
import { folderThatStays, folderWith } from './project/folder.js'
import { thorough } from './thorough.js'

const root = dirname(import.meta.dirname)
const files = [
  ...readdirSync(join(root, 'manuscript'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
  'references.bib',
].sort()

/** A copy of the manuscript whose files were made in this order, by which many file systems list them. */
function copy(order: readonly string[], folder: string): string {
  for (const path of order) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), readFileSync(join(root, path)))
  }
  return folder
}

function built(
  folder: string,
  env: Readonly<Record<string, string>> = {},
  node?: string,
): Record<string, string> {
  const { code, stderr } = galley(['build', '--force'], folder, env, node)
  expect(stderr).toMatch(/Wrote build\/manuscript\.xml, .*build\/manifest\.json, /)
  expect(code).toBe(0)
  return hashes(join(folder, 'build'))
}

const firstFolder = folderThatStays('galley-first-')
let first: Record<string, string>
beforeAll(() => {
  first = built(copy(files, firstFolder), { TZ: 'UTC', LC_ALL: 'C', LANG: 'C' })
})

test('the build writes the PDF, the XML and the manifest', () => {
  expect(Object.keys(first)).toEqual(
    expect.arrayContaining(['manifest.json', 'manuscript.pdf', 'manuscript.xml']),
  )
})

test('another folder, time zone, locale and directory order, and files that the manuscript does not name, give the same bytes', () => {
  const folder = join(folderWith({}), 'a longer name with blanks, é and more')
  const env = {
    TZ: 'Pacific/Kiritimati',
    LC_ALL: 'tr_TR.UTF-8',
    LANG: 'ja_JP.UTF-8',
    LANGUAGE: 'ar',
    HOME: folder,
    USER: 'someone',
    NO_COLOR: '1',
    COLUMNS: '40',
  }
  copy(files.toReversed(), folder)
  for (const stray of ['notes.txt', '.hidden', 'manuscript/.DS_Store'])
    writeFileSync(join(folder, stray), 'x')
  expect(built(folder, env)).toEqual(first)
})

test.runIf(thorough)('building over an earlier build gives the same bytes', () => {
  expect(built(firstFolder)).toEqual(first)
})

test.runIf(thorough)('each format alone gives the bytes that it gives among all', () => {
  const folder = copy(files, folderWith({}))
  for (const format of ['jats', 'pdf', 'html', 'docx']) {
    expect(galley(['build', '--to', format, '--out', format], folder).code).toBe(0)
    const { 'manifest.json': _, ...outputs } = hashes(join(folder, format))
    expect(outputs).not.toEqual({})
    expect(first).toMatchObject(outputs)
  }
})

test.runIf(thorough)('a draft of a sound manuscript says so, twice the same', () => {
  const folder = copy(files, folderWith({}))
  const draft = (): Record<string, string> => {
    expect(
      galley(['build', '--draft', '--force', '--to', 'jats,html,pdf', '--out', 'draft'], folder)
        .code,
    ).toBe(0)
    return hashes(join(folder, 'draft'))
  }
  const once = draft()
  expect(once['manuscript.xml']).not.toBe(first['manuscript.xml'])
  expect(draft()).toEqual(once)
})

const others = [process.env.OTHER_NODE, 'node20', 'node22', 'node24']
  .filter((name) => name !== undefined)
  .filter(
    (name) =>
      spawnSync(name, ['--version']).status === 0 &&
      !spawnSync(name, ['--version'], { encoding: 'utf8' }).stdout.startsWith(
        `v${process.versions.node.split('.')[0]}.`,
      ),
  )

test.skipIf(others.length === 0).each(others)('%s gives the same bytes', (node) => {
  expect(built(copy(files, folderWith({})), {}, node)).toEqual(first)
})
