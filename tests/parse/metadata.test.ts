import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import type { Metadata, Person } from '../../scripts/document/metadata.js'
import { readCreditRole } from '../../scripts/credit.js'
import { readDate } from '../../scripts/parse/metadata/dates.js'
import { readLicense } from '../../scripts/parse/metadata/licences.js'
import { readName, readOrcid } from '../../scripts/parse/metadata/names.js'
import { draw, manuscript, paper, place, type Parsed } from './sketch.js'

/** Parses front matter alone. */
const matter = (yaml: string, text = 'a\n'): Promise<Parsed> =>
  manuscript({ 'paper.md': `---\n${yaml}\n---\n${text}` }, 'paper.md')
const metadata = async (yaml: string): Promise<Metadata> =>
  (await matter(`title: T\n${yaml}`)).front.metadata
const authors = async (yaml: string): Promise<unknown[]> =>
  (await metadata(yaml)).authors.map(
    (author) =>
      JSON.parse(
        JSON.stringify({
          ...author,
          position: undefined,
          roles: author.roles.length ? author.roles : undefined,
        }),
      ) as unknown,
  )

test('an ISNI whose last character does not check is told', async () => {
  const { messages } = await matter(
    'title: T\nauthors: [{name: Jane Doe, isni: 0000 0001 2150 0901}]',
  )
  expect(messages).toEqual([
    '3:34 invalid-metadata: Unexpected ISNI `0000 0001 2150 0901`, expected sixteen digits that check, such as `0000 0001 2150 090X`',
  ])
})

describe('a name', () => {
  test.each([
    ['Jane Doe', { given: 'Jane', family: 'Doe' }],
    ['Jane Q. Doe', { given: 'Jane Q.', family: 'Doe' }],
    ['Doe', { family: 'Doe' }],
    ['van der Example, Jan', { given: 'Jan', family: 'van der Example' }],
    ['Jan van der Example', { given: 'Jan', family: 'van der Example' }],
    ['Example, Jan van der', { given: 'Jan', family: 'van der Example' }],
    ['John Doe Jr.', { given: 'John', family: 'Doe', suffix: 'Jr.' }],
    ['Doe, John, Jr.', { given: 'John', family: 'Doe', suffix: 'Jr.' }],
    ['John Doe, Jr.', { given: 'John', family: 'Doe', suffix: 'Jr.' }],
    ['John Doe III', { given: 'John', family: 'Doe', suffix: 'III' }],
    ['Jane Doe, MD, PhD', { given: 'Jane', family: 'Doe', degrees: 'MD, PhD' }],
    ['例 太郎', { given: '太郎', family: '例' }],
    ['Jane Y Doe', { given: 'Jane Y', family: 'Doe' }],
    ['Jane De Doe', { given: 'Jane De', family: 'Doe' }],
    ['Jan Van den Example', { given: 'Jan', family: 'Van den Example' }],
  ])('%s', (text, expected) => expect(readName(text)).toEqual(expected))
})

test.each([
  ['0000-0002-1825-0097', '0000-0002-1825-0097'],
  ['https://orcid.org/0000-0002-1825-0097', '0000-0002-1825-0097'],
  ['0000000218250097', '0000-0002-1825-0097'],
  ['0000-0002-1694-233x', '0000-0002-1694-233X'],
  ['0000-0002-1825-0098', undefined],
  ['0000-0002-1825-009', undefined],
  ['', undefined],
])('the ORCID iD %s', (text, expected) => expect(readOrcid(text)).toBe(expected))

test.each([
  ['2020-08-18', '2020-08-18'],
  ['18 August 2020', '2020-08-18'],
  ['August 18, 2020', '2020-08-18'],
  ['Tuesday, 18 Aug. 2020', '2020-08-18'],
  ['22nd March 2021', '2021-03-22'],
  ['04 May 2018', '2018-05-04'],
  ['April 2020', '2020-04'],
  ['2020', '2020'],
  ['2020-04', '2020-04'],
  ['2020/8/1', '2020-08-01'],
  ['2020-08-18T10:00:00Z', '2020-08-18'],
  ['18.08.2020', '2020-08-18'],
  ['12/31/2020', '2020-12-31'],
  ['31/12/2020', '2020-12-31'],
  ['5/5/2020', '2020-05-05'],
  ['1. März 2020', '2020-03-01'],
  ['1er mars 2020', '2020-03-01'],
  ['2020-Aug-18', '2020-08-18'],
  ['03/04/2020', undefined],
  ['30 February 2020', undefined],
  ['29 February 2023', undefined],
  ['2020-13-01', undefined],
  ['today', undefined],
  ['18 August', undefined],
  ['`r Sys.Date()`', undefined],
])('the date %s', (text, expected) => expect(readDate(text)).toBe(expected))

