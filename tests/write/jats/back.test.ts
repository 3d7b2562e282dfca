import { expect, test } from 'vitest'
import {
  article,
  back,
  bibliography,
  code,
  declaration,
  define,
  definitions,
  entry,
  footnote,
  footnotes,
  link,
  list,
  p,
  section,
  strong,
  work,
  xref,
} from '../../builders.js'
import { flat, inside, written } from './written.js'

test('declarations leave their section for the places that the recommendations name, in printed order', async () => {
  const xml = await written(
    article(
      back(
        section(
          'Declarations',
          { role: 'declarations', id: 'declarations' },
          declaration('contributions', p('A wrote.')),
          declaration('data-availability', p('In the table.')),
          declaration('acknowledgements', p('Thanks.')),
        ),
      ),
    ),
  )
  expect(inside(xml, 'back')).toBe(
    '<sec id="contributions" sec-type="author-contributions"><title>contributions</title><p>A wrote.</p></sec>' +
      '<sec id="data-availability" sec-type="data-availability"><title>data-availability</title><p>In the table.</p></sec><ack id="acknowledgements"><title>acknowledgements</title><p>Thanks.</p></ack>',
  )
})

test('declarations among other things leave the rest of their section where it was', async () => {
  const xml = await written(
    article(
      section(
        'Methods',
        p('m'),
        section('Data', p('d'), { role: 'data-availability' }),
        section('Ethics', p('e'), { role: 'ethics' }),
        { role: 'methods' },
      ),
    ),
  )
  expect(inside(xml, 'body')).toBe(
    '<sec sec-type="methods"><title>Methods</title><p>m</p><sec sec-type="ethics-statement"><title>Ethics</title><p>e</p></sec></sec>',
  )
  expect(inside(xml, 'back')).toBe(
    '<sec sec-type="data-availability"><title>Data</title><p>d</p></sec>',
  )
})

test('a section that loses all that it held goes too, and what pointed to it is text', async () => {
  const xml = await written(
    article(
      p(xref('section', 'sec-d', 'Disclosures')),
      section(
        'Disclosures',
        { id: 'sec-d' },
        section('Interests', p('None.'), { role: 'competing-interests' }),
      ),
    ),
  )
  expect(inside(xml, 'body')).toBe('<p>Disclosures</p>')
  expect(flat(xml)).toContain(
    '<fn fn-type="coi-statement" id="coi-1"><label>Interests</label><p>None.</p></fn>',
  )
})

test('ethics and consent are one section', async () => {
  const xml = await written(
    article(
      back(
        declaration('ethics', p('Approved.'), list(false, 'x')),
        declaration('consent', p('Given.')),
      ),
    ),
  )
  expect(inside(xml, 'back')).toBe(
    '<sec id="ethics" sec-type="ethics-statement"><title>ethics</title><p content-type="ethics-approval">Approved.</p><list list-type="bullet"><list-item><p>x</p></list-item></list>' +
      '<sec id="consent" sec-type="ethics-consent"><title>consent</title><p content-type="ethics-consent">Given.</p></sec></sec>',
  )
})

test('only one section is the ethics statement', async () => {
  const xml = await written(
    article(
      section('Methods', section('Ethics', p('See below.'), { role: 'ethics' })),
      back(declaration('consent', p('Given.'))),
    ),
  )
  expect([...xml.matchAll(/sec-type="[^"]*"/g)].map(String)).toEqual([
    'sec-type="ethics-statement"',
  ])
})

test('abbreviations are a glossary, appendices an appendix group', async () => {
  const xml = await written(
    article(
      section('Abbreviations', definitions(define('DM', 'dermatomyositis')), {
        role: 'abbreviations',
        id: 'abbr',
      }),
      section('Appendix A', p('a'), { role: 'appendix', id: 'app-a' }),
      section('Appendix B', p('b'), { role: 'appendix', id: 'app-b' }),
    ),
  )
  expect(inside(xml, 'back')).toBe(
    '<glossary id="abbr"><title>Abbreviations</title><def-list><def-item><term>DM</term><def><p>dermatomyositis</p></def></def-item></def-list></glossary>' +
      '<app-group><app id="app-a"><title>Appendix A</title><p>a</p></app><app id="app-b"><title>Appendix B</title><p>b</p></app></app-group>',
  )
})

test('abbreviations with sections in them are a section', async () => {
  const xml = await written(
    article(section('Abbreviations', section('Drugs', p('x')), { role: 'abbreviations' })),
  )
  expect(inside(xml, 'back')).toBe(
    '<sec sec-type="abbreviations"><title>Abbreviations</title><sec><title>Drugs</title><p>x</p></sec></sec>',
  )
})

