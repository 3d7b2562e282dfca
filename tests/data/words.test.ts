import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readQuantities } from '../../scripts/data/quantities/read.js'
import { fixed } from '../../scripts/data/rounding.js'
import { judgeClaim } from '../../scripts/data/claim.js'
import { rightWords } from '../../scripts/data/right-words.js'
import { durationText } from '../../scripts/data/duration.js'
import { inWords, ordinalInDigits, ordinalInWords, readWords } from '../../scripts/data/words.js'

fc.configureGlobal({ seed: 20261122, numRuns: 300 })

const whole = fc.integer({ min: 0, max: 999_999 })

describe('numbers in words', () => {
  test('are those of English', () => {
    expect(
      [0, 7, 15, 21, 40, 100, 101, 342, 1000, 1001, 12_345, 999_999].map((value) => inWords(value)),
    ).toEqual([
      'zero',
      'seven',
      'fifteen',
      'twenty-one',
      'forty',
      'one hundred',
      'one hundred and one',
      'three hundred and forty-two',
      'one thousand',
      'one thousand and one',
      'twelve thousand three hundred and forty-five',
      'nine hundred and ninety-nine thousand nine hundred and ninety-nine',
    ])
    expect(inWords(342, { and: false })).toBe('three hundred forty-two')
    expect([1, 2, 3, 5, 8, 9, 12, 20, 21, 100, 113].map(ordinalInWords)).toEqual([
      'first',
      'second',
      'third',
      'fifth',
      'eighth',
      'ninth',
      'twelfth',
      'twentieth',
      'twenty-first',
      'one hundredth',
      'one hundred and thirteenth',
    ])
    expect([1, 2, 3, 4, 11, 12, 13, 21, 112, 122].map(ordinalInDigits)).toEqual([
      '1st',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '12th',
      '13th',
      '21st',
      '112th',
      '122nd',
    ])
    expect(inWords(1.5)).toBeUndefined()
    expect(inWords(1_000_000)).toBeUndefined()
  })

  test('are read back as written, in British and American spelling', () => {
    fc.assert(
      fc.property(whole, fc.boolean(), fc.boolean(), (value, and, hyphens) => {
        const words = inWords(value, { and }) ?? ''
        expect(readWords(hyphens ? words : words.replaceAll('-', ' '))).toEqual({
          value,
          ordinal: false,
        })
      }),
    )
  })

  test('are read back as ordinals', () => {
    fc.assert(
      fc.property(whole, (value) => {
        expect(readWords(ordinalInWords(value) ?? '')).toEqual({ value, ordinal: true })
      }),
    )
  })

  test.each([
    'twenty eleven',
    'five two',
    'and',
    'twenty and two',
    'hundred',
    'one hundred and',
    'zero hundred',
    'three-quarters',
    '',
    'two thousand thousand',
  ])('"%s" is none', (text) => {
    expect(readWords(text)).toBeUndefined()
  })
})

describe('round trips', () => {
  test('the right words of a claim agree', () => {
    const styles = [
      'three',
      'Three',
      '3',
      '3 patients',
      'third',
      '3rd',
      '1,000',
      'fewer than three',
      'both',
      'none',
    ]
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999 }),
        fc.constantFrom(...styles),
        (value, text) => {
          const result = judgeClaim(text, value)
          if ('unreadable' in result || result.agrees) return
          expect(judgeClaim(rightWords(text, value, result.reading) ?? '', value)).toEqual({
            agrees: true,
          })
        },
      ),
    )
  })

  test('a duration in words is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), fc.boolean(), (months, words) => {
        expect(judgeClaim(durationText(months, { words }), months, { unit: 'months' })).toEqual({
          agrees: true,
        })
      }),
    )
  })

  test('a number as printed agrees with itself', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.integer({ min: 0, max: 6 }),
        (value, decimals) => {
          expect(judgeClaim(fixed(value, decimals), value)).toEqual({ agrees: true })
        },
      ),
    )
  })

  test('no text makes the reader throw or take long', () => {
    const word = fc.constantFrom(
      'two',
      'and',
      'a',
      'half',
      'third',
      'years',
      '-',
      '3',
      '%',
      'no more than',
      'or',
      'of',
      '1,2',
      '–',
      'hundred',
      'twenty',
      '(',
      'month',
      'dozen',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (parts) => {
        readQuantities(parts.join(' '))
      }),
    )
    readQuantities('one hundred and '.repeat(5000))
    readQuantities('1,'.repeat(20_000))
  })
})

test('decimals are rounded half away from zero, as they read', () => {
  expect([
    fixed(53.6, 0),
    fixed(2.5, 0),
    fixed(1.005, 2),
    fixed(-2.5, 0),
    fixed(0.04, 1),
    fixed(-0.04, 1),
    fixed(999.96, 1),
    fixed(1e-7, 3),
    fixed(1.5e21, 0),
    fixed(0.999, 2),
    fixed(12, 2),
  ]).toEqual([
    '54',
    '3',
    '1.01',
    '−3',
    '0.0',
    '0.0',
    '1000.0',
    '0.000',
    '1500000000000000000000',
    '1.00',
    '12.00',
  ])
})
