import type { Built } from '../build.js'
import { listNumbers, type Hold } from '../check/numbers-held.js'
import { visible } from '../cli/reporters/visible.js'

const holds: readonly Hold[] = ['computed', 'claimed', 'swept', 'cited', 'loose']

/** Every number of the prose with how it is held, one a line, and how many there are of each kind. */
export function numbersReport(
  { article, inputs }: Pick<Built, 'article' | 'inputs'>,
  prefix: string,
): string {
  if (inputs.resources.size === 0)
    return 'The manuscript has no data that could hold its numbers.\n'
  const numbers = listNumbers(article, inputs)
  const rows = numbers.map(({ words, held, by, sentence, position }) => {
    const { path = '', start } = position ?? { start: { line: 1, column: 1 } }
    return [
      `${prefix}${path}:${start.line}:${start.column}`,
      held,
      visible(words),
      by ? visible(by) : `in "${visible(sentence.trim())}"`,
    ] as const
  })
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]!.length)))
  const lines = rows.map(
    (row) =>
      `${row
        .slice(0, 3)
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')}  ${row[3]}\n`,
  )
  const counts = holds.map(
    (hold) => `${numbers.filter(({ held }) => held === hold).length} ${hold}`,
  )
  return `${lines.join('')}${counts.join(', ')}\n`
}