test.each([
  [
    'CC-BY-4.0',
    'https://creativecommons.org/licenses/by/4.0/',
    'Creative Commons Attribution 4.0 International',
  ],
  [
    'CC BY',
    'https://creativecommons.org/licenses/by/4.0/',
    'Creative Commons Attribution 4.0 International',
  ],
  [
    'cc by-nc-nd 3.0',
    'https://creativecommons.org/licenses/by-nc-nd/3.0/',
    'Creative Commons Attribution-NonCommercial-NoDerivatives 3.0',
  ],
  [
    'http://creativecommons.org/licenses/by-sa/4.0',
    'https://creativecommons.org/licenses/by-sa/4.0/',
    'Creative Commons Attribution-ShareAlike 4.0 International',
  ],
  ['CC0', 'https://creativecommons.org/publicdomain/zero/1.0/', 'CC0 1.0 Universal'],
  ['Some licence', undefined, 'Some licence'],
])('the licence %s', (text, url, name) =>
  expect(readLicense(text)).toEqual({ ...(url ? { url } : {}), name }),
)

test.each([
  ['conceptualization', { term: 'Conceptualization', credit: true }],
  ['Conceptualisation', { term: 'Conceptualization', credit: true }],
  ['writing - original draft', { term: 'Writing – original draft', credit: true }],
  [
    'Writing – review and editing (supporting)',
    { term: 'Writing – review & editing', credit: true, degree: 'supporting' },
  ],
  ['Writing - original draft preparation', { term: 'Writing – original draft', credit: true }],
  ['made tea', { term: 'made tea', credit: false }],
])('the role %s', (text, expected) => expect(readCreditRole(text)).toEqual(expected))

