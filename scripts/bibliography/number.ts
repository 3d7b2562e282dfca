/**
 * Clusters of numbers: once each, ranges collapsed as the style says.
 */
import type { NumberForm } from './number-form.js'

/** "6", "12–14" of 6, 12, 13, 14, in their order: each number alone, or all that a range stands for. A range takes three. */
export function collapse(
  numbers: readonly number[],
  { collapse }: Pick<NumberForm, 'collapse'>,
): number[][] {
  const listed = [...new Set(numbers)]
  const runs: number[][] = []
  for (let index = 0; index < listed.length;) {
    let end = index
    while (collapse && listed[end + 1] === (listed[end] as number) + 1) end += 1
    const run = listed.slice(index, end - index >= 2 ? end + 1 : index + 1)
    runs.push(run)
    index += run.length
  }
  return runs
}
