import { expect, test } from 'vitest'
import { printNumber, type NumberStyle } from '../../scripts/data/format.js'
import type { ExpressionValue } from '../../scripts/data/expression-result.js'

const printed = (value: ExpressionValue, style: NumberStyle = {}, unit?: string): string => {
  const result = printNumber(value, style, unit)
  return result.fault ?? result.text
}
const ages = [53, 58, 71, 44, 42]

test.each<[ExpressionValue, NumberStyle, string]>([
  [3, {}, '3'],
  [53.6, {}, '53.6'],
  [0.1 + 0.2, {}, '0.3'],
  [-5, {}, '−5'],
  ['Liver', {}, 'Liver'],
  [['a', 'b', 'c'], {}, 'a, b and c'],
  [[3, 7], {}, '3 and 7'],
  [['a'], {}, 'a'],
  [53.6, { format: '0' }, '54'],
  [53.65, { format: '0.0' }, '53.7'],
  [2.5, { format: '0' }, '3'],
  [1234.5, { format: '0,000' }, '1,235'],
  [1234567, { format: '0,000.0' }, '1,234,567.0'],
  [0.604, { format: '0%' }, '60%'],
  [0.604, { format: '0.0%' }, '60.4%'],
  [[3, 5], { format: 'n (%)' }, '3 (60%)'],
  [[1, 3], { format: 'n (%) 0.0' }, '1 (33.3%)'],
  [[3, 5], { format: 'n/N (%)' }, '3/5 (60%)'],
  [ages, { format: 'mean (SD)' }, '53.6 (11.7)'],
  [ages, { format: 'mean (SD) 0.00' }, '53.60 (11.72)'],
  [ages, { format: 'mean ± SD' }, '53.6 ± 11.7'],
  [ages, { format: 'median [IQR]' }, '53 [44–58]'],
  [[1, 2, 3, 4], { format: 'median [IQR]' }, '2.5 [1.8–3.3]'],
  [[1, 2, 3, 4], { format: 'median (IQR, type 2)' }, '2.5 (1.5–3.5)'],
  [ages, { format: 'median (range)' }, '53 (42–71)'],
  [ages, { format: 'range' }, '42–71'],
  [[3, 7], { format: 'range', as: 'words' }, 'three to seven'],
  [21, { format: 'duration' }, '1 year and 9 months'],
  [21, { format: 'duration', as: 'Words' }, 'One year and nine months'],
  [24, { format: 'duration' }, '2 years'],
  [3, { as: 'words' }, 'three'],
  [3, { as: 'Words' }, 'Three'],
  [3, { as: 'ordinal' }, 'third'],
  [53.6, { as: 'words', format: '0' }, 'fifty-four'],
])('%j with %j prints %s', (value, style, expected) => expect(printed(value, style)).toBe(expected))

test('a duration is printed in the unit of its column', () => {
  expect(printed(2, { format: 'duration' }, 'years')).toBe('2 years')
  expect(printed(14, { format: 'duration' }, 'days')).toBe('14 days')
  expect(printed(1, { format: 'duration', as: 'words' }, 'week')).toBe('one week')
})

test('what cannot be printed says what was expected', () => {
  expect(printed('Liver', { format: '0' })).toBe(
    'Unexpected text `Liver` for a format of numbers, expected a number',
  )
  expect(printed([3], { format: 'n (%)' })).toBe(
    'Unexpected value for the format `n (%)`, expected the expression to give `[part, whole]`',
  )
  expect(printed([3, 0], { format: 'n (%)' })).toBe(
    'Unexpected value for the format `n (%)`, expected the expression to give `[part, whole]`',
  )
  expect(printed([3], { format: 'mean (SD)' })).toBe(
    'Unexpected value for the format `mean (SD)`, expected the expression to give at least two numbers',
  )
  expect(printed(['a'], { format: 'range' })).toBe(
    'Unexpected value for the format `range`, expected the expression to give numbers',
  )
  expect(printed({ a: 1 })).toBe(
    'Unexpected value that cannot be printed, expected a number, a text, or a list of them',
  )
  expect(printed([[1]])).toBe('Unexpected list of lists, expected texts or numbers')
  expect(printed(1, { as: 'roman' })).toBe(
    'Unexpected `as=roman`, expected `words`, `Words` or `ordinal`',
  )
  expect(printed(1, { format: 'mean' })).toContain('Unexpected format `mean`, expected `0`, `0.0`')
})
