/**
 * `number-hint` over the data: numbers that a wider reading holds or doubts.
 */
import type { Position } from 'unist'
import { lexicon } from '../data/sweep/lexicon.js'
import type { LooseReading } from '../data/loose/reading.js'
import { looseReadings } from '../data/loose/read.js'
import type { Inputs } from '../document/inputs.js'
import type { Article } from '../document/tree.js'
import { roundsShares, wholesIn } from '../arithmetic/percentages.js'
import { articleProse, cited } from '../tree/prose.js'
import { givenTexts, heldRanges } from './held-ranges.js'
import { placeOf } from './places.js'

export interface LooseNumber {
  reading: LooseReading
  position: Position | undefined
  /** Where a percentage stands that is calculated with it. */
  others: Position[]
}

/** Every number of the prose that a column of the data probably gives; what a claim or value holds is left out. */
export function* looseNumbers(article: Article, inputs: Inputs): Generator<LooseNumber> {
  if (inputs.resources.size === 0) return
  const words = lexicon(inputs.resources.values())
  const given = givenTexts(article)
  const stated = numbersOf(article)
  const isRounded = roundsShares([...articleProse(article)].map(({ text }) => text))
  let isIntroduction = false
  for (const prose of articleProse(article)) {
    const held = heldRanges(prose, inputs, given)
    if (prose.isHeading)
      isIntroduction = /^\W*\d*\W*(?:introduction|background)\b/i.test(prose.text)
    for (const { start, end } of prose.sentences) {
      const before = prose.text.slice(Math.max(0, start - 600), start)
      const sentence = prose.text.slice(start, end)
      const readings = looseReadings(sentence, words, before)
      const isOfOthers =
        sentence.includes(cited) &&
        (isIntroduction || !readings.some(({ agrees, kind }) => agrees && kind === 'summary'))
      for (const read of readings) {
        const reading = isRounded && read.isCut && !read.isWeak ? { ...read, agrees: false } : read
        // What an introduction says with a reference, others have counted; so have they what it averages alone.
        if (!reading.agrees && isOfOthers && (isIntroduction || reading.kind === 'summary'))
          continue
        if (!reading.agrees && reading.isOfRows && !stated.has(reading.isOfRows)) continue
        const [from, to] = [start + reading.start, start + reading.end]
        if (held.some((range) => range.start < to && from < range.end)) continue
        const share =
          reading.share && placeOf(prose, start + reading.share.start, reading.share.words, inputs)
        yield {
          reading,
          position: placeOf(prose, from, reading.words, inputs),
          others: share ? [share] : [],
        }
      }
    }
  }
}

/** The whole numbers that an article says, of which one may be how many rows there are. */
const numbersOf = (article: Article): ReadonlySet<number> =>
  new Set([...articleProse(article)].flatMap(({ text }) => [...wholesIn(text)]))
