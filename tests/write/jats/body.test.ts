import { expect, test } from 'vitest'
import {
  article,
  br,
  caption,
  cell,
  code,
  define,
  definitions,
  equation,
  figure,
  image,
  item,
  list,
  note,
  notes,
  p,
  panel,
  rule,
  section,
  strong,
  table,
  tableFigure,
  text,
  xref,
} from '../../builders.js'
import { imageFile } from '../../inputs.js'
import { flat, inBody, inside, written } from './written.js'

const images = [imageFile('a.png'), imageFile('b.svg', { format: 'svg' })]

test('a section has its id, type, number and title, and its subsections come last', async () => {
  expect(
    await inBody(
      section('Methods', section('Patients', p('b'), { label: '1.1' }), p('a'), {
        role: 'methods',
        id: 'sec-m',
        label: '1',
      }),
    ),
  ).toBe(
    '<sec id="sec-m" sec-type="methods"><label>1</label><title>Methods</title><sec><label>1.1</label><title>Patients</title><p>b</p><p>a</p></sec></sec>',
  )
})

test('a list item holds paragraphs and lists; anything else gets a paragraph around it', async () => {
  expect(
    await inBody(list(false, 'one', item(p('two'), list(true, 'x'), code('y <- 1', 'r')))),
  ).toBe(
    '<list list-type="bullet"><list-item><p>one</p></list-item><list-item><p>two</p><list list-type="order"><list-item><p>x</p></list-item></list><p><code language="r" xml:space="preserve">y &lt;- 1</code></p></list-item></list>',
  )
})

test('a list that starts at 3 prints its numbers', async () => {
  expect(await inBody({ ...list(true, 'c', 'd'), start: 3 })).toBe(
    '<list list-type="order"><list-item><label>3</label><p>c</p></list-item><list-item><label>4</label><p>d</p></list-item></list>',
  )
})

test('a task shows its box', async () => {
  expect(
    await inBody(
      list(false, { ...item(p('done')), checked: true }, { ...item(p('to do')), checked: false }),
    ),
  ).toBe(
    '<list list-type="bullet"><list-item><p>☑ done</p></list-item><list-item><p>☐ to do</p></list-item></list>',
  )
})

test('an empty list item and an empty list stay valid', async () => {
  expect(await inBody(list(false, item()), list(false), p('after'))).toBe(
    '<list list-type="bullet"><list-item><p/></list-item></list><p>after</p>',
  )
})

test('quotations, code, definitions and display math have their elements', async () => {
  expect(
    await inBody(
      {
        type: 'blockquote',
        children: [p('q'), { type: 'heading', depth: 2, children: [text('h')] }],
      },
      definitions(define('DM', 'dermatomyositis')),
      equation('x', { id: 'eq-x', label: '(1)' }),
    ),
  ).toBe(
    '<disp-quote><p>q</p><p><bold>h</bold></p></disp-quote>' +
      '<def-list><def-item><term>DM</term><def><p>dermatomyositis</p></def></def-item></def-list>' +
      '<disp-formula id="eq-x"><label>(1)</label><mml:math id="math-1" display="block"><mml:semantics><mml:mi>x</mml:mi><mml:annotation encoding="application/x-tex">x</mml:annotation></mml:semantics></mml:math></disp-formula>',
  )
})

test('an empty paragraph and a rule between paragraphs are left out', async () => {
  expect(await inBody(p('a'), p(' '), rule(), p('b'))).toBe('<p>a</p><p>b</p>')
})

test('a figure has its label, a caption of one sentence as title, and its image', async () => {
  const xml = await written(
    article(
      figure(
        'fig:a',
        [caption('A dot.'), image('b.svg', 'Dot.', { description: 'A longer story.' })],
        { id: 'fig-a', label: 'Fig. 1' },
      ),
    ),
    { images },
  )
  expect(inside(xml, 'body')).toBe(
    '<fig id="fig-a"><label>Fig. 1</label><caption><title>A dot.</title></caption>' +
      '<graphic mime-subtype="svg+xml" mimetype="image" xlink:href="figures/b.svg"><alt-text>Dot.</alt-text><long-desc>A longer story.</long-desc></graphic></fig>',
  )
})

