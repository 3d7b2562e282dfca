/**
 * All that is to be said of an article's numbers, with how certain it is; `check --numbers` and the editor show it.
 */
import type { Position } from 'unist'
import type { Inputs } from '../document/inputs.js'
import type { Article } from '../document/tree.js'
import { arithmetic } from './arithmetic.js'
import { counts } from './counts.js'

export interface NumberFinding {
  level: 'error' | 'hint'
  message: string
  position: Position | undefined
}

export async function numberFindings(
  article: Article,
  inputs: Inputs,
): Promise<{ findings: NumberFinding[]; held: Position[] }> {
  const swept = [...counts(article, inputs)]
  const findings: NumberFinding[] = [
    ...(await arithmetic(article, inputs)).map(({ finding, position }) => ({
      level: finding.level,
      message: finding.reason,
      position,
    })),
    ...swept.flatMap(({ reading, position }): NumberFinding[] =>
      reading.agrees
        ? []
        : [{ level: 'error', message: `the rows say ${reading.actual}`, position }],
    ),
  ]
  return {
    findings,
    held: swept.flatMap(({ reading, position }) => (reading.agrees && position ? [position] : [])),
  }
}
