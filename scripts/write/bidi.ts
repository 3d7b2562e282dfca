/**
 * Text that goes from right to left: the Unicode Bidirectional Algorithm (UAX #9), whose levels bidi-js finds, and the order
 * in which a line shows what has them. The sole importer of bidi-js.
 */
import type { CslItem } from '../document/references.js'
import type { Direction } from '../languages/direction.js'
import * as loaded from 'bidi-js'
import type { Bidi } from 'bidi-js'

const factory = ((loaded as { default?: unknown }).default ?? loaded) as () => Bidi
let made: Bidi | undefined
const bidi = (): Bidi => (made ??= factory())

/** Letters, digits and marks that go from right to left or make what is around them do so. */
const leftwards =
  /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/

/** The level of each UTF-16 unit of a paragraph, odd from right to left. */
export interface Levels {
  at: (offset: number) => number
}

/** The way that letters of a level go. */
export const directionOfLevel = (level: number): Direction => (level % 2 === 1 ? 'rtl' : 'ltr')

const none: Levels = { at: () => 0 }

/** Whether any of a text goes from right to left. */
export const turns = (text: string): boolean => leftwards.test(text)

/** Levels of a paragraph that goes in a direction. */
export function levelsOf(text: string, direction: Direction): Levels {
  if (direction === 'ltr' && !leftwards.test(text)) return none
  const { levels } = bidi().getEmbeddingLevels(text, direction)
  return { at: (offset) => levels[offset] ?? 0 }
}

/** The characters that hold a name or title together, apart from what is around it (UAX #9, § 2.7): they are never printed. */
const [isolate, end] = ['\u2068', '\u2069']
export const isolates = /[\u2066-\u2069]/g

/** What of a work is a whole: its titles, its publisher, each name as a reference prints it. */
export function partsOf(item: CslItem): string[] {
  const titles = [
    'title',
    'container-title',
    'collection-title',
    'publisher',
    'publisher-place',
  ].map((name) => item[name])
  const names = ['author', 'editor'].flatMap((name) =>
    Array.isArray(item[name])
      ? (item[name] as Array<{ family?: string; given?: string; literal?: string }>)
      : [],
  )
  const printed = names.flatMap(({ family, given, literal }) => [
    literal,
    family &&
      given &&
      `${family} ${given
        .split(/[\s.]+/)
        .map((word) => word[0] ?? '')
        .join('')}`,
    family,
  ])
  return [...titles, ...printed]
    .filter(
      (part): part is string => typeof part === 'string' && part.length > 1 && leftwards.test(part),
    )
    .slice(0, 60)
}

/** A reference's text with each of the work's own `parts` (its title, a name) apart, so that numbers beside it stay in order. */
export function isolated(text: string, parts: readonly string[]): string {
  if (!leftwards.test(text)) return text
  let found = text
  for (const part of parts) found = found.replaceAll(part, `${isolate}${part}${end}`)
  return found
}

/** A word cut where its level changes; `offset` is where it stands in its paragraph. */
export function stretchesOf(
  word: string,
  offset: number,
  { at }: Levels,
): Array<{ text: string; level: number }> {
  if (at === none.at) return [{ text: word, level: 0 }]
  const found: Array<{ text: string; level: number }> = []
  for (let index = 0; index < word.length; index++) {
    const level = at(offset + index)
    const last = found.at(-1)
    if (last && last.level === level) last.text += word[index]!
    else found.push({ text: word[index]!, level })
  }
  return found
}

/** As it is drawn from right to left: brackets and signs turned round (UAX #9, L4). */
export const mirrored = (text: string): string =>
  text.replace(/[^\p{L}\p{M}\p{N}\s]/gu, (sign) => bidi().getMirroredCharacter(sign) ?? sign)

/** What stands on a line, from its left end to its right (UAX #9, L2). */
export function inOrder<Leveled extends { level: number }>(
  all: readonly Leveled[],
): readonly Leveled[] {
  let highest = 0
  let lowestOdd = Infinity
  for (const { level } of all) {
    highest = Math.max(highest, level)
    if (level % 2 === 1) lowestOdd = Math.min(lowestOdd, level)
  }
  if (lowestOdd === Infinity) return all
  const order = [...all]
  for (let level = highest; level >= lowestOdd; level--) {
    for (let from = 0; from < order.length; from++) {
      if (order[from]!.level < level) continue
      let to = from
      while (to < order.length && order[to]!.level >= level) to++
      order.splice(from, to - from, ...order.slice(from, to).reverse())
      from = to
    }
  }
  return order
}