test.each([
  ['Title. More of it.', '<title>Title.</title><p>More of it.</p>'],
  ['One sentence', '<title>One sentence</title>'],
  [
    'Doe et al. (2020) found Fig. 1 in S. aureus vs. E. coli.',
    '<p>Doe et al. (2020) found Fig. 1 in S. aureus vs. E. coli.</p>',
  ],
  ['Cases (n = 3). “Quoted” words.', '<title>Cases (n = 3).</title><p>“Quoted” words.</p>'],
  ['In the U.S. Army of Dr. Doe. Then.', '<title>In the U.S. Army of Dr. Doe.</title><p>Then.</p>'],
  ['Was it? Yes.', '<title>Was it?</title><p>Yes.</p>'],
])('the caption "%s"', async (words, parts) => {
  expect(
    inside(
      await written(article(figure('', [caption(words), image('a.png')])), { images }),
      'caption',
    ),
  ).toBe(parts)
})

test('the title of a caption ends where its panels begin, or with its paragraph', async () => {
  const two = { type: 'caption' as const, children: [p('Title of S. aureus vs. it'), p('More.')] }
  const xml = await written(
    article(
      figure('', [
        caption('Two signs. ', strong('a'), ' Face. ', strong('b'), ' Hand.'),
        image('a.png'),
      ]),
      figure('', [two, image('a.png')]),
    ),
    { images },
  )
  expect(
    [...xml.matchAll(/<caption>([^]*?)<\/caption>/g)].map((found) => flat(found[1] ?? '')),
  ).toEqual([
    '<title>Two signs.</title><p><bold>a</bold> Face. <bold>b</bold> Hand.</p>',
    '<title>Title of S. aureus vs. it</title><p>More.</p>',
  ])
})

test('panels are figures of a group, never figures in a figure', async () => {
  const panels = [
    panel('a', [image('a.png'), caption('Left')], { id: 'fig-p.a' }),
    panel('b', [image('a.png')], { id: 'fig-p.b' }),
  ]
  const xml = await written(
    article(
      figure('fig:p', [caption('Both.'), ...panels], { id: 'fig-p', label: 'Fig. 1' }),
      p(xref('panel', 'fig-p.b', 'Fig. 1b')),
    ),
    { images },
  )
  const graphic =
    '<graphic mime-subtype="png" mimetype="image" xlink:href="figures/a.png"><alt-text>What is seen.</alt-text></graphic>'
  expect(inside(xml, 'body')).toBe(
    '<fig-group id="fig-p"><label>Fig. 1</label><caption><title>Both.</title></caption>' +
      `<fig id="fig-p.a"><label>a</label><caption><title>Left</title></caption>${graphic}</fig><fig id="fig-p.b"><label>b</label>${graphic}</fig></fig-group>` +
      '<p><xref ref-type="fig" rid="fig-p.b">Fig. 1b</xref></p>',
  )
})

test("a figure of one panel is a figure, and the panel's name leads to it", async () => {
  const xml = await written(
    article(
      figure(
        'fig:p',
        [caption('Main.'), panel('a', [image('a.png'), caption('Part.')], { id: 'fig-p.a' })],
        { id: 'fig-p' },
      ),
      p(xref('panel', 'fig-p.a', 'a')),
    ),
    { images },
  )
  expect(xml).not.toContain('fig-group')
  expect(flat(xml)).toContain('<fig id="fig-p"><caption><title>Main.</title><p>Part.</p></caption>')
  expect(xml).toContain('<xref ref-type="fig" rid="fig-p">a</xref>')
})

