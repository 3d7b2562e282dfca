import { expect, test } from 'vitest'
import {
  abstract,
  article,
  back,
  bibliography,
  caption,
  code,
  define,
  definitions,
  entry,
  equation,
  figure,
  footnote,
  footnoteReference,
  footnotes,
  front,
  image,
  item,
  list,
  note,
  notes,
  p,
  panel,
  person,
  quote,
  section,
  table,
  tableFigure,
  text,
  work,
  xref,
} from '../../builders.js'
import { imageFile, inputs } from '../../inputs.js'
import { growth } from '../../steps.js'
import type { Inputs } from '../../../scripts/document/inputs.js'
import { layoutStyleOf, type StyleChanges } from '../../../scripts/write/pdf/style.js'
import { compose, emptyDocument, linesOf, pdf, printed, words, type Page } from './pages.js'
import { layOut } from '../../../scripts/write/pdf/lay-out.js'
import type { TextLine } from '../../../scripts/write/pdf/text/line.js'

const all = (pages: readonly Page[]): string => pages.flatMap(linesOf).join(' ')
const count = (text: string, word: string): number => text.split(word).length - 1

test('a page is filled to its foot and no further', async () => {
  const pages = await compose(
    article(section('Text', ...Array.from({ length: 30 }, () => p(words(120))))),
  )
  expect(pages.length).toBeGreaterThan(4)
  for (const page of pages)
    expect(
      Math.max(...page.lines.filter((line) => !line.artifact).map((line) => line.bottom)),
    ).toBeLessThanOrEqual(page.foot + 0.1)
  for (const page of pages.slice(0, -1))
    expect(
      Math.max(...page.lines.filter((line) => !line.artifact).map((line) => line.bottom)),
    ).toBeGreaterThan(page.foot - 45)
})

test('a page does not end within a word', async () => {
  let divided = 0
  for (let count = 400; count < 460; count += 4) {
    const pages = await compose(
      article(section('Text', p(words(30)), p(words(count)), p(words(count)))),
    )
    divided += pages.slice(0, -1).filter((page) => linesOf(page).at(-1)!.endsWith('-')).length
  }
  expect(divided).toBe(0)
})

test('a heading never stands at the foot of a page without two lines of its text', async () => {
  for (let before = 330; before < 480; before += 12) {
    const pages = await compose(
      article(section('First', p(words(before))), section('Second', p(words(80)))),
    )
    const page = pages.find((one) => linesOf(one).includes('Second'))!
    const lines = linesOf(page)
    expect(lines.length - lines.indexOf('Second')).toBeGreaterThanOrEqual(3)
  }
})

test('no line of a paragraph stands alone on a page', async () => {
  for (let before = 300; before < 420; before += 12) {
    const pages = await compose(
      article(section('First', p(words(before)), p(`START ${words(60)}`), p(words(40)))),
    )
    for (const page of pages) {
      const lines = linesOf(page)
      expect(lines.at(-1)).not.toMatch(/^START/)
    }
  }
})

test('a paragraph longer than many pages is set whole', async () => {
  const pages = await compose(article(section('Long', p(words(6_000)))))
  expect(count(all(pages).replaceAll('- ', ''), 'patient')).toBe(count(words(6_000), 'patient'))
})

test('a footnote stands at the foot of the page that calls it', async () => {
  const call = (id: string, number: number) => footnoteReference(id, { number })
  const pages = await compose(
    article(
      section(
        'Text',
        p(words(200), call('a', 1), '.'),
        ...Array.from({ length: 6 }, () => p(words(120))),
        p(words(50), call('b', 2), '.'),
      ),
      footnotes(
        footnote('a', ['First note.'], { number: 1 }),
        footnote('b', ['Second note.'], { number: 2 }),
      ),
    ),
  )
  const [first] = pages
  expect(linesOf(first!).at(-1)).toBe('1 First note.')
  expect(first!.lines.find((line) => line.text === '1 First note.')!.bottom).toBeLessThanOrEqual(
    first!.foot + 0.1,
  )
  expect(
    linesOf(pages.find((page) => linesOf(page).some((line) => line.includes('Second note')))!),
  ).toContainEqual(expect.stringContaining('2'))
})

