import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { bound } from '../../../scripts/write/html/bound.js'

const toHtml = (element: Element): string =>
  unified()
    .use(rehypeStringify)
    .stringify({ type: 'root', children: [element] })
const textOf = (element: Element): string => toHtml(element).replace(/<[^>]*>/g, '')

const html = (...children: Array<ElementContent | string>): string =>
  toHtml(bound(h('p', children)))
    .replaceAll('<span class="bound">', '<B>')
    .replaceAll('</span>', '</B>')

test.each([
  ['of 312 mg/L in', 'of <B>312 mg/L</B> in'],
  ['was 5 %.', 'was <B>5 %</B>.'],
  ['comparisons [5–7] made', '<B>comparisons [5–7]</B> made'],
  ['(p = 0.05)', '(<B>p = 0.05</B>)'],
  ['aged 12–14 years, or 10 000', 'aged <B>12–14 years</B>, or <B>10 000</B>'],
  ['by Doe J. Placeholder', 'by <B>Doe J.</B> Placeholder'],
  ['two words, no bond', 'two words, no bond'],
  ['5\u00a0mg is', '5\u00a0mg is'],
  ['https://example.org/5-7/a_b/c-1', 'https://example.org/5-7/a_b/c-1'],
])('%s', (text, expected) => {
  expect(html(text)).toBe(`<p>${expected}</p>`)
})

test('a bond goes through the marks of the text', () => {
  expect(html('of ', h('strong', '312'), ' mg in')).toBe(
    '<p>of <B><strong>312</strong> mg</B> in</p>',
  )
  expect(html('of 312 ', h('em', 'mg'), ' in')).toBe('<p>of <B>312 <em>mg</em></B> in</p>')
  expect(html('as [', h('a', '5'), '–', h('a', '7'), '] have')).toBe(
    '<p><B>as [<a>5</a>–<a>7</a>]</B> have</p>',
  )
  expect(html(h('em', 'a long part of a sentence, with 5 mg in it'), ' here')).toBe(
    '<p><em>a long part of a sentence, with <B>5 mg</B> in it</em> here</p>',
  )
})

test('code, and what stands in blocks of its own, is left as it is', () => {
  expect(html(h('code', '5 mg'), ' and')).toBe('<p><code>5 mg</code> and</p>')
  expect(toHtml(bound(h('div', [h('p', 'of 5'), h('p', 'mg')])))).toBe(
    '<div><p>of 5</p><p>mg</p></div>',
  )
})

test('the text is the same, character by character', () => {
  const line = h('p', ['In 5 mg ', h('em', ['p < 0.05, ', h('b', '10')]), ' 000 of T3 N1 [5, 6].'])
  expect(textOf(bound(line))).toBe(textOf(line))
  expect(toHtml(bound(line))).toContain('class="bound"')
})
