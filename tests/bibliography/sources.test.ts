/** Bibliographies of every kind say the same of the same works. */
import { describe, expect, test } from 'vitest'
import { readBibliography, readWorks } from '../../scripts/bibliography/bibtex.js'
import { tidy } from '../../scripts/bibliography/tidy.js'
import { bibliographySource } from '../../scripts/parse/inputs.js'

const sources: Readonly<Record<string, string>> = {
  'refs.bib': `@article{doe2020, author = {Doe, Jane B. and {Example Study Group}}, title = {On \\emph{Candida} \\& 5\\% of {TNF}},
  journal = {Example Journal}, shortjournal = {Ex J}, volume = 4, number = 2, pages = {11--19}, date = {2020-03-05},
  doi = {10.99999/a_b}, pmid = {12345678}, issn = {1234-5679}}`,
  'refs.ris': `Provider: Example
TY  - JOUR
AU  - Doe, Jane B.
AU  - Example Study Group
TI  - On <i>Candida</i> & 5% of
      <span class="nocase">TNF</span>
T2  - Example Journal
J2  - Ex J
VL  - 4
IS  - 2
SP  - 11
EP  - 19
PY  - 2020
DA  - 2020/03/05/
DO  - 10.99999/a_b
N1  - PMID: 12345678
SN  - 1234-5679
KW  - placeholder
ER  -
`,
  'refs.nbib': `
PMID- 12345678
IS  - 1234-5679
VI  - 4
IP  - 2
DP  - 2020 Mar 5
TI  - On <i>Candida</i> & 5% of
      <span class="nocase">TNF</span>.
PG  - 11-19
LID - 10.99999/a_b [doi]
AB  - A placeholder.
FAU - Doe, Jane B
AU  - Doe JB
CN  - Example Study Group
PT  - Journal Article
TA  - Ex J
JT  - Example Journal
`,
  'refs.enw': `%0 Journal Article
%A Doe, Jane B.
%A Example Study Group,
%T On <i>Candida</i> & 5% of <span class="nocase">TNF</span>
%J Example Journal
%V 4
%N 2
%P 11-19
%D 2020
%8 March 5
%R 10.99999/a_b
%@ 1234-5679
%X A placeholder.
`,
  'refs.xml': `<?xml version="1.0" encoding="UTF-8"?>
<xml><records><record><rec-number>1</rec-number><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal">Doe, Jane B.</style></author><author>Example Study Group,</author></authors></contributors>
<titles><title><style face="normal">On </style><style face="italic">Candida</style><style face="normal"> &amp; 5% of &lt;span class="nocase"&gt;TNF&lt;/span&gt;</style></title><secondary-title>Example Journal</secondary-title></titles>
<periodical><full-title>Example Journal</full-title><abbr-1>Ex J</abbr-1></periodical>
<pages>11-19</pages><volume>4</volume><number>2</number><dates><year>2020</year><pub-dates><date>2020/03/05</date></pub-dates></dates>
<isbn>1234-5679</isbn><electronic-resource-num>10.99999/a_b</electronic-resource-num></record></records></xml>`,
  'refs.json': `[{"id": "doe2020", "type": "article-journal", "title": "On <i>Candida</i> & 5% of <span class=\\"nocase\\">TNF</span>",
  "author": [{"family": "Doe", "given": "Jane B."}, {"literal": "Example Study Group"}], "container-title": "Example Journal",
  "container-title-short": "Ex J", "volume": 4, "issue": "2", "page": "11-19", "issued": {"date-parts": [["2020", 3, 5]]},
  "DOI": "https://doi.org/10.99999/a_b", "PMID": "12345678", "ISSN": "1234-5679", "abstract": "A placeholder."}]`,
  'refs.yaml': `---
references:
- id: doe2020
  type: article-journal
  title: 'On <i>Candida</i> & 5% of <span class="nocase">TNF</span>'
  author:
  - family: Doe
    given: Jane B.
  - literal: Example Study Group
  container-title: Example Journal
  container-title-short: Ex J
  volume: 4
  issue: 2
  page: 11-19
  issued: 2020-03-05
  DOI: 10.99999/a_b
  PMID: 12345678
  ISSN: 1234-5679
...
`,
}

