import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBibliography } from '../../scripts/bibliography/bibtex.js'
import type { CslItem } from '../../scripts/document/references.js'
import { growth } from '../steps.js'

/** Those fields of an item that `expected` names; a field that is not there is undefined. */
const those = (found: CslItem, expected: object): object =>
  Object.fromEntries(Object.keys(expected).map((name) => [name, found[name]]))

/** The item of the first entry of `text`. */
async function item(text: string): Promise<CslItem> {
  const { references } = await readBibliography([{ path: 'x.bib', text }])
  return [...references.values()][0]!.item
}
const title = async (value: string): Promise<unknown> =>
  (await item(`@book{a, title = {${value}}}`)).title
const authors = async (value: string): Promise<unknown> =>
  (await item(`@book{a, author = {${value}}}`)).author
const issued = async (fields: string): Promise<unknown> =>
  (await item(`@book{a, title = {A}, ${fields}}`)).issued

describe('TeX of a title', () => {
  test.each([
    [
      String.raw`Mar{\'\i}a, Andr{\'a}s, Garc\'{\i}a, Lindel{\"o}f, {\O}re, Wa{\l}{\k e}sa, \v{S}e\c{c}`,
      'María, András, García, Lindelöf, Øre, Wałęsa, Šeç',
    ],
    [String.raw`Nguy\~{\^e}n and \'{\^e}`, 'Nguyễn and ế'],
    [
      String.raw`$\hat{x}$, $\bar y$, $\vec{v}_1$, pre\hyphen{}test`,
      'x\u0302, y\u0304, v\u20D7<sub>1</sub>, pre-test'.normalize('NFC'),
    ],
    [String.raw`\"{} over nothing, \~{}, \^{}`, '¨ over nothing, ~, ^'],
    [
      String.raw`\emph{Helicobacter pylori} and {\it E. coli}, \textbf{bold}, \textsc{caps}`,
      '<i>Helicobacter pylori</i> and <i>E. coli</i>, <b>bold</b>, <span style="font-variant:small-caps;">caps</span>',
    ],
    [
      String.raw`$\beta_2$-microglobulin, H$_2$O, CO\textsubscript{2}, Ca$^{2+}$, 10$^{-3}$`,
      'β<sub>2</sub>-microglobulin, H<sub>2</sub>O, CO<sub>2</sub>, Ca<sup>2+</sup>, 10<sup>−3</sup>',
    ],
    [
      String.raw`$p\leq0.05$ in $\geq$65 years at 37$^\circ$C, $\frac{1}{2}$, $\log n$`,
      'p ≤ 0.05 in ≥65 years at 37°C, 1/2, log n',
    ],
    [
      String.raw`Costs of 5$ and 100\% of \$10 \& more \#1 a\_b`,
      'Costs of 5$ and 100% of $10 & more #1 a_b',
    ],
    [
      String.raw`TNF-$\alpha$ and \textmu g and \textalpha{} and \alpha-actin`,
      'TNF-α and μg and α and α-actin',
    ],
    [
      "``Quoted'' and \"straight\" and Crohn's 5'-UTR",
      '“Quoted” and “straight” and Crohn’s 5′-UTR',
    ],
    ["'Radiomic' tools of 't Hooft", '‘Radiomic’ tools of ’t Hooft'],
    ['pages 1--5 --- and on', 'pages 1–5 — and on'],
    ['A~B', 'A\u00A0B'],
    [
      String.raw`\noopsort{1973b}Sorted \LaTeX{} \unknown{text} \mbox{kept}`,
      'Sorted LaTeX text kept',
    ],
    [String.raw`Line \\ break \newline and\ space`, 'Line break and space'],
    ['Rock &amp; roll &lt; jazz &#8211; blues', 'Rock & roll < jazz – blues'],
    ['Dots\\ldots{} and p < 0.05 & more', 'Dots… and p < 0.05 & more'],
  ])('%s', async (source, expected) => {
    expect(await title(source)).toBe(expected)
  })

  test('groups in braces keep their case', async () => {
    expect(await title('The {TNF} response of {J}apan in {\\"U}ber')).toBe(
      'The <span class="nocase">TNF</span> response of <span class="nocase">J</span>apan in Über',
    )
  })
  test('title, subtitle and addition are one', async () => {
    expect(
      (await item('@book{a, title = {Who?}, subtitle = {The answer}, titleaddon = {Second part}}'))
        .title,
    ).toBe('Who? The answer. Second part')
    expect((await item('@book{a, title = {Main}, subtitle = {Sub}}')).title).toBe('Main: Sub')
  })
})

