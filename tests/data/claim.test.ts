import { describe, expect, test } from 'vitest'
import { judgeClaim, type Meaning } from '../../scripts/data/claim.js'
import type { ExpressionValue } from '../../scripts/data/expression-result.js'
import { rightWords } from '../../scripts/data/right-words.js'

/** "agrees", the right words, or why the claim cannot be read. */
function judged(text: string, value: ExpressionValue, meaning: Meaning = {}): string {
  const result = judgeClaim(text, value, meaning)
  if ('unreadable' in result) return result.unreadable
  return result.agrees
    ? 'agrees'
    : (rightWords(text, value, result.reading, meaning) ?? 'disagrees')
}
const months = { unit: 'months' }

describe('a claim of one number', () => {
  test.each<[string, ExpressionValue, string]>([
    ['three', 3, 'agrees'],
    ['Three', 3, 'agrees'],
    ['three', 2, 'two'],
    ['Three', 2, 'Two'],
    ['3', 2, '2'],
    ['twenty-one', 21, 'agrees'],
    ['twenty one', 21, 'agrees'],
    ['Twenty-one', 34, 'Thirty-four'],
    ['one hundred and five', 105, 'agrees'],
    ['one hundred five', 106, 'one hundred six'],
    ['a hundred', 100, 'agrees'],
    ['nine hundred and ninety-nine', 999, 'agrees'],
    ['two thousand', 2000, 'agrees'],
    ['both', 2, 'agrees'],
    ['both', 3, 'three'],
    ['Both', 3, 'Three'],
    ['none', 0, 'agrees'],
    ['none', 2, 'two'],
    ['no', 0, 'agrees'],
    ['neither', 0, 'agrees'],
    ['No patients', 1, 'One patients'],
    ['three', 0, 'zero'],
    ['third', 3, 'agrees'],
    ['third', 4, 'fourth'],
    ['21st', 21, 'agrees'],
    ['21st', 22, '22nd'],
    ['twenty-first', 21, 'agrees'],
    ['once', 1, 'agrees'],
    ['twice', 2, 'agrees'],
    ['a dozen', 12, 'agrees'],
    ['two dozen', 24, 'agrees'],
    ['1,200', 1200, 'agrees'],
    ['1\u00A0200', 1200, 'agrees'],
    ['1,200', 31200, '31,200'],
    ['53·6', 53.6, 'agrees'],
    ['53·6', 53.7, '53·7'],
    ['−5', -5, 'agrees'],
    ['-5', -5, 'agrees'],
    ['–5', 5, '5'],
    ['three patients', 3, 'agrees'],
    ['three T3 tumours', 3, 'agrees'],
    ['.05', 0.05, 'agrees'],
    ['P = .05', 5, 'P = 5.00'],
    ['.099', 0.0988, 'agrees'],
    ['(-1', -1, 'agrees'],
    ['minus three', -3, 'agrees'],
    ['−12.5%', -0.125, 'agrees'],
    ['stage IV in three', 3, 'agrees'],
  ])('%s against %s: %s', (text, value, expected) => expect(judged(text, value)).toBe(expected))

  test.each<[string, number, string]>([
    ['54', 53.6, 'agrees'],
    ['54.0', 53.6, '53.6'],
    ['53.6', 53.6, 'agrees'],
    ['53', 53.6, '54'],
    ['53.60', 53.6, 'agrees'],
    ['53.61', 53.6, '53.60'],
    ['2', 2.5, 'agrees'],
    ['3', 2.5, 'agrees'],
    ['0.3', 0.1 + 0.2, 'agrees'],
    ['1.0', 1.005, 'agrees'],
    ['1.01', 1.005, 'agrees'],
    ['1.00', 1.005, 'agrees'],
    ['five', 53.6, 'fifty-four'],
    ['0.05', 0.049, 'agrees'],
    ['0.050', 0.049, '0.049'],
  ])('rounding is honest: %s against %s: %s', (text, value, expected) =>
    expect(judged(text, value)).toBe(expected),
  )

  test.each<[string, number, string]>([
    ['fewer than five', 4, 'agrees'],
    ['fewer than five', 5, 'five'],
    ['less than 5', 4.9, 'agrees'],
    ['more than 5', 5, '5'],
    ['over 5', 6, 'agrees'],
    ['at least three', 3, 'agrees'],
    ['at least three', 2, 'two'],
    ['no fewer than 3', 3, 'agrees'],
    ['at most 7', 7, 'agrees'],
    ['no more than 7', 8, '8'],
    ['up to 7', 6, 'agrees'],
    ['≥ 3', 3, 'agrees'],
    ['<3', 3, '3'],
    ['about 50', 53.6, 'agrees'],
    ['about 50', 56, '56'],
    ['nearly 60', 57, 'agrees'],
    ['nearly 60', 61, '61'],
    ['just over 50', 53, 'agrees'],
    ['about 54', 53.6, 'agrees'],
    ['12 or more', 13, 'agrees'],
    ['12 or fewer', 13, '13'],
  ])('comparisons: %s against %s: %s', (text, value, expected) =>
    expect(judged(text, value)).toBe(expected),
  )
})

