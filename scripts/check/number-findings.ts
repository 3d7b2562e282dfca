/**
 * All that is to be said of an article's numbers, with how certain it is; `check --numbers` and the editor show it.
 */
import type { Position } from 'unist'
import type { Inputs } from '../document/inputs.js'
import type { Article } from '../document/tree.js'
import { arithmetic, type Placed } from './arithmetic.js'
import { counts } from './counts.js'

/** Findings in numbers of the prose and the tables, and the places that the rows bear out. */
export async function numberFindings(
  article: Article,
  inputs: Inputs,
): Promise<{ findings: Placed[]; held: Position[] }> {
  const swept = [...counts(article, inputs)]
  const wrong = swept
    .filter(({ reading }) => !reading.agrees)
    .map(({ reading: { words, actual }, position }): Placed => ({
      finding: { start: 0, end: words.length, level: 'error', reason: `the rows say ${actual}` },
      words,
      position,
    }))
  return {
    findings: [...(await arithmetic(article, inputs)), ...wrong],
    held: swept.flatMap(({ reading, position }) => (reading.agrees && position ? [position] : [])),
  }
}