describe('names', () => {
  test.each([
    [
      'Jane Doe and Roe, Richard B.',
      [
        { given: 'Jane', family: 'Doe' },
        { given: 'Richard B.', family: 'Roe' },
      ],
    ],
    [
      'Ludwig van Beethoven and de la Cruz, Ana',
      [
        { given: 'Ludwig', 'non-dropping-particle': 'van', family: 'Beethoven' },
        { given: 'Ana', 'non-dropping-particle': 'de la', family: 'Cruz' },
      ],
    ],
    [
      'Doe, Jr., John and John Roe, III',
      [
        { given: 'John', family: 'Doe', suffix: 'Jr.' },
        { given: 'John', family: 'Roe', suffix: 'III' },
      ],
    ],
    [
      'Peter, JB and Hill, C.L. and LI, NA',
      [
        { given: 'J. B.', family: 'Peter' },
        { given: 'C. L.', family: 'Hill' },
        { given: 'NA', family: 'LI' },
      ],
    ],
    [
      '{World Health Organization} and {Barnes and Noble} and Doe, J.',
      [
        { literal: 'World Health Organization' },
        { literal: 'Barnes and Noble' },
        { given: 'J.', family: 'Doe' },
      ],
    ],
    [
      "Aristotle and O'Neil, Ann and {\\'E}douard Nguy\\~{\\^e}n",
      [
        { family: 'Aristotle' },
        { given: 'Ann', family: 'O’Neil' },
        { given: 'Édouard', family: 'Nguyễn' },
      ],
    ],
    [
      '山田 太郎 and 김, 철수',
      [
        { given: '太郎', family: '山田' },
        { given: '철수', family: '김' },
      ],
    ],
    ['Doe, Jane and others', [{ given: 'Jane', family: 'Doe' }]],
    [
      'Doe, Jane AND  Roe, R. and',
      [
        { given: 'Jane', family: 'Doe' },
        { given: 'R.', family: 'Roe' },
      ],
    ],
    [
      'family=Müller, given=Hans, prefix=von',
      [{ family: 'Müller', given: 'Hans', 'non-dropping-particle': 'von' }],
    ],
    [
      'Doe J and Roe RB and Malcolm X',
      [
        { family: 'Doe', given: 'J' },
        { family: 'Roe', given: 'R. B.' },
        { family: 'Malcolm', given: 'X' },
      ],
    ],
    [
      'Jean-Paul Sartre and Lloyd-Jones, H.',
      [
        { given: 'Jean-Paul', family: 'Sartre' },
        { given: 'H.', family: 'Lloyd-Jones' },
      ],
    ],
  ])('%s', async (source, expected) => {
    expect(await authors(source)).toEqual(expected)
  })

  test('"and others" is said of the reference, and is nobody\'s name', async () => {
    const { references } = await readBibliography([
      {
        path: 'x.bib',
        text: '@book{a, author = {Doe, Jane and others}}\n@book{b, author = {Doe, Jane}}\n@book{c, author = {others}}',
      },
    ])
    expect([...references.values()].map(({ etAl }) => etAl.has('author'))).toEqual([
      true,
      false,
      true,
    ])
    expect(references.get('c')!.item.author).toBeUndefined()
  })
  test('editors, translators and authors of the container', async () => {
    expect(
      await item(
        '@inbook{a, author = {Doe, J.}, bookauthor = {Roe, R.}, editor = {{Org}}, translator = {Poe, E. A.}, title = {T}, booktitle = {B}}',
      ),
    ).toMatchObject({
      type: 'chapter',
      author: [{ family: 'Doe' }],
      'container-author': [{ family: 'Roe' }],
      editor: [{ literal: 'Org' }],
      translator: [{ given: 'E. A.', family: 'Poe' }],
    })
  })
})

