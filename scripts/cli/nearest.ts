/** The candidate that `word` is most likely a slip of, or nothing when none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = (word.length < 4 ? 1 : word.length < 10 ? 2 : 3) + 1
  for (const candidate of candidates) {
    const found = candidate.startsWith(word) && word.length > 1 ? 1 : distance(word.slice(0, 40), candidate)
    if (found < least) [best, least] = [candidate, found]
  }
  return best
}

/** Levenshtein's distance, a row at a time. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (const [index, character] of [...left].entries()) {
    const next = [index + 1]
    for (let column = 1; column <= right.length; column++) {
      const substituted = row[column - 1]! + (right[column - 1] === character ? 0 : 1)
      next.push(Math.min(substituted, row[column]! + 1, next[column - 1]! + 1))
    }
    row = next
  }
  return row[right.length]!
}
