import { expect, test } from 'vitest'
import { identifiersIn } from '../../../scripts/check/identity/sentence.js'
import { own, score, sentences } from './sentences.js'
import { growth } from '../../steps.js'

const files = ['sentences.txt', 'held-out.txt', 'later.txt']

test.each(files)(
  'the detectors read %s with a precision of 0.98 or more and a recall of 0.9 or more',
  (file) => {
    const { right, wrong, missed } = score(file)
    expect(right).toBeGreaterThan(20)
    expect(right / (right + wrong.length), wrong.join('\n')).toBeGreaterThanOrEqual(0.98)
    expect(right / (right + missed.length), missed.join('\n')).toBeGreaterThanOrEqual(0.9)
  },
)

test('half of 250 sentences, or nearly, are traps', () => {
  const all = files.flatMap(sentences)
  expect(all.length).toBeGreaterThan(250)
  expect(all.filter(({ wanted }) => wanted.length === 0).length).toBeGreaterThan(all.length * 0.45)
})

test('a find has its words and its place', () => {
  expect(
    identifiersIn('Mrs Doe (MRN 00123456) was admitted on 12 March 2019, aged 93.', 'patient', own),
  ).toEqual([
    { kind: 'name', start: 0, words: 'Mrs Doe' },
    { kind: 'record-number', start: 13, words: '00123456' },
    { kind: 'date', start: 39, words: '12 March 2019' },
    { kind: 'old-age', start: 54, words: 'aged 93' },
  ])
})

test('what only some journals mind has kinds of its own', () => {
  const kinds = (text: string): string[] =>
    identifiersIn(text, 'patient', own).map(({ kind, words }) => `${kind} ${words}`)
  expect(kinds('A 42-year-old man was seen in March 2019.')).toEqual([
    'age 42-year-old',
    'month March 2019',
  ])
  expect(kinds('He came on 12 March from Exampletown.')).toEqual([
    'month 12 March',
    'town-date Exampletown',
  ])
  expect(kinds('He lived in Exampletown.')).toEqual(['town Exampletown'])
})

test('an author of the same name is no patient', () => {
  expect(identifiersIn('Mr Author operated.', 'patient', own)).toEqual([])
})

test('outside what tells of the patient only record numbers count', () => {
  expect(
    identifiersIn('Mrs Doe (MRN 00123456) was admitted on 12 March 2019.', 'other', own).map(
      ({ kind }) => kind,
    ),
  ).toEqual(['record-number'])
})

test('work grows with the length of a sentence, not with its square', async () => {
  const parts = [
    'MRN 1',
    'MRN: ',
    'patient, A. ',
    'Mr A. ',
    'Mr van van ',
    'Patient: A',
    '12 March 20',
    '1/1/',
    '2019-',
    'AB, a 1-year-old ',
    'a b-year-old c ',
    'A.A.',
    'aged 9',
    'born ',
    'Example Hospital',
    'patient ID ',
    'Aa-Aa’',
    '9 ',
    'a'.repeat(40),
    'Mr Doe, ',
    'MRN 12345, ',
    '12 March 2019, March 2019, ',
    'aged 93, ',
    'A.B., a 9-year-old boy, ',
    'Exampletown, ',
    'Patient J.D. ',
    'Jane ',
    'Jane Doe is a 5-year-old ',
    'born on ',
    'January ',
    'ethics ',
  ]
  for (const part of parts) {
    const work = (times: number): unknown => identifiersIn(part.repeat(500 * times), 'patient', own)
    expect(await growth(work), part).toBeLessThan(20)
  }
}, 60_000)
