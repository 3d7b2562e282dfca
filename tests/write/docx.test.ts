import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { docxBlocks } from '../../scripts/verify/extract.js'
import { ordered } from '../../scripts/write/docx/order.js'
import { writeDocx } from '../../scripts/write/docx/index.js'
import {
  abstract,
  article,
  bibliography,
  caption,
  entry,
  figure,
  footnote,
  footnoteReference,
  footnotes,
  front,
  image,
  math,
  p,
  panel,
  person,
  section,
  table,
  tableFigure,
  text,
  xref,
} from '../builders.js'
import { imageFile, inputs } from '../inputs.js'

type Parts = Parameters<typeof article>

async function parts(
  content: Parts,
  more: Parameters<typeof inputs>[0] = {},
): Promise<Record<string, Uint8Array>> {
  const [file] = await writeDocx(article(...content), inputs(more), [])
  return unzipSync(file?.contents ?? new Uint8Array())
}
const body = async (content: Parts, more: Parameters<typeof inputs>[0] = {}): Promise<string> =>
  strFromU8((await parts(content, more))['word/document.xml'] as Uint8Array)
const skin = figure(
  'fig:skin',
  [
    caption('Skin.'),
    panel('a', [image('a.png')], { id: 'fig-skin-a' }),
    panel('b', [image('b.png')], { id: 'fig-skin-b' }),
  ],
  { id: 'fig-skin', number: 1, label: 'Fig. 1' },
)
/** Images that differ in their bytes. */
const pictures = ['a', 'b', 'c'].map((name) =>
  imageFile(`${name}.png`, {
    bytes: Uint8Array.from([...imageFile('x.png').bytes, name.charCodeAt(0)]),
  }),
)

test('a caption counts by a SEQ field, and a reference to a panel is a REF field to that number', async () => {
  const xml = await body([section('A', p('See ', xref('panel', 'fig-skin-b', 'Fig. 1b')), skin)], {
    images: pictures,
  })
  expect(fieldsOf(xml)).toEqual([
    { instruction: ' REF a_fig_skin_n \\h \\* MERGEFORMAT ', shown: '1' },
    { instruction: ' SEQ Figure \\* ARABIC \\r 1 ', shown: '1' },
  ])
})

test('a caption keeps its number when Word computes it anew, wherever the float stands', async () => {
  const late = figure('fig:b', [image('b.png')], { id: 'fig-b', number: 2, label: 'Fig. 2' })
  const early = figure('fig:a', [image('a.png')], { id: 'fig-a', number: 1, label: 'Fig. 1' })
  const xml = await body([section('A', late, early)], { images: pictures })
  expect(fieldsOf(xml).map(({ instruction }) => instruction)).toEqual([
    ' SEQ Figure \\* ARABIC \\r 2 ',
    ' SEQ Figure \\* ARABIC \\r 1 ',
  ])
})

/** Complex fields (17.16.18), whose results every reader shows. */
const fieldsOf = (xml: string): Array<{ instruction: string; shown: string }> =>
  Array.from(
    xml.matchAll(
      /fldCharType="begin"\/><\/w:r><w:r><w:instrText xml:space="preserve">([^<]*)<\/w:instrText><\/w:r><w:r><w:fldChar w:fldCharType="separate"\/><\/w:r>(.*?)<w:r><w:fldChar w:fldCharType="end"/g,
    ),
    ([, instruction = '', result = '']) => ({ instruction, shown: result.replace(/<[^>]*>/g, '') }),
  )

test('a citation links to its reference', async () => {
  const item = { id: 'doe', type: 'article-journal' }
  const xml = await body([
    section('A', p(xref('bibliography', 'ref-doe', '1'))),
    bibliography(entry(item, { label: '1', children: [text('Doe J.')] })),
  ])
  expect(xml).toContain('w:anchor="a_ref_doe"')
  expect(xml).toContain('<w:bookmarkStart w:name="a_ref_doe"')
})

test('a footnote is a footnote', async () => {
  const all = await parts([
    section('A', p('Word', footnoteReference('n'))),
    footnotes(footnote('n', ['A note.'])),
  ])
  expect(strFromU8(all['word/document.xml'] as Uint8Array)).toContain(
    '<w:footnoteReference w:id="1"/>',
  )
  expect(strFromU8(all['word/footnotes.xml'] as Uint8Array)).toContain('A note.')
})

test('head rows repeat, and a formula is OMML', async () => {
  const xml = await body([
    section(
      'A',
      p(math('x^2')),
      tableFigure('tbl:a', [table(['Name', 'Age'], ['x', '1'])], {
        label: 'Table 1',
        number: 1,
        id: 'tbl-a',
      }),
    ),
  ])
  expect(xml.match(/<w:tblHeader/g)).toHaveLength(1)
  expect(xml).toContain('<m:sSup>')
})