const read = async (path: string, text = sources[path]!) =>
  readBibliography([bibliographySource({ path, text }).source])

describe('one work', () => {
  test.each(Object.keys(sources))('%s', async (path) => {
    const { references, faults } = await read(path)
    expect(faults).toEqual([])
    const [reference] = [...references.values()]
    expect(reference!.key).toBe('doe2020')
    const { item } = reference!
    expect({ ...item, PMID: undefined, 'container-title-short': undefined }).toEqual({
      id: 'doe2020',
      type: 'article-journal',
      author: [
        { family: 'Doe', given: path.endsWith('.nbib') ? 'Jane B' : 'Jane B.' },
        { literal: 'Example Study Group' },
      ],
      title: 'On <i>Candida</i> & 5% of <span class="nocase">TNF</span>',
      'container-title': 'Example Journal',
      volume: '4',
      issue: '2',
      page: '11-19',
      issued: { 'date-parts': [[2020, 3, 5]] },
      DOI: '10.99999/a_b',
      ISSN: '1234-5679',
    })
    if (!/enw|xml/.test(path)) expect(item['PMID']).toBe('12345678')
  })

  test.each(Object.keys(sources))('%s is a tidy .bib that says so too', async (path) => {
    const { works } = await readWorks([bibliographySource({ path, text: sources[path]! }).source])
    const { text } = tidy(works)
    const again = await read('tidy.bib', text)
    expect(again.faults).toEqual([])
    const { item } = [...again.references.values()][0]!
    const wanted = [...(await read(path)).references.values()][0]!.item
    expect(item).toEqual(wanted)
    expect(text).not.toMatch(/placeholder/i)
  })
})

test('kinds of works of RIS', async () => {
  const types = async (record: string): Promise<unknown> =>
    [...(await read('x.ris', record)).references.values()].map(({ item }) => [
      item.type,
      item['container-title'] ?? item['publisher'],
    ])
  expect(
    await types(
      `TY  - CHAP\nTI  - A\nT2  - Book\nER  -\nTY  - CONF\nTI  - B\nT2  - Proc\nER  -\nTY  - THES\nTI  - C\nPB  - Uni\nER  -
TY  - BOOK\nTI  - D\nPB  - Press\nER  -\nTY  - JOUR\nTI  - E\nT2  - medRxiv\nPB  - Cold Spring Harbor Laboratory Press\nER  -\n`,
    ),
  ).toEqual([
    ['chapter', 'Book'],
    ['paper-conference', 'Proc'],
    ['thesis', 'Uni'],
    ['book', 'Press'],
    ['article', 'medRxiv'],
  ])
})

test('records without keys of their own are doe2020, doe2020b', async () => {
  const record = 'TY  - JOUR\nAU  - Doe, J\nPY  - 2020\nTI  - A\nER  -\n'
  expect([...(await read('x.ris', record + record)).references.keys()]).toEqual([
    'doe2020',
    'doe2020b',
  ])
})

test('what is no bibliography is told at its place', async () => {
  const told = async (path: string, text: string): Promise<unknown> => {
    const { source, faults } = bibliographySource({ path, text })
    return [...faults, ...(await readBibliography([source])).faults].map(
      ({ reason, position }) => `${position?.start.line}:${position?.start.column} ${reason}`,
    )
  }
  expect(await told('x.json', '[{"id": "a",]')).toEqual(['1:13 Unexpected `]`, expected JSON'])
  expect(await told('x.json', '{"a": 1}')).toEqual([
    '1:1 Unexpected data without a list of references, expected CSL data',
  ])
  expect(await told('x.json', '[{"id": "a", "type": "book"},\n {"title": "B"}]')).toEqual([
    '1:12 Unexpected item without an `id`, expected CSL data: `id`, `type`, `title` …',
  ])
  expect(await told('x.ris', 'TY  - JOUR\nTI  - A\nER  -\nstray\n')).toEqual([
    '4:1 Unexpected line between two records of RIS, expected `TY` to begin one',
  ])
  expect(await told('x.xml', '<xml><records></xml>')).toEqual([
    "1:15 Unexpected `</xml>`, expected `</records>`, in EndNote's XML",
  ])
})