describe('a claim of a share', () => {
  test.each<[string, ExpressionValue, string]>([
    ['half', 0.5, 'agrees'],
    ['a third', 1 / 3, 'agrees'],
    ['one third', 1 / 3, 'agrees'],
    ['two-thirds', 2 / 3, 'agrees'],
    ['two thirds', 0.5, 'half'],
    ['half', 0.4, 'two fifths'],
    ['three quarters', [3, 4], 'agrees'],
    ['a third', [2, 6], 'agrees'],
    ['a third', [3, 6], 'half'],
    ['half', 0.47, '47%'],
    ['about half', 0.47, 'agrees'],
    ['½', 0.5, 'agrees'],
    ['60%', 0.6, 'agrees'],
    ['60 %', [3, 5], 'agrees'],
    ['60%', [2, 5], '40%'],
    ['60.0%', 0.604, '60.4%'],
    ['60%', 0.604, 'agrees'],
    ['60 per cent', 0.4, '40 per cent'],
    ['sixty percent', 0.6, 'agrees'],
    ['sixty percent', 0.4, 'forty percent'],
    ['more than half', 0.51, 'agrees'],
    ['more than half', 0.5, 'half'],
    ['most', 0.6, 'agrees'],
    ['the majority', [2, 5], 'the two of five'],
    ['all', [5, 5], 'agrees'],
    ['all', [4, 5], 'four of five'],
    ['All four', [4, 4], 'agrees'],
    ['All four', [3, 4], 'Three of four'],
    ['both', [2, 2], 'agrees'],
    ['none', [0, 5], 'agrees'],
    ['none', [1, 5], 'one of five'],
    ['one in five', 0.2, 'agrees'],
    ['three of five', [3, 5], 'agrees'],
    ['three of the five', [2, 5], 'two of the five'],
    ['3/5', [3, 5], 'agrees'],
    ['3 of 5 (60%)', [3, 5], 'agrees'],
    ['3 (60%)', [3, 5], 'agrees'],
    ['3 (50%)', [3, 5], '3 (60%)'],
    ['3/5 (60.0%)', [3, 5], 'agrees'],
  ])('%s against %s: %s', (text, value, expected) => expect(judged(text, value)).toBe(expected))
})

describe('a claim of several numbers', () => {
  test.each<[string, ExpressionValue, string]>([
    ['3 to 7', [3, 7], 'agrees'],
    ['3–7', [3, 7], 'agrees'],
    ['3-7', [3, 8], '3-8'],
    ['between three and seven', [3, 7], 'agrees'],
    ['from 3 to 7', [2, 7], 'from 2 to 7'],
    ['three to seven', [4, 7], 'four to seven'],
    ['10–20%', [0.1, 0.2], 'agrees'],
    ['10–20%', [0.1, 0.3], '10–30%'],
    ['53.6 (11.7)', [53.6, 11.7175], 'agrees'],
    ['53 (42–71)', [53, 42, 71], 'agrees'],
    ['53 [44–58]', [53, 44, 59], '53 [44–59]'],
    ['3, 5 and 7', [3, 5, 7], 'agrees'],
  ])('%s against %s: %s', (text, value, expected) => expect(judged(text, value)).toBe(expected))
})

