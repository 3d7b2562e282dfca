import { strFromU8, unzipSync } from 'fflate'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { buildForJournal, packForJournal } from '../../scripts/commands/package/journal.js'
import { journalNotes } from '../../scripts/commands/journal-notes.js'
import { packageCommand } from '../../scripts/commands/package.js'
import { UsageError, type Call } from '../../scripts/commands/command.js'
import { readImage } from '../../scripts/images/read.js'
import { pdfOf } from '../pdf-of.js'
import { broken, project, sound, type Parts } from './manuscripts.js'
import { outputNames } from '../project/folder.js'

const call = (...journal: string[]): Call => ({
  arguments: [],
  options: { journal },
  cwd: '/',
  sourceDateEpoch: 0,
  terminal: { stdout() {}, stderr() {}, interactive: false, colour: false },
})

async function packed(
  parts: Parts,
  journal: string,
): Promise<{
  path: string
  contents: Uint8Array
  files: Record<string, Uint8Array>
  text: (path: string) => string
}> {
  const made = await packForJournal(await buildForJournal(call(journal), project(parts)))
  const files = unzipSync(made.contents)
  return { ...made, files, text: (path) => strFromU8(files[path] ?? new Uint8Array()) }
}
const documentOf = (docx: Uint8Array | undefined): string =>
  strFromU8(unzipSync(docx ?? new Uint8Array())['word/document.xml'] ?? new Uint8Array())
const wordsOf = (xml: string): string =>
  xml
    .replace(/<w:instrText.*?<\/w:instrText>/g, '')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')

test('a package holds what the form asks for, and its bytes are the same each time', async () => {
  const one = await packed(sound, 'surgical-case-reports')
  expect(one.path).toBe('paper.surgical-case-reports.zip')
  expect(Object.keys(one.files).sort()).toEqual([
    'checklist-care.docx',
    'checklist-care.pdf',
    'cover-letter.txt',
    'figures/Fig1.tif',
    'main-text.docx',
    'manifest.json',
    'portal/abstract.txt',
    'portal/acknowledgements.txt',
    'portal/authors.txt',
    'portal/competing-interests.txt',
    'portal/consent.txt',
    'portal/contributions.txt',
    'portal/data-availability.txt',
    'portal/ethics.txt',
    'portal/funding.txt',
    'portal/keywords.txt',
    'portal/title.txt',
    'title-page.docx',
  ])
  expect(one.text('portal/contributions.txt')).toBe('JD wrote the text.\n')
  expect(JSON.parse(one.text('manifest.json')).checklists).toEqual({
    care: [
      '9 of 30 items are reported, 21 were not found.',
      'Found by headings or captions, for you to confirm: 3a, 3b, 3c, 3d, 4, 7, 13',
    ],
  })
  expect(
    Buffer.compare((await packed(sound, 'surgical-case-reports')).contents, one.contents),
  ).toBe(0)
})

test('a bitmap keeps its pixels and is a TIFF of at least 300 an inch at its print width', async () => {
  const { files } = await packed(sound, 'springer-open-bmc')
  expect(readImage(files['figures/Fig1.tif']!, 'Fig1.tif')).toMatchObject({
    format: 'tiff',
    width: 2250,
    height: 750,
    density: 325,
  })
})

test('figures stand apart; legends and tables stand where the journal wants them', async () => {
  const surgical = documentOf(
    (await packed(sound, 'surgical-case-reports')).files['main-text.docx'],
  )
  expect(surgical).not.toContain('<pic:pic')
  const order = (words: string, ...parts: string[]): number[] =>
    parts.map((part) => words.indexOf(part))
  const ends = order(
    wordsOf(surgical),
    'It is seldom seen',
    'Competing interests',
    'References',
    'Figure legends',
    'Timeline of the illness',
    'Earlier cases',
  )
  expect(ends).toEqual([...ends].sort((one, other) => one - other))
  expect(ends[0]).toBeGreaterThan(0)
  const plos = wordsOf(documentOf((await packed(sound, 'plos-one')).files['main-text.docx']))
  expect(plos).not.toContain('Figure legends')
  expect(plos.indexOf('Timeline of the illness')).toBeLessThan(plos.indexOf('Competing interests'))
  expect(plos).toMatch(/See Fig\s1 and/)
})

