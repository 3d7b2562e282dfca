import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { assetText } from '../../scripts/assets.js'
import type { OutputFile } from '../../scripts/document/inputs.js'
import type { Metadata } from '../../scripts/document/metadata.js'
import { crossref } from '../../scripts/package/crossref.js'
import { meca } from '../../scripts/package/meca.js'
import { packageName, pmc } from '../../scripts/package/pmc.js'
import { writeJats } from '../../scripts/write/jats/index.js'
import { wholeDtd, type Declarations } from '../../scripts/write/jats/prune.js'
import { violations, violationsBy } from '../../scripts/write/jats/violations.js'
import { abstract, article, caption, figure, front, image, link, p, text } from '../builders.js'
import { imageFile, inputs } from '../inputs.js'
import { everything, everythingsInputs } from '../write/jats/everything.js'
import { flat, inside } from '../write/jats/written.js'

const pdf: OutputFile = { path: 'manuscript.pdf', contents: new Uint8Array([37, 80, 68, 70]) }
const mecaDtd = (name: string): string =>
  wholeDtd((JSON.parse(assetText(`dtd/meca-${name}.json`)) as { elements: Declarations }).elements)
const read = (files: Record<string, Uint8Array>, name: string): string =>
  strFromU8(files[name] ?? new Uint8Array())

test('a MECA package holds what its manifest lists, judged by its grammar', async () => {
  const made = meca(everything(), everythingsInputs(), [
    ...(await writeJats(everything(), everythingsInputs(), [])),
    pdf,
  ])
  const files = unzipSync(made.contents)
  expect([made.path, ...Object.keys(files)]).toEqual([
    'manuscript.meca.zip',
    'manifest.xml',
    'transfer.xml',
    'content/manuscript.xml',
    'content/figures/i.png',
    'content/data/cases.csv',
    'content/data/film.mp4',
    'content/manuscript.pdf',
  ])
  const listed = [
    ...read(files, 'manifest.xml').matchAll(
      /item-type="([^"]*)"[^]*?media-type="([^"]*)" xlink:href="([^"]*)"/g,
    ),
  ].map((found) => found.slice(1).join(' '))
  expect(listed).toEqual([
    'transfer-metadata application/xml transfer.xml',
    'article-metadata application/xml content/manuscript.xml',
    'manuscript-supporting-file image/png content/figures/i.png',
    'manuscript-supporting-file text/csv content/data/cases.csv',
    'manuscript-supporting-file video/mp4 content/data/film.mp4',
    'manuscript application/pdf content/manuscript.pdf',
  ])
  expect(inside(read(files, 'transfer.xml'), 'transfer-source')).toBe(
    '<publication><publication-title>Submitted by the authors</publication-title><contact contact-role="corresponding-author"><contact-name><surname>Doe</surname><given-names>Jane</given-names></contact-name><email>jane@example.org</email></contact></publication>',
  )
  expect(inside(read(files, 'transfer.xml'), 'destination')).toBe(
    '<service-provider><provider-name>Example Press</provider-name></service-provider><publication><publication-title>Example Journal</publication-title><acronym>exj</acronym></publication>',
  )
})

test('a manifest without items breaks its grammar', () => {
  expect(
    violationsBy(mecaDtd('manifest'), '<manifest manifest-version="1"/>').length,
  ).toBeGreaterThan(0)
  expect(
    violationsBy(mecaDtd('transfer'), '<transfer transfer-version="1"><destination/></transfer>')
      .length,
  ).toBeGreaterThan(0)
})

test('packages are the same bytes twice', async () => {
  const outputs = [...(await writeJats(everything(), everythingsInputs(), [])), pdf]
  expect(meca(everything(), everythingsInputs(), outputs)).toEqual(
    meca(everything(), everythingsInputs(), outputs),
  )
  expect(await pmc(everything(), everythingsInputs(), outputs)).toEqual(
    await pmc(everything(), everythingsInputs(), outputs),
  )
})

test("a delivery to PubMed Central has the archive's names, in the XML too", async () => {
  const made = await pmc(everything(), everythingsInputs(), [pdf])
  const files = unzipSync(made.contents)
  expect([made.path, ...Object.keys(files)]).toEqual([
    'exj-3-e42.zip',
    'exj-3-e42.xml',
    'exj-3-e42.pdf',
    'exj-3-e42-g001.png',
    'exj-3-e42-s001.csv',
    'exj-3-e42-s002.mp4',
  ])
  const xml = read(files, 'exj-3-e42.xml')
  expect(
    new Set(
      [...xml.matchAll(/(?:graphic|material)[^>]*xlink:href="([^"]*)"/g)].map((found) => found[1]),
    ),
  ).toEqual(new Set(['exj-3-e42-g001.png', 'exj-3-e42-s001.csv', 'exj-3-e42-s002.mp4']))
  expect(violations(xml, '1.3', true)).toEqual([])
})

