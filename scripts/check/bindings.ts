/**
 * The numbers of an article that no claim holds, each with the expressions that would hold it.
 */
import type { Position } from 'unist'
import { judgeClaim } from '../data/claim.js'
import { explanations } from '../data/loose/read.js'
import type { LooseKind, LooseReading } from '../data/loose/reading.js'
import { Data } from '../data/query.js'
import { findNumbers } from '../data/quantities/find.js'
import { isConvention } from '../data/sweep/conventions.js'
import { lexicon } from '../data/sweep/lexicon.js'
import type { Inputs } from '../document/inputs.js'
import type { Article } from '../document/tree.js'
import { articleProse } from '../tree/prose.js'
import { givenTexts, heldRanges } from './held-ranges.js'
import { placeOf } from './places.js'

/** An expression that gives a number, and what it says in words. */
export interface Candidate {
  kind: LooseKind
  expression: string
  says: string
  /** Nothing near says that the number may be of something else. */
  isLikely: boolean
}
/** A number, where it stands, and all that explains it; the likeliest first. */
export interface Unbound {
  words: string
  sentence: string
  position: Position | undefined
  candidates: Candidate[]
}

/** Candidates that a person can choose among. */
const most = 9

/** Every number of the prose that neither a claim nor a value holds, in order. */
export async function unboundNumbers(article: Article, inputs: Inputs): Promise<Unbound[]> {
  if (inputs.resources.size === 0) return []
  const words = lexicon(inputs.resources.values())
  const given = givenTexts(article)
  const holds = holder(inputs)
  const found: Unbound[] = []
  for (const prose of articleProse(article)) {
    if (prose.isHeading) continue
    const held = heldRanges(prose, inputs, given)
    for (const { start, end } of prose.sentences) {
      const sentence = prose.text.slice(start, end)
      const numbers = findNumbers(sentence).filter(
        (number) =>
          !isConvention(sentence, number) &&
          !held.some(
            (range) => range.start < start + number.end && start + number.start < range.end,
          ),
      )
      if (numbers.length === 0) continue
      const readings = explanations(sentence, words, prose.text.slice(0, start))
      for (const number of numbers) {
        const near = readings.filter(
          (reading) => reading.agrees && reading.start < number.end && number.start < reading.end,
        )
        const place = near[0] ?? { ...number, words: sentence.slice(number.start, number.end) }
        found.push({
          words: place.words,
          sentence: sentence.trim(),
          position: placeOf(prose, start + place.start, place.words, inputs),
          candidates: await candidates(near, place.words, holds),
        })
      }
    }
  }
  return found
}

type Holds = (expression: string, words: string) => Promise<boolean>

/** Whether an expression bears words out, as a claim of it would. */
function holder({ resources }: Inputs): Holds {
  const data = new Data(resources)
  const known = new Map<string, Promise<boolean>>()
  return (expression, words) => {
    const key = `${expression}\0${words}`
    const answer =
      known.get(key) ??
      data.evaluate(expression).then((result) => {
        if (result.fault) return false
        const judged = judgeClaim(words, result.value)
        return 'agrees' in judged && judged.agrees
      })
    known.set(key, answer)
    return answer
  }
}

async function candidates(
  readings: readonly LooseReading[],
  words: string,
  holds: Holds,
): Promise<Candidate[]> {
  const found = new Map<string, Candidate>()
  const ordered = readings.toSorted(
    (left, right) => Number(left.isWeak === true) - Number(right.isWeak === true),
  )
  for (const { kind, expression, says, isWeak } of ordered) {
    if (found.has(expression) || found.size >= most || !(await holds(expression, words))) continue
    found.set(expression, { kind, expression, says, isLikely: isWeak !== true })
  }
  return [...found.values()]
}