test('a footnote longer than its page goes on at the foot of the next', async () => {
  const pages = await compose(
    article(
      section(
        'Text',
        p(words(100), footnoteReference('a', { number: 1 })),
        ...Array.from({ length: 10 }, () => p(words(100))),
      ),
      footnotes(footnote('a', [`BEGIN ${words(1_200)} END`], { number: 1 })),
    ),
  )
  const began = pages.findIndex((page) => all([page]).includes('BEGIN'))
  const ended = pages.findIndex((page) => all([page]).includes(' END'))
  expect([began, ended > began]).toEqual([0, true])
  for (const page of pages)
    for (const line of page.lines.filter((one) => !one.artifact))
      expect(line.bottom).toBeLessThanOrEqual(page.foot + 0.1)
})

const files = inputs({
  images: [
    imageFile('a.png', { width: 1200, height: 900 }),
    imageFile('b.png', { width: 1200, height: 900 }),
  ],
})

test('a figure that finds no room waits for the next page while the text goes on', async () => {
  const pages = await compose(
    article(
      section(
        'Text',
        p(words(400)),
        figure('fig:a', [caption('Shown.'), image('a.png')], { label: 'Fig. 1' }),
        p(words(300)),
      ),
    ),
    files,
  )
  const [first, second] = pages
  expect(first!.pictures).toEqual([])
  expect(second!.pictures[0]!.y).toBeLessThan(90)
  expect(
    Math.max(...first!.lines.filter((line) => !line.artifact).map((line) => line.bottom)),
  ).toBeGreaterThan(first!.foot - 45)
})

test('figures keep their order, and a caption stands with its figure', async () => {
  const shown = (name: string, label: string) =>
    figure(`fig:${name}`, [caption(`Caption of ${name}.`), image(`${name}.png`)], { label })
  const pages = await compose(
    article(
      section('Text', p(words(350)), shown('a', 'Fig. 1'), shown('b', 'Fig. 2'), p(words(900))),
    ),
    files,
  )
  const places = ['Caption of a.', 'Caption of b.'].map((wanted) =>
    pages.findIndex((page) => all([page]).includes(wanted)),
  )
  expect(places[0]).toBeLessThanOrEqual(places[1]!)
  expect(pages.map((page) => page.pictures.length)).toEqual(
    pages.map((_, index) => places.filter((place) => place === index).length),
  )
})

test('panels stand in a grid with their letters', async () => {
  const [page] = await compose(
    article(
      figure(
        'fig:a',
        [caption('Two.'), panel('a', [image('a.png')]), panel('b', [image('b.png')])],
        { label: 'Fig. 1' },
      ),
    ),
    files,
  )
  const letters = page!.lines.filter((line) => line.text === 'a' || line.text === 'b')
  expect(letters.map((line) => line.y)).toEqual([letters[0]!.y, letters[0]!.y])
  expect(letters[1]!.x).toBeGreaterThan(letters[0]!.x + 100)
})

test('an image with a fault is a box that says which', async () => {
  const [page] = await compose(
    article(
      figure(
        'fig:a',
        [
          caption('Gone.'),
          image('gone.png', 'A thing', { fault: { rule: 'missing-image', reason: '' } }),
        ],
        { label: 'Fig. 1' },
      ),
    ),
  )
  expect(linesOf(page!).join(' ')).toContain('Image not available: gone.png. A thing')
})

test('a table longer than a page has its head on each page, and every row once', async () => {
  const rows = Array.from({ length: 150 }, (_, index) => [`row${index}`, 'Colon', String(index)])
  const pages = await compose(
    article(
      tableFigure('tbl:a', [caption('Many.'), table(['Case', 'Place', 'Age'], ...rows)], {
        label: 'Table 1',
      }),
    ),
  )
  const bodies = pages.filter((page) => all([page]).includes('row'))
  expect(bodies.length).toBeGreaterThan(2)
  for (const page of bodies)
    expect(page.lines.filter((line) => line.text === 'Case')).toHaveLength(1)
  expect(
    pages.flatMap((page) => page.lines).filter((line) => line.text === 'Case' && !line.artifact),
  ).toHaveLength(1)
  for (let index = 0; index < 150; index++)
    expect(pages.flatMap(linesOf).filter((line) => line === `row${index}`)).toHaveLength(1)
})

test('a table that goes on says so above its head, for the eye alone', async () => {
  const rows = Array.from({ length: 90 }, (_, index) => [`row${index}`])
  const pages = await compose(
    article(
      tableFigure('tbl:a', [caption('Many.'), table(['Case'], ...rows)], { label: 'Table 1' }),
    ),
  )
  expect(
    pages.map((page) =>
      page.lines.filter((line) => line.text === 'Table 1 (continued)').map((line) => line.artifact),
    ),
  ).toEqual(pages.map((_, index) => (index === 0 ? [] : [true])))
})

