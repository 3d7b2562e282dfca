import { expect, test } from 'vitest'
import type { Metadata } from '../../../scripts/document/metadata.js'
import type { Abstract } from '../../../scripts/document/tree.js'
import {
  abstract,
  affiliation,
  article,
  back,
  declaration,
  em,
  equation,
  figure,
  front,
  group,
  image,
  p,
  person,
  section,
  sup,
  tableFigure,
  text,
  title,
} from '../../builders.js'
import { imageFile } from '../../inputs.js'
import { flat, inside, written } from './written.js'

const element = async (name: string, metadata: Partial<Metadata>): Promise<string> =>
  inside(await written(article(front(metadata))), name)

test('an article says which version of JATS it is, in which language, and of which type', async () => {
  const xml = await written(article(front({ articleType: 'case-report' })))
  expect(xml.split('\n').slice(0, 4)).toEqual([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD with MathML3 v1.3 20210610//EN" "JATS-journalpublishing1-3-mathml3.dtd">',
    '<article xmlns:ali="http://www.niso.org/schemas/ali/1.0/" xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:xlink="http://www.w3.org/1999/xlink" article-type="case-report" dtd-version="1.3" xml:lang="en">',
    '  <processing-meta base-tagset="publishing" mathml-version="3.0" table-model="xhtml" tagset-family="jats"/>',
  ])
})

test('the newer version is written when asked for', async () => {
  const xml = await written(article(), { settings: { jats: '1.4' } })
  expect(xml).toContain('v1.4 20241031//EN" "JATS-journalpublishing1-4-mathml3.dtd"')
  expect(xml).toContain('dtd-version="1.4"')
})

test('a draft says so and stays valid', async () => {
  expect((await written(article(), { settings: { draft: true } })).split('\n')[2]).toBe(
    '<?galley draft?>',
  )
})

test('a journal that is not known is left empty; one that is known is told', async () => {
  expect(await element('journal-meta', {})).toBe(
    '<journal-id journal-id-type="publisher-id"/><issn/>',
  )
  expect(
    await element('journal-meta', {
      journal: {
        id: 'exj',
        title: 'Example Journal',
        abbreviation: 'Ex J',
        issn: [{ value: '2999-9995', type: 'epub' }],
        publisher: 'Example Press',
        publisherLocation: 'Example City',
      },
    }),
  ).toBe(
    '<journal-id journal-id-type="publisher-id">exj</journal-id><journal-title-group><journal-title>Example Journal</journal-title><abbrev-journal-title abbrev-type="publisher">Ex J</abbrev-journal-title></journal-title-group>' +
      '<issn pub-type="epub" publication-format="electronic">2999-9995</issn><publisher><publisher-name>Example Press</publisher-name><publisher-loc>Example City</publisher-loc></publisher>',
  )
})

test('no identifier of a journal is empty (PMC Tagging Guidelines, journal-id)', async () => {
  const ids = async (journal: Metadata['journal']): Promise<string[]> =>
    [...(await written(article(front({ journal })))).matchAll(/<journal-id.*/g)].map(String)
  const issn = [{ value: '2999-9995', type: 'epub' as const }]
  expect(await ids({ title: 'Example Journal', issn })).toEqual([
    '<journal-id journal-id-type="issn">2999-9995</journal-id>',
  ])
  expect(await ids({ nlmTa: 'Ex J', issn })).toEqual([
    '<journal-id journal-id-type="nlm-ta">Ex J</journal-id>',
  ])
})

test('the page of an article is called by its title, and one page is its own last (PMC Tagging Guidelines)', async () => {
  const url = 'https://example.org/e42'
  const xml = await written(article(front({ identifiers: { url }, pages: { first: '7' } })))
  expect(xml).toMatch(/<self-uri xlink:href="https:\/\/example\.org\/e42">A title<\/self-uri>/)
  expect(flat(xml)).toContain('<fpage>7</fpage><lpage>7</lpage>')
})

