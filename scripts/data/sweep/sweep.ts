/**
 * The count sweep: numbers in prose that count a category of the data and disagree with the rows, found without any
 * annotation. Precision first: a sentence that could mean anything else is left alone.
 */
import type { DataRow } from '../../document/inputs.js'
import { sentenceElements, type SentenceElement } from './elements.js'
import { belongs, rowsOfCategory, type Category, type Lexicon } from './lexicon.js'
import { holdsOfGroup, holdsWidely, mayBePart, pointsBack } from './groups.js'
import { counting, rowsAreIndividuals } from './row-unit.js'
import { singular } from './morphology.js'
import { segments, type SentenceSegment } from './segments.js'

export interface Contradiction {
  /** Of the number, in the sentence. */
  start: number
  end: number
  /** The number as written. */
  words: string
  /** What is counted; absent: all rows. */
  category?: Category | undefined
  /** What the rows say; of a percentage, the share in percent. */
  actual: number
  /** Number of rows. */
  rows: number
  kind: 'count' | 'percent' | 'share'
}

/** A number that the sweep has read, right or wrong; `check --numbers` counts it as held. */
export interface SweepReading extends Contradiction {
  agrees: boolean
  /** What the number says: a count, or a share (0–1) with the decimals of its percentage. */
  said: { value: number; decimals: number }
}

/** Characters of a sentence that anyone could read; a longer one is no sentence. */
const longest = 2000

/**
 * Every number of a sentence that counts rows, with what the rows say.
 * `covered` are ranges that a claim or value holds already; `before` is what stands before it in its paragraph. A number
 * that no reading and no group named in the paragraph bears out is given as wrong; one that may mean a group is not given.
 */
export function sweep(
  sentence: string,
  words: Lexicon,
  covered: ReadonlyArray<{ start: number; end: number }> = [],
  before = '',
): SweepReading[] {
  if (sentence.length > longest) return []
  const here = sentenceElements(sentence, words)
  const parts = segments(here)
  if (!parts) return []
  const readable = alive(parts, before.slice(-longest))
  const readings = readable.flatMap((part, index) => read(part, readable[index - 1]))
  const totals = parts.flatMap((part) => total(part, readings, words))
  const wrongTotal = parts.some(
    (part) =>
      part.total &&
      !part.dead &&
      rowsOf(words, part.category ?? readings[0]?.category) !== part.total.element.value,
  )
  const kept = (wrongTotal && totals.length === 0 ? [] : [...totals, ...readings]).filter(
    ({ start, end }) => !covered.some((range) => range.start < end && start < range.end),
  )
  if (kept.every(({ agrees }) => agrees)) return kept
  const context = sentenceElements(before.slice(-longest), words)
  return kept.filter((reading) => reading.agrees || isCertain(reading, here, context))
}

/** Whether a number that the rows contradict can mean nothing else: no part of the rows, no more than there are. */
function isCertain(
  reading: SweepReading,
  here: readonly SentenceElement[],
  context: readonly SentenceElement[],
): boolean {
  const { said, category, rows, kind } = reading
  if (!category) return true
  const all = category.resource.rows
  if (!rowsAreIndividuals(category.resource) && context.some((word) => word.kind === 'category'))
    return false
  const tolerance = (0.5 * 10 ** -said.decimals) / 100 + 1e-9
  const counts = kind === 'count'
  if (counts && said.value > all.length) return false
  const meant = counts
    ? { category, count: said.value }
    : { category, share: { value: said.value, tolerance } }
  if (holdsOfGroup(meant, [...context, ...here], all) || holdsWidely(meant, all)) return false
  if (kind === 'percent') return !pointsBack(here)
  if (pointsBack(here) && !context.some((word) => word.kind === 'number' && word.value === rows))
    return false
  return !(counts && mayBePart(said.value, context, all.length))
}

/** Segments that can be read where they stand. */
function alive(parts: readonly SentenceSegment[], previous: string): SentenceSegment[] {
  if (
    parts.some((part) => !part.dead && part.category && !part.quantity && part.rates.length === 0)
  )
    return []
  const kept: SentenceSegment[] = []
  let context = true
  let restricted = false
  for (const [index, part] of parts.entries()) {
    const before = parts[index - 1]
    if (part.opens) restricted = false
    const doubled = before !== undefined && isBare(before) && isNumber(part.elements[0])
    const repeats = part.quantity?.kind === 'both' && /\b(?:two|both|2)\b/i.test(previous)
    const readable: boolean =
      !part.dead && !doubled && !repeats && !restricted && (context || part.explicit)
    if (readable) kept.push(part)
    // "Three men and one woman withdrew": what is said of the last is said of those before it.
    if (part.dead && !part.opens) while (kept.length > 0 && !kept.at(-1)?.predicates) kept.pop()
    restricted ||= part.restricts
    context = readable || (context && part.elements.every(({ kind }) => kind === 'light'))
  }
  return kept
}

