import { expect, test } from 'vitest'
import type { CslItem, Reference } from '../../../scripts/document/references.js'
import { article, bibliography, entry, reference, work } from '../../builders.js'
import { inside, written } from './written.js'

/** The parts of one reference. */
async function citation(
  item: Partial<CslItem>,
  fields: Record<string, string> = {},
  more: Partial<Reference> = {},
): Promise<string> {
  const whole = { id: 'a', type: 'article-journal', ...item }
  return inside(
    await written(article(bibliography(entry(whole))), {
      references: [reference(whole, fields, more)],
    }),
    'element-citation',
  )
}
const type = async (item: Partial<CslItem>): Promise<string | undefined> =>
  / publication-type="([^"]*)"/.exec(
    await written(
      article(bibliography(entry({ id: 'a', type: 'article-journal', title: 'T', ...item }))),
    ),
  )?.[1]

test('a journal article', async () => {
  expect(
    await citation({
      ...work('a'),
      volume: '12',
      issue: '3',
      page: '101-9',
      DOI: 'https://doi.org/10.99999/a',
      PMID: '1',
      PMCID: 'PMC2',
      issued: { 'date-parts': [[2019, 5, 6]] },
    }),
  ).toBe(
    '<person-group person-group-type="author"><name name-style="western"><surname>Doe</surname><given-names>Jane</given-names></name><name name-style="western"><surname>Roe</surname><given-names>Richard B.</given-names></name></person-group>' +
      '<article-title>On a</article-title><source>Example Journal</source><year iso-8601-date="2019-05-06">2019</year><month>05</month><day>06</day><volume>12</volume><issue>3</issue><fpage>101</fpage><lpage>109</lpage>' +
      '<pub-id pub-id-type="doi">10.99999/a</pub-id><pub-id pub-id-type="pmid">1</pub-id><pub-id pub-id-type="pmcid">PMC2</pub-id>',
  )
})

test('a book, and a chapter with the editors of its book', async () => {
  expect(
    await citation({
      type: 'book',
      title: 'Whole',
      edition: '2',
      publisher: 'Press',
      'publisher-place': 'City',
      ISBN: '978-0-00-000000-2',
      'collection-title': 'Series',
    }),
  ).toBe(
    '<source>Whole</source><edition>2</edition><series>Series</series><publisher-loc>City</publisher-loc><publisher-name>Press</publisher-name><isbn>978-0-00-000000-2</isbn>',
  )
  expect(
    await citation({
      type: 'chapter',
      title: 'Part',
      'container-title': 'Whole',
      editor: [{ family: 'Doe', given: 'J.' }],
      translator: [{ literal: 'Example Group' }],
    }),
  ).toBe(
    '<chapter-title>Part</chapter-title><person-group person-group-type="editor"><name name-style="western"><surname>Doe</surname><given-names>J.</given-names></name></person-group>' +
      '<person-group person-group-type="translator"><collab>Example Group</collab></person-group><source>Whole</source>',
  )
})

test('a paper in proceedings has its conference', async () => {
  expect(
    await citation({
      type: 'paper-conference',
      title: 'T',
      'container-title': 'Proceedings',
      'event-title': 'Example Conference',
      'event-place': 'City',
    }),
  ).toBe(
    '<article-title>T</article-title><source>Proceedings</source><conf-name>Example Conference</conf-name><conf-loc>City</conf-loc>',
  )
})

test('a thesis and a report say what they are', async () => {
  expect(
    await citation({
      type: 'thesis',
      title: 'T',
      genre: 'PhD thesis',
      publisher: 'Example University',
    }),
  ).toBe(
    '<source>T</source><publisher-name>Example University</publisher-name><comment content-type="genre">PhD thesis</comment>',
  )
  expect(await citation({ type: 'report', title: 'T', number: '12', publisher: 'Office' })).toBe(
    '<source>T</source><publisher-name>Office</publisher-name><comment content-type="number">12</comment>',
  )
})

test('a web page has its address and the day it was read', async () => {
  expect(
    await citation({
      type: 'webpage',
      title: 'T',
      'container-title': 'Site',
      URL: 'https://example.org/a',
      accessed: { 'date-parts': [[2026, 1, 5]] },
    }),
  ).toBe(
    '<article-title>T</article-title><source>Site</source><date-in-citation content-type="access-date" iso-8601-date="2026-01-05">2026-01-05</date-in-citation><ext-link ext-link-type="uri" xlink:href="https://example.org/a" xlink:title="T">https://example.org/a</ext-link>',
  )
})

test('a preprint has its server, by name or from its number', async () => {
  expect(
    await citation({ type: 'article', title: 'T', publisher: 'medRxiv', DOI: '10.99999/p' }),
  ).toBe(
    '<article-title>T</article-title><source>medRxiv</source><pub-id pub-id-type="doi">10.99999/p</pub-id>',
  )
  expect(
    await citation({ type: 'article', title: 'T' }, { eprint: '2001.00001', eprinttype: 'arXiv' }),
  ).toBe('<article-title>T</article-title><pub-id pub-id-type="arxiv">2001.00001</pub-id>')
})