test('titles keep their markup; a translation, a subtitle and a running head have their places', async () => {
  const xml = await written(
    article(
      front(
        {},
        { ...title('Of ', em('E. coli'), sup('2')) },
        { type: 'title', kind: 'subtitle', children: [text('A study')] },
        { type: 'title', kind: 'translated', lang: 'fr', children: [text('De')] },
        { type: 'title', kind: 'running-head', children: [text('Short')] },
      ),
    ),
  )
  expect(inside(xml, 'title-group')).toBe(
    '<article-title>Of <italic>E. coli</italic><sup>2</sup></article-title><subtitle>A study</subtitle>' +
      '<trans-title-group xml:lang="fr"><trans-title>De</trans-title></trans-title-group><alt-title alt-title-type="right-running-head">Short</alt-title>',
  )
})

test('an author has identifier, name, degrees, roles and affiliations', async () => {
  const authors = [
    person({
      orcid: '0000-0002-1825-0097',
      given: 'Jan',
      family: 'van der Doe',
      suffix: 'Jr',
      degrees: 'MD',
      affiliations: ['h', 'u'],
      corresponding: true,
      email: 'jan@example.org',
      equalContribution: true,
      roles: [
        { term: 'Writing – review & editing', credit: true, degree: 'lead' },
        { term: 'Drew the figures', credit: false },
      ],
    }),
    person({ equalContribution: true, deceased: true }),
  ]
  const affiliations = [affiliation('h', { label: '1' }), affiliation('u', { label: '2' })]
  expect(await element('contrib', { authors, affiliations })).toBe(
    '<contrib-id contrib-id-type="orcid" authenticated="false">https://orcid.org/0000-0002-1825-0097</contrib-id><name name-style="western"><surname>van der Doe</surname><given-names>Jan</given-names><suffix>Jr</suffix></name><degrees>MD</degrees>' +
      '<role vocab="credit" vocab-identifier="https://credit.niso.org/" vocab-term="Writing – review &amp; editing" vocab-term-identifier="https://credit.niso.org/contributor-roles/writing-review-editing/" degree-contribution="lead">Writing – review &amp; editing</role>' +
      '<role>Drew the figures</role><xref ref-type="aff" rid="aff-1"><sup>1</sup></xref><xref ref-type="aff" rid="aff-2"><sup>2</sup></xref><xref ref-type="corresp" rid="cor-1">*</xref>',
  )
  const xml = await written(article(front({ authors, affiliations })))
  expect([...xml.matchAll(/<contrib .*>/g)].map(String)).toEqual([
    '<contrib contrib-type="author" corresp="yes" equal-contrib="yes">',
    '<contrib contrib-type="author" equal-contrib="yes" deceased="yes">',
  ])
  expect(inside(xml, 'author-notes')).toBe(
    '<corresp id="cor-1"><label>*</label>Jan van der Doe, <email>jan@example.org</email></corresp>',
  )
})

test('a single name is a given name; a group is a collaboration; one author alone contributes equally to nobody', async () => {
  const xml = await written(
    article(
      front({
        authors: [
          person({ given: undefined, family: 'Prince', equalContribution: true }),
          group('The Example Group'),
        ],
      }),
    ),
  )
  expect(flat(xml)).toContain(
    '<contrib contrib-type="author"><name name-style="given-only"><given-names>Prince</given-names></name></contrib><contrib contrib-type="author"><collab>The Example Group</collab></contrib>',
  )
})

test('an affiliation is told in parts, with its identifier and the code of its country', async () => {
  const affiliations = [
    affiliation('h', {
      label: '1',
      department: 'Dermatology',
      city: 'Example City',
      region: 'Example State',
      country: 'NL',
      ror: '00example1',
    }),
  ]
  expect(await element('aff', { affiliations })).toBe(
    '<label>1</label><institution-wrap><institution content-type="dept">Dermatology</institution><institution>Example Hospital</institution>' +
      '<institution-id institution-id-type="ror" vocab="ror" vocab-identifier="https://ror.org/">https://ror.org/00example1</institution-id></institution-wrap>, <city>Example City</city>, <state>Example State</state>, <country country="NL">The Netherlands</country>',
  )
})