describe('authors', () => {
  test.each([
    [
      'pandoc’s one',
      'author: Jane Doe',
      [{ kind: 'person', given: 'Jane', family: 'Doe', affiliations: [] }],
    ],
    [
      'pandoc’s list',
      'author:\n  - Jane Doe\n  - Doe, John',
      [
        { kind: 'person', given: 'Jane', family: 'Doe', affiliations: [] },
        { kind: 'person', given: 'John', family: 'Doe', affiliations: [] },
      ],
    ],
    [
      'JOSS',
      'authors:\n  - name: Jane Doe^[Corresponding author]\n    orcid: 0000-0002-1825-0097\n    affiliation: "1, 2"\n    equal-contrib: true\n  - given-names: John\n    surname: Doe\n    dropping-particle: van\n    affiliation: 2\n    corresponding: true # comment\naffiliations:\n  - name: A\n    index: 1\n  - {name: B, index: 2}',
      [
        {
          kind: 'person',
          given: 'Jane',
          family: 'Doe',
          corresponding: true,
          equalContribution: true,
          affiliations: ['1', '2'],
          orcid: '0000-0002-1825-0097',
        },
        {
          kind: 'person',
          given: 'John',
          family: 'van Doe',
          corresponding: true,
          affiliations: ['2'],
        },
      ],
    ],
    [
      'Quarto',
      'author:\n  - name: {given: Jane, family: Doe}\n    attributes: {corresponding: true, equal-contributor: true}\n    roles: [{role: software, degree: lead}, analysis]\n    degrees: [MD, PhD]\n    affiliations:\n      - ref: a\n      - name: B\n        city: C\naffiliations:\n  - id: a\n    name: A',
      [
        {
          kind: 'person',
          given: 'Jane',
          family: 'Doe',
          corresponding: true,
          equalContribution: true,
          roles: [
            { term: 'Software', credit: true, degree: 'lead' },
            { term: 'Formal analysis', credit: true },
          ],
          affiliations: ['a', 'aff2'],
          degrees: 'MD, PhD',
        },
      ],
    ],
    [
      'a name as key',
      'author:\n  - Jane Doe:\n      email: jane@example.org\n      institute: x\ninstitute:\n  - x: Example Institute',
      [
        {
          kind: 'person',
          given: 'Jane',
          family: 'Doe',
          email: 'jane@example.org',
          affiliations: ['x'],
        },
      ],
    ],
    [
      'groups',
      'authors:\n  - {group: The Example Group}',
      [{ kind: 'group', name: 'The Example Group', affiliations: [] }],
    ],
    [
      'institutions in words',
      'author:\n  - {name: Jane Doe, affiliation: Example Hospital}\n  - {name: John Doe, affiliation: Example Hospital}',
      [
        { kind: 'person', given: 'Jane', family: 'Doe', affiliations: ['aff1'] },
        { kind: 'person', given: 'John', family: 'Doe', affiliations: ['aff1'] },
      ],
    ],
    [
      'notes',
      'author:\n  - Jane Doe^[Deceased]\n  - "John Doe^[Correspondence: john@example.org]"',
      [
        { kind: 'person', given: 'Jane', family: 'Doe', note: 'Deceased', affiliations: [] },
        {
          kind: 'person',
          given: 'John',
          family: 'Doe',
          email: 'john@example.org',
          corresponding: true,
          affiliations: [],
        },
      ],
    ],
  ])('of %s', async (_, yaml, expected) => expect(await authors(yaml)).toEqual(expected))

  it('know their place', async () => {
    const { front } = await matter('title: T\nauthor:\n  - name: Jane Doe\n  - John Doe')
    expect(
      front.metadata.authors.map((author) => place(author as unknown as Person & { type: string })),
    ).toEqual(['4:5-4:19', '5:5-5:13'])
  })

  test.each([
    [
      'no author',
      'title: T',
      [
        '2:1 invalid-metadata: Unexpected metadata without an author, expected `authors:` with a name each',
      ],
    ],
    [
      'no title',
      'author: Jane Doe',
      ['2:1 invalid-metadata: Unexpected metadata without a title, expected `title: …`'],
    ],
    [
      'no name',
      'title: T\nauthors:\n  - email: a@example.org',
      ['4:5 invalid-metadata: Unexpected author without a name, expected `name: Given Family`'],
    ],
    [
      'an unknown affiliation',
      'title: T\nauthors:\n  - name: Jane Doe\n    affiliation: 1, 3\naffiliations:\n  - {index: 1, name: A}',
      ['5:18 invalid-metadata: Unexpected affiliation `3` of Jane Doe, expected one of `1`'],
    ],
    [
      'no affiliations at all',
      'title: T\nauthors:\n  - name: Jane Doe\n    affiliation: 1',
      [
        '5:18 invalid-metadata: Unexpected affiliation `1` of Jane Doe, expected a list `affiliations:` that defines it',
      ],
    ],
    [
      'one id twice',
      'title: T\nauthor: Jane Doe\naffiliations:\n  - {id: a, name: A}\n  - {id: a, name: B}',
      ['6:5 invalid-metadata: Unexpected second affiliation `a`, expected each id once'],
    ],
    [
      'an ORCID iD that does not check',
      'title: T\nauthors:\n  - {name: Jane Doe, orcid: 0000-0002-1825-0098}',
      [
        '4:29 invalid-metadata: Unexpected ORCID iD `0000-0002-1825-0098`, expected sixteen digits that check, such as `0000-0002-1825-0097`',
      ],
    ],
    [
      'a date that could be two',
      'title: T\nauthor: Jane Doe\ndate: 03/04/2020',
      [
        '4:7 invalid-metadata: Unexpected date `03/04/2020`, expected a day such as `2026-11-22` or `22 November 2026`',
      ],
    ],
    [
      'a language that is none',
      'title: T\nauthor: Jane Doe\nlang: English please',
      [
        '4:7 invalid-metadata: Unexpected language `English please`, expected a tag such as `en-GB`',
      ],
    ],
    [
      'LaTeX in a value',
      'title: T\nauthor: Jane Doe\naffiliations:\n  - name: A,\n      B \\linebreak',
      [
        '6:9 unsupported-markup: Unexpected LaTeX `\\linebreak` in the metadata, expected text; it is left out',
      ],
    ],
    [
      'an ISSN that is none',
      'title: T\nauthor: Jane Doe\njournal: {title: J, issn: 12}',
      [
        '4:27 invalid-metadata: Unexpected ISSN `12`, expected eight characters that check, such as `1234-5679`',
      ],
    ],
  ])('with %s are told', async (_, yaml, messages) =>
    expect((await matter(yaml)).messages).toEqual(messages),
  )
})

