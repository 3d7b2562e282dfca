import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { guessTable } from '../../../scripts/data/guess.js'
import { looseReadings } from '../../../scripts/data/loose/read.js'
import { readDataPackage } from '../../../scripts/data/package.js'
import { lexicon } from '../../../scripts/data/sweep/lexicon.js'
import { sweep } from '../../../scripts/data/sweep/sweep.js'
import { opener } from '../cases.js'

const here = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

test('each kind of phrase is doubted where the rows contradict it, and nowhere else', async () => {
  const csv = here('patients.csv')
  const { resource } = guessTable('patients.csv', csv)
  const { resources } = await readDataPackage(
    { path: 'datapackage.json', text: JSON.stringify({ resources: [resource] }) },
    opener({ 'patients.csv': csv }),
  )
  const words = lexicon(resources.values())
  const marked = here('kinds.txt')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  const found = marked.map((line) => {
    const text = line.replace(/[{}]/g, '')
    const places = [...sweep(text, words), ...looseReadings(text, words)]
      .filter(({ agrees }) => !agrees)
      .sort((left, right) => right.start - left.start)
      .filter(({ start }, index, all) => all[index - 1]?.start !== start)
    return places.reduce(
      (so, { start, end }) => `${so.slice(0, start)}{${so.slice(start, end)}}${so.slice(end)}`,
      text,
    )
  })
  expect(found).toEqual(marked)
})
