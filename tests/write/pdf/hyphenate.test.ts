import { expect, test } from 'vitest'
import { hyphenators } from '../../../scripts/write/pdf/text/hyphenate.js'

async function divided(word: string, lang = 'en'): Promise<string> {
  const hyphenate = (await hyphenators([lang])).get(lang)!
  const places = new Set(hyphenate(word))
  return [...word].map((letter, index) => (places.has(index) ? `-${letter}` : letter)).join('')
}

test.each([
  ['immunological', 'immuno-log-i-cal'], ['microglobulin', 'micro-glob-u-lin'], ['Microglobulins', 'Micro-glob-u-lins'], ['tocilizumab', 'toci-lizu-mab'], ['dermatomyositis', 'dermato-myo-sitis'],
])('%s is divided as %s', async (word, wanted) => {
  expect(await divided(word)).toBe(wanted)
})

test('three letters stay at the beginning and at the end', async () => {
  expect(await divided('adjuvant')).toBe('adju-vant')
})

test('another language has its own patterns', async () => {
  expect(await divided('Krankenhaus', 'de')).toBe('Kran-ken-haus')
})

test('British English is not American', async () => {
  expect(await divided('photographer', 'en-GB')).not.toBe(await divided('photographer', 'en'))
})

test('a language without patterns divides nothing', async () => {
  expect((await hyphenators(['xx'])).size).toBe(0)
})
