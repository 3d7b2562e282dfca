/**
 * Sentences as articles write them, over tables of ours in several fields: each is true and never doubted, and each of its
 * numbers that counts the rows, changed as a slip changes it, is found.
 *
 * `NAME.txt` has one sentence a line over `NAME.csv`: [a number] is found when it is one too many and one too few; <a number>
 * counts the rows too, and some change of it is not found. `UPDATE_FIXTURES=1` writes which is which.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { guessTable } from '../../../scripts/data/guess.js'
import { looseReadings } from '../../../scripts/data/loose/read.js'
import { readDataPackage } from '../../../scripts/data/package.js'
import { lexicon, type Lexicon } from '../../../scripts/data/sweep/lexicon.js'
import { sweep } from '../../../scripts/data/sweep/sweep.js'
import { mutate } from '../../numbers/mutate.js'
import { opener } from '../cases.js'

const folder = new URL('.', import.meta.url)
const here = (path: string): string => readFileSync(new URL(path, folder), 'utf8')

interface Range {
  start: number
  end: number
}

async function lexiconOf(name: string): Promise<Lexicon> {
  const csv = here(`${name}.csv`)
  const { resource } = guessTable(`${name}.csv`, csv)
  const { resources, faults } = await readDataPackage(
    { path: 'datapackage.json', text: JSON.stringify({ resources: [resource] }) },
    opener({ [`${name}.csv`]: csv }),
  )
  expect(faults).toEqual([])
  return lexicon(resources.values())
}

/** Places of the numbers of a sentence that are doubted. */
function doubted(text: string, words: Lexicon): Range[] {
  const certain = sweep(text, words)
  const loose = looseReadings(text, words).filter(
    ({ start, end }) => !certain.some((one) => one.start < end && start < one.end),
  )
  return [...certain, ...loose]
    .filter(({ agrees }) => !agrees)
    .flatMap((reading) => {
      const share = 'share' in reading ? reading.share : undefined
      const beside = share ? [{ start: share.start, end: share.start + share.words.length }] : []
      return [{ start: reading.start, end: reading.end }, ...beside]
    })
}

/** A sentence without its marks, and where they stood. */
function unmarked(line: string): { text: string; marks: Range[] } {
  const marks: Range[] = []
  let text = ''
  for (const part of line.split(/(\[[^\]]*\]|<[^>]*>)/)) {
    const isMark = /^[[<]/.test(part)
    const words = isMark ? part.slice(1, -1) : part
    if (isMark) marks.push({ start: text.length, end: text.length + words.length })
    text += words
  }
  return { text, marks }
}

function isFound(text: string, { start, end }: Range, words: Lexicon): boolean {
  const said = text.slice(start, end)
  return [0, 1].every((seed) => {
    const other = mutate(said, seed)
    if (other === undefined) return true
    const changed = `${text.slice(0, start)}${other}${text.slice(end)}`
    return doubted(changed, words).some(
      (one) => one.start < start + other.length && start < one.end,
    )
  })
}

const names = readdirSync(folder)
  .filter((path) => path.endsWith('.csv') && path !== 'patients.csv')
  .map((path) => path.slice(0, -4))
  .sort()

for (const name of names) {
  test(`true sentences of ${name}.csv are not doubted, and their numbers are found when they are changed`, async () => {
    const words = await lexiconOf(name)
    const lines = here(`${name}.txt`).trim().split('\n')
    const read = lines.map((line) => {
      const { text, marks } = unmarked(line)
      expect(doubted(text, words), text).toEqual([])
      return marks.reduceRight((so, { start, end }) => {
        const [open, close] = isFound(text, { start, end }, words) ? '[]' : '<>'
        return `${so.slice(0, start)}${open}${so.slice(start, end)}${close}${so.slice(end)}`
      }, text)
    })
    if (process.env.UPDATE_FIXTURES)
      writeFileSync(new URL(`${name}.txt`, folder), `${read.join('\n')}\n`)
    else expect(read).toEqual(lines)
  })
}
