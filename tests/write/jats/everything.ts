/**
 * An article with everything that the model can say, for what must hold of all of it.
 */
import type { Inputs } from '../../../scripts/document/inputs.js'
import type { Article } from '../../../scripts/document/tree.js'
import {
  abstract,
  affiliation,
  article,
  back,
  bibliography,
  box,
  br,
  caption,
  cell,
  code,
  declaration,
  define,
  definitions,
  em,
  entry,
  equation,
  figure,
  footnote,
  footnoteReference,
  footnotes,
  front,
  group,
  image,
  inlineCode,
  item,
  keywords,
  link,
  list,
  math,
  note,
  notes,
  p,
  panel,
  person,
  quote,
  reference,
  section,
  smallCaps,
  span,
  strong,
  sub,
  sup,
  supplement,
  table,
  tableFigure,
  text,
  title,
  work,
  xref,
} from '../../builders.js'
import { imageFile, inputs } from '../../inputs.js'

const authors = [
  person({
    orcid: '0000-0002-1825-0097',
    isni: '000000012150090X',
    address: '1 Example Street',
    phone: '+00 000',
    corresponding: true,
    email: 'jane@example.org',
    affiliations: ['h', 'u'],
    degrees: 'MD',
    equalContribution: true,
    roles: [
      { term: 'Writing – original draft', credit: true, degree: 'lead' },
      { term: 'Drew the figures', credit: false },
    ],
  }),
  person({
    given: 'Richard',
    family: 'van der Roe',
    suffix: 'Jr',
    affiliations: ['u'],
    equalContribution: true,
    email: 'roe@example.org',
    note: 'Now elsewhere.',
  }),
  person({ given: undefined, family: 'Prince', deceased: true }),
  group('The Example Group', { affiliations: ['h'] }),
]
const affiliations = [
  affiliation('h', {
    label: '1',
    department: 'Dermatology',
    street: '1 Example Street',
    postalCode: '1000 AB',
    isni: '000000012150090X',
    city: 'Example City',
    region: 'Example State',
    country: 'NL',
    ror: '00example1',
  }),
  affiliation('u', { label: '2', institution: 'Example University', country: 'Atlantis' }),
]

const before = front(
  {
    articleType: 'case-report',
    authors,
    affiliations,
    categories: ['Case Report', 'Dermatology'],
    volume: '3',
    issue: '2',
    elocationId: 'e42',
    dates: {
      published: '2026-05-04',
      received: '2026-01-12',
      revised: '2026-03',
      accepted: '2026',
      collection: '2026',
    },
    identifiers: { doi: '10.99999/ex.1', publisherId: 'ex-1', url: 'https://example.org/e42' },
    license: { url: 'https://creativecommons.org/licenses/by/4.0/', name: 'CC BY 4.0' },
    furtherLicenses: [
      {
        url: 'https://creativecommons.org/publicdomain/zero/1.0/',
        name: 'CC0 1.0 Universal',
        text: 'The data are under CC0 1.0 Universal.',
        start: '2027-01-01',
      },
    ],
    openAccess: 'Open access funding provided by Example University.',
    copyright: { year: '2026', holder: 'The authors' },
    funding: [
      {
        funder: 'Example Fund',
        funderId: '10.13039/000',
        awards: ['EX-1'],
        recipients: ['Jane Doe', 'Anyone Else'],
      },
    ],
    journal: {
      id: 'exj',
      title: 'Example Journal',
      abbreviation: 'Ex J',
      issn: [{ value: '2999-9995', type: 'epub' }],
      publisher: 'Example Press',
      publisherLocation: 'Example City',
    },
    related: [
      { type: 'companion', doi: '10.99999/y', title: 'The other' },
      { type: 'commentary', url: 'https://example.org/z' },
    ],
  },
  title('A title of ', em('E. coli'), sup('2')),
  { type: 'title', kind: 'subtitle', children: [text('Its subtitle')] },
  { type: 'title', kind: 'translated', lang: 'fr', children: [text('Un titre')] },
  { type: 'title', kind: 'running-head', children: [text('Short')] },
  abstract(section('Background', p('Of ', math('x^2'), '.')), section('Conclusions', p('Done.'))),
  { type: 'abstract', kind: 'translated', lang: 'de', children: [p('Worum es geht.')] },
  keywords('dermatitis', [em('E. coli'), sup('2')], 'p < 0.05'),
  { ...keywords('dermatite'), lang: 'fr' },
  { type: 'abstract', kind: 'plain-language-summary', children: [p('In short.')] },
  {
    type: 'abstract',
    kind: 'teaser',
    children: [section('Teaser', p('Come in.'), { id: 'sec-teaser' })],
  },
)