test('images of figures come before those in lines, and drawings are PNG', async () => {
  const svg = imageFile('b.svg', {
    format: 'svg',
    bytes: new TextEncoder().encode(
      '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"><rect width="4" height="2"/></svg>',
    ),
  })
  const tree = article(
    front({ journal: { abbreviation: 'Ex. J. Case' }, volume: '3', pages: { first: '12' } }),
    p('In a line ', image('c.png'), image('a.jpg')),
    figure('', [image('a.jpg'), caption('x')]),
    figure('', [image('b.svg'), caption('y')]),
  )
  const made = unzipSync(
    (
      await pmc(
        tree,
        inputs({ images: [imageFile('a.jpg', { format: 'jpeg' }), svg, imageFile('c.png')] }),
        [],
      )
    ).contents,
  )
  expect(Object.keys(made).sort()).toEqual([
    'ejc-3-12-g001.jpg',
    'ejc-3-12-g002.png',
    'ejc-3-12-i001.png',
    'ejc-3-12.xml',
  ])
  expect(strFromU8((made['ejc-3-12-g002.png'] ?? new Uint8Array()).slice(1, 4))).toBe('PNG')
  expect(read(made, 'ejc-3-12.xml')).toContain(
    '<graphic mime-subtype="png" mimetype="image" xlink:href="ejc-3-12-g002.png">',
  )
})

test('a delivery is named after journal, volume and what tells the article apart', () => {
  const named = (metadata: Partial<Metadata>): string => packageName(article(front(metadata)))
  expect([
    named({
      journal: { title: 'Example Journal of Cases' },
      identifiers: { doi: '10.99999/ex.42' },
    }),
    named({ journal: { id: 'exj' }, volume: '3', elocationId: 'e 1' }),
  ]).toEqual(['ejoc-ex42', 'exj-3-e1'])
})

test('a Crossref deposit tells the same as the JATS', async () => {
  const tree = everything()
  tree.children[0].metadata.identifiers.url = 'https://example.org/e42'
  const made = await crossref(tree, everythingsInputs())
  const xml = strFromU8(made.contents)
  expect(made.path).toBe('manuscript.crossref.xml')
  expect(inside(xml, 'titles')).toBe(
    '<title>A title of <i>E. coli</i><sup>2</sup></title><subtitle>Its subtitle</subtitle>',
  )
  expect(inside(xml, 'person_name')).toBe(
    '<given_name>Jane</given_name><surname>Doe</surname><affiliations><institution><institution_name>Example Hospital</institution_name><institution_id type="ror">https://ror.org/00example1</institution_id><institution_place>Example City, The Netherlands</institution_place><institution_department>Dermatology</institution_department></institution>' +
      '<institution><institution_name>Example University</institution_name><institution_place>Atlantis</institution_place></institution></affiliations><ORCID authenticated="false">https://orcid.org/0000-0002-1825-0097</ORCID>',
  )
  expect(xml).toContain(
    '<organization contributor_role="author" sequence="additional">The Example Group</organization>',
  )
  expect(inside(xml, 'doi_data')).toBe(
    '<doi>10.99999/ex.1</doi><resource>https://example.org/e42</resource>',
  )
  expect(inside(xml, 'fr:program')).toBe(
    '<fr:assertion name="fundgroup"><fr:assertion name="funder_name">Example Fund<fr:assertion name="funder_identifier">https://doi.org/10.13039/000</fr:assertion></fr:assertion><fr:assertion name="award_number">EX-1</fr:assertion></fr:assertion>',
  )
  expect(inside(xml, 'citation')).toBe(
    '<journal_title>Example Journal</journal_title><author>Doe</author><volume>1</volume><first_page>101</first_page><cYear>2020</cYear><doi>10.99999/a</doi><article_title>On a</article_title><unstructured_citation>Doe J, Roe RB. On a.</unstructured_citation>',
  )
  expect(xml).toContain('<timestamp>20260504000000</timestamp>')
  expect(inside(xml, 'journal_issue')).toBe(
    '<publication_date media_type="online"><year>2026</year></publication_date><journal_volume><volume>3</volume></journal_volume><issue>2</issue>',
  )
})

