/**
 * Percentages beside the counts that they are made of: n/N (p%), n of N (p%), p% (n/N), and n (p%) with its N.
 */
import { placesInMatch, type ArithmeticFinding, type TextStretch } from './finding.js'
import {
  fitsWritten,
  writtenNumber,
  sayNumber,
  wholeNumber,
  type WrittenNumber,
} from './written-number.js'

const percent = '(\\d{1,3}(?:[.·]\\d{1,3})?)\\s?(?:%|per ?cent\\b)'
const of = '\\s?(?:/|(?:out )?of(?: the| all| a total of| these| those| our)*)\\s?'
/** Up to five words behind N that are no number: "of 15 male patients (27%)". */
const nouns = "(?: (?!and |or |but )[\\p{L}][\\p{L}\\-’']*){0,5}"
/** A percentage that ends there: "(27%)", "(27%; 4/15)"; not "(27% reduction" or "(95% CI". */
const closed = '(?=(?: (?:of|in) (?:all|the|our) [\\p{L}]+)?(?:\\s?[)\\],;]|\\.(?:\\s|$)|$))'

const partFirst = new RegExp(
  `(?<![\\d.,/:–-])\\b(${wholeNumber})${of}(${wholeNumber})${nouns}\\s?(?:[(\\[]|, ?|; ?|[=:] ?)\\s?(?:i\\.e\\.,? ?)?${percent}${closed}`,
  'giu',
)
const percentFirst = new RegExp(
  `(?<![\\d.,–-])${percent}${nouns}\\s?[(\\[;,]\\s?(?:n ?= ?)?(${wholeNumber})\\s?(?:/|(?:out )?of(?: the| all)?)\\s?(${wholeNumber})\\b(?=\\s?[)\\],;])`,
  'giu',
)

/** What every pattern here needs: most sentences have none, and this is quicker to see. */
const hasPercentage = (text: string): boolean => /%|per ?cent/i.test(text)

/** Each n/N whose percentage it cannot give. */
export function checkPercentages(text: string): ArithmeticFinding[] {
  if (!hasPercentage(text)) return []
  const found: ArithmeticFinding[] = []
  for (const match of text.matchAll(partFirst)) {
    const [all, part = '', total = '', share = ''] = match
    const among = placesInMatch(match, [part, total])
    push(found, text, { start: match.index + all.lastIndexOf(share), part, total, share, among })
  }
  for (const match of text.matchAll(percentFirst)) {
    const [all, share = '', part = '', total = ''] = match
    const among = placesInMatch(match, [share, part, total]).slice(1)
    push(found, text, { start: match.index + all.indexOf(share), part, total, share, among })
  }
  return found
}

interface Triple {
  start: number
  part: string
  total: string
  share: string
  among: readonly TextStretch[]
}

function push(
  found: ArithmeticFinding[],
  text: string,
  { start, part, total, share, among }: Triple,
): void {
  const [n, N, p] = [writtenNumber(part), writtenNumber(total), writtenNumber(share)]
  if (!(N.value > 1) || n.value > N.value || p.value > 100) return
  const actual = (100 * n.value) / N.value
  if (fitsWritten(p, actual) || isDate(text, start)) return
  found.push({
    start,
    end: start + share.length,
    among,
    level: 'error',
    reason: `${n.value} of ${N.value} are ${sayNumber(actual, Math.max(p.decimals, 1))} %`,
    right: sayNumber(actual, p.decimals),
  })
}

/** "on 5/10 (50%)": hardly ever, and no reason to stop a build. */
const isDate = (text: string, start: number): boolean =>
  /\b(?:on|since|dated?) \d{1,2}\/\d{1,2}\b[^.]{0,20}$/.test(
    text.slice(Math.max(0, start - 40), start),
  )

/** A count with its percentage, and no N in sight: "nine females (75%)". */
const bare = new RegExp(
  `(?<![\\d.,/:–-])\\b(${wholeNumber})(?: (?!of |out |and |or |but |in )[\\p{L}][\\p{L}\\-’']*){0,4}\\s?[(\\[]\\s?${percent}(?=\\s?[)\\],;])`,
  'giu',
)
export interface PercentagePair {
  part: WrittenNumber
  percent: WrittenNumber
  start: number
  end: number
  words: string
  /** Where the count stands. */
  among: readonly TextStretch[]
}