describe('dates', () => {
  test.each([
    ['year = {2020}', { 'date-parts': [[2020]] }],
    ['year = 2020, month = mar', { 'date-parts': [[2020, 3]] }],
    ['year = 2020, month = {March}, day = 5', { 'date-parts': [[2020, 3, 5]] }],
    ['year = 2020, month = mar # "~10"', { 'date-parts': [[2020, 3, 10]] }],
    ['year = 2020, month = "10~" # mar', { 'date-parts': [[2020, 3, 10]] }],
    [
      'year = 2020, month = {Mar/Apr}',
      {
        'date-parts': [
          [2020, 3],
          [2020, 4],
        ],
      },
    ],
    ['year = 2020, month = {Spring}', { 'date-parts': [[2020, 21]] }],
    ['year = 2020, month = 12', { 'date-parts': [[2020, 12]] }],
    ['year = {2019--2020}', { 'date-parts': [[2019], [2020]] }],
    ['year = {1984--86}', { 'date-parts': [[1984], [1986]] }],
    ['year = {in press}', { literal: 'in press' }],
    ['year = {c. 1850}', { 'date-parts': [[1850]], circa: true }],
    ['date = {2020-03-05}', { 'date-parts': [[2020, 3, 5]] }],
    [
      'date = {2020-03/2020-05}',
      {
        'date-parts': [
          [2020, 3],
          [2020, 5],
        ],
      },
    ],
    ['date = {2020/..}', { 'date-parts': [[2020], [0]] }],
    [
      'date = {2020-03/open}',
      {
        'date-parts': [
          [2020, 3],
          [0, 0],
        ],
      },
    ],
    ['date = {2020/unknown}', { 'date-parts': [[2020]] }],
    ['date = {/1988}', { 'date-parts': [[1988]] }],
    ['date = {2020-03/2021}', { 'date-parts': [[2020], [2021]] }],
    ['date = {-0043}', { 'date-parts': [[-44]] }],
    ['date = {March 5, 2020}', { 'date-parts': [[2020, 3, 5]] }],
    ['date = {2020-02-30}', { 'date-parts': [[2020, 2]] }],
    ['year = {2020a}', { 'date-parts': [[2020]] }],
    ['year = {2001?}', { 'date-parts': [[2001]], circa: true }],
    ['year = {2020 (in press)}', { 'date-parts': [[2020]] }],
    ['year = 2020, month = april', { 'date-parts': [[2020, 4]] }],
    ['year = 2020, month = {m{\\"a}rz}', { 'date-parts': [[2020, 3]] }],
    ['date = {1850~}', { 'date-parts': [[1850]], circa: true }],
    ['date = {2020-21}', { 'date-parts': [[2020, 21]] }],
    ['date = {2020-03-05T10:00}, year = {1999}', { 'date-parts': [[2020, 3, 5]] }],
    ['date = {199X}', { 'date-parts': [[1990], [1999]] }],
    ['pubstate = {inpress}', { literal: 'in press' }],
  ])('%s', async (fields, expected) => {
    expect(await issued(fields)).toEqual(expected)
  })
  test('the day of access stands in `urldate`, or in a note', async () => {
    const expected = { 'date-parts': [[2008, 7, 19]] }
    expect(
      (await item('@online{a, title={A}, url = {https://example.org}, urldate = {2008-07-19}}'))
        .accessed,
    ).toEqual(expected)
    const noted = await item(
      '@misc{a, title={A}, url = {https://example.org}, note = "[Online; accessed 19-July-2008]"}',
    )
    expect([noted.accessed, noted['note']]).toEqual([expected, undefined])
  })
})