test('numbers of a decimal column stand under one another by their points', async () => {
  const figures = table(['A', 'B'], ['one', '54.25'], ['two', '5'], ['three', '120.5'])
  figures.columns = [{ align: 'left' }, { align: 'decimal' }]
  const [page] = await compose(
    article(tableFigure('tbl:a', [caption('Told.'), figures], { label: 'Table 1' })),
  )
  const at = (text: string): number => page!.lines.find((line) => line.text === text)!.x
  const digit = at('5') - at('54.25')
  expect(digit).toBeGreaterThan(3)
  expect(at('54.25') - at('120.5')).toBeCloseTo(digit, 1)
})

test('a row taller than a page is divided between its lines', async () => {
  const pages = await compose(
    article(
      tableFigure(
        'tbl:a',
        [
          caption('Tall.'),
          table(['Case', 'Course'], ['1', `BEGIN ${words(3_000)} END`], ['2', 'short']),
        ],
        { label: 'Table 1' },
      ),
    ),
  )
  const said = all(pages)
  expect([said.includes('BEGIN'), said.includes('END'), said.includes('short')]).toEqual([
    true,
    true,
    true,
  ])
  for (const page of pages)
    for (const line of page.lines.filter((one) => !one.artifact))
      expect(line.bottom).toBeLessThanOrEqual(page.foot + 3)
})

test('a table of many columns takes the width of the page before it is turned on its side', async () => {
  const wide = (columns: number) =>
    compose(
      article(
        p(words(20)),
        tableFigure(
          'tbl:a',
          [
            caption('Wide.'),
            table(
              Array.from({ length: columns }, (_, index) => `Heading${index}`),
              Array.from({ length: columns }, () => 'something'),
            ),
          ],
          { label: 'Table 1' },
        ),
      ),
    )
  const twelve = (await wide(11)).find((page) => all([page]).includes('Heading0'))!
  expect([twelve.width < twelve.height, Math.min(...twelve.rules.map((rule) => rule.x1))]).toEqual([
    true,
    expect.closeTo(51, 0),
  ])
  const twenty = (await wide(16)).find((page) => all([page]).includes('Heading0'))!
  expect(twenty.width).toBeGreaterThan(twenty.height)
})

test('rows that a cell spans stay together', async () => {
  const rows = Array.from({ length: 60 }, (_, index) =>
    index % 2 === 0
      ? [{ type: 'tableCell' as const, rowspan: 2, children: [text(`group${index}`)] }, 'upper']
      : [`lower${index}`],
  )
  const pages = await compose(
    article(
      tableFigure('tbl:a', [caption('Spans.'), table(['A', 'B'], ...rows)], { label: 'Table 1' }),
    ),
  )
  for (let index = 0; index < 60; index += 2)
    expect(pages.findIndex((page) => linesOf(page).includes(`group${index}`))).toBe(
      pages.findIndex((page) => linesOf(page).includes(`lower${index + 1}`)),
    )
})

test('notes stand under their table', async () => {
  const [page] = await compose(
    article(
      tableFigure(
        'tbl:a',
        [caption('One.'), table(['A'], ['x']), notes(note('ND: not described.'))],
        { label: 'Table 1' },
      ),
    ),
  )
  const lines = linesOf(page!)
  expect(lines.indexOf('ND: not described.')).toBe(lines.indexOf('x') + 1)
})

test('lists, quotations, code, definitions and equations are all set', async () => {
  const said = all(
    await compose(
      article(
        list(true, 'one', item(p('two'), list(false, 'inner'))),
        quote(p('said')),
        code('let x = 1\n  y'),
        definitions(define('DM', 'dermatomyositis')),
        equation('x', { label: '(1)' }),
      ),
    ),
  )
  for (const wanted of [
    '1.',
    'one',
    '2.',
    'two',
    '•',
    'inner',
    'said',
    'let x = 1',
    '  y',
    'DM: dermatomyositis',
    '(1)',
  ])
    expect(said).toContain(wanted)
})

test('a reference list has its numbers before its entries', async () => {
  const pages = await compose(
    article(
      p(xref('bibliography', 'ref-doe', '[1]')),
      bibliography(entry(work('doe'), { label: '1', children: [text('Doe J. On doe.')] })),
    ),
  )
  expect(linesOf(pages[0]!).slice(-3)).toEqual(['References', '1.', 'Doe J. On doe.'])
})

