/**
 * Articles by chance, resolved and numbered as resolve leaves them: for what must hold of every article.
 */
import fc from 'fast-check'
import type { Table } from 'mdast'
import type { Inputs } from '../scripts/document/inputs.js'
import type { Author, Metadata } from '../scripts/document/metadata.js'
import type { CslItem, CslName } from '../scripts/document/references.js'
import type {
  Abstract,
  Article,
  BackNode,
  Bibliography,
  Block,
  Figure,
  Phrasing,
  Section,
  SectionRole,
  Title,
} from '../scripts/document/tree.js'
import {
  affiliation,
  article,
  back,
  bibliography,
  box,
  br,
  caption,
  cell,
  code,
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
  rule,
  section,
  smallCaps,
  span,
  strong,
  sub,
  sup,
  supplement,
  table,
  text,
  xref,
} from './builders.js'
import { imageFile, inputs } from './inputs.js'

/** Words, and all that a hostile author could type. */
export const anyText = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'word',
      'two words',
      'β ≥ 2',
      'a < b & c',
      ']]>',
      '☑ done',
      ' ',
      '\u0001',
      '“quoted”',
      '10:30',
      '日本',
    ),
  },
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
)

/** Ids that stand in every article below: a reference to any of them holds. */
const ids = {
  'sec-0': 'section',
  'fig-0': 'figure',
  'fig-1': 'figure',
  'fig-1.a': 'panel',
  'tbl-0': 'table',
  'eq-0': 'equation',
  'ref-0': 'bibliography',
  'ref-1': 'bibliography',
  'note-0': 'note',
  'sec-app': 'section',
  'sec-gone': 'section',
  'supp-0': 'supplementary-material',
  'sec-declared': 'section',
  'sec-deep': 'section',
} as const
const anId = fc.constantFrom(...(Object.keys(ids) as Array<keyof typeof ids>))
const lang = fc.constantFrom('en', 'fr', 'de-AT', 'no tag!')

const { line: anyLine, block: anyBlock } = fc.letrec<{ line: Phrasing[]; block: Block }>((tie) => ({
  line: fc.array(
    fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      anyText.map(text),
      anyText.map(inlineCode),
      fc.constantFrom('x', '\\frac{1}{2}', '\\unknown', 'a<b').map(math),
      fc.constant(br()),
      fc.constant(footnoteReference('n')),
      anyText.map((alt) => image('figures/i.png', alt)),
      fc.constant(image('figures/gone.png')),
      anId.map((id) => xref(ids[id], id, 'there')),
      fc.tuple(anId, anId).map(([one, other]) => xref(ids[one], [one, other], 'there')),
      fc
        .tuple(fc.constantFrom(em, strong, sub, sup, smallCaps), tie('line'))
        .map(([mark, inner]) => mark(...inner)),
      tie('line').map((inner): Phrasing => ({ type: 'delete', children: inner })),
      fc.tuple(lang, tie('line')).map(([tag, inner]) => span(tag, ...inner)),
      fc
        .tuple(fc.constantFrom('underline' as const, 'mark' as const), tie('line'))
        .map(([style, children]): Phrasing => ({ type: 'span', style, children })),
      fc
        .tuple(
          fc.constantFrom(
            'https://example.org/?a=1&b',
            'mailto:a@example.org',
            'javascript:x',
            '#sec',
          ),
          tie('line'),
        )
        .map(([url, inner]) => link(url, ...inner)),
    ),
    { maxLength: 4 },
  ),
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie('line').map((inner) => p(...inner)),
    anyText.map((value) => code(value, 'r')),
    fc.constant(rule()),
    fc.constantFrom('x^2', '\\unknown').map((tex) => equation(tex)),
    tie('line').map((inner): Block => tableOf([[inner]])),
    fc.array(tie('block'), { maxLength: 3 }).map((blocks) => quote(...blocks)),
    fc
      .tuple(
        fc.constantFrom(undefined, 'note' as const, 'key-points' as const),
        fc.option(anyText, { nil: undefined }),
        fc.array(tie('block'), { maxLength: 2 }),
      )
      .map(([kind, called, blocks]) => box(kind, called, ...blocks)),
    fc
      .tuple(
        fc.constantFrom('theorem' as const, 'proof' as const, 'question' as const),
        tie('line'),
        fc.array(tie('block'), { maxLength: 2 }),
      )
      .map(([kind, name, blocks]): Block => ({
        type: 'statement',
        kind,
        label: 'Theorem 1',
        children: [{ type: 'heading', depth: 6, children: name as never }, ...blocks],
      })),
    fc.array(tie('line'), { maxLength: 3 }).map((lines): Block => ({
      type: 'verse',
      children: lines.map((children) => ({ type: 'verseLine', children })),
    })),
    fc
      .tuple(tie('block'), tie('line'))
      .map(([inner, children]) => quote({ type: 'attribution', children }, inner)),
    fc.tuple(anyText, tie('line')).map(([term, inner]) => definitions(define(term, ...inner))),
    fc
      .tuple(
        fc.boolean(),
        fc.constantFrom(1, 3),
        fc.constantFrom(undefined, true, false),
        fc.array(fc.array(tie('block'), { maxLength: 2 }), { maxLength: 3 }),
      )
      .map(([ordered, start, checked, items]): Block => ({
        ...list(
          ordered,
          ...items.map((blocks) => ({
            ...item(...blocks),
            ...(checked === undefined ? {} : { checked }),
          })),
        ),
        ...(ordered ? { start } : {}),
      })),
  ),
}))
export { anyBlock, anyLine }