it('reads all the rest', async () => {
  const { positions, ...read } = await metadata(
    'author: Jane Doe\ntype: Case Report\ntags: [a, b]\nsubject: C\ndate: 18 August 2020\nreceived: 2020-01-02\ndates: {accepted: 3 March 2020}\nlicense: CC-BY-4.0\ncopyright: 2020, The authors\nfunding: [{funder: F, id: 10.99999/f, awards: [X-1, 2]}]\njournal: {title: J, abbreviation: J., issn: {epub: 1234-5679, print: 2434561X}, publisher: P}\ndoi: https://doi.org/10.99999/x\nvolume: 1\nelocation-id: 1e5\npages: 10--12\nrelated: [{type: companion, doi: 10.99999/y}]\naffiliations: [{id: h, institution: I, department: D, city: C, country: NO, ror: 0example}]',
  )
  expect(read).toMatchObject({
    articleType: 'case-report',
    title: 'T',
    keywords: ['a', 'b'],
    categories: ['C'],
    dates: { date: '2020-08-18', received: '2020-01-02', accepted: '2020-03-03' },
    license: { url: 'https://creativecommons.org/licenses/by/4.0/' },
    copyright: { year: '2020', holder: 'The authors' },
    funding: [{ funder: 'F', funderId: '10.99999/f', awards: ['X-1', '2'], recipients: [] }],
    journal: {
      title: 'J',
      abbreviation: 'J.',
      issn: [
        { value: '1234-5679', type: 'epub' },
        { value: '2434-561X', type: 'ppub' },
      ],
      publisher: 'P',
    },
    identifiers: { doi: '10.99999/x' },
    volume: '1',
    elocationId: '1e5',
    pages: { first: '10', last: '12' },
    related: [{ type: 'companion', doi: '10.99999/y' }],
    affiliations: [
      {
        id: 'h',
        label: '1',
        institution: 'I',
        department: 'D',
        city: 'C',
        country: 'NO',
        ror: '0example',
      },
    ],
  })
  expect(positions.get('affiliations.0.country')!.start).toEqual({
    line: 19,
    column: 73,
    offset: 537,
  })
})

it('reads the example of docs/format.md', async () => {
  const example = /```yaml\n([^]*?)```/.exec(
    readFileSync(new URL('../../docs/format.md', import.meta.url), 'utf8'),
  )![1]!
  const { article, messages } = await manuscript({
    'manuscript/manuscript.yaml': example,
    'manuscript/background.md': '# Background',
    'manuscript/case-presentation.md': '# Case presentation',
    'references.bib': '',
    'manuscript/data/datapackage.json': '{"resources": []}',
    'manuscript/facts.yaml': '',
    'manuscript/template.docx': readFileSync(
      new URL('../fixtures/template-in-part/input/template.docx', import.meta.url),
    ),
  })
  // The template that stands in has numbers before its headings.
  expect(messages.filter((message) => !message.includes('template-in-part'))).toEqual([])
  const [front, body, back] = article.children
  expect(
    front.children.map((child) =>
      [child.type, 'kind' in child && child.kind, child.type === 'keywords' && child.lang]
        .filter(Boolean)
        .join(' '),
    ),
  ).toEqual([
    'title title',
    'title subtitle',
    'title running-head',
    'title translated',
    'abstract abstract',
    'abstract plain-language-summary',
    'keywords',
    'keywords fr',
  ])
  expect(
    [body, back].flatMap(({ children }) =>
      children.map((child) => (child.type === 'section' ? child.role : child.type)),
    ),
  ).toEqual([
    'introduction',
    'case-presentation',
    'abbreviations',
    'ethics',
    'consent',
    'data-availability',
    'competing-interests',
    'funding',
    'contributions',
    'acknowledgements',
    'other',
  ])
})

