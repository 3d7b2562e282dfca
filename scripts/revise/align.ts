/**
 * Which old thing a new one was: equal ones first, then those that share most of their words. Order is kept.
 */
import { common } from './common.js'
import { append } from '../lists.js'

/** How a thing is known: by its whole content, and by its words. */
export interface KnownThing {
  /** Equal when the things are. */
  key: string
  words: ReadonlyMap<string, number>
}

/** An old and a new thing, or one alone. */
export interface Pair<Item> {
  before?: Item | undefined
  after?: Item | undefined
}

/** Things that share less than this part of their words are two things. */
const alike = 0.35
/** Only so many on each side are compared with each other. */
const widest = 48

/** Pairs in the order in which they are to be read: of two alone, the old one first. `likeness` may know better than words. */
export function align<Item>(
  before: readonly Item[],
  after: readonly Item[],
  known: (item: Item) => KnownThing,
  likeness: (one: Item, other: Item) => number | undefined,
): Array<Pair<Item>> {
  const facts = new Map<Item, KnownThing>()
  const fact = (item: Item): KnownThing => {
    const found = facts.get(item) ?? known(item)
    facts.set(item, found)
    return found
  }
  const like = (one: Item, other: Item): number =>
    likeness(one, other) ?? share(fact(one).words, fact(other).words)
  const pairs: Array<Pair<Item>> = []
  let [fromOld, fromNew] = [0, 0]
  for (const [i, j] of [
    ...common(
      before.map((item) => fact(item).key),
      after.map((item) => fact(item).key),
    ),
    [before.length, after.length],
  ] as Array<[number, number]>) {
    append(pairs, between(before.slice(fromOld, i), after.slice(fromNew, j), like))
    if (i < before.length) pairs.push({ before: before[i], after: after[j] })
    ;[fromOld, fromNew] = [i + 1, j + 1]
  }
  return pairs
}

/** A long stretch is compared in parts of the same share on both sides. */
function between<Item>(
  before: readonly Item[],
  after: readonly Item[],
  like: (one: Item, other: Item) => number,
): Array<Pair<Item>> {
  const parts = Math.ceil(Math.max(before.length, after.length) / widest)
  if (parts <= 1) return matched(before, after, like)
  const cut = (items: readonly Item[], part: number): readonly Item[] =>
    items.slice(
      Math.round((items.length * part) / parts),
      Math.round((items.length * (part + 1)) / parts),
    )
  return Array.from({ length: parts }, (_, part) =>
    matched(cut(before, part), cut(after, part), like),
  ).flat()
}

/** The pairs, in order, that are most alike in sum. */
function matched<Item>(
  before: readonly Item[],
  after: readonly Item[],
  like: (one: Item, other: Item) => number,
): Array<Pair<Item>> {
  const likeness = before.map((one) => after.map((other) => like(one, other)))
  const best = Array.from({ length: before.length + 1 }, () => new Float64Array(after.length + 1))
  const gain = (i: number, j: number): number =>
    likeness[i]![j]! >= alike ? likeness[i]![j]! + best[i + 1]![j + 1]! : -1
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--)
      best[i]![j] = Math.max(best[i + 1]![j]!, best[i]![j + 1]!, gain(i, j))
  }
  const pairs: Array<Pair<Item>> = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && gain(i, j) >= best[i]![j]!)
      pairs.push({ before: before[i++], after: after[j++] })
    else if (i < before.length && (j >= after.length || best[i + 1]![j]! >= best[i]![j]!))
      pairs.push({ before: before[i++] })
    else pairs.push({ after: after[j++] })
  }
  return pairs
}

/** Words in common, of all (Dice 1945): 0 to 1. */
function share(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one]
  let both = 0
  for (const [word, count] of small) both += Math.min(count, large.get(word) ?? 0)
  const all = total(one) + total(other)
  return all === 0 ? 1 : (2 * both) / all
}

const total = (words: ReadonlyMap<string, number>): number =>
  [...words.values()].reduce((sum, count) => sum + count, 0)

/** How often each word stands in a text, in lower case. */
export function bagOf(text: string): Map<string, number> {
  const words = new Map<string, number>()
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu))
    words.set(word, (words.get(word) ?? 0) + 1)
  return words
}
