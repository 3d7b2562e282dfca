import { expect, test } from 'vitest'
import { checkRestated } from '../../scripts/arithmetic/restated.js'
import { statedIn } from '../../scripts/arithmetic/said.js'
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'
import { growth } from '../steps.js'

/** What the abstract's sentences state again with another value: "error: 12 for 13". */
function found(again: readonly string[], first: readonly string[]): string[] {
  const read = (sentences: readonly string[]) =>
    sentences.flatMap((text) => statedIn(text).map((stated) => ({ stated, text })))
  return checkRestated(read(again), read(first)).map(
    ({ again: one, first: other, finding }) =>
      `${finding.level}: ${one.stated.words} for ${other.stated.words}`,
  )
}

/** What an abstract says, and the text. */
const same: ReadonlyArray<readonly [again: string, first: string]> = [
  [
    'Complications occurred in 12 of 45 patients (27%).',
    'Complications occurred in 12 of 45 patients (26.7%) after surgery.',
  ],
  [
    'A total of 412 patients were included.',
    'We included 412 patients from three centres in this trial.',
  ],
  ['The mean age was 54.2 ± 11.3 years.', 'The mean age of the patients was 54.2 ± 11.3 years.'],
  [
    'Median survival was 31.4 months (95% CI 25.1–38.7).',
    'Median survival was 31.4 months (95% CI 25.1 to 38.7), as Figure 2 shows.',
  ],
  [
    'Smoking raised the risk (OR 2.43, 95% CI 1.21–4.88, P = 0.012).',
    'Smokers had a higher risk (odds ratio 2.43, 95% CI 1.21–4.88; P = 0.012).',
  ],
  [
    'Fever was reported by 36 patients (18.5%).',
    'Fever was reported by 36 patients (18.5%), cough by 71 (36.4%).',
  ],
]

test('what is said again alike, or rounded, is no finding', () => {
  for (const [again, first] of same) expect(found([again], [first]), again).toEqual([])
})

test('each number of what is said again is found when it was changed', () => {
  const missed: string[] = []
  for (const [again, first] of same) {
    for (const { start, end, words } of statedIn(again)) {
      const last = Number(words.at(-1))
      const other = `${words.slice(0, -1)}${last > 5 ? last - 3 : last + 3}`
      const changed = again.slice(0, start) + other + again.slice(end)
      if (!found([changed], [first]).some((one) => one.includes(`: ${other} for`)))
        missed.push(changed)
    }
  }
  expect(missed).toEqual([])
})

test('a figure of which the other numbers agree, in the same words, is an error', () => {
  expect(
    found(
      ['Complications occurred in 13 of 45 patients.'],
      ['Complications occurred in 12 of 45 patients.'],
    ),
  ).toEqual(['error: 13 for 12'])
})

const others: ReadonlyArray<readonly [again: readonly string[], first: readonly string[]]> = [
  // Another group, time or part.
  [['The mean age was 54.2 years in women.'], ['The mean age was 55.1 years in men.']],
  [['Fever occurred in 12 patients in group B.'], ['Fever occurred in 14 patients in group C.']],
  [['Pain scored 4.2 at 6 months.'], ['Pain scored 4.6 at baseline.']],
  [['We screened 120 patients for eligibility.'], ['We included 118 patients.']],
  // The text has it too.
  [
    ['The mean age was 54.2 years.'],
    ['The mean age was 55.1 years.', 'Their mean age came to 54.2 years.'],
  ],
  // Both stand in both.
  [
    ['Fever was seen in 31 patients and cough in 36.'],
    ['Cough was seen in 36 patients, and fever in 31.'],
  ],
  // A bound, a name, a year, a convention.
  [['More than 30 patients had fever.'], ['Fever was seen in 36 patients.']],
  [['Patient 3 had fever of 39.4 °C.'], ['Patient 4 had fever of 39.1 °C.']],
  [['In 2019 we saw fever.'], ['In 2018 we saw fever.']],
  [['Fever rose (95% CI 1.2–3.4).'], ['Fever rose (90% CI 1.2–3.4).']],
  // Several values in the text: they differ in what the words do not say.
  [['The mean dose was 4.2 mg.'], ['The mean dose was 4.4 mg.', 'The mean dose was 4.6 mg.']],
  // Far apart: another thing.
  [['The mean dose was 4.2 mg.'], ['The mean dose was 44.1 mg.']],
]

test('what may be said of something else is left alone', () => {
  for (const [again, first] of others) expect(found(again, first), again.join(' ')).toEqual([])
})

/** What a build says of a paper's numbers. */
async function messages(text: string): Promise<string[]> {
  const paper = `---\ntitle: T\nauthors:\n  - Jane Doe\n---\n\n${text}\n`
  const { file } = await build(memoryProject(new Map([['paper.md', paper]]), 'paper.md'), {
    formats: new Set(),
  })
  return file.messages
    .filter(({ ruleId }) => ruleId === 'arithmetic-mismatch')
    .map(({ line, reason }) => `${line}: ${reason}`)
}

test('an abstract is held to the text and to the cells of its tables, and a text without either to itself', async () => {
  const text = (age: string, fever: string): string =>
    `# Abstract\n\nFever was reported by ${fever} of 195 patients. The age was ${age} ± 11.3 years.\n\n# Results\n\nFever was reported by 36 of 195 patients.\n\n| | All patients |\n| :-- | --: |\n| Age, mean ± SD | 54.2 ± 11.3 |\n`
  expect(await messages(text('54.2', '36'))).toEqual([])
  expect(await messages(text('54.2', '39'))).toEqual([
    '9: Unexpected `39`, expected numbers that fit together: the same quantity is 36 in line 13',
  ])
})

test('many quantities cost in proportion to their number, whether each has its own words, or all the same', async () => {
  const own = (count: number, value: number): string[] =>
    Array.from(
      { length: count },
      (_, index) => `The dose of drug${index} was ${value}.${index % 10} mg in trial${index}.`,
    )
  const alike = (count: number, value: number): string[] =>
    Array.from({ length: count }, (_, index) => `The mean dose was ${value + (index % 40)} mg.`)
  for (const say of [own, alike])
    expect(await growth((times) => found(say(20 * times, 4), say(20 * times, 60)))).toBeLessThan(14)
})
