/** Clusters of numbers: sorted, once each, ranges collapsed as the style says. */
import type { Style } from './style.js'

/** A printed run: one number, or a range with all that it stands for. */
export interface NumberRun { numbers: number[]; words: string }

/** "6, 12–14" of 14, 12, 6, 13, 12. A range takes three; two in a row are two. */
export function collapse(numbers: readonly number[], style: Pick<Style, 'collapse'>): NumberRun[] {
  const sorted = [...new Set(numbers)].sort((left, right) => left - right)
  const runs: NumberRun[] = []
  for (let index = 0; index < sorted.length; ) {
    let end = index
    while (style.collapse && end + 1 < sorted.length && sorted[end + 1] === (sorted[end] as number) + 1) end += 1
    const length = end - index >= 2 ? end - index + 1 : 1
    const run = sorted.slice(index, index + length)
    runs.push({ numbers: run, words: length > 1 ? `${run[0]}–${run.at(-1)}` : String(run[0]) })
    index += length
  }
  return runs
}