/** Counts with percentages of which the text does not say the whole beside them. */
export function pairsIn(text: string): PercentagePair[] {
  if (!hasPercentage(text)) return []
  return [...text.matchAll(bare)].flatMap((match) => {
    const [all, part = '', share = ''] = match
    if (
      /(?:\bof|\bout of|\/)\s*(?:the |all )?$/i.test(
        text.slice(Math.max(0, match.index - 12), match.index),
      )
    )
      return []
    const start = match.index + all.lastIndexOf(share)
    const pair = {
      part: writtenNumber(part),
      percent: writtenNumber(share),
      start,
      end: start + share.length,
      words: share,
      among: [{ start: match.index, end: match.index + part.length }],
    }
    return pair.part.value > 0 && pair.percent.value <= 100 ? [pair] : []
  })
}

const wholes = new RegExp(`(?<![\\d.,/:–-])\\b${wholeNumber}\\b(?![.·,]?\\d|\\s?%)`, 'giu')

/** The whole numbers of a text, any of which may be what a percentage is of. */
export const wholesIn = (text: string): Set<number> =>
  new Set([...text.matchAll(wholes)].map(([words]) => writtenNumber(words).value))

const lead = /\b(?:of|among)(?: the| all| these| our)* (WHOLE)(?: [\p{L}-]+){0,5}, /giu.source

/**
 * Counts whose percentage no whole of the article gives: an error where the sentence names the whole ("Of the 24 patients,
 * 7 (45%) …") and other pairs of it agree, else a hint.
 */
export function checkPairs(sentence: string, nearby: ReadonlySet<number>): ArithmeticFinding[] {
  const pairs = pairsIn(sentence)
  if (pairs.length === 0) return []
  const named = [...sentence.matchAll(new RegExp(lead.replace('WHOLE', wholeNumber), 'giu'))]
    .map(([, words = '']) => writtenNumber(words).value)
    .filter((value) => value > 1)
  const N = named.length === 1 ? named[0] : undefined
  const fits = (pair: PercentagePair, total: number): boolean =>
    total >= pair.part.value && fitsWritten(pair.percent, (100 * pair.part.value) / total)
  const wrong = pairs.filter((pair) => ![...nearby].some((total) => fits(pair, total)))
  const supported = N !== undefined && pairs.some((pair) => fits(pair, N))
  return wrong.flatMap((pair): ArithmeticFinding[] => {
    const { part, percent: share, start, end, among } = pair
    const sums = pairs.length > 1 && sumsOf(pairs).some((total) => fits(pair, total))
    if (sums) return []
    if (N !== undefined) {
      const actual = (100 * part.value) / N
      if (actual > 100) return []
      return [
        {
          start,
          end,
          among,
          level: supported ? 'error' : 'hint',
          reason: `${part.value} of ${N} are ${sayNumber(actual, Math.max(share.decimals, 1))} %`,
          right: sayNumber(actual, share.decimals),
        },
      ]
    }
    return isPossible(pair)
      ? []
      : [
          {
            start,
            end,
            among,
            level: 'hint',
            reason: `${part.value} is ${pair.words} % of no whole number`,
          },
        ]
  })
}

/** Sums of the counts of a sentence: "3 men (60%) and 2 women (40%)". */
function sumsOf(pairs: readonly PercentagePair[]): number[] {
  const values = pairs.map(({ part }) => part.value)
  const total = values.reduce((sum, value) => sum + value, 0)
  return [total, ...values.slice(1).map((value, index) => value + (values[index] ?? 0))]
}

/** Whether there is any whole of which the count is that percentage. */
export function isPossible({
  part,
  percent: share,
}: Pick<PercentagePair, 'part' | 'percent'>): boolean {
  if (share.value === 0) return true
  const guess = (100 * part.value) / share.value
  const around = [Math.floor(guess), Math.ceil(guess), Math.floor(guess) - 1, Math.ceil(guess) + 1]
  return around.some(
    (total) => total >= part.value && total > 0 && fitsWritten(share, (100 * part.value) / total),
  )
}
