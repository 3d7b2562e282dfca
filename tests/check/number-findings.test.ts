import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { numberFindings } from '../../scripts/check/number-findings.js'
import { memoryProject } from '../../scripts/project/project.js'

const csv = 'nurse,sex,age_years,patients\n1,M,35,20\n2,F,33,30\n3,F,26,40\n4,M,52,10\n'

/** What is found in a text over four rows that no Data Package describes. */
async function found(text: string): Promise<string[]> {
  const paper = `---\ntitle: T\nauthors:\n  - Jane Doe\ndata: nurses.csv\n---\n\n${text}\n`
  const files = new Map([
    ['paper.md', paper],
    ['nurses.csv', csv],
  ])
  const { article, inputs } = await build(memoryProject(files, 'paper.md'), { formats: new Set() })
  const { findings } = await numberFindings(article, inputs)
  return findings.map(({ words, finding }) => `${finding.level}: ${words}, ${finding.reason}`)
}

test('a mean and a range that the rows do not give are hints, and those that they give are none', async () => {
  expect(await found('The mean age was 36.5 years (range 26–52).')).toEqual([])
  expect(await found('The mean age was 39.5 years.')).toEqual([
    'hint: 39.5, the mean of `age_years` is 36.5',
  ])
  expect(await found('The age ranged from 25 to 52 years.')).toEqual([
    'hint: 25, the min of `age_years` is 26',
  ])
})

test('a total that is nearly the number of rows is a hint', async () => {
  expect(await found('A total of 5 nurses were asked.')).toEqual(['hint: 5, `nurses` has 4 rows'])
  expect(await found('A total of 4 nurses were asked.')).toEqual([])
  expect(await found('A total of 80 nurses were asked.')).toEqual([])
})

test('a mean of a group that is named is no hint', async () => {
  expect(await found('The mean age of the women was 29.5 years.')).toEqual([])
})

test('arithmetic is found without any data', async () => {
  expect(await found('Nine of 24 patients (40%) recovered.')).toEqual([
    'error: 40, 9 of 24 are 37.5 %',
  ])
})

test('a sum of a column is held, and one that is nearly it is a hint', async () => {
  expect(await found('They cared for 100 patients.')).toEqual([])
  expect(await found('They cared for 101 patients.')).toEqual([
    'hint: 101, the sum of `patients` is 100',
  ])
  expect(await found('One cared for 40 patients.')).toEqual([])
})

test('a calculation names each of its numbers, any of which may be the wrong one', async () => {
  const paper =
    '---\ntitle: T\nauthors:\n  - Jane Doe\n---\n\nNine of 24 patients (40% of all patients) recovered.\n'
  const files = new Map([['paper.md', paper]])
  const { article, inputs } = await build(memoryProject(files, 'paper.md'), { formats: new Set() })
  const { findings } = await numberFindings(article, inputs)
  const words = findings.flatMap(({ position, others = [] }) =>
    [position, ...others].map((place) =>
      paper.slice(place?.start.offset ?? 0, place?.end.offset ?? 0),
    ),
  )
  expect(words).toEqual(['40', 'Nine', '24'])
})

const cases = `case,sex,site,cea,recurrence,months\n${[
  ['F', 'colon', 12, 'yes', 21],
  ['F', 'colon', 3, 'no', 30],
  ['M', 'colon', 40, 'no', 12],
  ['F', 'rectum', 9, 'yes', 8],
  ['M', 'rectum', 14, 'no', 16],
  ['M', 'rectum', 2, 'no', 5],
  ['M', 'rectum', 5, 'yes', 44],
  ['M', 'colon', 6, 'no', 19],
]
  .map((row, index) => `${index + 1},${row.join(',')}`)
  .join('\n')}\n`

/** Hints and errors in a text over eight cases. */
async function doubted(text: string): Promise<string[]> {
  const paper = `---\ntitle: T\nauthors:\n  - Jane Doe\ndata: cases.csv\n---\n\n${text}\n`
  const files = new Map([
    ['paper.md', paper],
    ['cases.csv', cases],
  ])
  const { article, inputs } = await build(memoryProject(files, 'paper.md'), { formats: new Set() })
  const { findings } = await numberFindings(article, inputs)
  return findings.map(({ words }) => words)
}

test.each([
  [
    'two conditions',
    'Two of 3 women had a tumour of the colon.',
    'One of 3 women had a tumour of the colon.',
  ],
  ['a threshold', 'Three cases had a CEA above 10 µg/L.', 'Four cases had a CEA above 10 µg/L.'],
  ['yes and no', 'A recurrence was seen in three cases.', 'A recurrence was seen in four cases.'],
  [
    'respectively',
    'Three and five cases were female and male, respectively.',
    'Three and four cases were female and male, respectively.',
  ],
  ['all but', 'All but three patients were male.', 'All but two patients were male.'],
  [
    'a list',
    'Sites were colon (n = 4) and rectum (n = 4).',
    'Sites were colon (n = 5) and rectum (n = 4).',
  ],
  [
    'a share with a blank',
    'A recurrence occurred in 37.5 % of patients.',
    'A recurrence occurred in 39.5 % of patients.',
  ],
])('a wider grammar reads %s', async (_, right, wrong) => {
  expect(await doubted(right)).toEqual([])
  expect(await doubted(wrong)).toHaveLength(1)
})
