/**
 * The name that an author most likely meant.
 */

/** The candidate nearest to `name`, when it is near: a third of the letters may differ, or one; case is nothing. */
export function closest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined
  let bestDistance =
    name.length < 2 ? 1 : Math.max(1, Math.floor(Math.min(name.length, 60) / 3)) + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue
    const apart = distance(name.toLowerCase(), candidate.toLowerCase())
    if (apart < bestDistance) [best, bestDistance] = [candidate, apart]
  }
  return best
}

/** The command, option or rule that was meant: one that begins as `word` does, or is near. */
export function closestWord(word: string, candidates: readonly string[]): string | undefined {
  return (
    (/\w{2}/.test(word) ? candidates.find((candidate) => candidate.startsWith(word)) : undefined) ??
    closest(word, candidates)
  )
}

/** "; did you mean `x`?", or nothing. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const candidate = closest(name, candidates)
  return candidate === undefined ? '' : `; did you mean \`${candidate}\`?`
}

/** Names for a message: "`a`, `b` or `c`", at most eight. */
export function oneOf(names: Iterable<string>): string {
  const all = [...names].map((name) => `\`${name}\``)
  if (all.length > 8) return `${all.slice(0, 8).join(', ')} or another of ${all.length}`
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`
}

/** Letters to put in, take out, change or swap (Damerau and Levenshtein, adjacent swaps once). */
export function distance(left: string, right: string): number {
  let before: number[] = []
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i++) {
    const next = [i]
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1]
      let cost = Math.min(
        (next[j - 1] ?? 0) + 1,
        (row[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + (same ? 0 : 1),
      )
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      next.push(cost)
    }
    ;[before, row] = [row, next]
  }
  return row[right.length] ?? 0
}
