import { expect, test } from 'vitest'
import { checkRanges } from '../../scripts/arithmetic/ranges.js'

test.each([
  'The risk rose (p < 0.05 (95% CI 1.2-3.4)).',
  'It differed, P = 0.03 (95% CI 1.2 to 3.4).',
  'The p-value was 0.03 (95% CI 1.2 to 3.4).',
  'Of these (n = 12, 95% CI 1.2 to 3.4) none died.',
  'It differed (t = 4.5; 95% CI 1.2 to 3.4).',
  'The odds ratio was 2.1 (95% CI 1.2 to 3.4).',
])('no estimate stands outside in "%s"', (text) => {
  expect(checkRanges(text)).toEqual([])
})

test.each([
  'The odds ratio was 4.5 (95% CI 1.2 to 3.4).',
  'The mean of 4.5 (95% CI 1.2–3.4) was high.',
  'The step 4.5 (95% CI 1.2–3.4) was high.',
])('an estimate outside of its interval is found in "%s"', (text) => {
  expect(checkRanges(text).map(({ level }) => level)).toEqual(['error'])
})