test('data and software have their version', async () => {
  expect(
    await citation({ type: 'dataset', title: 'T', publisher: 'Zenodo', version: 'v1.0' }),
  ).toBe(
    '<data-title>T</data-title><source>Zenodo</source><version designator="1.0">v1.0</version>',
  )
  expect(await citation({ type: 'software', title: 'T', version: '4.3' })).toBe(
    '<source>T</source><version designator="4.3">4.3</version>',
  )
})

test('a patent and a standard have their numbers', async () => {
  expect(
    await citation({
      type: 'patent',
      title: 'T',
      number: 'US 1',
      jurisdiction: 'US',
      author: [{ family: 'Doe', given: 'J' }],
    }),
  ).toContain('<person-group person-group-type="inventor">')
  expect(await citation({ type: 'patent', title: 'T', number: 'US 1', jurisdiction: 'US' })).toBe(
    '<source>T</source><patent country="US">US 1</patent>',
  )
  expect(await citation({ type: 'standard', title: 'T', number: 'ISO 1' })).toBe(
    '<source>T</source><std>ISO 1</std>',
  )
})

test('every kind of work has a word of JATS, and one without a kind is told by what it has', async () => {
  const csl = [
    'article-newspaper',
    'article-magazine',
    'personal_communication',
    'legislation',
    'entry-encyclopedia',
    'manuscript',
    'document',
  ]
  expect(await Promise.all(csl.map((one) => type({ type: one })))).toEqual([
    'newspaper',
    'magazine',
    'commun',
    'gov',
    'book',
    'working-paper',
    'book',
  ])
  expect(await type({ type: 'document', URL: 'https://example.org' })).toBe('webpage')
  expect(await type({ type: 'document', 'container-title': 'J', volume: '1' })).toBe('journal')
  expect(await type({ type: 'article', 'container-title': 'J', volume: '1' })).toBe('journal')
})

test('names in full: particles, suffixes, groups, single names, names of other scripts, and others', async () => {
  expect(
    await citation({
      author: [
        { family: 'Beethoven', given: 'Ludwig', 'dropping-particle': 'van' },
        { family: 'Berg', given: 'J.', 'non-dropping-particle': 'van den', suffix: 'Jr' },
        { literal: 'Example Group' },
        { family: 'Prince' },
        { family: '山田', given: '太郎' },
        { literal: 'et al.' },
      ],
    }),
  ).toBe(
    '<person-group person-group-type="author"><name name-style="western"><surname>Beethoven</surname><given-names>Ludwig van</given-names></name>' +
      '<name name-style="western"><surname>van den Berg</surname><given-names>J.</given-names><suffix>Jr</suffix></name><collab>Example Group</collab>' +
      '<name name-style="given-only"><given-names>Prince</given-names></name><name name-style="eastern"><surname>山田</surname><given-names>太郎</given-names></name><etal/></person-group>',
  )
  expect(
    await citation({ author: [{ family: 'Doe', given: 'J' }] }, {}, { etAl: new Set(['author']) }),
  ).toContain('<etal/>')
})

test.each([
  ['55', '<fpage>55</fpage>'],
  ['e1234', '<elocation-id>e1234</elocation-id>'],
  ['1234–41', '<fpage>1234</fpage><lpage>1241</lpage>'],
  ['S1-S5', '<fpage>S1</fpage><lpage>S5</lpage>'],
  ['e101--9', '<fpage>e101</fpage><lpage>e109</lpage>'],
  ['1-3, 7', '<fpage>1</fpage><page-range>1-3, 7</page-range>'],
  ['99-101', '<fpage>99</fpage><lpage>101</lpage>'],
])('pages %s', async (page, parts) => {
  expect(await citation({ page })).toBe(parts)
})

test('a title is in its own language, and a translated one beside it', async () => {
  expect(await citation({ title: 'Sur' }, { langid: 'fr' })).toBe(
    '<article-title xml:lang="fr">Sur</article-title>',
  )
  expect(await citation({ title: 'On', 'original-title': 'Über', language: 'de' })).toBe(
    '<article-title xml:lang="de">Über</article-title><trans-title>On</trans-title>',
  )
})

test.each([
  ['years', [[2019], [2021]], '<year iso-8601-date="2019/2021">2019–2021</year>'],
  ['an open range', [[2019], [0]], '<year iso-8601-date="2019/..">2019–</year>'],
  [
    'months',
    [
      [2020, 3],
      [2020, 5],
    ],
    '<year iso-8601-date="2020-03/2020-05">2020</year><season>Mar–May</season>',
  ],
  [
    'seasons',
    [
      [2020, 21],
      [2020, 22],
    ],
    '<year iso-8601-date="2020">2020</year><season>Spring–Summer</season>',
  ],
  [
    'days',
    [
      [2011, 9, 24],
      [2011, 9, 26],
    ],
    '<year iso-8601-date="2011-09-24/2011-09-26">2011</year><month>09</month><day>24–26</day>',
  ],
  [
    'months of two years',
    [
      [2019, 11],
      [2020, 2],
    ],
    '<year iso-8601-date="2019-11/2020-02">2019–2020</year>',
  ],
])('a range of %s has both its ends', async (_, parts, expected) => {
  expect(await citation({ issued: { 'date-parts': parts } })).toBe(expected)
})