const introduction = section(
  'Introduction',
  { role: 'introduction', id: 'sec-intro', label: '1' },
  p(
    'As shown ',
    xref('bibliography', ['ref-a', 'ref-b'], '1, 2'),
    ' in ',
    em('one ', strong('two')),
    sub('i'),
    smallCaps('Small'),
    inlineCode('x <- 1'),
    span('fr', 'mot'),
    { type: 'span', identifier: 'here', id: 'here', linked: true, children: [text('a passage')] },
    xref('passage', 'here', 'that passage'),
    { type: 'delete', children: [text('gone')] },
    link('https://example.org/?a=1&b', 'there'),
    link('mailto:jane@example.org', 'jane@example.org'),
    br(),
    math('\\alpha < \\frac{1}{2}'),
    footnoteReference('n'),
    image('figures/i.png', 'An icon.'),
  ),
  list(true, 'one', item(p('two'), list(false, 'deep'), quote(p('quoted')), code('y', 'r'))),
  definitions(define('DM', 'dermatomyositis'), define('ND', 'not described')),
  quote(p('A quotation.'), { type: 'attribution', children: [text('Jane '), em('Doe')] }),
  {
    type: 'verse',
    children: [
      { type: 'verseLine', children: [text('A line, '), link('https://example.org/', 'there')] },
      { type: 'verseLine', children: [text('and another.')] },
    ],
  },
  {
    type: 'statement',
    kind: 'theorem',
    id: 'thm-x',
    label: 'Theorem 1',
    children: [
      { type: 'heading', depth: 6, children: [text('A name')] },
      p('It holds.'),
      list(false, 'so'),
      { type: 'statement', kind: 'proof', label: 'Proof', children: [p('By itself.')] },
    ],
  },
  { type: 'statement', kind: 'question', label: 'Question 1', children: [p('What is it?')] },
  { type: 'statement', kind: 'answer', label: 'Answer 1', children: [p('An example.')] },
  { ...box('tip', 'A title', p('In a box.')), identifier: 'box:x', id: 'box-x', label: 'Box 1' },
  p('See ', xref('box', 'box-x', 'Box 1'), ' and ', xref('statement', 'thm-x', 'Theorem 1'), '.'),
  code('a < b && c', 'js'),
  equation('\\sum_{i=1}^{n} \\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}', {
    id: 'eq-x',
    label: '(1)',
  }),
  equation('\\unknown', { id: 'eq-y' }),
)

const grid = {
  ...table(
    [cell('Group', { rowspan: 2 }), cell('Value', { colspan: 2 })],
    [cell('before'), cell('after')],
    [cell('One', { scope: 'row' }), '1.5', cell([strong('2'), xref('note', 'note-a', 'a')])],
  ),
  headRows: 2,
  columns: [{ width: 0.5 }, { align: 'decimal' as const }, { align: 'right' as const }],
}

