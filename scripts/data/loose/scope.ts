/**
 * Which conditions of a sentence a number probably counts.
 *
 *     Four of 15 men and ten of 20 women in Odate had a CEA above 10.
 *     ── own: men                       └ shared: Odate, CEA above 10
 */
import type { SentenceElement } from '../sweep/elements.js'
import type { Condition, NamedCondition } from './condition.js'
import { isIndividual } from './other-things.js'
import type { RowGroup } from './rows.js'

export interface NumberScope {
  /** What the number itself counts; empty: nothing near. */
  own: RowGroup
  /** What may restrict it besides, each of another column. */
  shared: RowGroup
  /** The group of which alone the sentence speaks: "Of the nine women, four died". */
  lead?: Condition | undefined
  /** Words between the number and what it counts that the data do not know. */
  unknown: number
}

/** Columns besides its own by which a number may be restricted. */
const most = 4

/** The scope of the number at `index`; `named` are the conditions of its sentence. */
export function numberScope(
  here: readonly SentenceElement[],
  index: number,
  named: readonly NamedCondition[],
): NumberScope {
  const number = here[index]
  if (!number) return { own: [], shared: [], unknown: 0 }
  const { from, to } = windowOf(here, index, named)
  const inside = (one: NamedCondition): boolean => one.start >= from && one.end <= to
  const near = named.filter(inside)
  const own = group(near)
  const [nearest] = near
  const unknown = nearest ? unknownBetween(here, number, nearest) : 0
  const others = named.filter((one) => !inside(one))
  const right = others.filter(({ start }) => start >= to)
  const left = others.filter(({ end }) => end <= from)
  const lead = left.filter(({ end }) => end <= leadEnd(here))
  const first = left.filter(({ end }) => end <= startOfNumbers(here))
  const ways = [
    ...(isElliptic(here, index)
      ? left.filter(({ start }) => start >= numberBefore(here, index))
      : []),
    ...lead.toReversed(),
    ...right,
    ...first.toReversed(),
  ]
  const shared = sharedOf(
    own,
    isPartOfWhole(here, index) && right.length === 0 ? [...ways, ...left.toReversed()] : ways,
  )
  return { own, shared, unknown, lead: leadOf(here, lead, named) }
}

/** "seven smokers in the zinc group and four in the placebo group": the four are smokers too. */
const isElliptic = (here: readonly SentenceElement[], index: number): boolean =>
  /^(?:in|among|amongst|at|with|from|for|given|on)$/i.test(here[index + 1]?.text ?? '') &&
  /^(?:,|and|;|but|vs|versus|while)$/i.test(here[index - 1]?.text ?? '')

/** Where the number before one stands. */
const numberBefore = (here: readonly SentenceElement[], index: number): number =>
  here.slice(0, index).findLast((element) => element.kind === 'number')?.start ?? 0

/** One condition of each column that may restrict what is counted, alternatives together. */
function sharedOf(own: RowGroup, others: readonly NamedCondition[]): RowGroup {
  const resource = own[0]?.[0]?.resource
  const columns = new Set(own.flat().map(({ field }) => field))
  const shared: Array<readonly Condition[]> = []
  for (const { meanings: all, isAlternative } of others) {
    const meanings = all.filter(
      (meaning) => !columns.has(meaning.field) && (!resource || meaning.resource === resource),
    )
    const last = shared.at(-1)
    const [meaning] = meanings
    if (!meaning || meanings.length !== 1) continue
    if (isAlternative && last) shared[shared.length - 1] = [...last, meaning]
    else if (shared.length < most) shared.push(meanings)
    else continue
    columns.add(meaning.field)
  }
  return shared
}

/** The one condition of "Of the nine women, …": a number stands in it, and nothing else. */
function leadOf(
  here: readonly SentenceElement[],
  lead: readonly NamedCondition[],
  named: readonly NamedCondition[],
): Condition | undefined {
  const end = leadEnd(here)
  const all = named.filter((one) => one.end <= end)
  const numbers = here.filter((element) => element.end <= end && isNumber(element))
  const [meaning] = lead[0]?.meanings ?? []
  return all.length === 1 &&
    lead.length === 1 &&
    lead[0]?.meanings.length === 1 &&
    numbers.length === 1
    ? meaning
    : undefined
}

