/** Which printed paragraph a reviewed one was; divided, joined and moved ones are found. */
import type { WordLine } from '../docx-file/lines.js'
import { align, bagOf } from '../revise/align.js'
import type { Unit } from './units.js'

export interface LinePair {
  /** Several when paragraphs were joined or divided; empty on one side when one was put in or taken out. */
  before: Unit[]
  after: Unit[]
  /** Of a paragraph put in: the one that was taken out elsewhere and is the same. */
  moved?: Unit | undefined
  /** Of a paragraph taken out: it stands elsewhere now. */
  isMoved?: boolean | undefined
}

const flat = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim()

export function pairsOf(before: readonly Unit[], after: readonly Unit[]): LinePair[] {
  const known = (unit: Unit) => ({
    key: `${unit.kind} ${unit.tokens.map((line) => line.map(({ key }) => key).join('')).join('|')}`,
    words: bagOf(unit.text),
  })
  const filled = (units: readonly Unit[]): Unit[] => units.filter(({ text }) => flat(text) !== '')
  const pairs = align(filled(before), filled(after), known, likeness).map(
    ({ before: one, after: other }): LinePair => ({
      before: one ? [one] : [],
      after: other ? [other] : [],
    }),
  )
  const grouped = regrouped(withHeadings(pairs))
  findMoves(grouped)
  return grouped
}

const isMade = ([line]: readonly WordLine[]): boolean => line?.cell !== undefined

function likeness(one: Unit, other: Unit): number | undefined {
  if (one.kind !== other.kind || isMade(one.lines) !== isMade(other.lines)) return 0
  if (Boolean(one.lines[0]?.note) !== Boolean(other.lines[0]?.note)) return 0
  const names = new Set(
    one.lines.flatMap(({ bookmarks }) => bookmarks).filter((name) => !name.startsWith('_')),
  )
  if (other.lines.some(({ bookmarks }) => bookmarks.some((name) => names.has(name)))) return 1
  const only = (unit: Unit): boolean => /^[\uFFFC\s|]*$/.test(unit.text)
  if (only(one) && only(other)) return 0.9
  if (one.kind === 'row' && one.lines.length === other.lines.length) {
    const cells = one.tokens.map((line) => line.map(({ key }) => key).join(''))
    const same = other.tokens.filter(
      (line, index) => line.map(({ key }) => key).join('') === cells[index],
    )
    return Math.max(same.length / cells.length, 0.36)
  }
  return undefined
}

/** A heading in the place of another of its level is the same, in other words. */
function withHeadings(pairs: readonly LinePair[]): LinePair[] {
  const made: LinePair[] = []
  const level = (units: readonly Unit[]): number | undefined => units[0]?.lines[0]?.heading
  for (const pair of pairs) {
    const last = made.at(-1)
    const one = last && [...last.before, ...pair.before]
    const other = last && [...last.after, ...pair.after]
    const isOne =
      one?.length === 1 &&
      other?.length === 1 &&
      level(one) !== undefined &&
      level(one) === level(other)
    if (isOne) made[made.length - 1] = { before: one, after: other }
    else made.push(pair)
  }
  return made
}

/** A paragraph that was divided, or joined to its neighbour, is one pair. */
function regrouped(pairs: readonly LinePair[]): LinePair[] {
  const made = pairs.map((pair) => ({ ...pair }))
  for (let index = 0; index < made.length; index++) {
    const pair = made[index]!
    if (pair.before.length === 0 || pair.after.length === 0 || pair.before[0]!.kind === 'row')
      continue
    for (const step of [1, -1]) {
      const next = made[index + step]
      const side = next && sideOf(next)
      if (!next || !side || !gains(pair, next[side][0]!, side, step)) continue
      if (step > 0) pair[side] = [...pair[side], ...next[side]]
      else pair[side] = [...next[side], ...pair[side]]
      made.splice(index + step, 1)
      index -= step > 0 ? 1 : 2
      break
    }
  }
  return made
}

const sideOf = ({ before, after }: LinePair): 'before' | 'after' | undefined => {
  const alone = before.length === 0 ? 'after' : after.length === 0 ? 'before' : undefined
  const unit = alone && (alone === 'after' ? after : before)[0]
  return unit && unit.kind === 'paragraph' && bagOf(unit.text).size > 0 ? alone : undefined
}

/** Whether the pair is more alike with `unit` in it. */
function gains(pair: LinePair, unit: Unit, side: 'before' | 'after', step: number): boolean {
  if (pair.before[0]!.lines[0]!.note !== undefined || unit.lines[0]!.note !== undefined)
    return false
  const text = (units: readonly Unit[]): string => units.map((one) => one.text).join(' ')
  const [before, after] = [text(pair.before), text(pair.after)]
  const more = (own: string): string => (step > 0 ? `${own} ${unit.text}` : `${unit.text} ${own}`)
  const now = dice(bagOf(before), bagOf(after))
  const then =
    side === 'after'
      ? dice(bagOf(before), bagOf(more(after)))
      : dice(bagOf(more(before)), bagOf(after))
  return then > now + 0.05
}

function findMoves(pairs: LinePair[]): void {
  const alone = (side: 'before' | 'after', other: 'before' | 'after'): LinePair[] =>
    pairs.filter(
      (pair) =>
        pair[side].length === 1 && pair[other].length === 0 && pair[side][0]!.kind === 'paragraph',
    )
  const gone = alone('before', 'after')
  for (const pair of alone('after', 'before')) {
    const words = bagOf(pair.after[0]!.text)
    if (words.size < 5) continue
    const [best] = gone
      .filter((each) => !each.isMoved)
      .map((each) => ({ each, share: dice(bagOf(each.before[0]!.text), words) }))
      .sort((one, other) => other.share - one.share)
    if (!best || best.share < 0.75) continue
    pair.moved = best.each.before[0]!
    best.each.isMoved = true
  }
}

/** Words in common, of all (Dice 1945). */
export function dice(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let both = 0
  let all = 0
  for (const [word, count] of one) {
    both += Math.min(count, other.get(word) ?? 0)
    all += count
  }
  for (const count of other.values()) all += count
  return all === 0 ? 1 : (2 * both) / all
}
