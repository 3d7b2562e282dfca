import { expect, test } from 'vitest'
import { findMends, mendText } from '../../scripts/commands/fix/mends.js'
import type { Evaluation } from '../../scripts/document/inputs.js'
import { inputs } from '../inputs.js'

/** A mismatched claim at `line` and `column` of the text, `length` long. */
function mismatch(
  path: string,
  line: number,
  column: number,
  length: number,
  words: string,
  right: string,
  more: Partial<Evaluation> = {},
): Evaluation {
  const position = { path, start: { line, column }, end: { line, column: column + length } }
  return {
    kind: 'claim',
    position,
    expression: '$count(cases)',
    result: undefined,
    printed: words,
    fault: { rule: 'claim-mismatch', reason: '', suggestions: [right] },
    ...more,
  }
}

function mended(text: string, ...evaluations: Evaluation[]): { text: string; left: string[] } {
  const mends = findMends(inputs({ evaluations }), () => text)
  return {
    text: mendText(text, mends),
    left: mends.filter(({ place }) => !place).map(({ words }) => words),
  }
}

test('the words of a claim become the right ones, and every other byte stays', () => {
  const text =
    '\uFEFF---\r\ntitle: x\r\n---\r\n\r\nWe saw :claim[three]{of="$count(cases)"}  cases,\r\nand :claim[Three]{of="$count(cases)"}.\r\n'
  expect(
    mended(
      text,
      mismatch('p.md', 5, 8, 34, 'three', 'two'),
      mismatch('p.md', 6, 5, 13, 'Three', 'Two'),
    ),
  ).toEqual({ text: text.replace('three', 'two').replace('Three', 'Two'), left: [] })
})

test('typography of the printed words is no difference', () => {
  const text = 'In :claim[3--7]{of="$count(cases)"} months.'
  expect(mended(text, mismatch('p.md', 1, 4, 31, '3–7', '3–8')).text).toBe(
    'In :claim[3–8]{of="$count(cases)"} months.',
  )
})

test('words with markup, or right words that would need it, are left to their author', () => {
  const text = 'We saw :claim[**three**]{of="$count(cases)"} and :claim[Rectum]{fact=site}.'
  expect(
    mended(
      text,
      mismatch('p.md', 1, 8, 37, 'three', 'two'),
      mismatch('p.md', 1, 50, 25, 'Rectum', 'a [b]', { fact: 'site' }),
    ),
  ).toEqual({ text, left: ['three', 'Rectum'] })
})

test('in YAML, where only the scalar has a place, the claim is found by its words and its expression', () => {
  const text =
    "abstract:\n  Results: 'We saw :claim[two]{fact=men}, :claim[two]{of=\"$count(cases[sex=''F''])\"} and :claim[two]{of=\"$count(cases[sex=''F''])\"}.'\n"
  const at = (more: Partial<Evaluation>): Evaluation =>
    mismatch('m.yaml', 2, 12, 120, 'two', 'three', more)
  const women = { expression: "$count(cases[sex='F'])" }
  expect(mended(text, at(women)).text).toBe(text.replace('two]{of', 'three]{of'))
  expect(mended(text, at(women), at(women)).text).toBe(text.replaceAll('two]{of', 'three]{of'))
  expect(mended(text, at({ fact: 'men', expression: '1' })).text).toBe(
    text.replace('two]{fact', 'three]{fact'),
  )
})

test('an unclosed claim is none', () => {
  const text = `${':claim['.repeat(2000)}three`
  expect(mended(text, mismatch('p.md', 1, 1, text.length, 'three', 'two')).left).toEqual(['three'])
})