const tableOf = (rows: Phrasing[][][]): Table => ({
  ...table(...rows.map((row) => row.map((content) => cell(content)))),
  align: ['right'],
})

const anyTable: fc.Arbitrary<Table> = fc
  .tuple(
    fc.array(
      fc.array(
        fc.tuple(
          anyLine,
          fc.constantFrom(undefined, 2),
          fc.constantFrom(undefined, 'row' as const),
          fc.constantFrom(undefined, 'decimal' as const),
        ),
        { maxLength: 3 },
      ),
      { maxLength: 3 },
    ),
    fc.constantFrom(undefined, 0, 2, 9),
  )
  .map(([rows, headRows]): Table => ({
    ...table(
      ...rows.map((row) =>
        row.map(([content, colspan, scope, align]) => cell(content, { colspan, scope, align })),
      ),
    ),
    headRows,
    columns: [{ width: 0.25 }, { align: 'center' }],
  }))

const captions = fc
  .array(
    fc.array(
      anyLine.map((inner) => p(...inner)),
      { minLength: 1, maxLength: 2 },
    ),
    { maxLength: 1 },
  )
  .map((found) => found.map((children) => ({ type: 'caption' as const, children })))

const anyFigure = (id: string): fc.Arbitrary<Figure> =>
  fc
    .tuple(captions, fc.integer({ min: 0, max: 3 }), anyLine, fc.boolean())
    .map(([above, panels, inner, noted]) =>
      figure(
        id,
        [
          ...above,
          ...Array.from({ length: panels }, (_, index) =>
            panel('abc'.charAt(index), [image('figures/i.png'), caption(...inner)], {
              id: `${id}.${'abc'.charAt(index)}`,
            }),
          ),
          ...(panels === 0 ? [image('figures/i.png', '', { decorative: true })] : []),
          ...(noted ? [notes({ ...note(...inner), kind: 'abbreviations' as const })] : []),
        ],
        { id, number: 1, label: 'Fig. 1' },
      ),
    )

const anyTableFigure: fc.Arbitrary<Figure> = fc
  .tuple(captions, anyTable, anyLine)
  .map(([above, grid, inner]) => ({
    ...figure('tbl', [...above, grid, notes({ ...note(...inner), mark: 'a', id: 'note-0' })], {
      id: 'tbl-0',
      label: 'Table 1',
    }),
    kind: 'table',
  }))

const roles: SectionRole[] = [
  'introduction',
  'methods',
  'case-presentation',
  'results',
  'discussion',
  'conclusions',
  'declarations',
  'ethics',
  'consent',
  'data-availability',
  'competing-interests',
  'funding',
  'contributions',
  'acknowledgements',
  'abbreviations',
  'supplementary-material',
  'appendix',
  'other',
]

const { section: anySection } = fc.letrec<{ section: Section }>((tie) => ({
  section: fc
    .tuple(
      anyLine,
      fc.constantFrom(...roles),
      fc.array(anyBlock, { maxLength: 3 }),
      fc.oneof({ maxDepth: 2 }, fc.constant([]), fc.array(tie('section'), { maxLength: 2 })),
      fc.constantFrom(undefined, '1.2'),
    )
    .map(([heading, role, blocks, sections, label]) =>
      withHeading(section('', ...blocks, ...sections, { role, label }), heading),
    ),
}))
export { anySection }

