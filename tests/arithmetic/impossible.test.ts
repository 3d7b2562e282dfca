import { describe, expect, test } from 'vitest'
import { checkDates } from '../../scripts/arithmetic/dates.js'
import type { ArithmeticFinding } from '../../scripts/arithmetic/finding.js'
import { checkPValues, printsP } from '../../scripts/arithmetic/p-values.js'
import { checkParts } from '../../scripts/arithmetic/parts.js'
import { checkReversed } from '../../scripts/arithmetic/reversed.js'

/** What every check says of a sentence: `level: words`. */
const said = (text: string): string[] =>
  [
    (one: string): ArithmeticFinding[] => checkPValues(one, printsP(one)),
    checkReversed,
    checkParts,
    checkDates,
  ]
    .flatMap((check) => check(text))
    .map(({ level, start, end }) => `${level}: ${text.slice(start, end)}`)

describe('numbers that cannot be', () => {
  test.each([
    ['The groups differed (p = 1.2).', 'error: 1.2'],
    ['The groups differed (P = −0.1; n = 9).', 'error: −0.1'],
    ['They were alike, p value of 1.04.', 'error: 1.04'],
    ['It rose (p < 0.05) and fell (p > 1.5).', 'error: 1.5'],
    ['The groups differed (p = 0.000).', 'hint: p = 0.000'],
    ['The groups differed (p=.00).', 'hint: p=.00'],
    ['The odds ratio was 2 (95% CI 3.2–1.1).', 'error: 3.2–1.1'],
    ['The odds ratio was 2 (95 % confidence interval: 3.2 to 1.1).', 'error: 3.2 to 1.1'],
    ['It was 2 mm (95% CI, 3.2, 1.1 mm).', 'error: 3.2, 1.1'],
    ['It fell by 2 (95% CI −1.1 to −3.2).', 'hint: −1.1 to −3.2'],
    ['It fell by 2 (95% CI: −1.1 – −3.2).', 'hint: −1.1 – −3.2'],
    ['It was 40% (95% CI 62% – 31 %).', 'error: 62% – 31'],
    ['The median age was 34 years (range 56–12).', 'error: 56–12'],
    ['The median age was 34 years (IQR: 56 to 12 years).', 'error: 56 to 12'],
    ['The age range was 56–12 years.', 'error: 56–12'],
    ['Patients aged 56 to 12 years were seen.', 'error: 56 to 12'],
    ['It recurred in 12 of 9 patients.', 'error: 12'],
    ['Twelve of the nine women died.', 'error: Twelve'],
    ['Of these, 1,200 out of 900 participants answered.', 'error: 1,200'],
    ['It was seen in 120 % of the patients.', 'error: 120'],
    ['Pain (104% of patients) was common.', 'error: 104'],
    ['They were seen until 31 June 2020.', 'error: 31 June 2020'],
    ['Between 1 May and 31st of September 2019 they were seen.', 'error: 31st of September 2019'],
    ['He came on 30 February.', 'error: 30 February'],
    ['He came on February 29, 2021.', 'error: February 29, 2021'],
    ['He said “on 31 June” twice.', 'error: 31 June'],
    ['He came (31.06.2020).', 'error: 31.06.2020'],
  ])('%s', (text, finding) => {
    expect(said(text)).toEqual([finding])
  })
})

describe('numbers that can be', () => {
  test.each([
    'It differed (p = 1.0) and (p = 1.00), p = 0.5.',
    'The groups differed at p = 1.2 × 10−5.',
    'The groups differed (p = 1.2e-5), (log10 p = 1.2), (logP = 2.1).',
    'The pressures differed (p = 1.2).',
    'We used the space with p = 1.5.',
    'The gas at p = 1.2 bar differed.',
    'The soils differed (N = 2.1, P = 1.4, K = 3.3).',
    'The bound is p > 0.00 in tests.',
    'The odds ratio was OR 3.2–1.1.',
    'It was 3 (95% CI 1.2–3.4), (95% CI 3,2–4,1), (95% CI −3.2 to 1.1).',
    'It weighed (95% CI 950 g to 1.2 kg), (95% CI 900–1.2 × 10³).',
    'They were seen (range 112–18), (range 1990–95).',
    'The temperature ranged from 40 to 20 °C.',
    'We lowered it from 12 to 5 mg, and from 12 to 5 years.',
    'Children aged 18 months to 5 years and those aged 12 and 5 years.',
    'It recurred in 12 of 9,000 patients, in 12 of 9 000 patients.',
    'A mean of 12 of 9 patients, and on day 12 of 9 patients.',
    'In 2019 of 45 patients one died.',
    'There were 5 of two patients’ lesions.',
    'There was a ratio of 3 to 1, and an increase of 120 %.',
    'We enrolled 120 % of the patients that were planned.',
    'The weight was in 120 % of the patients’ first.',
    'It was seen in 100 % of the patients and 100.0% of women.',
    'In June 31 patients came, in February 30 patients.',
    'On 29 February 2020 and on 29 February, 31 May 2020, June 30, 2020.',
    'The version 31.16.2020 and 30.06.2020.',
  ])('%s', (text) => {
    expect(said(text).filter((each) => each.startsWith('error'))).toEqual([])
  })
})