test('the first page has no running head, the others have names and title', async () => {
  const pages = await compose(
    article(
      front({ title: 'A title', authors: [person(), person({ family: 'Roe' })] }),
      p(words(900)),
    ),
  )
  const heads = pages.map((page) =>
    page.lines.filter((line) => line.artifact && line.y < 60).map((line) => line.text),
  )
  expect(heads[0]).toEqual([])
  expect(heads[1]).toEqual(['Doe and Roe · A title'])
  expect(
    pages.map((page, index) =>
      page.lines.some((line) => line.artifact && line.text === `${index + 1} of ${pages.length}`),
    ),
  ).toEqual(pages.map(() => true))
})

test('a draft says so on every page', async () => {
  const pages = await compose(article(p(words(900))), inputs({ settings: { draft: true } }))
  for (const page of pages)
    expect(page.lines.map((line) => line.text)).toContain('Draft: not checked, not for publication')
})

test('a blind manuscript names no author', async () => {
  const pages = await compose(
    article(
      front({
        authors: [person({ corresponding: true, email: 'jane.doe@example.org' })],
        copyright: { year: '2026', holder: 'Jane Doe' },
      }),
      p(words(900)),
    ),
    inputs({ settings: { blind: true } }),
  )
  expect(pages.flatMap((page) => page.lines.map((line) => line.text)).join(' ')).not.toMatch(
    /Doe|doe@/,
  )
})

test('cost grows with the number of pages alone', async () => {
  expect(
    await growth((times) =>
      compose(article(section('Text', ...Array.from({ length: 30 * times }, () => p(words(120)))))),
    ),
  ).toBeLessThan(35)
})

const reviewed = inputs({
  images: [imageFile('a.png', { width: 1200, height: 900 })],
  settings: { layout: 'review' },
})

test('the review layout numbers its lines without a gap, and no cell of a table', async () => {
  const pages = await compose(
    article(
      section('Text', p(words(300))),
      tableFigure('tbl:a', [caption('Told.'), table(['A'], ['cell'])], { label: 'Table 1' }),
      section('More', p(words(300))),
    ),
    reviewed,
  )
  const numbers = pages.flatMap((page) =>
    page.lines
      .filter((line) => line.artifact && /^\d+$/.test(line.text))
      .sort((a, b) => a.y - b.y)
      .map((line) => Number(line.text)),
  )
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  expect(numbers.length).toBeGreaterThan(50)
  const page = pages.find((one) => linesOf(one).includes('cell'))!
  const cell = page.lines.find((line) => line.text === 'cell')!
  expect(
    page.lines.filter(
      (line) => line.artifact && /^\d+$/.test(line.text) && Math.abs(line.bottom - cell.bottom) < 4,
    ),
  ).toEqual([])
})

test('the review layout is double spaced, and prints figures and tables at the end, each on its page', async () => {
  const pages = await compose(
    article(
      section(
        'Text',
        figure('fig:a', [caption('Shown.'), image('a.png')], { label: 'Fig. 1' }),
        p(words(300)),
        tableFigure('tbl:a', [caption('Told.'), table(['A'], ['x'])], { label: 'Table 1' }),
      ),
      bibliography(entry(work('doe'), { label: '1', children: [text('Doe J.')] })),
    ),
    reviewed,
  )
  expect(pages.slice(-3).map((page) => [page.pictures.length, linesOf(page).at(-1)])).toEqual([
    [0, 'x'],
    [0, 'Fig. 1 Shown.'],
    [1, undefined],
  ])
  expect(
    pages
      .slice(-2)
      .map((page) => page.lines.find((line) => line.artifact && /^Fig/.test(line.text))?.text),
  ).toEqual(['Figure legends', 'Fig. 1'])
  const [first, second] = pages[1]!.lines
    .filter((line) => line.size === 12 && !line.artifact)
    .slice(-2)
  expect(second!.y - first!.y).toBeCloseTo(24, 0)
})

