/**
 * All that is to be said of an article's numbers, with how certain it is; `check --numbers` and the editor show it.
 */
import type { Position } from 'unist'
import type { Inputs } from '../document/inputs.js'
import type { Article } from '../document/tree.js'
import { arithmetic, type PlacedFinding } from './arithmetic.js'
import { counts } from './counts.js'
import { looseNumbers } from './loose-numbers.js'

/** Findings in numbers of the prose and the tables, and the places that the rows bear out. */
export async function numberFindings(
  article: Article,
  inputs: Inputs,
): Promise<{ findings: PlacedFinding[]; held: Position[] }> {
  const swept = [...counts(article, inputs)]
  const wrong = swept
    .filter(({ reading }) => !reading.agrees)
    .map(({ reading: { words, actual }, position }): PlacedFinding => ({
      finding: { start: 0, end: words.length, level: 'error', reason: `the rows say ${actual}` },
      words,
      position,
    }))
  const certain = [...(await arithmetic(article, inputs)), ...wrong]
  const held = swept.flatMap(({ reading, position }) =>
    reading.agrees && position ? [position] : [],
  )
  const hints: PlacedFinding[] = []
  for (const { reading, position, others } of looseNumbers(article, inputs)) {
    const { agrees, words, says } = reading
    if (
      !position ||
      [...certain.flatMap((one) => [one.position, ...(one.others ?? [])]), ...held].some((other) =>
        overlap(other, position),
      )
    )
      continue
    if (agrees) held.push(position)
    else
      hints.push({
        finding: { start: 0, end: words.length, level: 'hint', reason: says },
        words,
        position,
        others,
      })
  }
  return { findings: [...certain, ...hints], held }
}

function overlap(left: Position | undefined, right: Position): boolean {
  const [from, to] = [left?.start.offset, left?.end.offset]
  const { start, end } = right
  if (from === undefined || to === undefined || left?.path !== right.path) return false
  return from < (end.offset ?? 0) && (start.offset ?? 0) < to
}
