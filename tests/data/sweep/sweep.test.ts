import { expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { sweep } from '../../../scripts/data/sweep/sweep.js'
import { alarmsIn, lexiconOf, lexicons, reported, sentences } from './sentences.js'

const files = ['before.txt', 'after.txt', 'held-out.txt']

for (const file of files) {
  test(`the sweep reads ${file} with a precision of 0.98 or more and a recall of 0.9 or more`, async () => {
    const words = await lexicons()
    const score = { right: 0, wrong: [] as string[], missed: [] as string[] }
    for (const { name, text, wrong } of sentences(file)) {
      const lexicon = words.get(name)
      if (!lexicon) throw new Error(`No Data Package ${name}`)
      const found = reported(text, lexicon)
      score.right += found.filter((number) => wrong.includes(number)).length
      score.wrong.push(
        ...found.filter((number) => !wrong.includes(number)).map((number) => `${text}: ${number}`),
      )
      score.missed.push(
        ...wrong.filter((number) => !found.includes(number)).map((number) => `${text}: ${number}`),
      )
    }
    expect(
      score.right / (score.right + score.wrong.length),
      score.wrong.join('\n'),
    ).toBeGreaterThanOrEqual(0.98)
    expect(
      score.right / (score.right + score.missed.length),
      score.missed.join('\n'),
    ).toBeGreaterThanOrEqual(0.9)
  })
}

test('at least half of two hundred sentences are traps or true', () => {
  const all = files.flatMap(sentences)
  expect(all.length).toBeGreaterThanOrEqual(200)
  expect(all.filter(({ wrong }) => wrong.length === 0).length).toBeGreaterThanOrEqual(
    all.length / 2,
  )
})

test('a number that a claim holds is not reported', async () => {
  const words = (await lexicons()).get('review')
  if (!words) throw new Error('No review')
  const text = 'Three patients had colon cancer and two had rectal cancer.'
  expect(sweep(text, words, [{ start: 0, end: 5 }]).map((reading) => reading.words)).toEqual([
    'two',
  ])
})

test('time grows with the length of a sentence, not with its square', async () => {
  const words = (await lexicons()).get('review')
  if (!words) throw new Error('No review')
  for (const part of [
    'three (',
    '3/5 ',
    'of the five cases, ',
    'both ',
    'three women, ',
    '['.repeat(9),
  ]) {
    expect(() => sweep(part.repeat(20_000), words)).not.toThrow()
  }
}, 20_000)

const trueSentences = readFileSync(new URL('true.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')

test('no true sentence of a group is reported, alone or behind any other', async () => {
  const words = (await lexicons()).get('review')
  if (!words) throw new Error('No review')
  expect(trueSentences.length).toBeGreaterThanOrEqual(43)
  const alarms = trueSentences.flatMap((text) => [
    ...alarmsIn([text], words),
    ...trueSentences.flatMap((before) => alarmsIn([before, text], words)),
  ])
  expect(alarms).toEqual([])
})

const sex = {
  name: 'sex',
  type: 'string',
  categories: [
    { value: 'F', label: 'female' },
    { value: 'M', label: 'male' },
  ],
}

test('where rows are eyes, patients are the values of their column, and other nouns are left alone', async () => {
  const patient = { name: 'patient', type: 'integer', title: 'Patient' }
  const eyes = await lexiconOf(
    'eyes',
    [{ name: 'eye', type: 'string' }, patient, sex],
    'eye,patient,sex\n1R,1,F\n1L,1,F\n2R,2,F\n3L,3,M\n3R,3,M\n',
  )
  expect(alarmsIn(['There were two female patients and one male patient.'], eyes)).toEqual([])
  expect(alarmsIn(['There were three female patients and one male patient.'], eyes)).toEqual([
    'three',
  ])
  const unnamed = await lexiconOf(
    'eyes',
    [{ name: 'eye', type: 'string' }, sex],
    'eye,sex\n1R,F\n1L,F\n3L,M\n',
  )
  expect(alarmsIn(['There were three female patients.'], unnamed)).toEqual([])
})

test('where a row is a trial of many patients, patients are not counted by rows', async () => {
  const fields = [
    { name: 'study', type: 'string' },
    { name: 'patients', type: 'integer', title: 'Patients' },
    {
      name: 'country',
      type: 'string',
      categories: [
        { value: 'Japan', label: 'Japan' },
        { value: 'Italy', label: 'Italy' },
      ],
    },
  ]
  const trials = await lexiconOf(
    'trials',
    fields,
    'study,patients,country\nA,12,Japan\nB,12,Italy\nC,20,Japan\nD,30,Italy\n',
  )
  expect(alarmsIn(['Three patients were from Japan.'], trials)).toEqual([])
  expect(alarmsIn(['Three trials were from Japan.'], trials)).toEqual(['Three'])
})

test('who had "surgery and chemotherapy" had surgery', async () => {
  const dogs = await lexiconOf(
    'dogs',
    [
      { name: 'dog', type: 'integer' },
      { name: 'treatment', type: 'string' },
    ],
    'dog,treatment\n1,Surgery\n2,Surgery and chemotherapy\n3,Surgery and chemotherapy\n4,Chemotherapy\n5,Surgery\n6,Chemotherapy\n',
  )
  expect(alarmsIn(['Four of 6 dogs had surgery.'], dogs)).toEqual([])
  expect(alarmsIn(['Two of 6 dogs had surgery.'], dogs)).toEqual([])
  expect(alarmsIn(['Three of 6 dogs had surgery.'], dogs)).toEqual(['Three'])
})

test('a count above the rows, a control group and rows with faults are left alone', async () => {
  const fields = [
    { name: 'case', type: 'integer' },
    {
      name: 'urticaria',
      type: 'string',
      categories: [
        { value: 'Yes', label: 'recurrent urticaria' },
        { value: 'No', label: 'no urticaria' },
      ],
    },
  ]
  const words = await lexiconOf('patients', fields, 'case,urticaria\n1,Yes\n2,No\n3,Yes\n')
  for (const text of [
    'Group B (the controls) consisted of 90 recurrent urticaria patients.',
    'For comparison, 90 recurrent urticaria patients were studied.',
    'Three recurrent urticaria patients served as controls.',
  ]) {
    expect(alarmsIn([text], words)).toEqual([])
  }
  expect(alarmsIn(['Three recurrent urticaria patients were studied.'], words)).toEqual(['Three'])
  const faulty = await lexiconOf('patients', fields, 'case,urticaria\none,Yes\n2,No\n3,Yes\n')
  expect(alarmsIn(['Three recurrent urticaria patients were studied.'], faulty)).toEqual([])
})