test('notes under a figure are the last of its caption', async () => {
  const xml = await written(
    article(
      figure('', [
        caption('Main.'),
        image('a.png'),
        notes({ ...note('DM, dermatomyositis'), kind: 'abbreviations' }),
      ]),
    ),
    { images },
  )
  expect(flat(xml)).toContain(
    '<caption><title>Main.</title><p content-type="note"><fn fn-type="abbr"><p>DM, dermatomyositis</p></fn></p></caption>',
  )
})

test('an image that cannot be shown is a box of words, in a figure and in a table', async () => {
  const box =
    '<disp-quote content-type="missing-image"><p><bold>[What is seen.: gone.png]</bold></p></disp-quote>'
  expect(await inBody(figure('', [image('gone.png')]), tableFigure('', [image('gone.png')]))).toBe(
    `<fig>${box}</fig><table-wrap>${box}</table-wrap>`,
  )
})

test('a table has heads with their scope, alignment, spans and notes with marks', async () => {
  const grid = table(
    [cell('Group', { rowspan: 2 }), cell('Value', { colspan: 2 })],
    [cell('before'), cell('after')],
    [cell('One', { scope: 'row' }), cell('1.5'), cell([strong('2'), xref('note', 'note-a', 'a')])],
  )
  const wrap = tableFigure(
    'tbl:x',
    [
      caption('Values.'),
      {
        ...grid,
        headRows: 2,
        columns: [
          { width: 0.5 },
          { align: 'decimal' },
          { align: 'right', width: { value: 25, unit: '%' } },
        ],
      },
      notes({ ...note('n = 2'), mark: 'a', id: 'note-a' }),
    ],
    { id: 'tbl-x', label: 'Table 1' },
  )
  expect(await inBody(wrap)).toBe(
    '<table-wrap id="tbl-x"><label>Table 1</label><caption><title>Values.</title></caption><table frame="hsides" rules="groups">' +
      '<colgroup><col width="50%"/><col/><col width="25%"/></colgroup>' +
      '<thead><tr><th rowspan="2" scope="col">Group</th><th align="char" char="." colspan="2" scope="colgroup">Value</th></tr><tr><th align="char" char="." scope="col">before</th><th align="right" scope="col">after</th></tr></thead>' +
      '<tbody><tr><th scope="row">One</th><td align="char" char=".">1.5</td><td align="right"><bold>2</bold><xref ref-type="table-fn" rid="note-a">a</xref></td></tr></tbody></table>' +
      '<table-wrap-foot><fn id="note-a"><label>a</label><p>n = 2</p></fn></table-wrap-foot></table-wrap>',
  )
})

test('a table without a caption is wrapped all the same, also in a list', async () => {
  const grid = (number: number) =>
    `<table-wrap id="table-${number}"><table frame="hsides" rules="groups"><colgroup><col/></colgroup><thead><tr><th scope="col">H</th></tr></thead><tbody><tr><td>a<break/>b</td></tr></tbody></table></table-wrap>`
  const bare = table(['H'], [cell([text('a'), br(), text('b')])])
  expect(await inBody(bare, list(false, item(bare)))).toBe(
    `${grid(1)}<list list-type="bullet"><list-item><p>${grid(2)}</p></list-item></list>`,
  )
})

test('a table of heads alone, of empty rows, or of nothing stays valid', async () => {
  const cells = [
    await inBody(table(['H'])),
    await inBody(table([], [])),
    await inBody(table()),
  ].map((xml) => /<tbody>.*<\/tbody>/.exec(xml)?.[0])
  expect(cells).toEqual([
    '<tbody><tr><th scope="col">H</th></tr></tbody>',
    '<tbody><tr><td/></tr></tbody>',
    '<tbody><tr><td/></tr></tbody>',
  ])
})

test('a block that follows a section belongs to it', async () => {
  expect(await inBody(section('A', p('a')), p('b'))).toBe(
    '<sec><title>A</title><p>a</p><p>b</p></sec>',
  )
})