describe('identifiers, addresses and pages', () => {
  test.each([
    ['doi = {https://doi.org/10.99999/a_b}', { DOI: '10.99999/a_b' }],
    ['doi = {10.99999/a\\_b}', { DOI: '10.99999/a_b' }],
    [
      'doi = {doi: 10.99999/x}, url = {http://dx.doi.org/10.99999/X}',
      { DOI: '10.99999/x', URL: undefined },
    ],
    ['url = {https://doi.org/10.99999/x}', { DOI: '10.99999/x', URL: undefined }],
    [
      'url = {\\url{https://example.org/a\\_b\\%20c~d?x=1&y=2}}',
      { URL: 'https://example.org/a_b%20c~d?x=1&y=2' },
    ],
    ['url = {www.example.org/ä}', { URL: 'https://www.example.org/%C3%A4' }],
    ['url = {javascript:alert(1)}', { URL: undefined }],
    [
      'howpublished = {\\url{https://example.org}}',
      { URL: 'https://example.org', publisher: undefined },
    ],
    ['pmid = {28054279}, pmcid = {123456}', { PMID: '28054279', PMCID: 'PMC123456' }],
    ['eprint = {28054279}, eprinttype = {pubmed}', { PMID: '28054279' }],
    ['isbn = {ISBN 978-0-00-000000-2}', { ISBN: '978-0-00-000000-2' }],
    ['doi = {10.99999/a(1)$<$2:A$>$3}', { DOI: '10.99999/a(1)<2:A>3' }],
    ['doi = {10.99999/a{\\textless}2{\\textgreater}3}', { DOI: '10.99999/a<2>3' }],
    ['doi = {https://doi.org/10.99999/a%3C2%3E3}', { DOI: '10.99999/a<2>3' }],
    ['doi = {10/abc}', { DOI: undefined }],
    ['note = {PMID: 28054279; PMCID: PMC123456}', { PMID: '28054279', PMCID: 'PMC123456' }],
    ['pages = {24{\\textendash}35}', { page: '24-35' }],
    ['pages = {24\\textendash 35}', { page: '24-35' }],
    ['elocation-id = {2020.03.22}', { page: '2020.03.22' }],
    ['pages = {1--5}', { page: '1-5' }],
    ['pages = {1 – 5, 7---9}', { page: '1-5, 7-9' }],
    ['pages = {pp. S12-S15}', { page: 'S12-S15' }],
    ['pages = {95--95}', { page: '95' }],
    ['pages = {n/a--n/a}', { page: undefined }],
    ['eid = {e1234}', { page: 'e1234', number: undefined }],
    ['eid = {e1234}, pages = {1--9}', { page: 'e1234' }],
    ['articleno = {45}', { page: '45' }],
  ])('%s', async (fields, expected) => {
    expect(
      those(await item(`@article{a, title = {A}, journal = {J}, ${fields}}`), expected),
    ).toEqual(expected)
  })
})

