/**
 * True sentences over random tables are never doubted; a number changed in a form that is read is found.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessTable } from '../../scripts/data/guess.js'
import { looseReadings } from '../../scripts/data/loose/read.js'
import { looksAt } from '../../scripts/data/loose/rows.js'
import { readDataPackage } from '../../scripts/data/package.js'
import { lexicon, type Lexicon } from '../../scripts/data/sweep/lexicon.js'
import { sweep } from '../../scripts/data/sweep/sweep.js'
import { opener } from './cases.js'

interface Row {
  sex: 'F' | 'M'
  site: 'colon' | 'rectum'
  age: number
  cea: number
}

async function lexiconOf(rows: readonly Row[]): Promise<Lexicon> {
  const csv = `case,sex,site,age (years),CEA level\n${rows
    .map(({ sex, site, age, cea }, index) => [index + 1, sex, site, age, cea].join(','))
    .join('\n')}\n`
  const { resource } = guessTable('cases.csv', csv)
  const { resources, faults } = await readDataPackage(
    { path: 'datapackage.json', text: JSON.stringify({ resources: [resource] }) },
    opener({ 'cases.csv': csv }),
  )
  expect(faults).toEqual([])
  return lexicon(resources.values())
}

/** Ways to say one number of a table, and the number. */
const forms: ReadonlyArray<{
  of: (rows: readonly Row[]) => number
  say: (number: number) => string
}> = [
  {
    of: (rows) => rows.filter(({ sex }) => sex === 'F').length,
    say: (n) => `${n} patients were female.`,
  },
  {
    of: (rows) => rows.filter(({ site }) => site === 'rectum').length,
    say: (n) => `In our patients, a tumour of the rectum was found in ${n} cases.`,
  },
  {
    of: (rows) => rows.filter(({ sex, site }) => sex === 'F' && site === 'colon').length,
    say: (n) => `There were ${n} women with a tumour of the colon.`,
  },
  {
    of: (rows) => rows.filter(({ cea }) => cea > 10).length,
    say: (n) => `${n} patients had a CEA level above 10 µg/L.`,
  },
  {
    of: (rows) => rows.filter(({ site }) => site !== 'colon').length,
    say: (n) => `All but ${n} patients had a tumour of the colon.`,
  },
  {
    of: (rows) => rows.filter(({ sex }) => sex === 'F').length,
    say: (n) => `${n} out of all adults were female.`,
  },
  {
    of: (rows) => rows.filter(({ site }) => site === 'rectum').length,
    say: (n) => `The sites were two (rectum ${n}).`,
  },
  {
    of: (rows) =>
      rows.filter(({ sex, site, cea }) => sex === 'M' && site === 'colon' && cea > 10).length,
    say: (n) =>
      `${n} men with a tumour of the colon and a woman with a tumour of the rectum had a CEA level above 10.`,
  },
  { of: (rows) => rows.length, say: (n) => `A total of ${n} cases were included.` },
  {
    of: (rows) => Math.max(...rows.map(({ age }) => age)),
    say: (n) => `The greatest age, ranging from 20 to ${n} years, was high.`,
  },
]

const row = fc.record<Row>({
  sex: fc.constantFrom('F', 'M'),
  site: fc.constantFrom('colon', 'rectum'),
  age: fc.integer({ min: 21, max: 90 }),
  cea: fc.integer({ min: 1, max: 30 }),
})
/** Tables that hold each category and an age of 20, so that all forms can be said. */
const table = fc
  .array(row, { minLength: 12, maxLength: 40 })
  .map((rows): Row[] => [
    { sex: 'F', site: 'colon', age: 20, cea: 12 },
    { sex: 'M', site: 'rectum', age: 45, cea: 4 },
    { sex: 'F', site: 'rectum', age: 50, cea: 15 },
    { sex: 'M', site: 'colon', age: 61, cea: 3 },
    ...rows,
  ])

test('a true sentence over a random table is never doubted, and never an error', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const words = await lexiconOf(rows)
      for (const { of, say } of forms) {
        const sentence = say(of(rows))
        expect(looseReadings(sentence, words).filter(({ agrees }) => !agrees)).toEqual([])
        expect(sweep(sentence, words).filter(({ agrees }) => !agrees)).toEqual([])
      }
    }),
    { numRuns: 60, seed: 11 },
  )
})

test('a number changed by one is found in every form, unless the table bears the other one out too', async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.constantFrom(-1, 1), async (rows, change) => {
      const words = await lexiconOf(rows)
      for (const { of, say } of forms) {
        const right = of(rows)
        if (right + change < 1 || right + change > rows.length + 60) continue
        const sentence = say(right + change)
        const found = [...looseReadings(sentence, words), ...sweep(sentence, words)]
        if (found.some(({ agrees, words: said }) => agrees && said === String(right + change)))
          continue
        expect(
          found.some(({ agrees }) => !agrees),
          `${sentence} for ${right}`,
        ).toBe(true)
      }
    }),
    { numRuns: 60, seed: 12 },
  )
})

test('the rows looked at grow with the rows, and are bounded', async () => {
  const rowsOf = (count: number): Row[] =>
    Array.from({ length: count }, (_, index) => ({
      sex: index % 2 ? 'F' : 'M',
      site: index % 3 ? 'colon' : 'rectum',
      age: 20 + (index % 60),
      cea: index % 30,
    }))
  const sentence =
    'There were 12 women with a tumour of the colon (AB 4), with a CEA level above 10, of whom two relapsed 3 months after surgery; the mean age was 54.2 years (range 20 to 79).'
  const looks = await Promise.all(
    [500, 5000].map(async (count) => {
      const words = await lexiconOf(rowsOf(count))
      for (let time = 0; time < 50; time++) looseReadings(sentence, words, sentence)
      return looksAt(words.resources[0] as Lexicon['resources'][number])
    }),
  )
  expect(looks[1]).toBe(10 * (looks[0] ?? 0))
  expect(looks[1]).toBeLessThan(200 * 5000)
})
