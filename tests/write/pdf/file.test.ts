import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import type { Inputs } from '../../../scripts/document/inputs.js'
import type { Article } from '../../../scripts/document/tree.js'
import { auditPdf } from '../../../scripts/verify/pdf/index.js'
import { says } from '../../../scripts/verify/says.js'
import { writePdf } from '../../../scripts/write/pdf/index.js'
import { blocksOfPdf as elements } from '../../../scripts/verify/pdf/index.js'
import {
  article,
  bibliography,
  caption,
  em,
  entry,
  figure,
  footnote,
  footnoteReference,
  footnotes,
  front,
  image,
  link,
  list,
  math,
  p,
  person,
  section,
  span,
  strong,
  sup,
  table,
  tableFigure,
  text,
  work,
  xref,
} from '../../builders.js'
import { imageFile, inputs } from '../../inputs.js'
import { onePage } from '../../pdf-of.js'
import { pdf, words } from './pages.js'

const open = async (contents: Uint8Array) =>
  pdfjs.getDocument({ data: contents.slice(), verbosity: 0 }).promise
const whole = (): Article =>
  article(
    front({
      title: 'Salt & <pepper>',
      authors: [person({ orcid: '0000-0002-1825-0097' })],
      keywords: ['salt', 'pepper'],
      dates: { date: '2026-11-22' },
    }),
    section(
      'Background',
      { id: 'background' },
      p(
        'As shown ',
        xref('bibliography', 'ref-doe', '[1]'),
        ', see ',
        xref('figure', 'fig-a', 'Fig. 1'),
        ' and ',
        link('https://example.org/x', 'this page'),
        footnoteReference('n', { number: 1 }),
        '.',
      ),
      list(true, 'one', 'two'),
    ),
    section(
      'Results',
      { id: 'results' },
      section('Inner', { id: 'inner' }, p(words(700))),
      figure('fig:a', [caption('Shown.'), image('a.png', 'A white square')], {
        id: 'fig-a',
        label: 'Fig. 1',
      }),
      tableFigure('tbl:a', [caption('Told.'), table(['Case', 'Age'], ['1', '42'])], {
        id: 'tbl-a',
        label: 'Table 1',
      }),
    ),
    footnotes(footnote('n', ['A note.'], { number: 1 })),
    bibliography(
      entry(work('doe'), { label: '1', children: [text('Doe J. On doe. doi:10.99999/doe')] }),
    ),
  )
const given = (more: Partial<Inputs['settings']> = {}): Inputs =>
  inputs({
    images: [imageFile('a.png', { width: 600, height: 400 })],
    settings: { pdf: { conformance: 'a-3a' }, ...more },
  })

/** What the structure tree holds, one element a line, inner ones indented. */
async function structure(contents: Uint8Array): Promise<string[]> {
  const document = await open(contents)
  const lines: string[] = []
  interface Node {
    role?: string
    alt?: string
    children?: Node[]
    type?: string
  }
  const visit = (node: Node, depth: number): void => {
    if (node.role && node.role !== 'Root')
      lines.push(`${'  '.repeat(depth)}${node.role}${node.alt ? `: ${node.alt}` : ''}`)
    for (const child of node.children ?? [])
      visit(child, depth + (node.role && node.role !== 'Root' ? 1 : 0))
  }
  for (let page = 1; page <= document.numPages; page++)
    visit((await (await document.getPage(page)).getStructTree()) as Node, 0)
  return lines.map((line) => line.trimStart())
}

test('the same article gives the same bytes', async () => {
  expect(
    Buffer.from(await pdf(whole(), given())).equals(Buffer.from(await pdf(whole(), given()))),
  ).toBe(true)
})

test('title, authors and keywords are in the properties and in XMP, escaped there', async () => {
  const document = await open(await pdf(whole(), given()))
  const { info, metadata } = await document.getMetadata()
  expect(info).toMatchObject({
    Title: 'Salt & <pepper>',
    Author: 'Jane Doe',
    Keywords: 'salt, pepper',
    CreationDate: 'D:20261122000000Z',
    Language: 'en',
  })
  expect(metadata!.get('dc:title')).toBe('Salt & <pepper>')
  expect(metadata!.getRaw()).toContain('Salt &amp; &lt;pepper&gt;')
  expect(metadata!.getRaw()).toMatch(/<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>A</)
})

test('without a date there is none, rather than that of the build', async () => {
  const { info } = await (await open(await pdf(article(p('x'))))).getMetadata()
  expect(info).not.toHaveProperty('CreationDate')
})

test('SOURCE_DATE_EPOCH dates a manuscript without a date', async () => {
  const { info } = await (
    await open(await pdf(article(p('x')), inputs({ settings: { sourceDateEpoch: 86_400 } })))
  ).getMetadata()
  expect(info).toHaveProperty('CreationDate', 'D:19700102000000Z')
})