/** Everything, with what a deposit may say beside the article. */
function deposited(): ReturnType<typeof everything> {
  const tree = everything()
  Object.assign(tree.children[0].metadata, {
    trials: [
      { registry: 'DRKS', number: 'DRKS00000001', stage: 'pre-results' },
      { registry: 'Example Registry', number: 'EX1' },
    ],
    related: [
      { type: 'preprint', doi: '10.99999/pre.1', title: 'The preprint' },
      { type: 'companion', url: 'https://example.org/companion' },
    ],
    funding: [
      { funder: 'Example Fund', ror: 'https://ror.org/02mhbdp94', awards: ['X'], recipients: [] },
      { funder: 'Other Fund', funderId: 'no number', awards: [], recipients: [] },
      { funder: '', awards: ['Z-1'], recipients: [] },
    ],
  } satisfies Partial<Metadata>)
  tree.children[0].children.push(
    {
      ...abstract(
        p(
          'Text of ',
          link('https://example.org/a', 'a site'),
          { type: 'span', id: 'item', children: [text('an item')] },
          image('i.png', 'Drawn.'),
        ),
      ),
      kind: 'translated',
      lang: 'de',
    },
    { ...abstract(figure('', [image('i.png', 'Graph.')])), kind: 'graphical' },
  )
  return tree
}

test('funders, trials and relations of a Crossref deposit say what is known and nothing else', async () => {
  const xml = strFromU8((await crossref(deposited(), everythingsInputs())).contents)
  expect(inside(xml, 'fr:program')).toBe(
    '<fr:assertion name="fundgroup"><fr:assertion name="ror">https://ror.org/02mhbdp94</fr:assertion><fr:assertion name="award_number">X</fr:assertion></fr:assertion>' +
      '<fr:assertion name="fundgroup"><fr:assertion name="funder_name">Other Fund</fr:assertion></fr:assertion>' +
      '<fr:assertion name="award_number">Z-1</fr:assertion>',
  )
  expect(inside(xml, 'ct:program')).toBe(
    '<ct:clinical-trial-number registry="10.18810/drks" type="preResults">DRKS00000001</ct:clinical-trial-number>',
  )
  expect(inside(xml, 'rel:program')).toBe(
    '<rel:related_item><rel:description>The preprint</rel:description><rel:intra_work_relation relationship-type="hasPreprint" identifier-type="doi">10.99999/pre.1</rel:intra_work_relation></rel:related_item>' +
      '<rel:related_item><rel:inter_work_relation relationship-type="hasRelatedMaterial" identifier-type="uri">https://example.org/companion</rel:inter_work_relation></rel:related_item>',
  )
})

test('abstracts of a Crossref deposit are words in its namespaces, every prefix declared', async () => {
  const xml = strFromU8((await crossref(deposited(), everythingsInputs())).contents)
  const declared = new Set([...xml.matchAll(/ xmlns:(\w+)=/g)].map(([, prefix]) => prefix))
  const used = [...xml.matchAll(/<\/?(\w+):[\w-]+|\s(\w+):[\w-]+="/g)]
    .map(([, one, other]) => one ?? other)
    .filter((prefix) => prefix !== 'xmlns' && prefix !== 'xml')
  expect(used.filter((prefix) => !declared.has(prefix))).toEqual([])
  expect(flat(xml)).toMatch(
    /<jats:abstract xml:lang="de"><jats:p>Text of <jats:ext-link [^>]*xlink:href="https:\/\/example.org\/a"[^>]*>a site<\/jats:ext-link>an item/,
  )
  expect(xml).not.toMatch(/jats:(?:named-content|graphic|inline-graphic|fig|xref|trans-abstract)\b/)
})

test('deposits are ordered by the time of the build, else by the last day of the metadata', async () => {
  const stamp = async (dates: Metadata['dates'], sourceDateEpoch?: number): Promise<string> => {
    const tree = everything()
    tree.children[0].metadata.dates = dates
    const made = await crossref(tree, everythingsInputs({ settings: { sourceDateEpoch } }))
    return inside(strFromU8(made.contents), 'timestamp')
  }
  const dates = { published: '2026-05-04', date: '2026-06', received: '2026' }
  expect(await stamp(dates)).toBe('20260601000000')
  expect(await stamp(dates, 86_400)).toBe('19700102000000')
})

test('parts of a Crossref deposit stand in the order of its schema', async () => {
  const order = [
    'titles',
    'contributors',
    'jats:abstract',
    'publication_date',
    'acceptance_date',
    'pages',
    'publisher_item',
    'fr:program',
    'ai:program',
    'ct:program',
    'rel:program',
    'doi_data',
    'citation_list',
  ]
  const body = flat(
    strFromU8(
      (await crossref(deposited(), everythingsInputs({ settings: { sourceDateEpoch: 86_400 } })))
        .contents,
    ),
  ).replace(/^.*<journal_article[^>]*>/, '')
  const places = order.map((name) => body.indexOf(`<${name}`)).filter((place) => place >= 0)
  expect(places).toEqual([...places].sort((one, other) => one - other))
  expect(places.length).toBeGreaterThan(8)
})