describe('kinds of works', () => {
  test.each([
    [
      '@article{a, journal = {J}, volume = 1, number = 2}',
      { type: 'article-journal', 'container-title': 'J', volume: '1', issue: '2' },
    ],
    [
      '@article{a, journaltitle = {Example Times}, entrysubtype = {newspaper}}',
      { type: 'article-newspaper' },
    ],
    [
      '@article{a, journal = {arXiv preprint arXiv:2001.01234}}',
      {
        type: 'article',
        'container-title': 'arXiv',
        number: 'arXiv:2001.01234',
        URL: 'https://arxiv.org/abs/2001.01234',
      },
    ],
    [
      '@misc{a, eprint = {2001.01234}, archiveprefix = {arXiv}, primaryclass = {cs.CL}}',
      { type: 'article', number: 'arXiv:2001.01234' },
    ],
    [
      '@article{a, journal = {J}, eprint = {2001.01234}, archiveprefix = {arXiv}}',
      { type: 'article-journal', 'container-title': 'J', URL: undefined },
    ],
    [
      '@article{a, journal = {CoRR}, volume = {abs/2001.01234}, eprinttype = {arXiv}, eprint = {2001.01234}}',
      {
        type: 'article',
        'container-title': 'arXiv',
        number: 'arXiv:2001.01234',
        volume: undefined,
      },
    ],
    [
      '@misc{a, number = {arXiv:2001.01234}, publisher = {arXiv}, doi = {10.48550/arXiv.2001.01234}}',
      { type: 'article', 'container-title': 'arXiv', publisher: undefined, URL: undefined },
    ],
    [
      '@online{a, eprint = {2001.01234}, eprinttype = {arxiv}, pubstate = {prepublished}, date = {2020}}',
      { type: 'article', 'container-title': 'arXiv', number: 'arXiv:2001.01234' },
    ],
    [
      '@article{a, journal = {arXiv e-prints}, eid = {arXiv:2001.01234}, pages = {arXiv:2001.01234}}',
      { type: 'article', number: 'arXiv:2001.01234', page: undefined },
    ],
    [
      '@article{a, elocation-id = {2020.03.22}, doi = {10.99999/2020.03.22}, publisher = {Cold Spring Harbor Laboratory Press}, eprint = {https://www.medrxiv.org/content/x.full.pdf}, journal = {medRxiv}}',
      { type: 'article', 'container-title': 'medRxiv', page: '2020.03.22', publisher: undefined },
    ],
    [
      '@misc{a, publisher = {bioRxiv}, archiveprefix = {bioRxiv}, doi = {10.99999/b}}',
      { type: 'article', 'container-title': 'bioRxiv', publisher: undefined },
    ],
    ['@article{a, journal = {\\aap}}', { 'container-title': 'Astronomy and Astrophysics' }],
    ['@book{a, edition = {Revised}}', { edition: 'Revised' }],
    ['@book{a, pagetotal = {120}}', { 'number-of-pages': '120' }],
    [
      '@article{a, title = {\\href{https://example.org/a}{A linked} title}, journal = {J}, volume = 1}',
      { title: 'A linked title', URL: 'https://example.org/a' },
    ],
    [
      '@article{a, title = {<em>E. coli</em> and <span class="nocase">TNF</span>}, journal = {J}}',
      { title: '<i>E. coli</i> and <span class="nocase">TNF</span>' },
    ],
    [
      '@inproceedings{a, title = {T}, eventdate = {2020-03-05/2020-03-07}}',
      {
        'event-date': {
          'date-parts': [
            [2020, 3, 5],
            [2020, 3, 7],
          ],
        },
      },
    ],
    [
      '@article{a, journal = {bioRxiv}, doi = {10.99999/b}}',
      { type: 'article', 'container-title': 'bioRxiv' },
    ],
    [
      '@book{a, publisher = {Taylor and Francis}, address = {London}, edition = {Second}, series = {S}, number = 4}',
      {
        type: 'book',
        publisher: 'Taylor and Francis',
        'publisher-place': 'London',
        edition: '2',
        'collection-title': 'S',
        'collection-number': '4',
      },
    ],
    [
      '@book{a, edition = {2nd ed.}, publisher = {A and B and C}}',
      { edition: '2', publisher: 'A, B, C' },
    ],
    [
      '@inbook{a, title = {B}, chapter = 3, pages = {1--9}}',
      { type: 'book', title: 'B', 'chapter-number': '3' },
    ],
    ['@incollection{a, title = {T}, booktitle = {B}}', { type: 'chapter', 'container-title': 'B' }],
    [
      '@inproceedings{a, title = {T}, booktitle = {Proc. of {EX}}, eventtitle = {EX 20}, venue = {Paris}, series = {LN}, number = 12}',
      {
        type: 'paper-conference',
        'container-title': 'Proc. of <span class="nocase">EX</span>',
        'event-title': 'EX 20',
        'event-place': 'Paris',
        'collection-number': '12',
        issue: undefined,
      },
    ],
    [
      '@phdthesis{a, school = {Example University}}',
      { type: 'thesis', genre: 'PhD thesis', publisher: 'Example University' },
    ],
    [
      '@thesis{a, type = {mathesis}, institution = {Example University}}',
      { type: 'thesis', genre: 'Master’s thesis' },
    ],
    [
      '@techreport{a, institution = {Org}, number = {TR-1}}',
      { type: 'report', genre: 'Technical report', number: 'TR-1', publisher: 'Org' },
    ],
    ['@techreport{a, institution = {Org}, type = {Working Paper}}', { genre: 'Working Paper' }],
    [
      '@online{a, url = {https://example.org}, organization = {Org}}',
      { type: 'webpage', publisher: 'Org' },
    ],
    ['@misc{a, url = {https://example.org}}', { type: 'webpage' }],
    [
      '@misc{a, doi = {10.99999/z}, publisher = {Zenodo}}',
      { type: 'document', publisher: 'Zenodo' },
    ],
    ['@dataset{a, version = {2}, publisher = {Zenodo}}', { type: 'dataset', version: '2' }],
    ['@software{a, version = {1.2.0}}', { type: 'software', version: '1.2.0' }],
    [
      '@Manual{a, note = {R package version 1.2.0}}',
      { type: 'software', version: '1.2.0', genre: 'R package', note: undefined },
    ],
    [
      '@patent{a, number = {123}, type = {patentus}, location = {countryus}, holder = {Org}}',
      { type: 'patent', number: '123', genre: 'U.S. patent', jurisdiction: 'US', publisher: 'Org' },
    ],
    ['@standard{a, number = {ISO 1234}}', { type: 'standard', number: 'ISO 1234' }],
    ['@letter{a, date = {2020-01-01}}', { type: 'personal_communication' }],
    [
      '@article{a, journal = {J}, note = {In press}}',
      { status: undefined, issued: { literal: 'In press' }, note: undefined },
    ],
    [
      '@article{a, journal = {J}, year = 2020, note = {In press.}}',
      { status: 'In press', issued: { 'date-parts': [[2020]] }, note: undefined },
    ],
    ['@article{a, journal = {J}, note = {Number: 3}}', { note: undefined }],
    ['@article{a, url = {https://example.org}}', { type: 'webpage' }],
    ['@book{a, langid = {ngerman}}', { language: 'de' }],
    ['@book{a, language = {american}}', { language: 'en-US' }],
    [
      '@article{a, title = {T}, origtitle = {O}, shortjournal = {Ex J}}',
      { 'original-title': 'O', 'container-title-short': 'Ex J' },
    ],
  ])('%s', async (text, expected) => {
    expect(those(await item(text), expected)).toEqual(expected)
  })
})

