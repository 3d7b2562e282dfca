/** Two rows of tokens compared: what was replaced, put in and taken out between what stayed. */
import { common } from '../revise/common.js'
import type { LineToken } from './tokens.js'

/** `[from, to)` of what galley printed, and of what came back. */
export interface Hunk {
  before: [from: number, to: number]
  after: [from: number, to: number]
}

export interface Compared {
  hunks: Hunk[]
  /** What stayed: places before and after. */
  kept: Array<[before: number, after: number]>
}

export function compared(before: readonly LineToken[], after: readonly LineToken[]): Compared {
  const kept = common(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  )
  const hunks: Hunk[] = []
  let [i, j] = [0, 0]
  for (const [x, y] of [...kept, [before.length, after.length] as [number, number]]) {
    if (x > i || y > j) hunks.push({ before: [i, x], after: [j, y] })
    ;[i, j] = [x + 1, y + 1]
  }
  return { hunks: joined(hunks, before).filter((hunk) => !isBlank(hunk, before, after)), kept }
}

/** Replacements that only a blank divides are one. */
function joined(hunks: readonly Hunk[], before: readonly LineToken[]): Hunk[] {
  const made: Hunk[] = []
  const replaces = ({ before: [from, to], after: [start, end] }: Hunk): boolean =>
    to > from && end > start
  for (const hunk of hunks) {
    const last = made.at(-1)
    const between = last ? before.slice(last.before[1], hunk.before[0]) : []
    if (
      last &&
      between.length === 1 &&
      between[0]!.kind === 'blank' &&
      replaces(last) &&
      replaces(hunk)
    ) {
      last.before[1] = hunk.before[1]
      last.after[1] = hunk.after[1]
    } else made.push({ before: [...hunk.before], after: [...hunk.after] })
  }
  return made
}

/** Blanks at an end of a paragraph say nothing. */
const isBlank = (
  { before: [from, to], after: [start, end] }: Hunk,
  before: readonly LineToken[],
  after: readonly LineToken[],
): boolean => {
  const isEnd = (token: LineToken | undefined): boolean =>
    token === undefined || token.kind === 'end'
  return (
    before.slice(from, to).every(({ kind }) => kind === 'blank') &&
    after.slice(start, end).every(({ kind }) => kind === 'blank') &&
    (isEnd(before[from - 1]) || isEnd(before[to]) || (to > from && end > start))
  )
}
