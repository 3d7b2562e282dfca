import { expect, test } from 'vitest'
import type { Phrasing } from '../../../scripts/document/tree.js'
import {
  article,
  bibliography,
  br,
  em,
  entry,
  footnote,
  footnoteReference,
  footnotes,
  image,
  inlineCode,
  link,
  math,
  p,
  section,
  smallCaps,
  span,
  strong,
  sub,
  sup,
  text,
  work,
  xref,
} from '../../builders.js'
import { imageFile } from '../../inputs.js'
import { inLine, inside, written } from './written.js'

test('marks on text have their elements', async () => {
  expect(
    await inLine(em('a'), strong('b'), sup('c'), sub('d'), smallCaps('e'), inlineCode('f'), {
      type: 'delete',
      children: [text('g')],
    }),
  ).toBe(
    '<italic>a</italic><bold>b</bold><sup>c</sup><sub>d</sub><sc>e</sc><monospace>f</monospace><strike>g</strike>',
  )
})

test('text keeps every character that XML can hold', async () => {
  expect(await inLine('a < b & c > d "e" \'f\' &amp; &#x3C; ]]> β ≥ 𝒳')).toBe(
    'a &lt; b &amp; c > d "e" \'f\' &amp;amp; &amp;#x3C; ]]&gt; β ≥ 𝒳',
  )
})

test('characters that XML has no place for are left out', async () => {
  expect(await inLine('a\u0000b\u0008c\u001Fd\uFFFEe\uD800f\uDC00g\th')).toBe('abcdefg\th')
})

test('a passage in another language says which, unless the tag is none', async () => {
  expect(await inLine(span('fr', 'mot'), span('not a tag!', 'word'))).toBe(
    '<named-content content-type="language" xml:lang="fr">mot</named-content>word',
  )
})

test('a link to the web and a mailbox are links; what leads nowhere is its text', async () => {
  expect(await inLine(link('https://example.org/?a=1&b=2', 'here'))).toBe(
    '<ext-link ext-link-type="uri" xlink:href="https://example.org/?a=1&amp;b=2">here</ext-link>',
  )
  expect(await inLine(link('mailto:a@example.org', 'a@example.org'))).toBe(
    '<email>a@example.org</email>',
  )
  expect(await inLine(link('javascript:alert(1)', 'x'), link('#nowhere', 'y'))).toBe('xy')
})

test('a link in a link is its text, and so is a citation in one', async () => {
  expect(await inLine(link('https://example.org/', 'a ', link('https://example.org/b', 'b')))).toBe(
    '<ext-link ext-link-type="uri" xlink:href="https://example.org/">a b</ext-link>',
  )
})

test('a formula in a link stays one', async () => {
  expect(await inLine(link('https://example.org/', math('x')))).toMatch(
    /^<ext-link [^>]*><named-content content-type="inline-formula"><inline-formula><mml:math .*<\/inline-formula><\/named-content><\/ext-link>$/,
  )
})

test('a line break is a space in a paragraph', async () => {
  expect(await inLine('one', br(), 'two', em('three', br(), 'four'))).toBe(
    'one two<italic>three four</italic>',
  )
})

test('a range of citations links its ends, each reference to one target', async () => {
  const range = (...words: Phrasing[]) =>
    p({ type: 'xref', kind: 'bibliography', targets: ['ref-a', 'ref-b', 'ref-c'], children: words })
  const xml = await written(
    article(
      range(text('1–3')),
      range(sup('1–3')),
      range(text('the first three')),
      bibliography(entry(work('a')), entry(work('b')), entry(work('c'))),
    ),
  )
  const to = (id: string, words: string) => `<xref ref-type="bibr" rid="ref-${id}">${words}</xref>`
  expect(inside(xml, 'body')).toBe(
    `<p>${to('a', '1')}–${to('c', '3')}</p>` +
      `<p>${to('a', '<sup>1</sup>')}<sup>–</sup>${to('c', '<sup>3</sup>')}</p>` +
      `<p>${to('a', 'the first three')}</p>`,
  )
})