test('a blind manuscript has no author in its properties', async () => {
  const contents = await pdf(whole(), given({ blind: true }))
  expect((await (await open(contents)).getMetadata()).info).not.toHaveProperty('Author')
  expect(Buffer.from(contents).toString('latin1')).not.toContain('Jane')
})

test('bookmarks are nested and land on their headings', async () => {
  const document = await open(await pdf(whole(), given()))
  const outline = (await document.getOutline())!
  const titles = (entries: typeof outline): unknown[] =>
    entries.map(({ title, items }) => (items.length ? [title, titles(items)] : title))
  expect(titles(outline)).toEqual([
    'Salt & <pepper>',
    'Background',
    ['Results', ['Inner']],
    'References',
  ])
  const [reference, , , y] = outline.at(-1)!.dest as [
    { num: number; gen: number },
    unknown,
    number,
    number,
  ]
  const page = await document.getPage((await document.getPageIndex(reference)) + 1)
  const heading = (await page.getTextContent()).items.find(
    (one) => 'str' in one && one.str === 'References',
  ) as { transform: number[] }
  expect(y - heading.transform[5]!).toBeGreaterThan(0)
  expect(y - heading.transform[5]!).toBeLessThan(40)
})

test('links lead from the citation to the entry, from the entry to its DOI, and to addresses', async () => {
  const document = await open(await pdf(whole(), given()))
  const found: string[] = []
  for (let page = 1; page <= document.numPages; page++) {
    for (const annotation of await (await document.getPage(page)).getAnnotations())
      found.push(annotation.url ?? (annotation.dest ? 'inside' : 'nowhere'))
  }
  expect(found.sort()).toEqual([
    'https://doi.org/10.99999/doe',
    'https://example.org/x',
    'https://orcid.org/0000-0002-1825-0097',
    'inside',
    'inside',
    'inside',
  ])
})

test('an address that would run something is no link', async () => {
  const document = await open(await pdf(article(p(link('javascript:alert(1)', 'press')))))
  expect(await (await document.getPage(1)).getAnnotations()).toEqual([])
})

test('the structure tree is a tree of what the article is', async () => {
  const found = await structure(await pdf(whole(), given()))
  for (const role of [
    'Document',
    'Sect',
    'H1',
    'H2',
    'H3',
    'P',
    'L',
    'LI',
    'Lbl',
    'LBody',
    'Link',
    'Reference',
    'Note',
    'Table',
    'THead',
    'TBody',
    'TR',
    'TH',
    'TD',
    'Caption',
    'BibEntry',
  ])
    expect(found).toContain(role)
  expect(found).toContain('Figure: A white square')
})

test('every element of the file is read in the article’s order, each with its own words', async () => {
  const found = elements(await pdf(whole(), given())).map(
    ({ type, text: said }) => `${type}: ${said.trim().slice(0, 30)}`,
  )
  const wanted = [
    'H1: Salt & <pepper>',
    'P: Jane Doe',
    'H2: Background',
    'P: As shown [1], see Fig. 1 and t',
    'Lbl: 1.',
    'P: one',
    'H2: Results',
    'H3: Inner',
    'P: Fig. 1 Shown.',
    'P: Table 1 Told.',
    'TH: Case',
    'TD: 42',
    'H2: References',
    'P: A note.',
  ]
  expect(wanted.filter((one) => !found.includes(one))).toEqual([])
  expect(wanted.map((one) => found.indexOf(one))).toEqual(
    wanted.map((one) => found.indexOf(one)).sort((a, b) => a - b),
  )
})

test('a passage in another language says so', async () => {
  const contents = await pdf(article(p('The ', span('fr', 'mot juste'), '.')))
  expect(Buffer.from(contents).toString('latin1')).toContain('/Lang (fr)')
})

test('words read without the hyphens of line ends, and with all others', async () => {
  const said = elements(await pdf(article(p(`${words(400)} well-known β2-microglobulin`))))
    .map((element) => element.text)
    .join(' ')
  expect(said.replace(/\s+/g, ' ')).toContain(`${words(400)} well-known β2-microglobulin`)
  expect(said).not.toContain('\u00ad')
})

test('a word longer than lines, divided with a hyphen and without, is read once', async () => {
  const word = `${'Pneumonoultramicroscopic'.repeat(12)}.`
  const read = elements(await pdf(article(section('A', p(`It is ${word}`))), given())).map(
    ({ text: words }) => words.replace(/\s/g, ''),
  )
  expect(read).toContain(`Itis${word}`)
})

test('Greek letters and signs that share a glyph read as they were written', async () => {
  const said = elements(await pdf(article(p('5 µg and 5 μg, Ω and Ω'))))
    .map((element) => element.text)
    .join('')
  expect(said).toContain('5 µg and 5 μg, Ω and Ω')
})

