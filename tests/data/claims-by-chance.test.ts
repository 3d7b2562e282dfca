/**
 * Claims by chance: whatever the value, the format and the style of writing, a right claim is left as it is, and a mended
 * one holds. `CLAIMS=10000` runs as many of them.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { findMends } from '../../scripts/commands/fix/mends.js'
import { judgeClaim } from '../../scripts/data/claim.js'
import { printNumber, type NumberStyle } from '../../scripts/data/format.js'
import { rightWords } from '../../scripts/data/right-words.js'
import { memoryProject } from '../../scripts/project/project.js'

const claims = Number(process.env.CLAIMS ?? 300)

/** A number as data have them: whole or with decimals, of either sign. */
const number = fc
  .tuple(fc.integer({ min: -2_000_000, max: 2_000_000 }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, decimals]) => digits / 10 ** decimals)
const decimals = fc.constantFrom('0', '0.0', '0.00', '0.000', '0,000', '0,000.0')
/** How authors write the same number: their minus, their point, no zero before it. */
const hand = fc.record({
  minus: fc.constantFrom('\u2212', '-'),
  zero: fc.boolean(),
  point: fc.constantFrom('.', '·'),
})
type Hand = { minus: string; zero: boolean; point: string }

const written = (text: string, { minus, zero, point }: Hand): string => {
  const short = zero ? text : text.replace(/(?<![\d,])0(?=\.\d)/g, '')
  return short.replaceAll('\u2212', minus).replace(/\.(?=\d)/g, point)
}

const printed = (value: number, style: NumberStyle): string => {
  const { text } = printNumber(value, style) as { text: string }
  return text
}

/** The words of a claim and the expression that it is held against. */
interface Claim {
  words: string
  value: number | number[]
}

const one: fc.Arbitrary<Claim> = fc
  .record({
    value: number,
    format: decimals,
    hand,
    around: fc.constantFrom('', '(', '= ', 'P=', '/'),
  })
  .map(({ value, format, hand, around }) => ({
    words: around + written(printed(value, { format }), hand),
    value,
  }))
const inWords: fc.Arbitrary<Claim> = fc
  .record({ value: fc.integer({ min: -500, max: 99_999 }), as: fc.constantFrom('words', 'Words') })
  .map(({ value, as }) => ({ words: printed(value, { as }), value }))
const percentage: fc.Arbitrary<Claim> = fc
  .record({
    value: fc.integer({ min: -1000, max: 1000 }),
    format: fc.constantFrom('0%', '0.0%', '0.00%'),
    hand,
  })
  .map(({ value, format, hand }) => ({
    words: written(printed(value / 1000, { format }), hand),
    value: value / 1000,
  }))
const several: fc.Arbitrary<Claim> = fc
  .record({
    values: fc.tuple(number, number, number),
    format: decimals,
    hand,
    frame: fc.constantFrom(
      '%1 (%2 to %3)',
      '%1 (%2–%3)',
      '%1 [%2, %3]',
      '%1 (%2; %3)',
      '%1/%2/%3',
      '%1, %2 and %3',
    ),
  })
  .map(({ values, format, hand, frame }) => ({
    words: frame.replace(/%(\d)/g, (_, at: string) =>
      written(printed(values[Number(at) - 1] ?? 0, { format }), hand),
    ),
    value: values,
  }))
const claim = fc.oneof(one, inWords, percentage, several)

test('a right claim agrees, in every format and style of writing', () => {
  fc.assert(
    fc.property(claim, ({ words, value }) => {
      expect(judgeClaim(words, value), words).toEqual({ agrees: true })
    }),
    { numRuns: claims },
  )
})

test('a mended claim holds', () => {
  const pairs = fc.oneof(
    fc.tuple(one, one),
    fc.tuple(inWords, inWords),
    fc.tuple(percentage, percentage),
    fc.tuple(several, several),
  )
  fc.assert(
    fc.property(pairs, ([{ words }, { value }]) => {
      const judged = judgeClaim(words, value)
      if ('unreadable' in judged || judged.agrees) return
      const mended = rightWords(words, value, judged.reading)
      if (mended !== undefined)
        expect(judgeClaim(mended, value), `${words} → ${mended}`).toEqual({ agrees: true })
    }),
    { numRuns: claims },
  )
})

test('fix of a manuscript of right claims changes no byte', async () => {
  const all = fc.sample(claim, claims)
  const paragraphs = all.map(({ words, value }) => {
    const of = JSON.stringify(value).replaceAll('"', '')
    return `The value was :claim[${words.replace(/[[\]]/g, '\\$&')}]{of="${of}"}.`
  })
  const text = `---\ntitle: T\nauthors:\n  - Jane Doe\n---\n\n${paragraphs.join('\n\n')}\n`
  const { inputs, file } = await build(memoryProject(new Map([['paper.md', text]]), 'paper.md'), {
    purpose: 'check',
  })
  expect(file.messages.filter(({ ruleId }) => ruleId === 'claim-mismatch').map(String)).toEqual([])
  expect(inputs.evaluations.filter(({ kind }) => kind === 'claim')).toHaveLength(claims)
  expect(findMends(inputs, () => text)).toEqual([])
}, 60_000)
