/**
 * `arithmetic-mismatch`: numbers of one sentence, or one table, that cannot all be right, and a quantity that is stated
 * again with another value, whatever the data are.
 */
import type { VFile } from 'vfile'
import type { Position } from 'unist'
import type { ArithmeticFinding } from '../arithmetic/finding.js'
import { checkDates } from '../arithmetic/dates.js'
import { checkGrim } from '../arithmetic/grim.js'
import { checkPValues, printsP } from '../arithmetic/p-values.js'
import { checkParts } from '../arithmetic/parts.js'
import {
  checkPairs,
  checkPercentages,
  checkRounding,
  roundsShares,
  wholesIn,
} from '../arithmetic/percentages.js'
import { checkRespectiveShares } from '../arithmetic/respective-shares.js'
import { checkRanges } from '../arithmetic/ranges.js'
import { checkReversed } from '../arithmetic/reversed.js'
import { checkTests, printsTest, type Tails } from '../arithmetic/tests.js'
import { checkShares, checkTotals } from '../arithmetic/totals.js'
import type { Inputs } from '../document/inputs.js'
import type { Article } from '../document/tree.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'
import { articleProse, type Prose } from '../tree/prose.js'
import { checkTables } from './arithmetic-tables.js'
import { placeOf } from './places.js'
import { restated } from './restated.js'

/** A finding and its place in the source. */
export interface PlacedFinding {
  finding: ArithmeticFinding
  words: string
  position: Position | undefined
  /** Where the other numbers of its calculation stand. */
  others?: readonly Position[] | undefined
}

/** All that does not add up, errors and hints, in the article's order. */
export async function arithmetic(article: Article, inputs: Inputs): Promise<PlacedFinding[]> {
  const proses = [...articleProse(article)]
  const tails = proses.some(({ text }) => printsTest(text))
    ? await import('../data/distributions.js')
    : undefined
  const wholes = new Set(proses.flatMap(({ text }) => [...wholesIn(text)]))
  const tables = checkTables(article, wholes)
  const known: Known = {
    wholes,
    tails,
    isRounded: roundsShares(proses.map(({ text }) => text)),
    isOfTests: proses.some(({ text }) => printsP(text)),
  }
  return [
    ...proses.flatMap((prose) => findingsIn(prose, known, inputs)),
    ...tables,
    ...restated(article, inputs),
  ]
}

/** What the whole article says of how its sentences are to be read. */
interface Known {
  wholes: ReadonlySet<number>
  tails: Tails | undefined
  /** Its percentages are rounded, not cut off. */
  isRounded: boolean
  /** It prints p values, so that a p is one. */
  isOfTests: boolean
}

/** Characters of a sentence that anyone could read. */
const longest = 2000

function findingsIn(prose: Prose, known: Known, inputs: Inputs): PlacedFinding[] {
  return prose.sentences.flatMap(({ start, end }) => {
    if (end - start > longest || !/\d/.test(prose.text.slice(start, end))) return []
    const sentence = prose.text.slice(start, end)
    const seen = new Set<number>()
    return findingsOf(sentence, known).flatMap((finding): PlacedFinding[] => {
      if (seen.has(finding.start)) return []
      seen.add(finding.start)
      const words = sentence.slice(finding.start, finding.end)
      const placed = (from: number, to: number): Position | undefined =>
        placeOf(prose, start + from, sentence.slice(from, to), inputs)
      const others = finding.among?.flatMap((range) => placed(range.start, range.end) ?? [])
      return [{ finding, words, position: placed(finding.start, finding.end), others }]
    })
  })
}

const findingsOf = (
  sentence: string,
  { wholes, tails, isRounded, isOfTests }: Known,
): ArithmeticFinding[] => [
  ...checkPercentages(sentence),
  ...(isRounded ? checkRounding(sentence) : []),
  ...checkPairs(sentence, wholes),
  ...checkRespectiveShares(sentence),
  ...checkTotals(sentence),
  ...checkShares(sentence),
  ...checkRanges(sentence),
  ...(tails ? checkTests(sentence, tails) : []),
  ...checkGrim(sentence),
  ...checkPValues(sentence, isOfTests),
  ...checkReversed(sentence),
  ...checkParts(sentence),
  ...checkDates(sentence),
]

/** Reports what can be nothing but wrong; the rest is a hint of `check --numbers`. */
export const checkArithmetic: Stage = (inputs) => async (article, file) => {
  for (const placed of await arithmetic(article, inputs))
    if (placed.finding.level === 'error') tellFinding(placed, file)
}

/** Tells one finding, as the error or hint that it is. */
export function tellFinding({ finding, words, position }: PlacedFinding, file: VFile): void {
  const { reason, right, level, expected: wanted = 'numbers that fit together' } = finding
  const expected = right === undefined ? wanted : `\`${right}\``
  report(
    file,
    level === 'error' ? 'arithmetic-mismatch' : 'number-hint',
    position,
    `Unexpected \`${words}\`, expected ${expected}: ${reason}`,
    { suggestions: right === undefined ? undefined : [right] },
  )
}
