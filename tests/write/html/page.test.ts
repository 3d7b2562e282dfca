import { expect, test } from 'vitest'
import { writeHtml } from '../../../scripts/write/html/index.js'
import {
  abstract,
  article,
  bibliography,
  entry,
  figure,
  footnote,
  footnoteReference,
  footnotes,
  front,
  image,
  math,
  p,
  section,
  text,
  xref,
} from '../../builders.js'
import { imageFile, inputs } from '../../inputs.js'
import { pdfOf } from '../../pdf-of.js'

type Parts = Parameters<typeof article>

const page = async (
  parts: Parts,
  more: Parameters<typeof inputs>[0] = {},
  lang = 'en',
): Promise<string> => {
  const [file] = await writeHtml({ ...article(...parts), lang }, inputs(more), [])
  return new TextDecoder().decode(file?.contents)
}

test('words of a manuscript cannot become markup', async () => {
  const hostile = '</style><script>alert(1)</script><img src=x onerror=alert(1)>'
  const html = await page([
    front({ title: hostile, keywords: [hostile] }),
    section(hostile, p(hostile)),
  ])
  const tags = html.replace(/"[^"]*"/g, '""').match(/<(?:script|img|\/style)/g)
  expect(tags).toEqual(['<script', '</style'])
  expect(html).toContain('<script type="application/ld+json">')
})

test('an address that could run a program is no link', async () => {
  const html = await page([
    section('A', p({ type: 'link', url: 'javascript:alert(1)', children: [text('here')] })),
  ])
  expect(html).not.toContain('javascript:')
  expect(html).toContain('<p>here</p>')
})

test('nothing of the page asks for anything outside it', async () => {
  const html = await page(
    [section('A', p('x', math('x^2')), figure('fig:a', [image('figures/a.png', 'A')]))],
    { images: [imageFile('figures/a.png')] },
  )
  expect(html).toMatch(/content="default-src (?:'|&#x27;)none/)
  expect([...html.matchAll(/\ssrc="([^"]{0,5})/g)].map(([, start]) => start)).toEqual(['data:'])
})

test('a citation links to its reference, shows it, and is linked back to', async () => {
  const item = { id: 'doe', type: 'article-journal' }
  const html = await page([
    section('A', p('See ', xref('bibliography', 'ref-doe', '1'))),
    bibliography(entry(item, { label: '1', children: [text('Doe J. Title.')] })),
  ])
  expect(html).toContain(
    '<a href="#ref-doe" id="page:to:ref-doe:1" role="doc-biblioref">1</a><span class="card" aria-hidden="true"><span><b>1</b> Doe J. Title.</span></span>',
  )
  expect(html).toContain(
    '<a href="#page:to:ref-doe:1" role="doc-backlink" aria-label="Back to the text">↑</a>',
  )
})

test('a footnote is numbered in the text and linked back to', async () => {
  const html = await page([
    section('A', p('Word', { ...footnoteReference('n'), id: 'fn-n', number: 1 })),
    footnotes(footnote('n', ['Note.'], { id: 'fn-n', number: 1 })),
  ])
  expect(html).toContain('<sup><a href="#fn-n" id="page:to:fn-n:1" role="doc-noteref">1</a></sup>')
  expect(html).toContain('<li id="fn-n"><p>Note.</p> <span class="back"><a href="#page:to:fn-n:1"')
})

test('a draft says so, and a blind page names nobody', async () => {
  const draft = await page([section('A', p('x'))], { settings: { draft: true, blind: true } })
  expect(draft).toContain('class="draft"')
  expect(draft).not.toContain('Doe')
})

test('headings go down one level at a time', async () => {
  const html = await page([
    front({}, abstract(section('Background', p('x')))),
    section('One', p('x'), section('Inner', p('y'))),
  ])
  expect([...html.matchAll(/<h(\d)/g)].map(([, level]) => level)).toEqual(['1', '2', '3', '2', '3'])
})