test('each picture is where it belongs, whatever the library called it', async () => {
  const all = await parts(
    [
      section(
        'A',
        skin,
        figure('fig:c', [image('c.png')], { id: 'fig-c', number: 2, label: 'Fig. 2' }),
      ),
    ],
    { images: pictures },
  )
  const media = Object.keys(all)
    .filter((name) => name.startsWith('word/media/'))
    .sort()
  expect(media.map((name) => all[name]?.at(-1))).toEqual(
    ['a', 'b', 'c'].map((name) => name.charCodeAt(0)),
  )
})

test('two documents have the same bytes, and no name when blind', async () => {
  const make = async (): Promise<string> =>
    createHash('sha256')
      .update(
        (await writeDocx(article(section('A', skin)), inputs({ images: pictures }), []))[0]
          ?.contents ?? '',
      )
      .digest('hex')
  expect(await make()).toBe(await make())
  const all = await parts([front({}), section('A', p('x'))], { settings: { blind: true } })
  for (const name of Object.keys(all).filter((each) => each.endsWith('.xml')))
    expect(strFromU8(all[name] as Uint8Array)).not.toContain('Doe')
})

test('panels stand two a row, their letters above them, and no table holds them', async () => {
  const xml = await body([section('A', skin)], { images: pictures })
  expect(xml).not.toContain('<w:tbl>')
  const [letters = '', images = ''] = xml
    .split('<w:p>')
    .filter((each) => /w:val="(?:PanelLetter|Figure)"/.test(each))
  expect(
    [...letters.matchAll(/<w:t [^>]*>(\w)<|<w:(tab)\/>/g)].map(([, letter, tab]) => letter ?? tab),
  ).toEqual(['a', 'tab', 'b'])
  expect(images.match(/<wp:inline /g)).toHaveLength(2)
  for (const each of [letters, images]) expect(each).toContain('<w:keepNext/><w:keepLines/>')
})

test('a broad panel has a row of its own, and panels\u2019 own captions follow the figure\u2019s', async () => {
  const broad = imageFile('a.png', { width: 900, height: 300 })
  const told = figure(
    'fig:x',
    [
      caption('Both.'),
      panel('a', [image('a.png'), caption('First.')]),
      panel('b', [image('b.png'), caption('Second.')]),
    ],
    { id: 'fig-x', number: 1, label: 'Fig. 1' },
  )
  const xml = await body([section('A', told)], { images: [broad, imageFile('b.png')] })
  expect(xml.match(/w:val="PanelLetter"/g)).toHaveLength(2)
  expect(docxBlocks({ 'word/document.xml': new TextEncoder().encode(xml) })).toContain(
    'Fig. 1 Both. a First. b Second.',
  )
})

test('figures are named instead of shown where the manuscript asks for that', async () => {
  const all = await parts([section('A', skin)], {
    images: pictures,
    settings: { docx: { figures: 'none' } },
  })
  expect(Object.keys(all).filter((name) => name.startsWith('word/media/'))).toEqual([])
  expect(strFromU8(all['word/document.xml'] as Uint8Array)).toContain('[figures/a.png]')
})

/** The words of each section of pages. */
async function pages(titlePage?: 'own-page'): Promise<string[]> {
  const settings = titlePage ? { docx: { figures: 'embedded' as const, titlePage } } : {}
  const xml = await body(
    [
      front(
        {
          authors: [
            person({ equalContribution: true, email: 'jane@example.org', corresponding: true }),
            person({ family: 'Roe', equalContribution: true }),
          ],
        },
        abstract(p('What was found.')),
      ),
      section('A', p('x')),
    ],
    { settings },
  )
  const found = ['']
  for (const paragraph of xml.split('<w:p>')) {
    found[found.length - 1] += [...paragraph.matchAll(/<w:t [^>]*>([^<]*)</g)]
      .map(([, words]) => words)
      .join('')
    if (paragraph.includes('<w:sectPr>')) found.push('')
  }
  return found.filter((words) => words !== '')
}

test('the text follows on the title and the abstract without a page break', async () => {
  const [first, ...others] = await pages()
  expect(first).toContain('† These authors contributed equally.')
  expect(first).toContain('* Correspondence: Jane Doe, jane@example.org')
  expect(first).toMatch(/AbstractWhat was found\.Ax$/)
  expect(others).toEqual([])
})

