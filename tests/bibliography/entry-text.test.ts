import { toString } from 'mdast-util-to-string'
import { expect, test } from 'vitest'
import { entryText } from '../../scripts/bibliography/entry-text.js'

const read = (html: string): { label?: string | undefined; words: string } => {
  const { label, children } = entryText(html, { words: 'et al.', italic: false })
  return { label, words: toString({ type: 'root', children }) }
}
const entry = (inner: string): string => `  <div class="csl-entry">\n    ${inner}\n  </div>\n`

test('a number in the margin is apart from the words', () => {
  expect(
    read(
      entry(
        '<div class="csl-left-margin">1.</div><div class="csl-right-inline">Doe J. T. <i>J</i>.</div>',
      ),
    ),
  ).toEqual({ label: '1.', words: 'Doe J. T. J.' })
})

test('an entry that a style puts into the margin whole is not lost', () => {
  expect(read(entry('<div class="csl-left-margin">12. Doe, J. 2020. T.</div>'))).toEqual({
    label: '12.',
    words: 'Doe, J. 2020. T.',
  })
})

test.each([
  ['authors', 'Doe, Jane, ', 'Doe, Jane, On it.'],
  ['a year', '2016b', '2016b On it.'],
  ['a year alone', '2016', '2016 On it.'],
])('%s in the margin are words of the entry', (_, margin, words) => {
  expect(
    read(
      entry(
        `<div class="csl-left-margin">${margin}</div><div class="csl-right-inline">On it.</div>`,
      ),
    ),
  ).toEqual({ label: undefined, words })
})

test('a label in brackets stands in the margin', () => {
  expect(
    read(
      entry(
        '<div class="csl-left-margin">[Doe20a]</div><div class="csl-right-inline">On it.</div>',
      ),
    ),
  ).toEqual({ label: '[Doe20a]', words: 'On it.' })
})

test('what stands aside within an entry stays in its place', () => {
  expect(
    read(
      entry(
        '<div class="csl-block">Doe, Jane</div>\n<div class="csl-left-margin">2020 </div><div class="csl-right-inline">T.</div>',
      ),
    ),
  ).toEqual({ label: undefined, words: 'Doe, Jane 2020 T.' })
})

test.each([
  ['To treat… or not', 'To treat… or not'],
  ['To treat... or not.', 'To treat... or not.'],
  ['Doe J.. T.', 'Doe J. T.'],
  ['Why?. J.', 'Why? J.'],
  ['Le foie ; et plus', 'Le foie ; et plus'],
  ['at &#60;https://www.example.org/x&#62;', 'at <https://www.example.org/x>'],
  ['A &#38; B;', 'A & B.'],
  ['Year, , pages', 'Year, pages'],
])('marks of "%s" are mended as text', (html, expected) => {
  expect(read(entry(html)).words).toBe(expected)
})