/** Where the group ends of which a sentence speaks: "Of the nine women, four died". */
function leadEnd(here: readonly SentenceElement[]): number {
  if (!/^(?:of|among|amongst|in|for|within)$/i.test(here[0]?.text ?? '')) return 0
  return here.find(({ text }) => /^[,;:]$/.test(text))?.start ?? 0
}

/** "three of the seven men": what is said of them may stand before. */
const isPartOfWhole = (here: readonly SentenceElement[], index: number): boolean =>
  here.slice(index + 1, index + 3).some(({ kind }) => kind === 'of') &&
  here.slice(index + 2, index + 5).some(({ kind }) => kind === 'number')

/**
 * The condition nearest behind a number of a column of which the sentence names several values, each for its own numbers:
 * "three of 15 men in Odate and one of 6 men in Kosaka had a CEA above 10". What is said of all stands behind the last.
 */
export function distributed(
  here: readonly SentenceElement[],
  { start, end }: SentenceElement,
  named: readonly NamedCondition[],
  own: RowGroup,
): Condition | undefined {
  const single = named.flatMap((one) => {
    const [meaning] = one.meanings
    return meaning && one.meanings.length === 1 ? [{ ...one, meaning }] : []
  })
  const columns = new Set(own.flat().map(({ field }) => field))
  for (const { meaning, ...nearest } of single) {
    if (nearest.start < end || columns.has(meaning.field)) continue
    const values = single.filter((one) => one.meaning.field === meaning.field)
    const last = values.at(-1)
    const isShared = single.some(
      (one) => last && one.start >= last.end && one.meaning.field !== meaning.field,
    )
    const isSplit = here.some(
      (one) => one.start >= start && one.end <= nearest.start && /^[;:]$/.test(one.text),
    )
    if (values.some((one) => one.meaning.predicate !== meaning.predicate) && isShared && !isSplit)
      return meaning
    columns.add(meaning.field)
  }
  return undefined
}

/** Conditions of one stretch together: those of one column are alternatives, those of several hold at once. */
function group(near: readonly NamedCondition[]): RowGroup {
  const found: Condition[][] = []
  for (const { meanings } of near) {
    if (meanings.length !== 1) return []
    const [one] = meanings as [Condition]
    const same = found.find((any) => any[0]?.field === one.field)
    if (same?.some(({ predicate }) => predicate === one.predicate)) continue
    if (same) same.push(one)
    else found.push([one])
  }
  return found.length > 0 && found.every(([one]) => one?.resource === found[0]?.[0]?.resource)
    ? found
    : []
}

const isNumber = (element: SentenceElement | undefined): boolean =>
  element?.kind === 'number' ||
  element?.kind === 'percent' ||
  element?.kind === 'fraction' ||
  (element?.kind === 'share' && element.word !== 'none')

/** Where the first number of a sentence stands: what is before it restricts all of them. */
const startOfNumbers = (here: readonly SentenceElement[]): number =>
  here.find((element) => isNumber(element))?.start ?? 0

/**
 * The stretch that says what a number counts: behind it, up to the next number or the end of the part in which a condition
 * stands; of a number in brackets, and of one behind a preposition with nothing behind it, what is before.
 */