test('in the review layout the title, the abstract, the text and the references each begin a page, unless a journal says no', async () => {
  const whole = article(
    front({}, abstract(p('Told in short.'))),
    section('Text', p('Told at length.')),
    bibliography(entry(work('doe'), { label: '1', children: [text('Doe J.')] })),
  )
  const begun = async (style: StyleChanges): Promise<string[][]> =>
    (
      await compose(whole, {
        ...reviewed,
        settings: { ...reviewed.settings, pdf: { conformance: 'none', style: { review: style } } },
      })
    ).map((page) => linesOf(page).filter((line) => /^(Told|Doe)/.test(line)))
  expect(await begun({})).toEqual([[], ['Told in short.'], ['Told at length.'], ['Doe J.']])
  expect(
    await begun({ 'newPage.abstract': false, 'newPage.text': false, 'newPage.references': false }),
  ).toEqual([['Told in short.', 'Told at length.', 'Doe J.']])
})

test('the title page of the review layout says how long the manuscript is', async () => {
  const whole = article(
    front({}, abstract(p('Told in short.'))),
    section('Text', p('Told at greater length.')),
    figure('fig:a', [caption('Shown.'), image('a.png')], { label: 'Fig. 1' }),
    bibliography(entry(work('doe'), { label: '1', children: [text('Doe J.')] })),
  )
  const counts = async (given: Inputs): Promise<string[]> =>
    (await compose(whole, given)).flatMap(linesOf).filter((line) => line.includes('words in'))
  expect(await counts(reviewed)).toEqual([
    '4 words in the text, 3 in the abstract, 1 reference, 1 figure, 0 tables',
  ])
  expect(
    await counts({ ...reviewed, settings: { ...reviewed.settings, layout: 'article' } }),
  ).toEqual([])
})

test('keywords without an abstract stay on the title page of the review layout', async () => {
  const pages = await compose(
    article(front({ keywords: ['alpha', 'beta'] }), section('Text', p('Said.'))),
    reviewed,
  )
  expect(pages.map((page) => linesOf(page).at(-1)!.replace(/\s+/g, ' '))).toEqual([
    'Keywords: alpha · beta',
    'Said.',
  ])
})

test('a journal may have legends and tables in the text, or legends below their figures', async () => {
  const whole = article(
    section(
      'Text',
      p('Before.'),
      figure('fig:a', [caption('Shown.'), image('a.png')], { label: 'Fig. 1' }),
      tableFigure('tbl:a', [caption('Told.'), table(['A'], ['x'])], { label: 'Table 1' }),
      p('After.'),
    ),
  )
  const lines = async (style: StyleChanges): Promise<string[][]> =>
    (
      await compose(whole, {
        ...reviewed,
        settings: { ...reviewed.settings, pdf: { conformance: 'none', style: { review: style } } },
      })
    )
      .slice(1)
      .map((page) => [
        ...linesOf(page).filter((line) => line !== 'Text' && line !== 'A'),
        ...page.pictures.map(() => '*'),
      ])
  expect(await lines({})).toEqual([
    ['Before.', 'After.'],
    ['Table 1 Told.', 'x'],
    ['Fig. 1 Shown.'],
    ['*'],
  ])
  expect(await lines({ 'floats.legends': 'in-place', 'floats.tables': 'in-place' })).toEqual([
    ['Before.', 'Fig. 1 Shown.', 'Table 1 Told.', 'x', 'After.'],
    ['*'],
  ])
  expect(
    await lines({ 'floats.legends': 'below', 'floats.order': 'figures legends tables' }),
  ).toEqual([
    ['Before.', 'After.'],
    ['Fig. 1 Shown.', '*'],
    ['Table 1 Told.', 'x'],
  ])
})

test('numbers of references and of lists end at one place, before their texts', async () => {
  const entries = Array.from({ length: 12 }, (_, index) =>
    entry(work(`doe${index}`), { label: `${index + 1}`, children: [text('Doe J. A title.')] }),
  )
  const [page] = await compose(article(p('x'), bibliography(...entries)))
  const marks = page!.lines.filter((line) => /^\d+\.$/.test(line.text))
  const bodies = page!.lines.filter((line) => line.text.startsWith('Doe'))
  expect(marks.length).toBe(12)
  expect(new Set(marks.map((mark) => Math.round(mark.x + mark.width))).size).toBe(1)
  expect(bodies[0]!.x - marks[0]!.x - marks[0]!.width).toBeCloseTo(5, 1)
})

test('a line parts the text from what stands behind it', async () => {
  const [page] = await compose(
    article(
      section('Text', p('Said.')),
      back(section('Funding', p('None.')), section('Notes', p('None.'))),
    ),
  )
  const [, funding] = ['Said.', 'Funding'].map((words) =>
    page!.lines.find((line) => line.text === words)!,
  )
  const [said] = page!.lines.filter((line) => line.text === 'Said.')
  expect(page!.rules.filter(({ y }) => y > said!.bottom && y < funding!.y).length).toBe(1)
  expect(page!.rules.filter(({ y }) => y > funding!.bottom).length).toBe(0)
})

