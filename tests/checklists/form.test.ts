import { strFromU8, unzipSync } from 'fflate'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { checklistForm, printedPlaceOf, formSummary } from '../../scripts/checklists/form.js'
import { fill } from '../../scripts/checklists/fill.js'
import { checklistNamed } from '../../scripts/checklists/index.js'
import { checklistCommand } from '../../scripts/commands/checklist.js'
import { UsageError, type Options } from '../../scripts/commands/command.js'
import { checklistFiles } from '../../scripts/package/checklist.js'
import { memoryProject } from '../../scripts/project/project.js'
import type { PrintedPlace, PrintedPlaces } from '../../scripts/write/pdf/places.js'
import { outputNames } from '../project/folder.js'

const front = {
  title: 'An example of an illness: a case report',
  type: 'case-report',
  date: '2026-11-22',
  authors: ['Jane Doe'],
  keywords: ['example', 'illness'],
  declarations: { consent: 'Written informed consent was obtained.' },
  checklist: { care: { '5': { exclude: 'The person is an example.' }, '8': '@tbl:events' } },
}
const paper = `---\n${JSON.stringify(front)}\n---\n\n# Case presentation\n\nSee @tbl:events.\n\n## Physical examination\n\nA rash was seen.\n\n| Day | Event |\n|---|---|\n| 1 | Rash |\n\n: What happened, as a timeline. {#tbl:events}\n`
const made = async (): ReturnType<typeof build> =>
  build(memoryProject(new Map([['paper.md', paper]]), 'paper.md'), { purpose: 'check' })

const folder = mkdtempSync(join(tmpdir(), 'galley-'))
afterAll(() => rmSync(folder, { recursive: true }))

const places = (
  found: Readonly<Record<string, PrintedPlace>>,
  words: Readonly<Record<string, { from: PrintedPlace; to: PrintedPlace }>> = {},
): PrintedPlaces => ({ pages: 9, of: (id) => found[id], find: (text) => words[text] })
const line = (page: number, number?: number): PrintedPlace => ({ page, line: number })

test('a place is said as page and lines, and where it stands', () => {
  const words = {
    First: { from: line(2, 10), to: line(2, 11) },
    Last: { from: line(2, 20), to: line(2, 21) },
    Later: { from: line(3, 1), to: line(3, 2) },
  }
  const said = (
    id: string | undefined,
    first: string | undefined,
    last: string | undefined,
  ): string =>
    printedPlaceOf(
      { section: 'Text', id, first, last, isFloat: false },
      places({ sec: line(2, 9), fig: line(7) }, words),
    )
  expect(said('sec', 'First', 'Last')).toBe('p. 2, lines 9–21 (Text)')
  expect(said('sec', 'First', 'Later')).toBe('p. 2, line 9, to p. 3, line 2 (Text)')
  expect(said(undefined, 'First', 'First')).toBe('p. 2, lines 10–11 (Text)')
  expect(said('sec', undefined, 'Unknown')).toBe('p. 2, line 9 (Text)')
  expect(said('fig', undefined, undefined)).toBe('p. 7 (Text)')
  expect(said(undefined, 'Unknown', 'Unknown')).toBe('Text')
  expect(
    printedPlaceOf(
      { section: 'Text', id: 'late', first: 'First', last: 'First', isFloat: false },
      places({ late: line(5, 40) }, words),
    ),
  ).toBe('p. 5, line 40 (Text)')
})

test('the form has a row for each item: asked, where, and whether it is reported', async () => {
  const { article } = await made()
  const care = checklistNamed('care')!
  const filled = fill('care', care, article)
  expect(formSummary(filled)).toBe(
    '9 of 30 items are reported, 4 are left out for the reason given, 17 were not found.',
  )
  const form = checklistForm(care, filled, article, places({}))
  const table = form.children[1].children.find(({ type }) => type === 'table')
  expect(table?.type === 'table' && table.children.length).toBe(31)
})

test('it comes as Word and as tagged PDF/A, with pages and lines of the review layout, the same bytes each time', async () => {
  const { article, inputs } = await made()
  const { files } = await checklistFiles('care', article, inputs)
  expect(files.map(({ path }) => path)).toEqual(['checklist-care.docx', 'checklist-care.pdf'])
  const word = strFromU8(unzipSync(files[0]!.contents)['word/document.xml']!)
    .replace(/<w:br\/>/g, ' ')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
  expect(word).toMatch(
    /\n6\nClinical findings: what physical examination.*\np\. \d+, lines \d+–\d+ \(Case presentation › Physical examination\)\nReported\n/,
  )
  expect(word).toContain('Left out: The person is an example.')
  expect(word).toMatch(/\n7\nTimeline: .*\np\. \d+.*\(Table\u00a01\)\nReported\n/)
  expect(strFromU8(files[1]!.contents, true)).toContain('<pdfaid:part>3</pdfaid:part>')
  const pdf = await pdfjs.getDocument({ data: files[1]!.contents.slice(), verbosity: 0 }).promise
  expect((await pdf.getMarkInfo())?.Marked).toBe(true)
  const text = (
    await Promise.all(
      Array.from({ length: pdf.numPages }, async (_, index) =>
        (await (await pdf.getPage(index + 1)).getTextContent()).items
          .map((item) => ('str' in item ? item.str : ''))
          .join(' '),
      ),
    )
  ).join(' ')
  expect(text.replace(/\s+/g, ' ')).toContain('Left out: The person is an example.')
  const again = await checklistFiles('care', article, inputs)
  expect(
    again.files.map(({ contents }, index) => Buffer.compare(contents, files[index]!.contents)),
  ).toEqual([0, 0])
})

/** The exit code, what was said, and the files that were written. */
async function called(
  name: string,
  text: string,
  options: Options,
): Promise<{ code: number; said: string; files: string[] }> {
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, 'paper.md'), text)
  const said: string[] = []
  const terminal = {
    stdout: (words: string) => void said.push(words),
    stderr: (words: string) => void said.push(words),
    interactive: false,
    colour: false,
  }
  const code = await checklistCommand({
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

test('`galley checklist` writes the form and says what it found by usual words', async () => {
  const { code, said, files } = await called('sound', paper, { for: 'care' })
  expect(code).toBe(0)
  expect(files).toEqual(['checklist-care.docx', 'checklist-care.pdf'])
  expect(said).toMatch(
    /9 of 30 items are reported, 4 are left out for the reason given, 17 were not found\.\nFound by headings or captions, for you to confirm: 6, 7, 13\nWrote build\/checklist-care\.docx, build\/checklist-care\.pdf\n$/,
  )
})

test('without a timeline nothing is written, also when the metadata name no checklist', async () => {
  const { code, said, files } = await called(
    'bare',
    '---\ntitle: An example\nauthor: Jane Doe\n---\n\nText.\n',
    { for: 'scare' },
  )
  expect([code, files]).toEqual([1, []])
  expect(said).toContain(
    'error   Unexpected manuscript without SCARE 8 (Timeline), expected it in the text, or excluded with a reason  checklist-item',
  )
})

test('a checklist that there is not is wrong use', async () => {
  await expect(called('none', paper, {})).rejects.toThrow(UsageError)
  await expect(called('other', paper, { for: 'carre' })).rejects.toThrow(
    'Unknown `--for` `carre`, expected `arrive`, `care`, `consort-2010`',
  )
})