test('drawings go as a PDF of their print width where the journal takes that, panels and all', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40" fill="#c00"/><text x="5" y="20">word</text></svg>'
  const { memoryProject } = await import('../../scripts/project/project.js')
  const text = `---\n${JSON.stringify(sound.front)}\n---\n\nSee @fig:two.\n\n:::figure{#fig:two width=85mm}\n![One.](a.svg){alt="Red"}\n![Other.](b.svg){alt="Red too"}\n\nTwo squares.\n:::\n`
  const make = async (): Promise<Record<string, Uint8Array>> => {
    const files = memoryProject(
      new Map([
        ['paper.md', text],
        ['paper.bib', ''],
        ['a.svg', svg],
        ['b.svg', svg],
      ]),
      'paper.md',
    )
    return unzipSync(
      (await packForJournal(await buildForJournal(call('springer-open-bmc'), files))).contents,
    )
  }
  const made = await make()
  const pdf = made['figures/Fig1.pdf']!
  const page = await (
    await pdfjs.getDocument({ data: pdf.slice(), verbosity: 0 }).promise
  ).getPage(1)
  expect(page.view.map(Math.round).slice(0, 3)).toEqual([0, 0, Math.round((85 * 72) / 25.4)])
  expect(
    (await page.getTextContent()).items.flatMap((item) =>
      'str' in item && item.str.trim() ? [item.str] : [],
    ),
  ).toEqual(['a', 'word', 'b', 'word'])
  expect(
    JSON.parse(strFromU8(made['manifest.json']!)).files.find(
      ({ path }: { path: string }) => path === 'figures/Fig1.pdf',
    ),
  ).toMatchObject({ label: 'Fig.\u00a01', width: 85, unit: 'mm' })
  expect(Buffer.compare((await make())['figures/Fig1.pdf']!, pdf)).toBe(0)
})

test('a figure in PDF becomes a bitmap where the journal takes none', async () => {
  const content = '1 0 0 rg 0 0 36 72 re f'
  const pdf = pdfOf(
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]/Contents 4 0 R>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
  )
  const { memoryProject } = await import('../../scripts/project/project.js')
  const text = `---\n${JSON.stringify(sound.front)}\n---\n\nSee @fig:half.\n\n![One half.](a.pdf){#fig:half alt="Red on the left" width=85mm}\n`
  const made = unzipSync(
    (
      await packForJournal(
        await buildForJournal(
          call('generic'),
          memoryProject(
            new Map<string, string | Uint8Array>([
              ['paper.md', text],
              ['paper.bib', ''],
              ['a.pdf', pdf],
            ]),
            'paper.md',
          ),
        ),
      )
    ).contents,
  )
  const { decodersOf } = await import('../../scripts/images/decoders.js')
  const { width, samples } = (await decodersOf(new Set(['tiff'] as const))).get('tiff')!(
    made['figures/Fig1.tif']!,
  )!
  const at = (x: number): number[] => [
    ...samples.slice((100 * width + x) * 3, (100 * width + x) * 3 + 3),
  ]
  expect([width, at(200), at(800)]).toEqual([1004, [255, 0, 0], [255, 255, 255]])
})

test('the letter goes to the journal of the profile, says what the metadata say and leaves the rest to the authors', async () => {
  const letter = (await packed(sound, 'plos-one')).text('cover-letter.txt')
  expect(letter).toContain(
    'We submit the manuscript “An example of an illness: a case report” (case report) to PLOS ONE.',
  )
  expect(letter).toContain('[Say what the article adds and why it suits the journal.]')
  expect(letter).toMatch(/Yours sincerely,\n\nJane Doe, doe@example\.org\n$/)
})

test('what a journal would send back is an error', async () => {
  const built = await buildForJournal(call('plos-one'), project(broken))
  const errors = built.file.messages.filter(({ fatal }) => fatal).map(({ ruleId }) => ruleId)
  expect(errors).toContain('journal-requirement')
  expect(errors).toContain('undescribed-panel')
})