describe('fields of other entries', () => {
  test("a chapter has its book's title, editor and publisher, and neither its DOI nor its pages", async () => {
    const found = await item(
      '@incollection{a, crossref = {b}, title = {T}}\n@collection{b, title = {B}, subtitle = {S}, editor = {Roe, R.}, publisher = {P}, year = 2020, doi = {10.99999/b}, pages = {1--900}}',
    )
    expect(found).toMatchObject({
      title: 'T',
      'container-title': 'B: S',
      editor: [{ family: 'Roe' }],
      publisher: 'P',
      issued: { 'date-parts': [[2020]] },
    })
    expect([found.DOI, found['page']]).toEqual([undefined, undefined])
  })
  test("BibTeX's `booktitle` of the parent comes before its title", async () => {
    expect(
      (
        await item(
          '@inproceedings{a, crossref = {B}, title = {T}}\n@proceedings{b, title = {X}, booktitle = {Y}}',
        )
      )['container-title'],
    ).toBe('Y')
  })
  test('shared fields of `@xdata`, which is no work itself', async () => {
    const { references } = await readBibliography([
      { path: 'x.bib', text: '@xdata{x, publisher = {P}}\n@book{a, title = {A}, xdata = {x}}' },
    ])
    expect([...references.keys()]).toEqual(['a'])
    expect(references.get('a')!.item['publisher']).toBe('P')
  })
  test('entries that refer to each other in a circle', async () => {
    expect(
      await item('@inbook{a, crossref = {b}, title = {A}}\n@book{b, crossref = {a}, title = {B}}'),
    ).toMatchObject({ title: 'A', 'container-title': 'B' })
  })
  test('a set is its first member', async () => {
    expect(
      await item(
        '@set{s, entryset = {a, b}}\n@article{a, title = {A}, journal = {J}}\n@article{b, title = {B}}',
      ),
    ).toMatchObject({ id: 's', type: 'article-journal', title: 'A' })
  })
})