describe('titles and abstracts', () => {
  it('are Markdown, with places in the metadata', async () => {
    const { front } = await matter(
      'title: "A *p* of :value{of=x}"\nsubtitle: \'S\'\nshort-title: R\nauthor: Jane Doe\nabstract: |\n  One [@doe].\n\n  Two @roe.\ntranslated-titles: {fr: Un titre}\nlay-summary: Plain.',
    )
    expect(draw(front.children)).toBe(
      'title("A ", em("p"), " of ", value(of=x)), title("S"), title("R"), title(lang=fr, "Un titre"), abstract(p("One ", cite(doe), "."), p("Two ", textcite(roe), ".")), abstract(p("Plain."))',
    )
    expect(front.metadata.title).toBe('A p of ')
    const found = JSON.stringify(front).matchAll(
      /"identifier":"(doe|roe)".*?"start":\{"line":(\d+),"column":(\d+),"offset":(\d+)\}/g,
    )
    expect([...found].map((match) => match.slice(1, 4).join(':'))).toEqual(['doe:7:8', 'roe:9:7'])
  })

  it('are structured by a mapping', async () => {
    const { front } = await matter(
      'title: T\nauthor: Jane Doe\nabstract:\n  Background: Text :claim[b]{of=x}\n    over lines [@c].\n  Conclusions: >\n    Folded *d*\n    and @e.',
    )
    expect(draw(front.children)).toBe(
      'title("T"), abstract(section(h("Background"), p("Text ", claim(of=x, "b"), " over lines ", cite(c), ".")), section(h("Conclusions"), p("Folded ", em("d"), " and ", textcite(e), ".")))',
    )
    const found = JSON.stringify(front).matchAll(
      /"identifier":"([ce])".*?"start":\{"line":(\d+),"column":(\d+)/g,
    )
    expect([...found].map((match) => match.slice(1, 4).join(':'))).toEqual(['c:6:17', 'e:9:9'])
  })

  it('come from a leading section too', async () => {
    const { front, body } = await matter(
      'title: T\nauthor: Jane Doe',
      '# Abstract\n\n## Aims\n\na\n\n# Results\n',
    )
    expect(draw(front.children)).toBe('title("T"), abstract(section(h("Aims"), p("a")))')
    expect(draw(body.children)).toBe('section(role=results, h("Results"))')
  })
})

it('puts declarations and abbreviations in the back', async () => {
  const { back } = await matter(
    'title: T\nauthor: Jane Doe\nabbreviations: {DM: dermato*myositis*}\nconflict-of-interest: None.\ndeclarations:\n  ethics: Approved [@a].\n  identity: Own words.\n  funding: {heading: Support, text: None.}',
    '# Abbreviations\n\nX\n: y\n\n# Appendix\n\nb\n',
  )
  expect(draw(back.children)).toBe(
    'section(role=abbreviations, h("Abbreviations"), dl(item(term("DM"), means(p("dermato", em("myositis")))))), section(role=abbreviations, h("Abbreviations"), dl(item(term("X"), means(p("y"))))), ' +
      'section(role=ethics, h("Ethics approval and consent to participate"), p("Approved ", cite(a), ".")), section(h("Identity"), p("Own words.")), section(role=funding, h("Support"), p("None.")), section(role=competing-interests, h("Competing interests"), p("None.")), section(role=appendix, h("Appendix"), p("b"))',
  )
})

describe('settings', () => {
  it('have defaults', async () => {
    const { inputs } = await paper('a')
    expect(inputs.settings).toMatchObject({
      name: 'paper',
      lang: 'en',
      smart: true,
      numberSections: false,
      layout: 'article',
      pdf: { conformance: 'a-3a' },
      jats: '1.3',
      draft: false,
      blind: false,
      validate: true,
      verify: false,
    })
    expect(inputs.settings.words).toEqual({
      figure: { one: 'Fig.', many: 'Figs.', label: 'Fig.' },
      table: { one: 'Table', many: 'Tables', label: 'Table' },
      equation: { one: 'Eq.', many: 'Eqs.', label: 'Eq.' },
      section: { one: 'Section', many: 'Sections', label: 'Section' },
      supplement: {
        one: 'Supplementary File',
        many: 'Supplementary Files',
        label: 'Supplementary File',
      },
      box: { one: 'Box', many: 'Boxes', label: 'Box' },
    })
  })

  it('come from the metadata', async () => {
    const { inputs, messages } = await paper(
      'a',
      'lang: de-AT\nsmart: false\nnumber-sections: true\nlayout: review\npdf: {conformance: a-1b}\njats: 1.4\nwords: {figure: {one: Bild, many: Bilder}}\ncsl: vancouver',
    )
    expect(inputs.settings).toMatchObject({
      lang: 'de-AT',
      smart: false,
      numberSections: true,
      layout: 'review',
      pdf: { conformance: 'a-1b' },
      jats: '1.4',
      csl: 'vancouver',
      words: { figure: { one: 'Bild', many: 'Bilder', label: 'Bild' }, table: { one: 'Tab.' } },
    })
    expect(messages).toEqual([])
  })

  it('that are none of the choices are told', async () => {
    const { messages } = await paper('a', 'layout: wide')
    expect(messages).toEqual([
      '4:9 invalid-metadata: Unexpected `layout: wide`, expected `article`, `review`, `two-column`',
    ])
  })
})

test.each([
  ['*E. coli*', 'E. coli'],
  ['<i>E. coli</i>', 'E. coli'],
  ['HLA-B*27:05', 'HLA-B*27:05'],
  ['p < 0.05', 'p < 0.05'],
  ['p^53^', 'p53'],
  ['@home', '@home'],
  ['snake_case_name', 'snake_case_name'],
  ['C#', 'C#'],
  ['- a', '- a'],
  ['$\\alpha$-synuclein', '\\alpha-synuclein'],
])('the keyword %j is %j', async (written, plain) => {
  expect(
    (await paper('Text.', `keywords: [${JSON.stringify(written)}]`)).front.metadata.keywords,
  ).toEqual([plain])
})

test('an image alone is the figure of a graphical abstract', async () => {
  const { front } = await paper('Text.', 'graphical-abstract: "![](a.png){alt=x}"', {
    'a.png': Uint8Array.from(
      atob(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
      ),
      (letter) => letter.charCodeAt(0),
    ),
  })
  expect(front.children).toMatchObject([
    { type: 'title' },
    {
      type: 'abstract',
      kind: 'graphical',
      children: [{ type: 'figure', children: [{ type: 'image', alt: 'x' }] }],
    },
  ])
})

test('a copyright has a year of four digits and a holder', async () => {
  const told = async (yaml: string): Promise<unknown> => {
    const { front, messages } = await paper('Text.', yaml)
    return [front.metadata.copyright, messages]
  }
  expect(await told('copyright: {year: 2026, holder: [Jane Doe, Richard Roe]}')).toEqual([
    { year: '2026', holder: 'Jane Doe, Richard Roe' },
    [],
  ])
  expect(await told('copyright: {year: 26, holder: Jane Doe}')).toEqual([
    undefined,
    [
      '4:1 invalid-metadata: Unexpected copyright of the year `26`, expected four digits and who holds it, such as `{year: 2026, holder: The authors}`',
    ],
  ])
  expect(await told('copyright: {year: 2026}')).toEqual([
    undefined,
    [
      '4:1 invalid-metadata: Unexpected copyright of the year `2026` and without a holder, expected four digits and who holds it, such as `{year: 2026, holder: The authors}`',
    ],
  ])
})

test('a trial has a registry and a number', async () => {
  const trials = async (yaml: string): Promise<unknown> => {
    const { front, messages } = await paper('Text.', yaml)
    return [front.metadata.trials, messages]
  }
  expect(
    await trials('trials: {registry: Example Registry, number: EX00000000, stage: results}'),
  ).toEqual([[{ registry: 'Example Registry', number: 'EX00000000', stage: 'results' }], []])
  expect(await trials('trials: ["Example Registry: EX1", Other EX2]')).toEqual([
    [
      { registry: 'Example Registry', number: 'EX1' },
      { registry: 'Other', number: 'EX2' },
    ],
    [],
  ])
  expect(await trials('trials: EX1')).toEqual([
    undefined,
    [
      '4:9 invalid-metadata: Unexpected trial without registry and number, expected such as `{registry: ClinicalTrials.gov, number: NCT00000000}`',
    ],
  ])
  expect(await trials('trials: {registry: R, number: 1, stage: soon}')).toEqual([
    [{ registry: 'R', number: '1' }],
    [
      '4:41 invalid-metadata: Unexpected stage `soon` of a trial, expected `pre-results`, `results` or `post-results`',
    ],
  ])
})

describe('types', () => {
  test.each([
    ['type: Original article', 'research-article'],
    ['type: case_report', 'case-report'],
    ['title: B', 'research-article'],
  ])('%s', async (line, expected) => {
    const { front, messages } = await paper('', line === 'title: B' ? '' : line)
    expect(front.metadata.articleType).toBe(expected)
    expect(messages).toEqual([])
  })

  test('that no list has are told', async () => {
    const { messages } = await paper(
      '',
      'type: case-raport\nrelated: [{type: compannion, doi: 10.99999/y}]',
    )
    expect(messages).toEqual([
      '4:7 invalid-metadata: Unexpected article type `case-raport`, expected one that JATS and the archive list, see `docs/format.md`; did you mean `case-report`?',
      '5:18 invalid-metadata: Unexpected relation `compannion`, expected one that JATS and the archive list, see `docs/format.md`; did you mean `companion`?',
    ])
  })
})
