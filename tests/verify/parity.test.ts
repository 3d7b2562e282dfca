import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'
import { firstLost } from '../../scripts/verify/compare.js'
import { docxBlocks, extractors, htmlBlocks } from '../../scripts/verify/extract.js'
import { verify } from '../../scripts/verify/index.js'
import { says, partText } from '../../scripts/verify/says.js'
import { write } from '../../scripts/write/index.js'
import {
  article,
  bibliography,
  caption,
  em,
  entry,
  figure,
  footnote,
  footnoteReference,
  footnotes,
  front,
  image,
  math,
  p,
  person,
  quote,
  section,
  table,
  text,
  work,
} from '../builders.js'
import { everything, everythingsInputs } from '../write/jats/everything.js'

test('an article says its titles, authors, headings, paragraphs, captions, labels, cells and references', () => {
  const tree = article(
    front({ authors: [person()], keywords: ['a word'] }),
    section(
      'Methods',
      p('One ', em('two'), math('x'), ' three', footnoteReference('n', { number: 1 }), '.'),
      quote(p('Told.')),
      figure('', [image('a.png'), caption('Shown.')], { label: 'Fig. 1' }),
      table(['H'], ['c']),
    ),
    bibliography(entry(work('a'))),
    footnotes(footnote('n', ['Said below.'], { number: 1 })),
  )
  expect(says(tree).map(({ kind, parts }) => `${kind}: ${parts.map(partText).join('|')}`)).toEqual([
    'title: A title',
    'author: Jane Doe',
    'keyword: a word',
    'heading: Methods',
    'paragraph: One two| three|1|.',
    'quote: Told.',
    'label: Fig. 1',
    'caption: Shown.',
    'cell: H',
    'cell: c',
    'reference: Doe',
    'note: Said below.',
  ])
})

test('words that no block has are found, whatever spaces and hyphens they are set with', () => {
  const items = says(
    article(front({ authors: [] }), p('A well-known ', math('x'), ' fact'), p('Another.')),
  )
  expect(
    firstLost(items, ['A title', 'A well\u2011\u00adknown y fact', 'another .']),
  ).toBeUndefined()
  expect(firstLost(items, ['A title', 'A well-known fact', 'Other.'])?.item.parts).toEqual([
    'Another.',
  ])
  expect(firstLost(items, ['A title', 'A fact well-known', 'Another.'])?.item.parts).toEqual([
    'A well-known ',
    ' fact',
  ])
})

test('a character that a format has no glyph for stands there as its code, and as no other', () => {
  const items = says(article(front({ authors: [] }), p('The 𒀀 sign')))
  expect(firstLost(items, ['A title', 'The [U+12000] sign'])).toBeUndefined()
  expect(firstLost(items, ['A title', 'The [U+12001] sign'])?.item.kind).toBe('paragraph')
})

test('where the order counts, an item that stands too early is lost there', () => {
  const items = says(article(front({ authors: [] }), p('One.'), p('Two.')))
  const blocks = ['A title', 'Two.', 'One.']
  expect(firstLost(items, blocks)).toBeUndefined()
  expect(firstLost(items, blocks, { inOrder: true })).toMatchObject({
    item: { parts: ['Two.'] },
    isElsewhere: true,
  })
})

test('HTML is read as a reader aloud goes through it', () => {
  expect(
    htmlBlocks(
      '<html><head><title>No</title></head><body class="a>b"><h1>Title &amp; more</h1><p>One <i>two</i> [<a href="#x">1</a><span aria-hidden="true">card <b>x</b><br>y</span>]\nthree.</p><style>p{}</style><ul><li>a<li>b</ul></body>',
    ),
  ).toEqual(['Title & more', 'One two [1]\nthree.', 'a', 'b'])
})

test('Word is read by paragraphs', () => {
  const files = {
    'word/document.xml': strToU8(
      '<w:body><w:p><w:r><w:t>One</w:t><w:br/><w:t xml:space="preserve"> &lt;two&gt;</w:t></w:r></w:p><w:p/><w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p></w:body>',
    ),
  }
  expect(docxBlocks(files)).toEqual(['One  <two>', 'x'])
  expect(zipSync(files).length).toBeGreaterThan(0)
})

const settings = { formats: new Set(['jats', 'html', 'pdf', 'docx']), verify: true }

test('every format says all of an article with everything in it', async () => {
  const inputs = everythingsInputs({ settings })
  const outputs = await write(everything(), inputs)
  expect(
    outputs.filter(({ path }) => path.slice(path.lastIndexOf('.') + 1) in extractors),
  ).toHaveLength(2)
  await verify(outputs, everything(), inputs)
})

test('a format that lost a word is a fault', async () => {
  const inputs = everythingsInputs({
    settings: { ...settings, formats: new Set(['html']) },
  })
  const tree = article(p('All of it.'))
  const html = (await write(tree, inputs)).map((file) =>
    file.path.endsWith('.html')
      ? { ...file, contents: strToU8(new TextDecoder().decode(file.contents).replace('of it', '')) }
      : file,
  )
  await expect(verify(html, tree, inputs)).rejects.toThrow(
    'manuscript.html does not say what the article says: the paragraph “All of it.” is not in it',
  )
  expect(text('x').value).toBe('x')
})

test('a line break in the page is a space, and what XML cannot hold is nothing', () => {
  expect(htmlBlocks('<html><body><p>one<br>two</p></body>')).toEqual(['one two'])
  expect(
    firstLost([{ kind: 'paragraph', parts: ['one two'] }], ['one\ufffe t[U+FFFE]wo']),
  ).toBeUndefined()
})

test('an image that is missing in a line of a draft is named alike in every format', async () => {
  const project = memoryProject(
    new Map([
      ['paper.md', '---\ntitle: T\nauthor: Jane Doe\n---\n\nHere ![a scan](none.png) it\nwas.\n'],
    ]),
    'paper.md',
  )
  const { outputs } = await build(project, {
    draft: true,
    verify: true,
    formats: new Set(['jats', 'html', 'docx', 'pdf']),
  })
  expect(outputs.map(({ path }) => path)).toEqual([
    'paper.xml',
    'paper.html',
    'paper.pdf',
    'paper.docx',
  ])
})