test('title and abstract have pages of their own where that is asked for', async () => {
  const [title, ...others] = await pages('own-page')
  expect(title).toContain('* Correspondence: Jane Doe, jane@example.org')
  expect(others).toEqual(['AbstractWhat was found.', 'Ax'])
})

test('a drawing shown at two sizes is one drawing and a bitmap for each, at 300 pixels an inch of print', async () => {
  const svg = imageFile('a.svg', {
    format: 'svg',
    width: 10,
    height: 5,
    bytes: new TextEncoder().encode(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 5"><rect width="9" height="4"/></svg>',
    ),
  })
  const all = await parts(
    [
      section(
        'A',
        figure('fig:a', [image('a.svg', 'A', { width: { value: 1, unit: 'in' } })]),
        figure('fig:b', [image('a.svg', 'B', { width: { value: 2, unit: 'in' } })]),
      ),
    ],
    { images: [svg] },
  )
  const media = Object.keys(all).filter((name) => name.startsWith('word/media/'))
  const across = media
    .filter((name) => name.endsWith('.png'))
    .map((name) => Buffer.from(all[name] as Uint8Array).readUInt32BE(16))
  expect([across, media.filter((name) => name.endsWith('.svg')).length]).toEqual([[300, 600], 1])
})

test('a passage in another language says which', async () => {
  expect(
    await body([section('A', p({ type: 'span', lang: 'fr', children: [text('mot')] }))]),
  ).toContain('<w:lang w:val="fr"/></w:rPr><w:t xml:space="preserve">mot<')
})

test('the heading over a table on its side lies on its page', async () => {
  const columns = Array.from({ length: 9 }, (_, index) => `c${index}`)
  const xml = await body([
    section('Text', p('Words.')),
    section(
      'Tables',
      tableFigure('tbl:a', [table(columns, columns)], { label: 'Table 1', number: 1, id: 'tbl-a' }),
    ),
  ])
  expect(xml.indexOf('<w:sectPr>')).toBeLessThan(xml.indexOf('>Tables<'))
  expect(xml.indexOf('>Tables<')).toBeLessThan(xml.indexOf('w:orient="landscape"'))
})

test('properties stand in the order of their schema', () => {
  expect(
    ordered(
      '<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs><w:suppressLineNumbers/><w:rPr><w:lang w:val="fr"/><w:b/></w:rPr><w:pStyle w:val="x"/></w:pPr>',
    ),
  ).toBe(
    '<w:pPr><w:pStyle w:val="x"/><w:suppressLineNumbers/><w:tabs><w:tab w:val="left"/></w:tabs><w:rPr><w:b/><w:lang w:val="fr"/></w:rPr></w:pPr>',
  )
})

test('a list begins with its own number, in a footnote too', async () => {
  const list = {
    type: 'list' as const,
    ordered: true,
    start: 4,
    spread: false,
    children: [{ type: 'listItem' as const, spread: false, children: [p('Fourth.')] }],
  }
  const all = await parts([
    section('A', p('Word', footnoteReference('n')), list),
    footnotes({ ...footnote('n', ['A note.']), children: [p('A note.'), list] }),
  ])
  expect(
    docxBlocks({ 'word/footnotes.xml': all['word/footnotes.xml'] as Uint8Array }).slice(-2),
  ).toEqual([expect.stringContaining('A note.'), 'Fourth.'])
  const numbers = strFromU8(all['word/numbering.xml'] as Uint8Array)
  expect(numbers).toMatch(/<w:start w:val="4"\/>/)
  expect(strFromU8(all['word/footnotes.xml'] as Uint8Array)).toContain('<w:numPr>')
})

test('an image that is a paragraph is as wide as it can be, one among words is as high as they are', async () => {
  const width = async (...content: Parameters<typeof p>): Promise<number> =>
    Number(
      /<wp:extent cx="(\d+)"/.exec(
        await body([section('A', p(...content))], {
          images: [imageFile('a.png', { width: 1200, height: 900 })],
        }),
      )?.[1],
    ) / 9525
  expect(await width(image('a.png'))).toBe(600)
  expect(await width('See ', image('a.png'))).toBe(60)
})

test('a table without notes is set off from what follows it', async () => {
  const xml = await body([
    section(
      'A',
      tableFigure('tbl:a', [table(['Name'], ['x'])], { label: 'Table 1', number: 1, id: 'tbl-a' }),
      p('After.'),
    ),
  ])
  expect(xml.slice(xml.indexOf('</w:tbl>'))).toMatch(
    /^<\/w:tbl><w:p><w:pPr><w:pStyle w:val="TableNote"\/><w:suppressLineNumbers\/><\/w:pPr><\/w:p>/,
  )
})