function withHeading(node: Section, content: Phrasing[]): Section {
  node.children[0].children = content
  return node
}

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined })
const dates = fc.constantFrom('2026', '2026-05', '2026-05-04')

const anyAuthor: fc.Arbitrary<Author> = fc
  .tuple(
    anyText,
    optional(anyText),
    fc.boolean(),
    fc.boolean(),
    optional(anyText),
    fc.subarray(['h', 'u', 'none']),
  )
  .map(([family, given, corresponding, equalContribution, noted, affiliations]) => {
    const shared = {
      corresponding,
      equalContribution,
      note: noted,
      affiliations,
      email: corresponding ? 'a@example.org' : undefined,
      address: noted && '1 Example Street',
      phone: given && '+00 0',
      roles: [{ term: 'Software', credit: true }],
    }
    return given === '日本'
      ? group(family, shared)
      : person({
          family,
          given,
          orcid: '0000-0002-1825-0097',
          isni: noted && '000000012150090X',
          ...shared,
        })
  })

const anyMetadata: fc.Arbitrary<Partial<Metadata>> = fc
  .record<Partial<Metadata>>({
    authors: fc.array(anyAuthor, { maxLength: 3 }),
    affiliations: fc.constantFrom(
      [],
      [
        affiliation('h', { country: 'NL', ror: '00example1' }),
        affiliation('u', {
          city: 'Example City',
          street: 'Example Street 1',
          postalCode: '1000 AB',
          isni: '000000012150090X',
        }),
      ],
    ),
    dates: fc.record(
      { date: dates, received: dates, accepted: dates, collection: dates },
      { requiredKeys: [] },
    ),
    volume: optional(fc.constant('3')),
    pages: optional(fc.constant({ first: '1', last: '9' })),
    elocationId: optional(fc.constant('e1')),
    license: optional(
      fc.constant({ url: 'https://creativecommons.org/licenses/by/4.0/', name: 'CC BY 4.0' }),
    ),
    furtherLicenses: fc.constantFrom(
      [],
      [
        { name: 'CC0', url: 'https://example.org/cc0', start: '2027-01-01' },
        { name: 'Of the data' },
      ],
    ),
    openAccess: optional(fc.constant('Paid by Example University.')),
    copyright: optional(fc.constant({ year: '2026', holder: 'Doe' })),
    trials: fc.constantFrom(
      [],
      [
        { registry: 'Example Registry', number: 'EX00000000', stage: 'results' as const },
        { registry: 'Another', number: '1' },
      ],
    ),
    funding: fc.constantFrom(
      [],
      [{ funder: 'Example Fund', ror: '00example2', awards: ['1'], recipients: ['Jane Doe'] }],
    ),
    journal: optional(
      fc.constant({
        title: 'Example Journal',
        nlmTa: 'Ex J',
        issn: [{ value: '2999-9995', type: 'epub' as const }],
      }),
    ),
  })
  .map((all) => (all.license ? all : { ...all, furtherLicenses: [] }))

const anyName: fc.Arbitrary<CslName> = fc.oneof(
  fc.record({
    family: anyText,
    given: anyText,
    'non-dropping-particle': fc.constantFrom('', 'van'),
  }),
  fc.record({ literal: anyText }),
  fc.constant({ literal: 'et al.' }),
  fc.record({ family: anyText }),
)
const aTitle = fc.oneof(
  anyText.filter((value) => !/[<>$]/.test(value)),
  fc.constant('On <i>E. coli</i> and H<sub>2</sub>O'),
)