test('competing interests stand in the front and every author points to them', async () => {
  const xml = await written(
    article(
      front({ authors: [person({ note: 'Now at Example.' })] }),
      back(declaration('competing-interests', p('None.'))),
    ),
  )
  expect(inside(xml, 'author-notes')).toBe(
    '<fn id="author-note-1"><p>Now at Example.</p></fn><fn fn-type="coi-statement" id="competing-interests"><label>competing-interests</label><p>None.</p></fn>',
  )
  expect(inside(xml, 'contrib')).toContain(
    '<xref ref-type="fn" rid="author-note-1"/><xref ref-type="fn" rid="competing-interests"/>',
  )
  expect(xml).not.toContain('<back>')
})

test('dates are told in the parts that are known', async () => {
  const dates = { published: '2026-05', received: '2026-01-12', accepted: '2026' }
  expect(await element('pub-date', { dates })).toBe('<month>05</month><year>2026</year>')
  expect(await element('history', { dates })).toBe(
    '<date date-type="received" iso-8601-date="2026-01-12"><day>12</day><month>01</month><year>2026</year></date><date date-type="accepted" iso-8601-date="2026"><year>2026</year></date>',
  )
  expect(await written(article())).toContain('<pub-date-not-available/>')
})

test('a licence has its address and words; one of Creative Commons is free to read', async () => {
  const url = 'https://creativecommons.org/licenses/by/4.0/'
  expect(
    await element('permissions', {
      copyright: { year: '2026', holder: 'Jane Doe' },
      license: { url, name: 'CC BY 4.0' },
    }),
  ).toBe(
    '<copyright-statement>© 2026 Jane Doe</copyright-statement><copyright-year>2026</copyright-year><copyright-holder>Jane Doe</copyright-holder><ali:free_to_read/>' +
      `<license><ali:license_ref>${url}</ali:license_ref><license-p>This is an open access article distributed under the terms of the licence <ext-link ext-link-type="uri" xlink:href="${url}">CC BY 4.0</ext-link>.</license-p></license>`,
  )
  expect(
    await element('permissions', { license: { name: 'None', text: 'All rights reserved.' } }),
  ).toBe('<license><license-p>All rights reserved.</license-p></license>')
})

test('an abstract in sections, one in words, one in another language', async () => {
  const xml = await written(
    article(
      front(
        {},
        abstract(section('Background', p('a')), section('Conclusions', p('b'))),
        { type: 'abstract', kind: 'translated', lang: 'de', children: [p('c')] },
        { type: 'abstract', kind: 'plain-language-summary', children: [p('d')] },
      ),
    ),
  )
  expect(flat(xml)).toContain(
    '<abstract><sec><title>Background</title><p>a</p></sec><sec><title>Conclusions</title><p>b</p></sec></abstract>' +
      '<abstract abstract-type="plain-language-summary"><p>d</p></abstract><trans-abstract xml:lang="de"><p>c</p></trans-abstract>',
  )
})

test('an abstract of a single section takes its heading for its own', async () => {
  const xml = await written(article(front({}, abstract(section('Summary', p('a'))))))
  expect(inside(xml, 'abstract')).toBe('<title>Summary</title><p>a</p>')
})

test('funding has its awards and, in words, its statement', async () => {
  const xml = await written(
    article(
      front({
        authors: [person()],
        funding: [
          {
            funder: 'Example Fund',
            funderId: 'https://doi.org/10.13039/000',
            awards: ['EX-1', 'EX-2'],
            recipients: ['Jane Doe', 'Anyone Else'],
          },
          { funder: 'Other', ror: 'https://ror.org/00example2', awards: [], recipients: [] },
        ],
      }),
      back(declaration('funding', p('Paid by ', em('them'), '.'))),
    ),
  )
  expect(inside(xml, 'funding-group')).toBe(
    '<award-group id="award-1"><funding-source><institution-wrap><institution>Example Fund</institution><institution-id institution-id-type="doi" vocab="open-funder-registry" vocab-identifier="10.13039/open_funder_registry">10.13039/000</institution-id></institution-wrap></funding-source>' +
      '<award-id>EX-1</award-id><award-id>EX-2</award-id><principal-award-recipient><name name-style="western"><surname>Doe</surname><given-names>Jane</given-names></name></principal-award-recipient><principal-award-recipient><string-name>Anyone Else</string-name></principal-award-recipient></award-group>' +
      '<award-group id="award-2"><funding-source><institution-wrap><institution>Other</institution><institution-id institution-id-type="ror" vocab="ror" vocab-identifier="https://ror.org/">https://ror.org/00example2</institution-id></institution-wrap></funding-source></award-group>' +
      '<funding-statement id="funding">Paid by <italic>them</italic>.</funding-statement>',
  )
})

