/**
 * The words of the sweep's grammar that every paper has: what counts rows, what says nothing about which rows, and what
 * shows that a sentence counts something else.
 */

import { readWords } from '../words.js'

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Nouns (singular) that stand for a row, whatever the data are about. */
export const units = list(`
  patient case subject participant individual person animal specimen sample tumour cancer carcinoma adenocarcinoma lesion
`)

/** Those of which each stands for one row. */
export const individuals = list(
  'patient case subject participant individual person animal specimen sample',
)

/** Verbs that say of counted rows only that they are there, or have what is named. */
const inclusive = list(`
  is are was were been being be am has have had having do does did found find finding seen see observed present noted identified occurred occur
  occurring consisted comprised accounted included include enrolled randomised randomized examined reviewed studied analysed analyzed evaluated came come
  comes belonged covered covers numbered made
`)

/** Whether a word is a verb that says of rows that they are there, or have something. */
export const isInclusive = (word: string): boolean => inclusive.has(word.toLowerCase())

/** Verbs that may hold of some rows only: "two women were treated" says nothing of how many women there are. */
export const restrictive = list(`
  presented located localised localized situated affected involved involve arose arise developed develop showed show shown shows detected diagnosed
  received receive underwent undergo treated given assigned allocated assessed tested
`)
export const verbs: ReadonlySet<string> = new Set([...inclusive, ...restrictive])

/** Nouns that leave open which rows are meant, but are no rows themselves: "three sites" counts none. */
export const things = list('site disease study paper table data animal review')

/** Words that leave open which rows are meant: they neither restrict nor widen what a number counts. */
export const light = list(`
  a an the this that these those there here it they them we i our their its his her whom who which what
  in on at of for to from by with into as than then so also too still up namely
  primary source total totally overall altogether whole n
`)

/** A sentence that holds one of these speaks of other rows, of rates, or of bounds: it is left alone. */
export const gates = list(`
  cohort series earlier previous previously prior literature population populations screened published reported elsewhere
  per each every about approximately around nearly almost roughly some several many most few
  least fewer more less over under between than either or if would could may might should can cannot
  not never neither nor without except excluding unless
  expected predicted estimated typically usually generally often sometimes rarely
  another respectively former latter first second third last
  within before after since during until control controls comparison compared healthy
  only alone solely exclusively just merely day days week weeks month months year years
`)

/** Pairs of words that make a number a bound. */
export const bounded: ReadonlySet<string> = new Set([
  'up to',
  'as many',
  'as few',
  'at most',
  'no more',
  'no fewer',
])

/** Values that are also everyday words: they are categories only beside a word of their column's title. */
export const everyday = list('present absent yes no other none true false unknown normal')

export const shares: ReadonlyMap<string, number> = new Map([
  ['all', 1],
  ['none', 0],
  ['half', 1 / 2],
])

/** The whole number that one word is: three, twenty-one, 12; nothing for every other word. */
export function cardinal(word: string): number | undefined {
  if (/^(?:\d{1,6}|\d{1,3}(?:,\d{3}){1,2})$/.test(word)) return Number(word.replaceAll(',', ''))
  const read = readWords(word)
  return read && !read.ordinal && Number.isInteger(read.value) ? read.value : undefined
}
