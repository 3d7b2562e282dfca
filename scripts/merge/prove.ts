/**
 * The proof of a merge: what the merged sources print must say what the reviewed file says, but for what the report lists.
 */
import type { MergeChange } from './change.js'
import { compared } from './hunks.js'
import { relooked } from './looks.js'
import { textOfTokens } from './markdown.js'
import { pairsOf } from './pairs.js'
import type { LineToken } from './tokens.js'
import { lineTokens, type Unit } from './units.js'

/** A difference that no line of the report explains. */
export interface Unproved {
  /** In the reviewed file, where it stands there. */
  at?: { unit: number; from: number; to: number } | undefined
  merged: string
  reviewed: string
}

export function unproved(
  merged: readonly Unit[],
  reviewed: readonly Unit[],
  changes: readonly MergeChange[],
): Unproved[] {
  const listed = changes.filter(({ outcome }) => outcome !== 'carried')
  const isListed = (unit: number, from: number, to: number): boolean =>
    listed.some(({ at }) =>
      at.some((each) => each.unit === unit && each.from - 1 <= to && from <= each.to + 1),
    )
  const found: Unproved[] = []
  for (const pair of pairsOf(merged, reviewed)) {
    const [one, other] = [pair.before[0], pair.after[0]]
    if (isEntry(one) || isEntry(other)) continue
    const unit = other ? reviewed.indexOf(other) : -1
    if (!other) {
      if (
        !isMade(one!) &&
        !pair.isMoved &&
        !listed.some(({ at, before }) => at.length === 0 && isSame(before, one!.text))
      )
        found.push({ merged: one!.text, reviewed: '' })
    } else if (!one) {
      if (!isNote(other, changes, reviewed) && !isListed(unit, 0, other.tokens.flat().length))
        found.push({
          at: { unit, from: 0, to: other.tokens.flat().length },
          merged: '',
          reviewed: other.text,
        })
    } else
      for (const each of differences(pair.before, pair.after)) {
        const at = placeOf(each.from, each.to, pair.after, reviewed)
        if (!isListed(at.unit, at.from, at.to))
          found.push({ at, merged: each.merged, reviewed: each.reviewed })
      }
  }
  return found
}

const isEntry = (unit: Unit | undefined): boolean =>
  unit?.entry !== undefined || unit?.sources[0]?.type === 'bibliographyEntry'

/** Whether a paragraph is the program's alone. */
const isMade = ({ tokens, text }: Unit): boolean =>
  /^[\s\uFFFC|]*$/.test(text) ||
  tokens
    .flat()
    .every(({ parts }) => parts.every(({ atom }) => atom.kind === 'made' || atom.kind === 'entry'))

/** A note's text goes where its mark goes, which is listed or compared in its own place. */
const isNote = (
  unit: Unit,
  changes: readonly MergeChange[],
  reviewed: readonly Unit[],
): boolean => {
  const id = unit.lines[0]!.note
  if (id === undefined) return false
  const owner = reviewed.findIndex(({ tokens }) =>
    tokens
      .flat()
      .some(({ pieces }) =>
        pieces.some(({ embedded }) => embedded?.kind === 'note' && embedded.id === id),
      ),
  )
  return changes.some(
    ({ outcome, at }) => outcome !== 'carried' && at.some((each) => each.unit === owner),
  )
}

const isSame = (one: string, other: string): boolean => flat(one) === flat(other)
const flat = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim()

function differences(
  before: readonly Unit[],
  after: readonly Unit[],
): Array<{ from: number; to: number; merged: string; reviewed: string }> {
  if (before[0]!.kind === 'row' && before[0]!.tokens.length === after[0]!.tokens.length) {
    let start = 0
    return before[0]!.tokens.flatMap((tokens, index) => {
      const other = after[0]!.tokens[index]!
      const found = between(tokens, other).map((each) => ({
        ...each,
        from: each.from + start,
        to: each.to + start,
      }))
      start += other.length
      return found
    })
  }
  return between(lineTokens(before), lineTokens(after))
}

function between(before: readonly LineToken[], after: readonly LineToken[]) {
  const { hunks, kept } = compared(before, after)
  return [
    ...hunks.map(({ before: gone, after: [from, to] }) => ({
      from,
      to,
      merged: textOfTokens(before.slice(...gone)),
      reviewed: textOfTokens(after.slice(from, to)),
    })),
    ...relooked(before, after, kept).map(({ from, to }) => {
      const start = kept.find(([index]) => index === from)?.[1] ?? 0
      const words = textOfTokens(before.slice(from, to))
      return { from: start, to: start + to - from, merged: words, reviewed: `${words} (looks)` }
    }),
  ]
}

function placeOf(from: number, to: number, units: readonly Unit[], all: readonly Unit[]) {
  let rest = from
  for (const unit of units) {
    const { length } = unit.tokens.flat()
    if (rest <= length) return { unit: all.indexOf(unit), from: rest, to: rest + to - from }
    rest -= length + 1
  }
  return { unit: all.indexOf(units.at(-1)!), from: 0, to: 0 }
}

/**
 * Takes back what could not be proved: carried changes that stand where a difference is, else in its paragraph. Gives whether
 * there were any.
 */
export function withdraw(changes: readonly MergeChange[], faults: readonly Unproved[]): boolean {
  const carried = changes.filter(({ outcome }) => outcome === 'carried')
  const taken = new Set(faults.flatMap((fault) => culprits(fault, carried)))
  for (const change of taken) {
    change.outcome = 'refused'
    change.note =
      'the sources would not print this as the reviewed file does; make it in the source'
  }
  return taken.size > 0
}

function culprits({ at, merged }: Unproved, carried: readonly MergeChange[]): MergeChange[] {
  if (!at)
    return carried.filter((change) => change.at.length === 0 && isSame(change.before, merged))
  const there = carried.filter((change) => change.at.some(({ unit }) => unit === at.unit))
  const near = there.filter((change) =>
    change.at.some(({ from, to }) => from - 2 <= at.to && at.from <= to + 2),
  )
  return near.length > 0 ? near : there
}
