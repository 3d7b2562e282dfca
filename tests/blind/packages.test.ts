import { unzipSync } from 'fflate'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readArguments } from '../../scripts/cli/arguments.js'
import { buildCommand } from '../../scripts/commands/build.js'
import type { Command, Options } from '../../scripts/commands/command.js'
import { packageCommand } from '../../scripts/commands/package.js'
import { files, telling } from './manuscript.js'

const folder = mkdtempSync(join(tmpdir(), 'galley-'))
afterAll(() => rmSync(folder, { recursive: true }))
for (const [path, contents] of files) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(
    join(folder, path),
    path === 'doe.md'
      ? String(contents).replace(
          'title: ',
          'journal: {title: Example Journal, publisher: Example Press}\ntitle: ',
        )
      : contents,
  )
}

async function run(command: Command, options: Options): Promise<{ code: number; said: string }> {
  const said: string[] = []
  const terminal = {
    stdout: (text: string) => void said.push(text),
    stderr: (text: string) => void said.push(text),
    interactive: false,
    colour: false,
  }
  const code = await command({
    arguments: ['doe.md'],
    options,
    cwd: folder,
    sourceDateEpoch: 0,
    terminal,
  })
  return { code, said: said.join('') }
}

/** Every file of a zip as text, and of the Word files in it. */
function texts(zip: Uint8Array, prefix = ''): Array<[string, string]> {
  return Object.entries(unzipSync(zip)).flatMap(([path, bytes]): Array<[string, string]> =>
    path.endsWith('.docx')
      ? texts(bytes, `${path}/`)
      : [[prefix + path, Buffer.from(bytes).toString('utf8')]],
  )
}
const tells = (text: string): string[] =>
  telling.map((pattern) => pattern.exec(text)?.[0]).filter((found) => found !== undefined)

test('for a journal the text, the figures and the data are blind, and the title page has the names and what the text leaves out', async () => {
  const { code, said } = await run(packageCommand, {
    for: 'journal',
    journal: ['generic'],
    blind: true,
  })
  expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' })
  const all = texts(readFileSync(join(folder, 'build/doe.generic.zip')))
  const seen = all.filter(([path]) => /^(?:main-text|figures|supplements)/.test(path))
  expect(seen.length).toBeGreaterThan(10)
  expect(
    seen.flatMap(([path, text]) =>
      [...tells(path), ...tells(text)].map((found) => `${path}: ${found}`),
    ),
  ).toEqual([])
  const titlePage = all
    .filter(([path]) => path.startsWith('title-page'))
    .map(([, text]) => text)
    .join()
  for (const named of [
    'Jane Mary Doe',
    'jmdoe@example.org',
    'Example University Hospital',
    'We thank Max Helper',
    'owns shares of Placeholder Ltd',
    'JMD wrote the text',
  ])
    expect(titlePage).toContain(named)
  expect(all.find(([path]) => path === 'portal/authors.txt')?.[1]).toContain('Jane Mary Doe')
}, 60_000)

test('a package that is not blind has the names in its text', async () => {
  await run(packageCommand, { for: 'journal', journal: ['generic'], out: 'open' })
  expect(
    tells(
      texts(readFileSync(join(folder, 'open/doe.generic.zip')))
        .filter(([path]) => path.startsWith('main-text'))
        .join(),
    ).length,
  ).toBeGreaterThan(10)
}, 60_000)

test('a MECA package is blind as a whole', async () => {
  const { code, said } = await run(packageCommand, { for: 'meca', blind: true, out: 'meca' })
  expect({ code, said: code === 0 ? said : said }).toMatchObject({ code: 0 })
  const all = texts(readFileSync(join(folder, 'meca/manuscript.meca.zip')))
  expect(all.map(([path]) => path)).toContain('content/manuscript.xml')
  expect(
    all.flatMap(([path, text]) =>
      [...tells(path), ...tells(text)].map((found) => `${path}: ${found}`),
    ),
  ).toEqual([])
}, 60_000)

test('the manifest of a blind build names nobody', async () => {
  const { code } = await run(buildCommand, { blind: true, out: 'blind', to: ['jats'] })
  expect(code).toBe(0)
  const manifest = readFileSync(join(folder, 'blind/manifest.json'), 'utf8')
  expect(tells(manifest)).toEqual([])
  expect(
    (JSON.parse(manifest) as { inputs: Array<{ path: string }> }).inputs.map(({ path }) => path),
  ).toContain('figures/author-photograph.jpg')
}, 60_000)

test('what is published cannot be blind, and a package is no draft', async () => {
  await expect(run(packageCommand, { for: 'pmc', blind: true })).rejects.toThrow(
    'Unexpected `--blind` with `--for pmc`, which takes a published article with its authors',
  )
  await expect(run(packageCommand, { for: 'crossref', blind: true })).rejects.toThrow(
    'Unexpected `--blind` with `--for crossref`',
  )
  expect(() => readArguments(['package', '--for', 'meca', '--draft'])).toThrow(
    'Unexpected `--draft` of `galley package`, which makes what is submitted; `galley build --draft` writes what there is',
  )
})