test('floats, equations and references are counted, panels too', async () => {
  const xml = await written(
    article(figure('', []), tableFigure('', [], { label: 'Table 1' }), equation('x')),
  )
  expect(inside(xml, 'counts')).toBe(
    '<fig-count count="1"/><table-count count="1"/><equation-count count="1"/><ref-count count="0"/>',
  )
})

test('identifiers, volume, pages, keywords, categories and related articles are told', async () => {
  const xml = flat(
    await written(
      article(
        front({
          identifiers: { doi: '10.99999/x', publisherId: 'x-1' },
          volume: '3',
          issue: '2',
          pages: { first: '1', last: '9' },
          keywords: ['a & b'],
          categories: ['Case Report'],
          related: [{ type: 'companion', doi: '10.99999/y', title: 'Y' }],
        }),
      ),
    ),
  )
  for (const part of [
    '<article-id pub-id-type="publisher-id">x-1</article-id><article-id pub-id-type="doi">10.99999/x</article-id>',
    '<subj-group subj-group-type="heading"><subject>Case Report</subject></subj-group>',
    '<volume>3</volume><issue>2</issue><fpage>1</fpage><lpage>9</lpage>',
    '<kwd-group kwd-group-type="author"><kwd>a &amp; b</kwd></kwd-group>',
    '<related-article related-article-type="companion" id="related-1" ext-link-type="doi" xlink:href="10.99999/y"><article-title>Y</article-title></related-article>',
  ])
    expect(xml).toContain(part)
})

test('a blind manuscript names nobody', async () => {
  const tree = article(
    front({
      authors: [person({ email: 'jane@example.org', corresponding: true })],
      copyright: { year: '2026', holder: 'Jane Doe' },
      affiliations: [affiliation('h')],
      funding: [{ funder: 'F', awards: ['1'], recipients: ['Jane Doe'] }],
    }),
    back(
      declaration('acknowledgements', p('Doe thanks.')),
      declaration('contributions', p('JD wrote.')),
      declaration('funding', p('Doe was paid.')),
      declaration('competing-interests', p('Doe has none.')),
      declaration('ethics', p('Approved.')),
    ),
  )
  const xml = await written(tree, { settings: { blind: true } })
  expect(xml).not.toMatch(/Doe|JD|jane|Example Hospital/)
  expect(inside(xml, 'contrib-group')).toBe('<contrib contrib-type="author"><anonymous/></contrib>')
  expect(xml).toContain('Approved.')
})

test('an article stands under one heading; what else it is about is a category', async () => {
  const xml = await written(
    article(
      front({ articleType: 'case-report', categories: ['Case Report', 'Dermatology', 'Surgery'] }),
    ),
  )
  expect(inside(xml, 'article-categories')).toBe(
    '<subj-group subj-group-type="heading"><subject>Case Report</subject></subj-group><subj-group subj-group-type="category"><subject>Dermatology</subject><subject>Surgery</subject></subj-group>',
  )
})

test('a graphical abstract is a figure without a number', async () => {
  const graphical: Abstract = {
    type: 'abstract',
    kind: 'graphical',
    children: [figure('', [image('i.png', 'Graph.')])],
  }
  expect(
    inside(
      await written(article(front({}, graphical)), { images: [imageFile('i.png')] }),
      'abstract',
    ),
  ).toBe(
    '<p><fig><graphic mime-subtype="png" mimetype="image" xlink:href="figures/i.png"><alt-text>Graph.</alt-text></graphic></fig></p>',
  )
})

test('a registered trial is a related object with its registry and number', async () => {
  expect(
    await written(
      article(
        front({
          trials: [{ registry: 'Example Registry', number: 'EX00000000', stage: 'results' }],
        }),
      ),
    ),
  ).toContain(
    '<related-object content-type="results" id="trial-1" source-type="clinical-trials-registry" source-id="Example Registry" source-id-type="registry-name" document-id="EX00000000" document-id-type="clinical-trial-number">EX00000000</related-object>',
  )
})
