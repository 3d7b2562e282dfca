import { toString } from 'mdast-util-to-string'
import { expect, test } from 'vitest'
import { readBibliography } from '../../scripts/bibliography/bibtex.js'
import { formatReferences } from '../../scripts/bibliography/format.js'
import {
  bundledStyle,
  readCslStyle,
  styleNames,
  type CitationStyle,
} from '../../scripts/bibliography/style.js'

const style = (name?: string): CitationStyle => {
  const { style: read } = readCslStyle(bundledStyle(name) ?? '')
  if (!read) throw new Error(`No style ${name}`)
  return read
}
/** The one entry of a .bib as a style prints it. */
async function printed(bibtex: string, name?: string): Promise<string> {
  const { references } = await readBibliography([{ path: 'paper.bib', text: bibtex }])
  const { entries, order } = await formatReferences([...references.values()], style(name), 'en-GB')
  return order.map((key) => toString(entries.get(key)?.children)).join('\n')
}
const article = (more: string): string =>
  `@article{doe, author = {Doe, Jane and Roe, Richard}, title = {A title}, journal = {Example Journal}, ${more}}`

test('an article with all of its fields ends with its identifiers', async () => {
  expect(
    await printed(
      article(
        'year = 2020, volume = 3, number = 4, pages = {10--12}, doi = {10.99999/x.1}, pmid = {99999999}',
      ),
    ),
  ).toBe(
    'Doe J, Roe R. A title. Example Journal. 2020;3(4):10–2. doi: 10.99999/x.1. PMID: 99999999.',
  )
})

test('what is not known leaves no mark behind it', async () => {
  expect(await printed(article('year = 2020'))).toBe(
    'Doe J, Roe R. A title. Example Journal. 2020.',
  )
  expect(await printed(article('year = 2020, doi = {10.99999/x.1}'))).toBe(
    'Doe J, Roe R. A title. Example Journal. 2020. doi: 10.99999/x.1.',
  )
})

test('"and others" prints "et al." once', async () => {
  expect(
    await printed(
      '@article{doe, author = {Doe, Jane and others}, title = {A title}, journal = {Example Journal}, year = 2020}',
    ),
  ).toMatch(/^Doe J, et al\. A title\./)
})

test('a DOI is a link without the stop behind it', async () => {
  const { references } = await readBibliography([
    { path: 'paper.bib', text: article('year = 2020, doi = {10.99999/x.1}') },
  ])
  const { entries } = await formatReferences([...references.values()], style(), 'en')
  expect(entries.get('doe')?.children).toContainEqual({
    type: 'link',
    url: 'https://doi.org/10.99999/x.1',
    children: [{ type: 'text', value: '10.99999/x.1' }],
  })
})