test('a mailbox is an `email`, which words of their own stand before', async () => {
  expect(await inLine(link('mailto:jane@example.org?subject=A%20b', 'us'))).toBe(
    'us (<email>jane@example.org</email>)',
  )
  expect(await inLine(link('mailto:jane@example.org', 'jane@example.org'))).toBe(
    '<email>jane@example.org</email>',
  )
})

test('a reference to what is written nowhere is its text', async () => {
  expect(await inLine('See ', xref('section', 'sec-gone', 'Methods'))).toBe('See Methods')
})

test('a reference names the kind of element that it leads to', async () => {
  const tree = article(
    p(xref('section', 'a', '1'), xref('section', 'app-a', '2'), xref('section', 'thanks', '3')),
    section('Text', { id: 'a' }),
    section('More', p('x'), { role: 'appendix', id: 'app-a' }),
    section('Thanks', p('x'), { role: 'acknowledgements', id: 'thanks' }),
  )
  expect(inside(await written(tree), 'p')).toBe(
    '<xref ref-type="sec" rid="a">1</xref><xref ref-type="app" rid="app-a">2</xref><xref ref-type="other" rid="thanks">3</xref>',
  )
})

test('a footnote stands in back, and its mark links to it', async () => {
  const xml = await written(
    article(
      p('x', footnoteReference('n')),
      footnotes(footnote('n', ['Note.'], { id: 'fn-n', number: 1 })),
    ),
  )
  expect(inside(xml, 'body')).toBe('<p>x<xref ref-type="fn" rid="fn-n"><sup>1</sup></xref></p>')
  expect(inside(xml, 'fn-group')).toBe('<fn id="fn-n"><label>1</label><p>Note.</p></fn>')
})

test('an image in a line refers to its file and carries its description', async () => {
  const xml = await written(article(p(image('a.png', 'A dot.'))), { images: [imageFile('a.png')] })
  expect(inside(xml, 'body')).toBe(
    '<p><inline-graphic mime-subtype="png" mimetype="image" xlink:href="figures/a.png"><alt-text>A dot.</alt-text></inline-graphic></p>',
  )
})

test('a decorative image says "null"; an undescribed one says nothing', async () => {
  const xml = await written(
    article(p(image('a.png', '', { decorative: true }), image('a.png', ''))),
    { images: [imageFile('a.png')] },
  )
  expect([...xml.matchAll(/<inline-graphic[^>]*>/g)].length).toBe(2)
  expect([...xml.matchAll(/<alt-text>.*?<\/alt-text>/g)].map(String)).toEqual([
    '<alt-text>null</alt-text>',
  ])
})

test('math is MathML with the prefix that the DTD wants, an id, and its TeX', async () => {
  expect(await inLine(math('\\alpha < 2'))).toBe(
    '<inline-formula><mml:math id="math-1"><mml:semantics><mml:mrow><mml:mi>α</mml:mi><mml:mo>&lt;</mml:mo><mml:mn>2</mml:mn></mml:mrow>' +
      '<mml:annotation encoding="application/x-tex">\\alpha &lt; 2</mml:annotation></mml:semantics></mml:math></inline-formula>',
  )
})

test('TeX that cannot be read is kept, as a document of LaTeX', async () => {
  expect(await inLine(math('\\unknown x'))).toBe(
    '<inline-formula><tex-math id="math-1">\\documentclass{article}\\usepackage{amsmath,amssymb}\\pagestyle{empty}\\begin{document}$\\unknown x$\\end{document}</tex-math></inline-formula>',
  )
})

test('an address that stands for itself is told by its site', async () => {
  expect(await inLine(link('https://example.org/a', 'https://example.org/a'))).toBe(
    '<ext-link ext-link-type="uri" xlink:href="https://example.org/a" xlink:title="example.org">https://example.org/a</ext-link>',
  )
})

test('a passage that has a name has an id, and links lead to it', async () => {
  const named: Phrasing = {
    type: 'span',
    identifier: 'here',
    id: 'here',
    linked: true,
    children: [text('words')],
  }
  expect(await inLine(named, ' and ', xref('passage', 'here', 'there'))).toBe(
    '<named-content id="here" content-type="passage">words</named-content> and <xref ref-type="other" rid="here">there</xref>',
  )
})
