/**
 * What two sequences have in common, in order: the heart of every comparison here.
 *
 * Keys that stand once in either sequence are matched first (patience); what lies between is compared by Myers' greedy
 * algorithm up to `deepest` differences, and counts as wholly different beyond. So time and room are linear in the length,
 * whatever the text.
 */
import { append } from '../lists.js'

/** Indices of what is kept: `[in the old, in the new]`, both rising. */
export type Kept = Array<[number, number]>

const deepest = 400

export function common(before: readonly string[], after: readonly string[]): Kept {
  const kept: Kept = []
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start])
    kept.push([start, start++])
  let [i, j] = [before.length, after.length]
  const tail: Kept = []
  while (i > start && j > start && before[i - 1] === after[j - 1]) tail.push([--i, --j])
  let [fromOld, fromNew] = [start, start]
  for (const [anchorOld, anchorNew] of [
    ...anchors(before, after, start, i, j),
    [i, j] as [number, number],
  ]) {
    append(kept, myers(before, after, fromOld, anchorOld, fromNew, anchorNew))
    if (anchorOld < i && anchorNew < j) kept.push([anchorOld, anchorNew])
    ;[fromOld, fromNew] = [anchorOld + 1, anchorNew + 1]
  }
  return [...kept, ...tail.reverse()]
}

/** The longest rising row of pairs whose key stands once on both sides. */
function anchors(
  before: readonly string[],
  after: readonly string[],
  start: number,
  endOld: number,
  endNew: number,
): Kept {
  const places = new Map<string, number>()
  for (let index = start; index < endOld; index++)
    places.set(before[index]!, places.has(before[index]!) ? -1 : index)
  const counts = new Map<string, number>()
  for (let index = start; index < endNew; index++)
    counts.set(after[index]!, (counts.get(after[index]!) ?? 0) + 1)
  const pairs: Kept = []
  for (let index = start; index < endNew; index++) {
    const at = places.get(after[index]!)
    if (at !== undefined && at >= 0 && counts.get(after[index]!) === 1) pairs.push([at, index])
  }
  return rising(pairs)
}

/** The longest row of pairs whose first indices rise, by piles (Aldous and Diaconis). */
function rising(pairs: Kept): Kept {
  const tops: number[] = []
  const before: number[] = []
  pairs.forEach(([value], index) => {
    let low = 0
    for (let high = tops.length; low < high;) {
      const middle = (low + high) >> 1
      if (pairs[tops[middle]!]![0] < value) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? tops[low - 1]! : -1
    tops[low] = index
  })
  const row: Kept = []
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index]!) row.push(pairs[index]!)
  return row.reverse()
}

/** Pairs of the shortest edit between two stretches (Myers 1986, An O(ND) difference algorithm); none when it is too long. */
function myers(
  before: readonly string[],
  after: readonly string[],
  fromOld: number,
  toOld: number,
  fromNew: number,
  toNew: number,
): Kept {
  const [length, height] = [toOld - fromOld, toNew - fromNew]
  if (length <= 0 || height <= 0) return []
  const most = Math.min(deepest, length + height)
  const offset = most + 1
  let furthest = new Int32Array(2 * most + 3)
  const trace: Int32Array[] = []
  for (let distance = 0; distance <= most; distance++) {
    trace.push(furthest.slice(offset - distance - 1, offset + distance + 2))
    const next = furthest
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      const down =
        diagonal === -distance ||
        (diagonal !== distance &&
          furthest[offset + diagonal - 1]! < furthest[offset + diagonal + 1]!)
      let x = down ? furthest[offset + diagonal + 1]! : furthest[offset + diagonal - 1]! + 1
      let y = x - diagonal
      while (x < length && y < height && before[fromOld + x] === after[fromNew + y]) {
        x++
        y++
      }
      next[offset + diagonal] = x
      if (x >= length && y >= height)
        return backtrack(trace, distance, length, height).map(([one, other]) => [
          one + fromOld,
          other + fromNew,
        ])
    }
    furthest = next
  }
  return []
}

/** The way back from the end; `trace[d]` holds the diagonals `-d-1 … d+1` before step `d`. */
function backtrack(
  trace: readonly Int32Array[],
  distance: number,
  length: number,
  height: number,
): Kept {
  const kept: Kept = []
  let [x, y] = [length, height]
  for (let step = distance; step >= 0; step--) {
    const row = trace[step]!
    const at = (diagonal: number): number => row[diagonal + step + 1]!
    const diagonal = x - y
    const down = diagonal === -step || (diagonal !== step && at(diagonal - 1) < at(diagonal + 1))
    const previous = down ? diagonal + 1 : diagonal - 1
    const [startX, startY] = step === 0 ? [0, 0] : [at(previous), at(previous) - previous]
    while (x > startX && y > startY) kept.push([--x, --y])
    ;[x, y] = [startX, startY]
  }
  return kept.reverse()
}
