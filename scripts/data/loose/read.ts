/**
 * A wider reading than the sweep's: means, ranges, totals and counts that a sentence probably takes from the rows.
 *
 * Each number is held when any reading near it bears it out; it is doubted, as a hint, when its nearest reading says
 * something else and no other does.
 */
import { sentenceElements, type SentenceElement } from '../sweep/elements.js'
import { pointsBack } from '../sweep/groups.js'
import type { Lexicon } from '../sweep/lexicon.js'
import { cellsIn } from './cells.js'
import { conditionsIn } from './condition.js'
import { countsIn } from './counts.js'
import { distinctIn } from './distinct.js'
import { durationsIn } from './durations.js'
import { namedRowsIn } from './named-rows.js'
import { ratiosIn } from './ratios.js'
import type { LooseReading } from './reading.js'
import { respectively } from './respectively.js'
import { exceptionReadings, remainingReadings } from './rest.js'
import { summariesIn } from './summaries.js'
import { rowsNamed, sumsIn, totalsIn } from './totals.js'
import { namedWholes } from './wholes.js'
import { yearsIn } from './years.js'

/** Characters of a sentence that anyone could read, and of what stands before it. */
const longest = 2000
const before = 600

/** Each number of a sentence that probably rests on the rows, once; `text` is what stands before it in its paragraph. */
export function looseReadings(sentence: string, words: Lexicon, text = ''): LooseReading[] {
  const taken: LooseReading[] = []
  for (const reading of explanations(sentence, words, text).sort(
    (left, right) => rank(left) - rank(right),
  )) {
    if (reading.isWeak && !reading.agrees) continue
    if (!taken.some(({ start, end }) => start < reading.end && reading.start < end))
      taken.push(reading)
  }
  return taken.sort((left, right) => left.start - right.start)
}

const rank = ({ agrees }: LooseReading): number => (agrees ? 0 : 1)

/** All that may explain the numbers of a sentence, several for one number too, right or wrong. */
export function explanations(sentence: string, words: Lexicon, text = ''): LooseReading[] {
  if (sentence.length > longest || !words.resources.some(({ rows }) => rows.length > 1)) return []
  const here = sentenceElements(sentence, words)
  const earlier = text.slice(-before)
  const named = conditionsIn(sentence, here, words)
  const context = leansBack(here)
    ? conditionsIn(earlier, sentenceElements(earlier, words), words)
    : []
  const listed = [...respectively(here, named), ...exceptionReadings(here, named)]
  const counted = [...countsIn(here, named, context), ...totalsIn(sentence, words)].filter(
    (reading) => !listed.some(({ start }) => start === reading.start),
  )
  return [
    ...listed,
    ...namedWholes(here, named, counted),
    ...remainingReadings(here, counted, words),
    ...counted,
    ...namedRowsIn(sentence, words),
    ...yearsIn(sentence, words),
    ...ratiosIn(sentence, words),
    ...distinctIn(here, words),
    ...summariesIn(sentence, named, words),
    ...rowsNamed(here, named, words),
    ...sumsIn(sentence, words),
    ...cellsIn(here, words),
    ...durationsIn(sentence, here, named),
  ]
}

/** Whether a sentence speaks of rows that one before it has named: "Among them", "Of these", "They", "The two children". */
const leansBack = (here: readonly SentenceElement[]): boolean =>
  pointsBack(here) ||
  /^(?:they|these|those|the|their|both|all|one|two|three|four|five)$/i.test(here[0]?.text ?? '')
