/**
 * The same quantity with two values: what an abstract or a discussion states again, against the text and its tables.
 *
 * A number that is stated again is compared only when nothing in the text has its value, and one place alone says it of
 * the same things. Groups, times and other restrictions must be the same words in both.
 */
import { fixed } from '../data/rounding.js'
import type { ArithmeticFinding } from './finding.js'
import type { Figured, Stated } from './said.js'
import { fitsWritten, type WrittenNumber } from './written-number.js'

/** A quantity of an article, in one of its texts. */
export interface PlacedQuantity<Text> {
  stated: Stated
  text: Text
}

/** A quantity that is stated again with another value. */
export interface Restated<Text> {
  again: PlacedQuantity<Text>
  first: PlacedQuantity<Text>
  finding: ArithmeticFinding
}

/** Places that may say one thing; what is said more often is no single quantity. */
const most = 40

/** Words of which one sentence must not have more than the other: they say of which rows, or when. */
const restrictions =
  /^(?:group|arm|control|placebo|treat|interven|cohort|wom[ae]n|m[ae]n|male|femal|boy|girl|adult|child|infant|baselin|follow|month|week|day|hour|befor|after|preoperativ|postoperativ|initial|final|first|second|third|last|subgroup|remain|other|increas|decreas|reduc|differ|chang|compar|higher|lower|respond|nonrespond|surviv|not|both|left|right|phas|stag|grad|train|test|valid|model|sampl|screen|exclud|elig|random|analys|[A-Z#])/

/** Every number of `again` that the text of `first` gives another value. */
export function checkRestated<Text>(
  again: readonly PlacedQuantity<Text>[],
  first: readonly PlacedQuantity<Text>[],
): Array<Restated<Text>> {
  const bearers = byValue(first)
  const mentions = byValue(again)
  const subjects = bySubject(first)
  return again.flatMap((one): Array<Restated<Text>> => {
    const { stated } = one
    if (isBorne(stated, bearers)) return []
    const all = candidates(stated, subjects).filter((other) => isSame(stated, other.stated))
    const backed = all.filter((other) => isBacked(stated, other.stated))
    const same = backed.length > 0 ? backed : all
    const [other] = same
    if (!other || same.some(({ stated: { number } }) => number.value !== other.stated.number.value))
      return []
    if (isBorne(other.stated, mentions) || !isNear(stated, other.stated)) return []
    return [{ again: one, first: other, finding: findingOf(stated, other.stated) }]
  })
}

function findingOf(stated: Stated, other: Stated): ArithmeticFinding {
  const sign = stated.kind === 'percent' ? ' %' : ''
  return {
    start: stated.start,
    end: stated.end,
    level: isCertain(stated, other) ? 'error' : 'hint',
    reason: `the same quantity is ${other.words}${sign}`,
  }
}

/** The words of all sentences that have a value, by the value as it is written, and as it is when rounded. */
interface ByValue {
  written: ReadonlyMap<string, ReadonlySet<string>>
  rounded: ReadonlyMap<string, ReadonlySet<string>>
}

function byValue<Text>(placed: readonly PlacedQuantity<Text>[]): ByValue {
  const written = new Map<string, Set<string>>()
  const rounded = new Map<string, Set<string>>()
  const add = (map: Map<string, Set<string>>, key: string, words: ReadonlySet<string>): void => {
    const known = map.get(key) ?? new Set()
    map.set(key, known)
    for (const word of words) known.add(word)
  }
  for (const { stated } of placed) {
    add(written, keyOf(stated.number), stated.sentence)
    for (const key of roundingsOf(stated.number)) add(rounded, key, stated.sentence)
  }
  return { written, rounded }
}

const keyOf = ({ value, decimals }: WrittenNumber): string =>
  `${decimals}:${fixed(value, decimals)}`

/** A number with fewer decimals, rounded and cut off; one digit alone rounds too many. */
function roundingsOf({ value, decimals }: WrittenNumber): string[] {
  return Array.from({ length: decimals }, (_, fewer) => fewer)
    .filter((fewer) => Math.abs(value) >= 10 * 10 ** -fewer)
    .flatMap((fewer) => {
      const cut = Math.trunc(value * 10 ** fewer + 1e-9) / 10 ** fewer
      return [
        keyOf({ value, decimals: fewer, unit: 10 ** -fewer }),
        keyOf({ value: cut, decimals: fewer, unit: 10 ** -fewer }),
      ]
    })
}

/** Whether a text has the value, rounded either way; of a small whole number, in words that share something with it. */
function isBorne({ number, about }: Stated, { written, rounded }: ByValue): boolean {
  const isSmall = number.decimals === 0 && number.value < 100
  const own = keyOf(number)
  return [
    written.get(own),
    rounded.get(own),
    ...roundingsOf(number).map((key) => written.get(key)),
  ].some((words) => words !== undefined && (!isSmall || [...about].some((word) => words.has(word))))
}

/** Whether two numbers may be one, the second of them rounded. */
function isOne(left: WrittenNumber, right: WrittenNumber): boolean {
  if (left.decimals === right.decimals) return left.value === right.value
  const [coarse, fine] = left.decimals < right.decimals ? [left, right] : [right, left]
  return coarse.value >= 10 * coarse.unit && fitsWritten(coarse, fine.value)
}

function bySubject<Text>(
  placed: readonly PlacedQuantity<Text>[],
): Map<string, Array<PlacedQuantity<Text>>> {
  const found = new Map<string, Array<PlacedQuantity<Text>>>()
  for (const one of placed) {
    for (const key of keysOf(one.stated)) {
      const list = found.get(key)
      if (list) list.push(one)
      else found.set(key, [one])
    }
  }
  return found
}

/** What a quantity can be found by: its kind, with a word that it is said of, or with another number of its figure. */
const keysOf = ({ kind, about, figure }: Stated): string[] => [
  ...[...about].map((word) => `${kind}\0${word}`),
  ...figure
    .filter((other) => other.kind !== kind && other.number.decimals > 0)
    .map((other) => `${kind}\0${other.kind}\0${other.number.value}`),
]

/** Quantities of the same kind that share a word or number with it, by the one that the fewest have. */
function candidates<Text>(
  stated: Stated,
  subjects: ReadonlyMap<string, Array<PlacedQuantity<Text>>>,
): ReadonlyArray<PlacedQuantity<Text>> {
  const lists = keysOf(stated).flatMap((key) => {
    const list = subjects.get(key)
    return list ? [list] : []
  })
  const least = lists.toSorted((left, right) => left.length - right.length)[0]
  return least && least.length <= most ? least : []
}

/**
 * Whether two quantities are said of the same: one's words are among the other's, or most are and another number of the
 * sentences agrees; and no restriction is in one alone.
 */
function isSame(left: Stated, right: Stated): boolean {
  if (isAlike(left, right)) return true
  if (isRestricted(left, right) || isRestricted(right, left)) return false
  const shared = sharedIn(left.about, right.about)
  const least = Math.min(left.about.size, right.about.size)
  if (shared >= 2 && shared >= least) return true
  if (shared >= 3 && shared >= 0.6 * least) return true
  return shared >= 1 && sharedIn(left.sentence, right.sentence) >= 3 && isBacked(left, right)
}

const sharedIn = (left: ReadonlySet<string>, right: ReadonlySet<string>): number =>
  [...left].filter((word) => right.has(word)).length

/** Whether two figures of three numbers or more differ in one alone: an estimate with its interval. */
function isAlike(left: Stated, right: Stated): boolean {
  if (left.figure.length < 3 || left.figure.length !== right.figure.length) return false
  const others = left.figure.filter(({ kind, number }, index) => {
    const other = right.figure[index]
    return kind !== other?.kind || !isOne(number, other.number)
  })
  return others.length === 1 && others[0]?.number === left.number
}

/** Whether what one number is said of is restricted by a word that the other's sentence has not. */
const isRestricted = (one: Stated, other: Stated): boolean =>
  [...one.about].some((word) => restrictions.test(word) && !other.sentence.has(word))

/** Whether another number of both sentences is the same. */
const isBacked = (left: Stated, right: Stated): boolean =>
  left.beside.some(
    (one) =>
      one.number.value !== left.number.value &&
      isTelling(one) &&
      right.beside.some((other) => other.kind === one.kind && isOne(one.number, other.number)),
  )

/** A number that two sentences hardly have by chance. */
const isTelling = ({ number }: Figured): boolean => number.decimals > 0 || number.value >= 10

/** Whether two values may be one, written wrongly: near each other, or of the same digits. */
function isNear({ number: left, words }: Stated, { number: right, words: other }: Stated): boolean {
  const digits = (text: string): string => (text.match(/\d/g) ?? []).sort().join('')
  return (
    Math.abs(left.value - right.value) <=
      Math.max(0.3 * Math.max(left.value, right.value), 10 ** -left.decimals) ||
    (digits(words).length > 1 && digits(words) === digits(other))
  )
}

/** Whether the other numbers of both figures agree, and all their words. */
function isCertain(left: Stated, right: Stated): boolean {
  const companion = left.figure.some(
    (one) =>
      one.kind !== left.kind &&
      right.figure.some((other) => other.kind === one.kind && isOne(one.number, other.number)),
  )
  const alike =
    left.about.size === right.about.size && [...left.about].every((word) => right.about.has(word))
  return companion && alike && left.about.size >= 2
}