test('panels become one picture, drawings as large as the journal asks', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="#c00"/></svg>'
  const { memoryProject } = await import('../../scripts/project/project.js')
  const text = `---\n${JSON.stringify(sound.front)}\n---\n\nSee @fig:two.\n\n:::figure{#fig:two width=85mm}\n![One.](a.svg){alt="Red"}\n![Other.](b.svg){alt="Red too"}\n\nTwo squares.\n:::\n`
  const files = memoryProject(
    new Map([
      ['paper.md', text],
      ['paper.bib', ''],
      ['a.svg', svg],
      ['b.svg', svg],
    ]),
    'paper.md',
  )
  const made = unzipSync(
    (await packForJournal(await buildForJournal(call('generic'), files))).contents,
  )
  const { decodersOf } = await import('../../scripts/images/decoders.js')
  const { width, height, samples } = (await decodersOf(new Set(['tiff'] as const))).get('tiff')!(
    made['figures/Fig1.tif']!,
  )!
  expect(width).toBe(1004)
  const at = (x: number, y: number): number[] => [
    ...samples.slice((y * width + x) * 3, (y * width + x) * 3 + 3),
  ]
  expect([at(300, height - 50), at(width - 200, height - 50), at(width >> 1, height - 50)]).toEqual(
    [
      [204, 0, 0],
      [204, 0, 0],
      [255, 255, 255],
    ],
  )
  expect(wordsOf(documentOf(made['main-text.docx']))).toContain('b Other.')
})

test('a build for a journal arranges the Word file as its package does, and says what was set', async () => {
  const { outputs, inputs } = await build(project(sound), {
    journal: 'surgical-case-reports',
    formats: new Set(['docx']),
  })
  const words = wordsOf(documentOf(outputs[0]!.contents))
  expect(words.indexOf('Figure legends')).toBeGreaterThan(words.indexOf('References'))
  expect(journalNotes(inputs.settings)[0]).toBe(
    'Set for Surgical Case Reports: PDF: legends before tables, in the review layout; figures: files of their own; figures as files: TIFF, 300 dpi at 85 or 176 mm; legends: behind the references; tables: behind the references',
  )
  expect(
    (await build(project(sound), { journal: 'springer-open-bmc', purpose: 'check' })).inputs
      .settings.layout,
  ).toBe('review')
  expect(
    (
      await build(project(sound), {
        journal: 'springer-open-bmc',
        layout: 'article',
        purpose: 'check',
      })
    ).inputs.settings.layout,
  ).toBe('article')
  const own = {
    ...sound,
    front: { ...sound.front, journal: 'surgical-case-reports', docx: { tables: 'in-place' } },
  }
  expect((await build(project(own), { purpose: 'check' })).inputs.settings.docx).toEqual({
    figures: 'apart',
    legends: 'end',
    tables: 'in-place',
  })
})

test("one journal sets the style and the word for figures; the manuscript's own style stands where it names the journal itself", async () => {
  const set = await build(project(sound), { journal: 'plos-one', purpose: 'check' })
  expect([set.inputs.settings.csl, set.inputs.settings.words.figure.label]).toEqual(['plos', 'Fig'])
  const own = await build(
    project({ ...sound, front: { ...sound.front, csl: 'bmj', journal: 'plos-one' } }),
    { purpose: 'check' },
  )
  expect([
    own.inputs.settings.csl,
    own.inputs.settings.journals?.map(({ name }) => name),
    own.article.children[0].metadata.journal,
  ]).toEqual(['bmj', ['plos-one'], { profile: 'plos-one' }])
})

test('what would be sent back is refused with 1 and nothing is written; what would not is written with 0', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-'))
  const run = async (parts: Parts): Promise<number> => {
    const files = project(parts)
    for (const name of ['paper.md', 'paper.bib', 'a.png', 'a.pdf'])
      writeFileSync(join(folder, name), files.open(name).bytes!)
    return packageCommand({
      ...call('surgical-case-reports'),
      arguments: ['paper.md'],
      cwd: folder,
      options: { journal: ['surgical-case-reports'], for: 'journal' },
    })
  }
  try {
    expect(await run(broken)).toBe(1)
    expect(existsSync(join(folder, 'build'))).toBe(false)
    expect(await run(sound)).toBe(0)
    expect(outputNames(join(folder, 'build'))).toEqual(['paper.surgical-case-reports.zip'])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a package wants one journal that has a profile', async () => {
  await expect(buildForJournal(call(), project(sound))).rejects.toThrow(UsageError)
  await expect(buildForJournal(call('plos-one', 'generic'), project(sound))).rejects.toThrow(
    UsageError,
  )
  await expect(buildForJournal(call('nobody'), project(sound))).rejects.toThrow(
    'Unknown `--journal` `nobody`',
  )
})