function windowOf(
  here: readonly SentenceElement[],
  index: number,
  named: readonly NamedCondition[],
): { from: number; to: number } {
  const number = here[index] as SentenceElement
  const label = labelOf(here, index, named)
  if (label) return { from: label.start, to: label.end }
  const open = bracketAround(here, index)
  const head =
    open === undefined ? undefined : { from: partStart(here, open), to: here[open]?.start ?? 0 }
  if (head && named.some(({ start, end }) => start >= head.from && end <= head.to)) return head
  let last = index
  let isNamed = false
  let isBoth = false
  for (let at = index + 1; at < here.length; at++) {
    const element = here[at] as SentenceElement
    if (element.text === '(') {
      const close = here.findIndex(({ text }, next) => next > at && text === ')')
      if (close < 0) break
      at = close
      continue
    }
    if (/^[;.:]$/.test(element.text)) break
    if (element.text === ')' && open !== undefined) continue
    const isLimit = named.some(({ start, end }) => start <= element.start && element.end <= end)
    if (isLimit) isNamed = true
    else if (isNumber(element) && here[at - 1]?.kind !== 'of' && !isDefiniteTotal(here, at)) break
    if (/^both$/i.test(element.text)) isBoth = true
    if (element.kind === 'separator' && isNamed && !(isBoth && /^and$/i.test(element.text))) break
    isNamed ||= element.kind === 'category' || element.kind === 'title'
    last = at
  }
  const behind = { from: number.start, to: here[last]?.end ?? number.end }
  const ahead = { from: partStart(here, index), to: number.start }
  const isIn = (range: { from: number; to: number }): boolean =>
    named.some(({ start, end }) => start >= range.from && end <= range.to)
  const isPrepositional =
    /^(?:in|of|for|by|with)$/i.test(prepositionBefore(here, index)) && endsPart(here, index, named)
  return isPrepositional && isIn(ahead) ? ahead : behind
}

/** What stands before a number, "the", "all" and "remaining" aside. */
const prepositionBefore = (here: readonly SentenceElement[], index: number): string =>
  here
    .slice(Math.max(0, index - 4), index)
    .findLast(({ kind, text }) => kind !== 'definite' && !/^(?:all|other|remaining)$/i.test(text))
    ?.text ?? ''

/** "low in seven studies, high in five and unclear in six": with the number its part ends, before anything else is named. */
function endsPart(
  here: readonly SentenceElement[],
  index: number,
  named: readonly NamedCondition[],
): boolean {
  for (const [at, element] of here.slice(index + 1).entries()) {
    if (named.some(({ start, end }) => start <= element.start && element.end <= end)) return false
    if (element.kind === 'separator' || element.text === '.') return true
    if (at === 0 && element.kind === 'of') continue
    if (!isIndividual(element) && element.kind !== 'light' && element.kind !== 'definite')
      return at > 0
  }
  return true
}

/** "(men 6, women 4)": the category whose number it is. */
export function labelOf(
  here: readonly SentenceElement[],
  index: number,
  named: readonly NamedCondition[],
): SentenceElement | undefined {
  const [opens, category, , closes] = here.slice(Math.max(0, index - 2), index + 2)
  return index >= 2 &&
    category &&
    named.some(({ start, end }) => start === category.start && end === category.end) &&
    /^[(,;]$/.test(opens?.text ?? '') &&
    /^[),;]$/.test(closes?.text ?? '')
    ? category
    : undefined
}

/** "four out of the 15 men": the 15 is no new count. */
const isDefiniteTotal = (here: readonly SentenceElement[], at: number): boolean =>
  here[at - 1]?.kind === 'definite' && here[at - 2]?.kind === 'of'

/** The bracket that a number stands in, when little else does: "(n = 3)", "(27%)", "(3 cases)". */
function bracketAround(here: readonly SentenceElement[], index: number): number | undefined {
  const open = here.slice(Math.max(0, index - 4), index).findLastIndex(({ text }) => text === '(')
  if (open < 0) return undefined
  const at = Math.max(0, index - 4) + open
  const close = here.findIndex(({ text }, next) => next > index && text === ')')
  const inside = here.slice(at + 1, close < 0 ? undefined : close)
  return close > 0 && close - at <= 8 && !inside.some(({ kind }) => kind === 'category')
    ? at
    : undefined
}

/** Where the part begins that ends before element `end`: behind the last separator or number. */
function partStart(here: readonly SentenceElement[], end: number): number {
  const before = here
    .slice(0, end)
    .findLastIndex(
      (element, at) =>
        (element.kind === 'separator' && element.text !== ')') ||
        (isNumber(element) && here[at + 1]?.text === '('),
    )
  return here[before + 1]?.start ?? 0
}

const unknownBetween = (
  here: readonly SentenceElement[],
  number: SentenceElement,
  { start, end }: NamedCondition,
): number =>
  here.filter(
    (element) =>
      element.kind === 'unknown' &&
      !isIndividual(element) &&
      ((element.start > number.start && element.end <= start) ||
        (element.end <= number.start && element.start >= end)),
  ).length