const results = section(
  'Results',
  { role: 'results', id: 'sec-results' },
  p(
    'See ',
    xref('figure', 'fig-p', 'Fig. 1'),
    ', ',
    xref('panel', 'fig-p.b', 'Fig. 1b'),
    ', ',
    xref('table', 'tbl-x', 'Table 1'),
    ', ',
    xref('equation', 'eq-x', 'Eq. 1'),
    ', ',
    xref('section', 'sec-intro', 'Section 1'),
    ', ',
    xref('section', 'app-a', 'Appendix A'),
    ', ',
    xref('supplementary-material', 'supp-film', 'Video 1'),
    '.',
  ),
  figure(
    'fig:p',
    [
      { type: 'caption', children: [p('Both panels.'), p('More of them.')] },
      panel('a', [image('figures/i.png', 'Left.'), caption('Left')], { id: 'fig-p.a' }),
      panel('b', [image('figures/i.png', 'Right.', { description: 'All about it.' })], {
        id: 'fig-p.b',
      }),
    ],
    { id: 'fig-p', number: 1, label: 'Fig. 1' },
  ),
  figure(
    'fig:s',
    [
      caption('First. Second.'),
      image('figures/i.png', '', { decorative: true }),
      notes({ ...note('DM, dermatomyositis'), kind: 'abbreviations' }),
    ],
    { id: 'fig-s', number: 2, label: 'Fig. 2' },
  ),
  tableFigure(
    'tbl:x',
    [
      caption('Values.'),
      grid,
      notes(
        { ...note('ND, not described'), kind: 'abbreviations' },
        { ...note('n = 2'), mark: 'a', id: 'note-a' },
      ),
    ],
    { id: 'tbl-x', number: 1, label: 'Table 1' },
  ),
  supplement('supp:film', 'data/film.mp4', {
    id: 'supp-film',
    label: 'Video 1',
    children: [caption('A film. It is short.')],
  }),
  section('Deeper', p('Down here.'), section('Deepest', p('At the bottom.'))),
)

const behind = back(
  section(
    'Declarations',
    { role: 'declarations' },
    declaration('ethics', p('Approved.')),
    declaration('consent', p('Given.')),
    declaration('data-availability', p('Here.')),
    declaration('competing-interests', p('None.')),
    declaration(
      'funding',
      p('Paid by ', em('them'), ' ', xref('bibliography', 'ref-a', '1'), sup('2'), math('x'), '.'),
    ),
    declaration('contributions', p('JD wrote.')),
    declaration('acknowledgements', p('Thanks.')),
  ),
  section('Abbreviations', definitions(define('DM', 'dermatomyositis')), {
    role: 'abbreviations',
    id: 'abbr',
  }),
  section('Appendix A', p('More.'), { role: 'appendix', id: 'app-a' }),
  footnotes(footnote('n', ['A note.'], { id: 'fn-n', number: 1 })),
  bibliography(
    entry(work('a', { PMID: '1', page: '101-9' }), {
      label: '1',
      children: [text('Doe J, Roe RB. On a.')],
    }),
    entry(
      {
        id: 'b',
        type: 'chapter',
        title: 'Part',
        'container-title': 'Whole',
        editor: [{ literal: 'Example Group' }],
        edition: '2',
        publisher: 'Press',
        'publisher-place': 'City',
        issued: { 'date-parts': [[2015]] },
        ISBN: '978-0-00-000000-2',
      },
      { label: '2', children: [text('Example Group, ed. Part. In: Whole.')] },
    ),
    entry(
      {
        id: 'c',
        type: 'dataset',
        title: 'Data',
        publisher: 'Repository',
        version: '1.0',
        issued: { 'date-parts': [[2024, 2, 3]] },
        accessed: { 'date-parts': [[2026, 1, 5]] },
        URL: 'https://example.org/d',
        author: [
          { family: 'Berg', given: 'J.', 'non-dropping-particle': 'van den' },
          { family: '山田', given: '太郎' },
          { literal: 'et al.' },
        ],
      },
      { label: '3', children: [text('van den Berg J. Data.')] },
    ),
  ),
)

/** Everything, numbered and resolved. */
export const everything = (): Article =>
  structuredClone(article(before, introduction, results, behind))

/** What belongs to it. */
export const everythingsInputs = (more: Parameters<typeof inputs>[0] = {}): Inputs =>
  inputs({
    images: [imageFile('figures/i.png')],
    references: [
      reference(work('a'), { langid: 'en' }),
      reference(
        { id: 'c', type: 'dataset' },
        { keywords: 'generated', eprint: 'EX123', eprinttype: 'Example Database' },
      ),
    ],
    resources: new Map([
      [
        'cases',
        { name: 'cases', title: 'All cases', path: 'data/cases.csv', fields: [], rows: [] },
      ],
    ]),
    sources: new Map([['data/cases.csv', 'case\n1\n']]),
    supplements: new Map([['data/film.mp4', new Uint8Array([1])]]),
    ...more,
  })
