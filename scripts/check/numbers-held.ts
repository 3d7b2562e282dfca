/**
 * Every number of the prose, and how it is held: by the data, by a reference, or by nothing.
 */
import type { Node, Position } from 'unist'
import { findNumbers } from '../data/quantities/find.js'
import { lexicon } from '../data/sweep/lexicon.js'
import { isConvention } from '../data/sweep/conventions.js'
import { sweep } from '../data/sweep/sweep.js'
import type { Inputs } from '../document/inputs.js'
import type { Article } from '../document/tree.js'
import { articleProse, pieceAt, type Prose } from '../tree/prose.js'
import { givenTexts } from './held-ranges.js'
import { placeOf } from './places.js'

/**
 * `given`: the author has said that the data cannot hold it. `computed`: a value prints it. `claimed`: a claim holds it to the data. `swept`: the count sweep has read it and the rows
 * bear it out. `cited`: a reference stands in the same sentence. `loose`: none of these.
 */
export type Hold = 'given' | 'computed' | 'claimed' | 'swept' | 'cited' | 'loose'
export interface HeldNumber {
  /** As printed. */
  words: string
  held: Hold
  /** What holds it: the expression of a value or claim. */
  by?: string | undefined
  sentence: string
  position: Position | undefined
}

/** The numbers of an article as resolve leaves it, in order; none when the manuscript has no data. */
export function listNumbers(article: Article, inputs: Inputs): HeldNumber[] {
  if (!inputs.resources.size) return []
  const places = heldPlaces(inputs)
  const words = lexicon(inputs.resources.values())
  const given = givenTexts(article)
  return [...articleProse(article)].flatMap((prose) => {
    return prose.sentences.flatMap(({ start, end }) => {
      const sentence = prose.text.slice(start, end)
      const swept = sweep(
        sentence,
        words,
        [],
        prose.text.slice(Math.max(0, start - 2000), start),
      ).filter(({ agrees }) => agrees)
      const cited = citedIn(prose, start, end)
      return findNumbers(sentence)
        .filter((found) => !isConvention(sentence, found))
        .map((found): HeldNumber => {
          const text = sentence.slice(found.start, found.end)
          const holder = holderAt(prose, start + found.start, places)
          const isSwept = swept.some(
            (reading) => reading.start < found.end && found.start < reading.end,
          )
          const isGiven = given.has(pieceAt(prose, start + found.start)?.node as Node)
          const held = isGiven
            ? 'given'
            : holder
              ? holder.kind === 'value'
                ? 'computed'
                : 'claimed'
              : isSwept
                ? 'swept'
                : cited
                  ? 'cited'
                  : 'loose'
          return {
            words: text,
            held,
            by: holder?.expression,
            sentence: sentence.trim(),
            position: placeOf(prose, start + found.start, text, inputs),
          }
        })
    })
  })
}

interface Holder {
  kind: 'value' | 'claim'
  start: number
  end: number
  expression: string
}

/** Places of values and claims that hold, by file, in order. */
function heldPlaces(inputs: Inputs): ReadonlyMap<string, Holder[]> {
  const places = new Map<string, Holder[]>()
  for (const { kind, position, expression, fault } of inputs.evaluations) {
    const [start, end] = [position.start.offset, position.end.offset]
    if (fault || (kind !== 'value' && kind !== 'claim') || start === undefined || end === undefined)
      continue
    const path = position.path ?? ''
    const list = places.get(path)
    if (list) list.push({ kind, start, end, expression })
    else places.set(path, [{ kind, start, end, expression }])
  }
  for (const list of places.values()) list.sort((left, right) => left.start - right.start)
  return places
}

/** The value or claim that the character at `offset` of the prose comes from. */
function holderAt(
  prose: Prose,
  offset: number,
  places: ReadonlyMap<string, Holder[]>,
): Holder | undefined {
  const position = pieceAt(prose, offset)?.node.position
  const [from, to] = [position?.start.offset, position?.end.offset]
  const list = places.get(position?.path ?? '') ?? []
  if (from === undefined || to === undefined) return undefined
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.start ?? 0) <= from) low = middle + 1
    else high = middle
  }
  const candidate = list[low - 1]
  return candidate && to <= candidate.end ? candidate : undefined
}

/** Whether a reference stands between two offsets of the prose. */
function citedIn({ pieces }: Prose, from: number, to: number): boolean {
  return pieces.some(
    ({ start, end, node }) =>
      start < to &&
      end > from &&
      (node.type === 'citation' ||
        (node.type === 'xref' && (node as { kind?: string }).kind === 'bibliography')),
  )
}