const anyItem = (id: string): fc.Arbitrary<CslItem> =>
  fc.record(
    {
      id: fc.constant(id),
      type: fc.constantFrom(
        'article-journal',
        'article',
        'book',
        'chapter',
        'paper-conference',
        'thesis',
        'report',
        'webpage',
        'dataset',
        'software',
        'patent',
        'standard',
        'article-newspaper',
        'personal_communication',
        'entry-encyclopedia',
        'nothing',
      ),
      title: aTitle,
      author: fc.array(anyName, { maxLength: 3 }),
      editor: fc.array(anyName, { maxLength: 2 }),
      'container-title': aTitle,
      publisher: anyText,
      issued: fc.constantFrom(
        { 'date-parts': [[2020, 5, 6]] },
        { literal: 'in press' },
        { raw: '2019' },
        { 'date-parts': [[-300]] },
      ),
      accessed: fc.constant({ 'date-parts': [[2026, 1, 5]] }),
      volume: fc.constantFrom('1', '12'),
      page: fc.constantFrom('1-9', '1234–41', 'e12', '1-3, 7', '–', 'S1'),
      DOI: fc.constant('https://doi.org/10.99999/x'),
      URL: fc.constantFrom('https://doi.org/10.99999/x', 'https://arxiv.org/abs/2001.00001'),
      number: fc.constant('7'),
      note: anyText,
      'event-title': anyText,
      'event-date': fc.constantFrom(
        {
          'date-parts': [
            [2020, 5, 6],
            [2020, 5, 8],
          ],
        },
        { literal: 'spring' },
        { 'date-parts': [[-300]] },
      ),
      language: lang,
      'original-title': aTitle,
      version: fc.constant('v1.2'),
    },
    { requiredKeys: ['id', 'type'] },
  ) as fc.Arbitrary<CslItem>

const anyTitle: fc.Arbitrary<Title> = fc
  .tuple(
    anyLine,
    fc.constantFrom(
      'title' as const,
      'subtitle' as const,
      'translated' as const,
      'running-head' as const,
    ),
  )
  .map(([children, kind]) => ({
    type: 'title',
    kind,
    ...(kind === 'translated' ? { lang: 'fr' } : {}),
    children,
  }))
const anyAbstract: fc.Arbitrary<Abstract> = fc
  .tuple(
    fc.array(fc.oneof(anyBlock, anySection), { maxLength: 3 }),
    fc.constantFrom('abstract' as const, 'translated' as const, 'graphical' as const),
  )
  .map(([children, kind]) => ({
    type: 'abstract',
    kind,
    ...(kind === 'translated' ? { lang: 'de' } : {}),
    children,
  }))

const anyBibliography: fc.Arbitrary<Bibliography> = fc
  .tuple(anyItem('0'), anyItem('1'))
  .map(([one, other]) => bibliography(entry(one, { label: '1' }), entry(other, { label: '2' })))

/** A section of any role with another in it; references point to both. */
const anyDeclaration: fc.Arbitrary<Section> = fc
  .tuple(fc.constantFrom(...roles), fc.array(anyBlock, { maxLength: 1 }), fc.boolean())
  .map(([role, blocks, deeper]) =>
    section(
      'Declared',
      ...blocks,
      ...(deeper ? [section('Deeper', p('x'), { id: 'sec-deep' })] : []),
      { role, id: 'sec-declared' },
    ),
  )

/** Any article: every reference in it holds, but for one to a section that is not there. */
export const anyArticle: fc.Arbitrary<Article> = fc
  .tuple(
    anyMetadata,
    fc.array(anyTitle, { maxLength: 3 }),
    fc.array(anyAbstract, { maxLength: 2 }),
    fc.array(anyLine, { minLength: 1, maxLength: 2 }),
    fc.array(fc.oneof(anyBlock, anySection), { maxLength: 3 }),
    anyFigure('fig-0'),
    anyFigure('fig-1'),
    anyTableFigure,
    fc.array(anySection, { maxLength: 3 }),
    anyLine,
    anyBibliography,
    captions,
    fc.constantFrom('data/film.mp4', 'data/gone.csv'),
    anyDeclaration,
  )
  .map(
    ([
      metadata,
      titles,
      abstracts,
      words,
      content,
      one,
      other,
      grid,
      declarations,
      noted,
      entries,
      captioned,
      supplemented,
      declared,
    ]) =>
      article(
        front(metadata, ...titles, ...abstracts, keywords(...words)),
        section('Text', ...content, { id: 'sec-0' }),
        one,
        other,
        grid,
        equation('x', { id: 'eq-0', label: '(1)' }),
        supplement('supp:0', supplemented, {
          id: 'supp-0',
          label: 'Supplementary File 1',
          children: captioned,
        }),
        back(
          ...(declarations as BackNode[]),
          declared,
          section('More', p('x'), { role: 'appendix', id: 'sec-app' }),
          footnotes(footnote('n', noted, { id: 'fn-n', number: 1 })),
          entries,
        ),
      ),
  )

/** What belongs to such an article. */
export const anyArticlesInputs = (more: Parameters<typeof inputs>[0] = {}): Inputs =>
  inputs({
    images: [imageFile('figures/i.png')],
    supplements: new Map([['data/film.mp4', new Uint8Array([1])]]),
    ...more,
  })
