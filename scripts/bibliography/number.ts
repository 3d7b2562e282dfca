/**
 * Clusters of numbers: sorted, once each, ranges collapsed as the style says.
 */
import type { NumberForm } from './number-form.js'

/** A printed run: one number, or a range with all that it stands for. */
export interface NumberRun {
  numbers: number[]
  words: string
}

/** "6", "12–14" of 14, 12, 6, 13, 12. A range takes three; two in a row are two. */
export function collapse(
  numbers: readonly number[],
  form: Pick<NumberForm, 'collapse' | 'before' | 'after' | 'end'>,
): NumberRun[] {
  const sorted = [...new Set(numbers)].sort((left, right) => left - right)
  const word = (number: number | undefined): string =>
    `${form.before}${number}${form.after}${form.end}`
  const runs: NumberRun[] = []
  for (let index = 0; index < sorted.length;) {
    let end = index
    while (form.collapse && sorted[end + 1] === (sorted[end] as number) + 1) end += 1
    const run = sorted.slice(index, end - index >= 2 ? end + 1 : index + 1)
    runs.push({
      numbers: run,
      words: run.length > 1 ? `${word(run[0])}–${word(run.at(-1))}` : word(run[0]),
    })
    index += run.length
  }
  return runs
}