test('no value makes an item throw, and no mark of ours is left in it', async () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '$',
    '\\',
    '\\emph',
    '\\emph{',
    '\\frac',
    '\\begin{it}',
    '\\end{it}',
    '^',
    '_',
    '"',
    "'",
    '~',
    ' and ',
    ', ',
    '=',
    '-',
    'a',
    'B',
    ' ',
    '&amp;',
    "\\'",
    '\\"{',
    '\\url{',
    '%',
    '\uD800',
    '\\textsuperscript',
  )
  const name = fc.constantFrom(
    'title',
    'author',
    'journal',
    'publisher',
    'url',
    'doi',
    'pages',
    'year',
    'date',
    'note',
    'edition',
    'month',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), name, async (pieces, field) => {
      const value = pieces.join('')
      const depth = [...value].reduce(
        (found, letter) => ({ '{': found + 1, '}': found - 1 })[letter] ?? found,
        0,
      )
      const balanced =
        '{'.repeat(Math.max(0, -depth) + value.length) +
        value +
        '}'.repeat(Math.max(0, depth) + value.length)
      for (const written of [value, balanced]) {
        const { references } = await readBibliography([
          { path: 'x.bib', text: `@article{a, ${field} = {${written}}}` },
        ])
        for (const reference of references.values())
          expect(JSON.stringify(reference.item)).not.toMatch(/[\uE000\uE001]|undefined/)
      }
    }),
    { numRuns: 600 },
  )
})

test.each([
  ['braces in braces', (n: number) => `${'{'.repeat(n)}x${'}'.repeat(n)}`],
  ['commands', (n: number) => '\\emph{x} '.repeat(n)],
  ['formulas', (n: number) => '$x_2$ '.repeat(n)],
  ['accents without an end', (n: number) => `\\'{a`.repeat(n) + '}'.repeat(n)],
  ['fractions', (n: number) => '\\frac'.repeat(n)],
])('work grows with the length of a hostile value: %s', async (_, make) => {
  const text = (n: number): string => `@book{a, title = {${make(n)}}, author = {${make(n)}}}`
  expect(await growth((times) => item(text(500 * times)))).toBeLessThan(20)
})

test('a command that leaves nothing is told at its field; one with words of its own, or about looks, is not', async () => {
  const text = String.raw`@book{a, title = {5 \kg{} of \SI{5}{\gram}, \own{words}, {\sc x}}, abstract = {\none x}}`
  const { faults } = await readBibliography([{ path: 'x.bib', text }])
  expect(faults.map(({ reason }) => reason)).toEqual(
    ['kg', 'gram'].map(
      (name) =>
        `Unexpected TeX \`\\${name}\` in \`title\`, expected a command of LaTeX or the words themselves; nothing is printed for it`,
    ),
  )
})
