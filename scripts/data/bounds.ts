/**
 * How much an expression may do. Bounds are counts, so that every machine agrees on what is refused; the time limit is
 * the last net, for what no count sees.
 */
import { ExpressionError } from './expression-error.js'

export const expressionBounds = {
  /** Characters of an expression's source. */
  source: 4_000,
  /** Brackets open at once in the source, and levels of its tree. */
  brackets: 60,
  levels: 200,
  /** `??` and `?:`; the parser copies what stands before each, so that nesting them would take for ever. */
  alternatives: 8,
  /** Evaluations open at once: what recursion may reach. */
  stack: 500,
  /** Items of one array, or the rows of the data where these are more. */
  sequence: 100_000,
  /** Characters of one text. */
  text: 100_000,
  /** Characters that a regular expression looks at. */
  searched: 10_000,
  /** Characters that all its regular expressions look at, weighed by the size of the pattern. */
  searches: 5_000_000,
  /** Evaluations of the terms of an order-by (`^(…)`), whose memory JSONata lets grow with their square. */
  orderings: 150_000,
  /** Rows that `{…}` behind a path groups, whose time grows with their square. */
  groupings: 30_000,
  /** Evaluations and values handled in all, and for each row of the data. */
  steps: 1_000_000,
  stepsPerRow: 100,
  /** Of all expressions of a manuscript together, as a multiple of what one may do. */
  together: 50,
  /** Milliseconds. */
  time: 60_000,
} as const

/** Refuses a source that is too long or too nested to be parsed. */
export function boundSource(source: string): void {
  if (source.length > expressionBounds.source)
    throw new ExpressionError(
      `Unexpected expression of ${source.length} characters, expected at most ${expressionBounds.source}`,
    )
  const alternatives = source.match(/\?[?:]/g)?.length ?? 0
  if (alternatives > expressionBounds.alternatives)
    throw new ExpressionError(
      `Unexpected ${alternatives} uses of \`??\` and \`?:\` in an expression, expected at most ${expressionBounds.alternatives}`,
    )
  let open = 0
  for (const character of source) {
    if ('([{'.includes(character)) open++
    else if (')]}'.includes(character)) open--
    if (open > expressionBounds.brackets)
      throw new ExpressionError(
        `Unexpected nesting in an expression, expected at most ${expressionBounds.brackets} brackets within each other`,
      )
  }
}