test('the line before the back matter is none at the top of a page', async () => {
  const counts = { first: new Set<number>(), later: new Set<number>() }
  for (let before = 380; before < 470; before += 10) {
    const pages = await compose(
      article(section('Text', p(words(before))), back(section('Funding', p('None.')))),
    )
    const page = pages.find((one) => linesOf(one).includes('Funding'))!
    const head = page.lines.find((line) => line.text === 'Funding')!
    const above = Math.max(
      60,
      ...page.lines
        .filter((line) => !line.artifact && line.bottom <= head.y + 0.1)
        .map((line) => line.bottom),
    )
    counts[above === 60 ? 'first' : 'later'].add(
      page.rules.filter(({ y }) => y > above - 1 && y < head.y).length,
    )
  }
  expect(counts).toEqual({ first: new Set([0]), later: new Set([1]) })
})

test('a comma stands behind an author’s mark, not between name and mark', async () => {
  const authors = [
    person({ orcid: '0000-0002-1825-0097' }),
    person({ given: 'John', family: 'Roe' }),
  ]
  const [page] = await compose(article(front({ authors }), p('x')))
  const line = page!.lines.find(({ text }) => text.startsWith('Jane'))!
  expect(line.text).toMatch(/^Jane Doe\s, John Roe$/)
})

test('the marks behind a name are raised by letters of the font; the asterisk stands as it is drawn', async () => {
  const affiliations = ['a', 'b'].map((id, index) => ({
    id,
    institution: `Institute ${id}`,
    label: `${index + 1}`,
  }))
  const whole = article(
    front({ authors: [person({ affiliations: ['a', 'b'], corresponding: true })], affiliations }),
    p('x'),
  )
  const { pages } = await layOut(whole, inputs(), emptyDocument())
  const line = pages[0]!.items
    .map(({ item }) => item as TextLine)
    .find((one) => one.spans?.some((span) => span.parts.some((part) => part.text === 'Doe')))!
  const marks = line.spans
    .slice(-5)
    .map((span) => [
      printed({ spans: [span] } as unknown as TextLine),
      span.look.features[0],
      span.look.rise,
    ])
  expect(marks).toEqual([
    ['1', 'sups', 0],
    [',', 'sups', 0],
    ['2', 'sups', 0],
    [',', 'sups', 0],
    ['*', undefined, 0],
  ])
})

test('a heading right below another stands nearer to it than to a text', async () => {
  const [page] = await compose(
    article(section('First', section('Second', p('Said.')), section('Third', p('Said too.')))),
  )
  const at = (words: string): { y: number; bottom: number } =>
    page!.lines.find((line) => line.text === words)!
  expect(at('Second').y - at('First').bottom).toBeCloseTo(6, 1)
  expect(at('Third').y - at('Said.').bottom).toBeCloseTo(11.5, 1)
})

test('a table on its side at the end leaves no empty page behind it', async () => {
  const pages = await compose(
    article(
      p('x'),
      tableFigure(
        'tbl:a',
        [
          caption('Wide.'),
          table(
            Array.from({ length: 16 }, (_, index) => `Heading${index}`),
            Array.from({ length: 16 }, () => 'something'),
          ),
        ],
        { label: 'Table 1' },
      ),
    ),
  )
  expect(pages.map((page) => page.width > page.height)).toEqual([false, true])
})

test.each([
  ['indented', ' '.repeat(30) + 'ab '.repeat(60)],
  ['with a wide gap', `a${' '.repeat(150)}b`],
  ['indented beyond the page', `${' '.repeat(150)}b`],
  ['without a space', 'x'.repeat(400)],
  ['of words that belong together in prose', 'a 5 mm '.repeat(60)],
])('no line of code leaves its column: %s', async (_, text) => {
  for (const layout of ['article', 'review'] as const) {
    const shown = inputs({ settings: { layout } })
    await pdf(article(code(text), list(false, 'one')), shown) // whose audit finds what leaves the paper
    const [page] = await compose(article(code(text)), shown)
    const right = page!.width - layoutStyleOf(layout).page.margins.right
    expect(page!.lines.filter(({ x, width }) => x + width > right + 0.5)).toEqual([])
  }
})