const isNumber = (element: SentenceElement | undefined): boolean => element?.kind === 'number'
const isBare = (part: SentenceSegment): boolean =>
  part.quantity !== undefined && !part.category && isNumber(part.elements.at(-1)) && !part.total

function read(part: SentenceSegment, before: SentenceSegment | undefined): SweepReading[] {
  const { category, quantity } = part
  if (!category) return []
  const rows = category.resource.rows
  const excluded = part.complement ? before?.category : undefined
  if (part.complement && !excluded) return []
  const countOf = counting(category.resource, nounsOf(part))
  if (!countOf) return []
  const members = rowsOfCategory(category)
  const left = (all: readonly DataRow[]): readonly DataRow[] =>
    excluded ? all.filter((row) => !belongs(row, excluded)) : all
  const whole = left(rows)
  const actual = countOf(left(members))
  const base = countOf(whole)
  const place = { category, rows: base }
  const found: SweepReading[] = []
  const count = (element: SentenceElement, value: number): SweepReading => ({
    ...placeOf(element),
    ...place,
    actual,
    kind: 'count',
    agrees: value === actual,
    said: { value, decimals: 0 },
  })
  if (quantity?.kind === 'number') found.push(count(quantity, quantity.value))
  if (quantity?.kind === 'both') found.push(count(quantity, 2))
  if (quantity?.kind === 'share')
    found.push({
      ...placeOf(quantity),
      ...place,
      actual,
      kind: 'share',
      agrees: actual === quantity.value * base,
      said: { value: quantity.value, decimals: 0 },
    })
  for (const rate of part.rates) {
    if (rate.kind === 'fraction') {
      if (rate.total === countOf(rows)) found.push(count(rate, rate.value))
    } else {
      found.push({
        ...placeOf(rate),
        ...place,
        actual: (100 * actual) / base,
        kind: 'percent',
        agrees: agreesPercent(rate.value, rate.decimals, actual / base),
        said: { value: rate.value / 100, decimals: rate.decimals },
      })
    }
  }
  return found
}

/** The words, singular, that say what a segment counts: "patient", "woman". */
const nounsOf = ({ elements: parts }: SentenceSegment): string[] =>
  parts.flatMap((part) => {
    if (part.kind === 'unit') return [singular(part.text)]
    return part.kind === 'category' ? part.text.split(/\s+/).map(singular) : []
  })

/** A percentage agrees when rounding the share to its decimals, half either way, gives it. */
function agreesPercent(said: number, decimals: number, share: number): boolean {
  return Math.abs(said - share * 100) <= 0.5 * 10 ** -decimals + 1e-9
}

/** "Of the six cases, three were female": six is read when the counts beside it are right, so that our rows are meant. */
function total(
  part: SentenceSegment,
  readings: readonly SweepReading[],
  words: Lexicon,
): SweepReading[] {
  const said = part.total
  const resource =
    readings[0]?.category?.resource ??
    (words.resources.length === 1 ? words.resources[0] : undefined)
  if (!said || part.dead || !resource) return []
  const rows = counting(resource, nounsOf(part))?.(resource.rows)
  if (rows === undefined) return []
  const certain =
    readings.length > 0 &&
    readings.every(({ agrees, category }) => agrees && category?.resource === resource)
  const counted = {
    ...placeOf(said.element),
    actual: rows,
    rows,
    kind: 'count',
    said: { value: said.element.value, decimals: 0 },
  } as const
  if (said.element.value === rows) return [{ ...counted, agrees: true }]
  return said.definite && certain ? [{ ...counted, agrees: false }] : []
}

const placeOf = (element: SentenceElement) => ({
  start: element.start,
  end: element.end,
  words: element.text,
})
const rowsOf = (words: Lexicon, category: Category | undefined): number =>
  (category?.resource ?? words.resources[0])?.rows.length ?? 0