test.each(styleNames)('the bundled style %s sets an article without a mark twice', async (name) => {
  const words = await printed(
    article('year = 2020, volume = 3, pages = {10--12}, doi = {10.99999/x.1}'),
    name,
  )
  expect(words).toContain('Doe')
  expect(words).not.toMatch(/\.\.|,,|undefined|<|&#|\s[.,;]/)
})

test.each([
  ['vancouver', 'numeric', false],
  ['nature', 'numeric', false],
  ['apa', 'words', true],
  ['ieee', 'numeric', false],
  ['springer-basic-brackets', 'numeric', false],
  ['harvard-cite-them-right', 'words', true],
  ['chicago-fullnote-bibliography', 'note', true],
])('%s: %s, sorted %s', (name, kind, sorted) => {
  expect(style(name)).toMatchObject({ kind, sorted })
})

test.each([
  ['tags in tags', `title = {${'<i>'.repeat(3000)}x}`],
  ['tags that close nothing', 'title = {a</i> <b>b}'],
  ['a volume of many parts', `title = {T}, volume = {${'1-'.repeat(20_000)}}`],
  ['an address of brackets', `title = {T}, url = {https://example.org/${')'.repeat(20_000)}}`],
  ['quotes', `title = {${'"a" \'b '.repeat(3000)}}`],
  ['hard blanks', `title = {a${'~'.repeat(20_000)}b}`],
])(
  'hostile words are set in bounded time, and one entry does not take the others with it: %s',
  async (_, fields) => {
    const { references } = await readBibliography([
      { path: 'paper.bib', text: `@book{hostile, ${fields}}\n@book{b, title = {B}}` },
    ])
    const { entries } = await formatReferences([...references.values()], style(), 'en')
    expect(toString(entries.get('b')?.children)).toBe('B.')
    expect(toString(entries.get('hostile')?.children).length).toBeGreaterThan(0)
  },
)

test('markup of a title is kept, what closes nothing is dropped', async () => {
  const { references } = await readBibliography([
    {
      path: 'paper.bib',
      text: '@book{a, title = {On \\emph{H. pylori} in CO$_2$ <b> & p < 0.05</i>}}',
    },
  ])
  const { entries } = await formatReferences([...references.values()], style(), 'en')
  expect(entries.get('a')?.children).toEqual([
    { type: 'text', value: 'On ' },
    { type: 'emphasis', children: [{ type: 'text', value: 'H. pylori' }] },
    { type: 'text', value: ' in CO' },
    { type: 'subscript', children: [{ type: 'text', value: '2' }] },
    { type: 'text', value: ' & p < 0.05.' },
  ])
})

test.each([
  [
    '@article{a, author = {Doe, J.}, title = {T?}, journal = {Ex J}, year = 2020}',
    'Doe J. T? Ex J. 2020.',
  ],
  [
    '@book{a, author = {van der Berg, A. and Doe, Jr., J.}, title = {T}, edition = {2}, publisher = {P}, address = {L}, year = 2001, series = {S}, number = 4}',
    'van der Berg A, Doe J Jr. T. 2nd ed. L: P; 2001. (S; 4).',
  ],
  [
    '@incollection{a, author = {Doe, J.}, title = {T}, booktitle = {B}, editor = {Roe, R. and Poe, P.}, publisher = {P}, year = 2003, pages = {10--20}}',
    'Doe J. T. In: Roe R, Poe P, editors. B. P; 2003. p. 10–20.',
  ],
  [
    '@inproceedings{a, author = {Doe, J.}, title = {T}, booktitle = {B}, eventtitle = {E}, venue = {Paris}, eventdate = {2004-05-06}, year = 2004}',
    'Doe J. T. In: B. E; 2004 May 6; Paris. 2004.',
  ],
  [
    '@phdthesis{a, author = {Doe, J.}, title = {T}, school = {U}, address = {L}, year = 2005}',
    'Doe J. T [PhD thesis]. L: U; 2005.',
  ],
  [
    '@techreport{a, author = {{Org}}, title = {T}, institution = {Org}, number = {TR-12}, year = 2006}',
    'Org. T. Org; 2006. Technical report No.: TR-12.',
  ],
  [
    '@online{a, author = {{Org}}, title = {T}, url = {https://example.org}, urldate = {2020-01-05}, year = 2019}',
    'Org. T [Internet]. 2019 [cited 2020 Jan 5]. Available from: https://example.org.',
  ],
  [
    '@dataset{a, author = {Doe, J.}, title = {T}, publisher = {Zenodo}, version = {1.2}, doi = {10.99999/d}, year = 2021}',
    'Doe J. T [dataset]. Version 1.2. Zenodo; 2021. doi: 10.99999/d.',
  ],
  [
    '@article{a, author = {Doe, J.}, title = {T}, journal = {medRxiv}, doi = {10.99999/p}, date = {2023-04-05}}',
    'Doe J. T. medRxiv [Preprint]. 2023 Apr 5. doi: 10.99999/p.',
  ],
  [
    '@patent{a, author = {Doe, J.}, title = {T}, number = {123}, type = {patentus}, holder = {Org}, date = {2007-08-09}}',
    'Doe J; Org, assignee. T. U.S. patent 123. 2007 Aug 9.',
  ],
  [
    '@article{a, author = {Doe, J.}, title = {T}, journaltitle = {Ex Times}, entrysubtype = {newspaper}, date = {2008-09-10}, pages = {A4}}',
    'Doe J. T. Ex Times. 2008 Sep 10:A4.',
  ],
  [
    '@article{a, author = {Doe, J.}, title = {T}, journal = {Ex J}, pubstate = {inpress}}',
    'Doe J. T. Ex J. In press.',
  ],
  ['@misc{a, note = {A note alone}}', 'A note alone.'],
])('the default style sets %s', async (bibtex, expected) => {
  expect(await printed(bibtex)).toBe(expected)
})

test('what a language lacks is taken from one American English, whatever was set before', async () => {
  const preprint =
    '@misc{doe, author = {Doe, Jane}, title = {On one}, eprint = {2001.01234}, archiveprefix = {arXiv}, year = 2020}'
  const expected = 'Doe, J. On one. arXiv Preprint at https://arxiv.org/abs/2001.01234 (2020).'
  expect(await printed(preprint, 'nature')).toBe(expected)
  await printed(preprint, 'springer-vancouver-brackets')
  expect(await printed(preprint.replace('{doe', '{roe'), 'nature')).toBe(expected)
})
