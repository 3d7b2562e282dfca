import { expect, test } from 'vitest'
import { sweep } from '../../../scripts/data/sweep/sweep.js'
import { lexicons, reported, sentences } from './sentences.js'

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