test('a funding statement of several blocks is several statements, without what has no place in a line', async () => {
  const xml = await written(
    article(
      back(
        declaration(
          'funding',
          p('One ', link('https://example.org', 'a'), '.'),
          list(false, 'two'),
        ),
      ),
    ),
  )
  expect(inside(xml, 'funding-group')).toBe(
    '<funding-statement id="funding">One <ext-link ext-link-type="uri" xlink:href="https://example.org">a</ext-link>.</funding-statement><funding-statement>two</funding-statement>',
  )
})

const resources = new Map(
  ['b', 'a'].map((name) => [
    name,
    {
      name,
      title: name === 'a' ? 'All cases' : undefined,
      path: `data/${name}.csv`,
      fields: [],
      rows: [],
    },
  ]),
)
const sources = new Map([
  ['data/a.csv', 'x\n1\n'],
  ['data/b.csv', 'y\n'],
])

test('the data stand in the section that speaks of them, once', async () => {
  const xml = await written(
    article(
      section('Data', p('Here.'), { role: 'data-availability' }),
      section('More data', p('And here.'), { role: 'data-availability' }),
    ),
    { resources, sources },
  )
  expect(inside(xml, 'back')).toContain(
    '<p>Here.</p><supplementary-material id="data-1" content-type="data" mimetype="text" mime-subtype="csv" xlink:href="data/a.csv" xlink:title="All cases"><caption><title>All cases</title></caption></supplementary-material>' +
      '<supplementary-material id="data-2" content-type="data" mimetype="text" mime-subtype="csv" xlink:href="data/b.csv" xlink:title="b"><caption><title>b</title></caption></supplementary-material></sec>',
  )
  expect([...xml.matchAll(/<supplementary-material /g)].length).toBe(2)
})

test('the data stand in the front when no section speaks of them', async () => {
  expect(inside(await written(article(), { resources, sources }), 'article-meta')).toContain(
    '<supplementary-material id="data-1"',
  )
})

test('ids that the writer makes are none that the author has', async () => {
  const xml = await written(article(section('A', p('x'), { id: 'data-1' })), { resources, sources })
  expect([...xml.matchAll(/ id="(data-[^"]*)"/g)].map((found) => found[1])).toEqual([
    'data-1-',
    'data-2',
    'data-1',
  ])
})

test('footnotes and references follow each other as printed', async () => {
  const xml = await written(
    article(
      footnotes(footnote('a', [strong('x')], { id: 'fn-a', number: 1 })),
      bibliography(entry(work('a'), { label: '1' })),
    ),
  )
  expect(
    [...inside(xml, 'back').matchAll(/<(fn-group|ref-list)>/g)].map((found) => found[1]),
  ).toEqual(['fn-group', 'ref-list'])
})

test('a reference to what is written nowhere is its words', async () => {
  const inInterests = declaration(
    'competing-interests',
    p('None.'),
    section('Of one author', p('x'), { id: 'one' }),
  )
  const body = p(
    xref('section', 'one', 'there'),
    ' and ',
    xref('section', 'funding', 'here'),
    ' and ',
    xref('section', 'competing-interests', 'above'),
  )
  expect(
    inside(await written(article(body, back(inInterests, declaration('funding')))), 'body'),
  ).toBe('<p>there and here and <xref ref-type="fn" rid="competing-interests">above</xref></p>')
})

test('a funding statement keeps references, formulas and raised letters', async () => {
  const xml = await written(
    article(
      back(
        declaration(
          'funding',
          p(
            'Paid [',
            xref('bibliography', 'ref-a', '1'),
            '] H',
            { type: 'subscript', children: [{ type: 'text', value: '2' }] },
            'O.',
          ),
        ),
        bibliography(entry(work('a'), { label: '1' })),
      ),
    ),
  )
  expect(inside(xml, 'funding-statement')).toBe(
    'Paid [<named-content content-type="xref"><xref ref-type="bibr" rid="ref-a">1</xref></named-content>] H<named-content content-type="sub"><sub>2</sub></named-content>O.',
  )
})

test('what is no paragraph in a section on funding is a statement a line', async () => {
  const xml = await written(
    article(
      back(
        declaration('funding', list(false, 'One.', 'Two.'), code('a\n\nb'), {
          type: 'math',
          value: 'x',
        }),
      ),
    ),
  )
  expect(
    [...xml.matchAll(/<funding-statement[^>]*>(.*?)<\/funding-statement>/g)].map(([, line]) =>
      line?.replace(/<mml:math.*<\/mml:math>/, '…'),
    ),
  ).toEqual([
    'One.',
    'Two.',
    'a',
    'b',
    '<named-content content-type="inline-formula"><inline-formula>…</inline-formula></named-content>',
  ])
})