test('a date in words is no year; a season, a range and an unreadable date stay valid', async () => {
  expect(await citation({ title: 'T', issued: { literal: 'in press' } })).toBe(
    '<article-title>T</article-title><comment content-type="date">in press</comment>',
  )
  expect(await citation({ issued: { 'date-parts': [[2019], [2020]] } })).toBe(
    '<year iso-8601-date="2019/2020">2019–2020</year>',
  )
  expect(await citation({ issued: { raw: '2019-3' } })).toBe(
    '<year iso-8601-date="2019-03">2019</year><month>03</month>',
  )
  expect(await citation({ issued: { 'date-parts': [[2020, 21]] } })).toBe(
    '<year iso-8601-date="2020">2020</year><season>Spring</season>',
  )
  expect(await citation({ issued: { 'date-parts': [[-300]] } })).toBe('<year>-300</year>')
})

test("an address that is the DOI's own is not told twice", async () => {
  expect(await citation({ DOI: '10.99999/a', URL: 'https://doi.org/10.99999/a' })).toBe(
    '<pub-id pub-id-type="doi">10.99999/a</pub-id>',
  )
})

test('a reference with nothing in it is still valid', async () => {
  expect(await citation({})).toBe('<comment>a</comment>')
})

test('data say how the article came by them, and who numbers them', async () => {
  const data = { type: 'dataset', title: 'T', DOI: '10.99999/d' }
  const whole = async (fields: Record<string, string>): Promise<string> =>
    written(article(bibliography(entry({ id: 'a', ...data }))), {
      references: [reference({ id: 'a', ...data }, fields)],
    })
  expect(await whole({ keywords: 'spine, generated' })).toContain(
    '<element-citation publication-type="data" specific-use="generated">',
  )
  expect(await whole({ keywords: 'Analysed' })).toContain('specific-use="analyzed"')
  expect(await whole({ keywords: 'regenerated' })).not.toContain('specific-use')
  expect(
    await citation(data, {
      'assigning-authority': 'datacite',
      eprint: 'EX123',
      eprinttype: 'Example Database',
    }),
  ).toBe(
    '<data-title>T</data-title><pub-id pub-id-type="doi" assigning-authority="datacite">10.99999/d</pub-id><pub-id pub-id-type="accession" assigning-authority="Example Database">EX123</pub-id>',
  )
})

test('languages by their names in BibLaTeX are tags', async () => {
  expect(await citation({ title: 'T' }, { langid: 'ngerman' })).toBe(
    '<article-title xml:lang="de">T</article-title>',
  )
  expect(
    await citation(
      { title: 'On', 'original-title': 'Über' },
      { langid: 'english', origlanguage: 'german' },
    ),
  ).toBe('<article-title xml:lang="de">Über</article-title><trans-title>On</trans-title>')
  expect(await citation({ title: 'T' }, { langid: 'klingon' })).toBe(
    '<article-title>T</article-title>',
  )
})

test('a conference has its days, a newspaper its lettered page', async () => {
  expect(
    await citation({
      type: 'paper-conference',
      title: 'T',
      'event-title': 'Ex 2020',
      'event-date': {
        'date-parts': [
          [2020, 1, 2],
          [2020, 1, 4],
        ],
      },
    }),
  ).toBe(
    '<article-title>T</article-title><conf-name>Ex 2020</conf-name><conf-date iso-8601-date="2020-01-02/2020-01-04">2020-01-02/2020-01-04</conf-date>',
  )
  expect(await citation({ type: 'article-newspaper', title: 'T', page: 'A1' })).toBe(
    '<article-title>T</article-title><fpage>A1</fpage>',
  )
})

test('an entry of no type is a page with an address, or what was told in person', async () => {
  expect(
    await type({ type: 'document', URL: 'https://example.org/film', publisher: 'Video' }),
  ).toBe('webpage')
  expect(
    await type({ type: 'document', title: 'On mice', publisher: 'Personal communication' }),
  ).toBe('commun')
  expect(
    await citation({ type: 'document', title: 'On mice', publisher: 'Personal communication' }),
  ).toBe('<article-title>On mice</article-title>')
})

test('a short DOI is an address, for the archive takes none', async () => {
  const made = await citation({ DOI: '10/abcd' })
  expect(made).not.toContain('pub-id')
  expect(made).toContain('xlink:href="https://doi.org/10/abcd"')
})