test('a bare date is the manuscript\u2019s own, and only a date of publication is told to search engines', async () => {
  const own = await page([front({ dates: { date: '2026-11-22' } }), section('A', p('x'))])
  expect(own).toContain('<dt>Date</dt><dd><time datetime="2026-11-22">22 November 2026</time>')
  expect(own).not.toMatch(/Published|citation_publication_date|datePublished/)
  const published = await page([
    front({ dates: { date: '2026-11-22', published: '2026-11-30' } }),
    section('A', p('x')),
  ])
  expect(published).toContain(
    '<dt>Published</dt><dd><time datetime="2026-11-30">30 November 2026</time>',
  )
  expect(published).toContain('<meta name="citation_publication_date" content="2026/11/30">')
})

test('reference managers are told what is cited, field by field', async () => {
  const item = {
    id: 'doe',
    type: 'article-journal',
    title: 'A; <i>B</i>',
    author: [{ family: 'Doe', given: 'J.' }],
    'container-title': 'Example Journal',
    page: '10-12',
    issued: { 'date-parts': [[2020]] },
  }
  const html = await page([
    section('A', p('x')),
    bibliography(entry(item, { label: '1', children: [text('Doe J.')] })),
  ])
  expect(html).toContain(
    '<meta name="citation_reference" content="citation_title=A, B; citation_author=J. Doe; citation_journal_title=Example Journal; citation_firstpage=10; citation_publication_date=2020">',
  )
})

test('a figure that is a PDF is drawn, and one that cannot be shown says what it is', async () => {
  const pdf = pdfOf(
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>',
  )
  const html = await page(
    [
      section(
        'A',
        figure('fig:a', [image('figures/a.pdf', 'A curve')]),
        figure('fig:b', [image('figures/b.tif', 'A scan')]),
      ),
    ],
    {
      images: [
        imageFile('figures/a.pdf', { format: 'pdf', bytes: pdf }),
        imageFile('figures/b.tif', { format: 'tiff', bytes: new Uint8Array() }),
      ],
    },
  )
  expect(html).toMatch(/<img src="data:image\/png;base64,[^"]{200,}" alt="A curve"/)
  expect(html).toContain('aria-label="A scan">[A scan: figures/b.tif]</span>')
})

test('the page\u2019s own words are in the article\u2019s language', async () => {
  const html = await page(
    [
      section('A', p('x')),
      bibliography(entry({ id: 'a', type: 'book' }, { label: '1', children: [text('x')] })),
    ],
    {},
    'de',
  )
  expect(html).toContain('<h2 id="page:references-title">Literatur</h2>')
})

test('nothing that an author names can take an id of the page', async () => {
  const named = [
    'text',
    'abstract',
    'references',
    'notes',
    'abstract-title',
    'references-title',
    'text-title',
    'to-ref-doe-1',
  ].map((id) => ({ ...section('A', p('x ', xref('bibliography', 'ref-doe', '1'))), id }))
  const html = await page([
    front({}, abstract(p('x'))),
    ...named,
    bibliography(entry({ id: 'doe', type: 'book' }, { label: '1', children: [text('Doe.')] })),
    footnotes(footnote('n', ['Note.'], { id: 'fn-n', number: 1 })),
  ])
  const ids = [...html.replace(/<script[^]*?<\/script>/g, '').matchAll(/\sid="([^"]*)"/g)].map(
    ([, id]) => id,
  )
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  const leads = [...html.matchAll(/href="#([^"]*)"/g)].map(([, to]) => to)
  expect(leads.filter((to) => !ids.includes(to))).toEqual([])
})

test('a figure in PDF is shown as pixels, and opens as it is', async () => {
  const bytes = pdfOf(
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 40 20]>>',
  )
  const html = await page([section('A', figure('fig:a', [image('figures/a.pdf', 'A')]))], {
    images: [imageFile('figures/a.pdf', { format: 'pdf', bytes })],
  })
  expect(html).toContain('<img src="data:image/png;base64,')
  expect(html).toMatch(
    /<a href="data:application\/pdf;base64,[^"]+" download="[^"/]+\.pdf">Open the figure<\/a>/,
  )
})

test('labels of abstracts are in the article’s language', async () => {
  const html = await page(
    [
      front(
        {},
        { ...abstract(p('x')), kind: 'graphical' },
        { ...abstract(p('y')), kind: 'teaser' },
      ),
      section('A', p('x')),
    ],
    {},
    'fr',
  )
  expect([...html.matchAll(/<h2[^>]*>([^<]*)/g)].map(([, words]) => words).slice(0, 2)).toEqual([
    'Résumé graphique',
    'Accroche',
  ])
})