test('all fonts are embedded subsets', async () => {
  const contents = Buffer.from(await pdf(whole(), given())).toString('latin1')
  const names = [...contents.matchAll(/\/FontName \/(\S+)/g)].map((match) => match[1]!)
  expect(names.length).toBeGreaterThan(2)
  for (const name of names) expect(name).toMatch(/^[A-Z]{6}\+/)
  expect([...contents.matchAll(/\/FontFile2 /g)]).toHaveLength(names.length)
})

test('the JATS and the data travel in the file', async () => {
  const jats = { path: 'manuscript.xml', contents: new TextEncoder().encode('<article/>') }
  const resource = { name: 'cases', path: 'manuscript/data/cases.csv', fields: [], rows: [] }
  const document = await open(
    await pdf(
      whole(),
      {
        ...given(),
        resources: new Map([['cases', resource]]),
        sources: new Map([['manuscript/data/cases.csv', 'a,b\n1,2\n']]),
      },
      [jats],
    ),
  )
  const attached = (await document.getAttachments()) as Record<
    string,
    { filename: string; content: Uint8Array }
  >
  expect(
    Object.values(attached).map(({ filename, content }) => [
      filename,
      new TextDecoder().decode(content),
    ]),
  ).toEqual([
    ['cases.csv', 'a,b\n1,2\n'],
    ['manuscript.xml', '<article/>'],
  ])
})

test('PDF/A-1 is not claimed over a drawing that is seen through', async () => {
  const drawing = (opacity: number) =>
    new TextEncoder().encode(
      `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="20" height="20" opacity="${opacity}" fill="red"/></svg>`,
    )
  const claim = async (opacity: number): Promise<boolean> => {
    const shown = inputs({
      images: [
        imageFile('a.svg', { format: 'svg', width: 40, height: 20, bytes: drawing(opacity) }),
      ],
      settings: { pdf: { conformance: 'a-1b' } },
    })
    return Buffer.from(await pdf(article(figure('fig:a', [caption('x'), image('a.svg')])), shown))
      .toString('latin1')
      .includes('<pdfaid:part>1<')
  }
  expect([await claim(1), await claim(0.5)]).toEqual([true, false])
})

test('what stands in the way of PDF/A is said', async () => {
  const figurePdf = onePage('0 g', {
    page: '/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>>>>>',
  })
  const shown = inputs({
    images: [imageFile('a.pdf', { format: 'pdf', width: 9, height: 9, bytes: figurePdf })],
    settings: { pdf: { conformance: 'a-3a' } },
  })
  const [file] = await writePdf(article(figure('fig:a', [caption('x'), image('a.pdf')])), shown, [])
  expect(file!.remarks).toEqual([
    'this is no PDF/A-3a, because `a.pdf` has a font that is not embedded in it',
  ])
  expect(Buffer.from(file!.contents).toString('latin1')).not.toContain('<pdfaid:part>')
})

test('a file that lost words is a fault of the program', async () => {
  const contents = await pdf(article(p('What was said.')))
  const audit = (...blocks: Parameters<typeof article>): void =>
    auditPdf(says(article(...blocks)), contents)
  expect(() => audit(p('What was said.'))).not.toThrow()
  expect(() => audit(p('What was said.'), p('And more.'))).toThrow(
    'The PDF lost words, or their order: the paragraph “And more.” is on no page',
  )
  expect(() => audit(p('What was sad.'))).toThrow('“What was sad.” is on no page')
})

test('a file with its words in another order is a fault of the program', async () => {
  const contents = await pdf(article(p('First.'), p('Second.')))
  expect(() => auditPdf(says(article(p('Second.'), p('First.'))), contents)).toThrow(
    '“First.” stands before what it follows',
  )
})

test('formulas are outlines that read as their source, and text goes on around them', async () => {
  const contents = await pdf(
    article(
      p('The ', em('value'), ' ', math('\\frac{1}{2}'), ' is ', strong('half'), sup('2'), '.'),
    ),
  )
  expect(await structure(contents)).toContain('Formula: \\frac{1}{2}')
})

test('TeX that cannot be set is printed as it is', async () => {
  expect(
    elements(await pdf(article(p('See ', math('\\frac{1'), '.'))))
      .map((element) => element.text)
      .join(''),
  ).toContain('See \\frac{1.')
})

test('words painted outside of the paper are lost words', async () => {
  const contents = await pdf(article(p('What was said.')))
  const narrow = Buffer.from(contents)
    .toString('latin1')
    .replace('/MediaBox [0 0 595', '/MediaBox [0 0 195')
  const cut = Uint8Array.from(Buffer.from(narrow, 'latin1'))
  expect(() => auditPdf(says(article(p('What was said.'))), cut)).toThrow(
    /The PDF lost words: “What was said\.” is painted outside of page 1/,
  )
})