describe('a claim of a duration', () => {
  test.each<[string, ExpressionValue, string]>([
    ['1 year and 9 months', 21, 'agrees'],
    ['one year and nine months', 21, 'agrees'],
    ['one year and nine months', 25, 'two years and one month'],
    ['1 year, 9 months', 22, '1 year and 10 months'],
    ['two years', 24, 'agrees'],
    ['Two years', 25, 'Two years and one month'],
    ['2 years', 36, '3 years'],
    ['two years', 24.3, 'agrees'],
    ['about two years', 26, 'agrees'],
    ['a year', 12, 'agrees'],
    ['21 months', 21, 'agrees'],
    ['21 months', 1, '1 month'],
    ['1 month', 2, '2 months'],
    ['1.8 years', 21, 'agrees'],
    ['half a year', 6, 'agrees'],
    ['one and a half years', 18, 'agrees'],
    ['3 to 7 months', [3, 7], 'agrees'],
    ['at least one year', 13, 'agrees'],
    ['fewer than two years', 24, 'two years'],
    ['21', 21, 'agrees'],
    ['Twenty-one', 21, 'agrees'],
  ])('%s against %s months: %s', (text, value, expected) =>
    expect(judged(text, value, months)).toBe(expected),
  )

  test('units of the column are brought to those of the words', () => {
    expect(judged('two weeks', 14, { unit: 'days' })).toBe('agrees')
    expect(judged('two weeks', 15, { unit: 'days' })).toBe('fifteen days')
    expect(judged('25 months', 760, { unit: 'days' })).toBe('agrees')
    expect(judged('42-year-old', 42, { unit: 'years' })).toBe('agrees')
    expect(judged('42-year-old', 43, { unit: 'years' })).toBe('43-year-old')
    expect(judged('24 months', 2, { unit: 'years' })).toBe('agrees')
  })

  test('without a unit of the column, several units are brought to the shortest', () => {
    expect(judged('1 year and 9 months', 21)).toBe('agrees')
    expect(judged('21 months', 21)).toBe('agrees')
    expect(judged('2 years', 24)).toBe('24 years')
  })
})

describe('a claim of texts and truths', () => {
  const field = {
    name: 'location',
    type: 'string' as const,
    categories: new Map([['Rectum', { label: 'rectal cancer', synonyms: ['rectal'] }]]),
    missing: new Map(),
  }
  test('a text is named as the data write it, by its label, or by a synonym', () => {
    expect(judged('rectum', 'Rectum', { field })).toBe('agrees')
    expect(judged('Rectal cancer', 'Rectum', { field })).toBe('agrees')
    expect(judged('rectal', ['Rectum'], { field })).toBe('agrees')
    expect(judged('colonic', 'Rectum', { field })).toBe('rectal cancer')
    expect(judged('liver and lung', ['Lung', 'Liver'])).toBe('agrees')
    expect(judged('liver', ['Lung', 'Liver'])).toBe('disagrees')
    expect(judged('Crohn’s disease', "Crohn's disease")).toBe('agrees')
  })

  test('any words hold when a truth value is true', () => {
    expect(judged('all of them died', true)).toBe('agrees')
    expect(judged('all of them died', false)).toBe('disagrees')
  })
})

describe('what cannot be read is an error, never a pass', () => {
  test.each<[string, ExpressionValue, string]>([
    [
      'several',
      3,
      'Unexpected `several` in a claim, expected a number: it is too vague to be checked',
    ],
    [
      'some patients',
      3,
      'Unexpected `some` in a claim, expected a number: it is too vague to be checked',
    ],
    ['not three', 3, 'Unexpected `not` in a claim, expected a number without a negation'],
    [
      'patients',
      3,
      'Unexpected claim `patients` without a number, expected one: the expression gives 3',
    ],
    [
      '53,6',
      53.6,
      'Unexpected comma within a number, expected a point before decimals (`53.6`) or three digits after it (`1,200`)',
    ],
    [
      'three colon and two rectal',
      3,
      'Unexpected claim of 2 numbers, expected one: the expression gives 3; for several, let it give a list',
    ],
    ['3', [3, 7], 'Unexpected claim of 1 number, expected 2: the expression gives 3, 7'],
    [
      'all four',
      4,
      'Unexpected claim of 2 numbers, expected one: the expression gives 4; for several, let it give a list',
    ],
    [
      'all',
      4,
      'Unexpected share in a claim on the number 4, expected a share between 0 and 1 (`part / whole`) or a list `[part, whole]`',
    ],
    [
      '60%',
      60,
      'Unexpected share in a claim on the number 60, expected a share between 0 and 1 (`part / whole`) or a list `[part, whole]`',
    ],
    ['drei', 3, 'Unexpected claim `drei` without a number, expected one: the expression gives 3'],
    ['no more than usual', 3, 'Unexpected `no more than` in a claim, expected a number after it'],
    [' ', 3, 'Unexpected claim without words, expected the words that the data are to bear out'],
    [
      'three',
      { a: 3 },
      'Unexpected value that no words can claim, expected a number, a text, a truth value, or a list of them',
    ],
    [
      'three',
      [],
      'Unexpected value that no words can claim, expected a number, a text, a truth value, or a list of them',
    ],
  ])('%s against %s: %s', (text, value, expected) => expect(judged(text, value)).toBe(expected))
})
