/**
 * Percentages beside the counts that they are made of: n/N (p%), n of N (p%), p% (n/N), and n (p%) with its N.
 */
import { placesInMatch, type ArithmeticFinding, type TextStretch } from './finding.js'
import {
  fitsWritten,
  roundsTo,
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
export const checkPercentages = (text: string): ArithmeticFinding[] =>
  triplesIn(text).flatMap((triple) => {
    const { part, total, actual, share } = triple
    return fitsWritten(share, actual)
      ? []
      : [
          findingOf(
            triple,
            'error',
            `${part} of ${total} are ${sayNumber(actual, Math.max(share.decimals, 1))} %`,
          ),
        ]
  })

/** Whether the percentages of some texts are rounded, so that one that is not is a slip: two were rounded up, and most are rounded. */
export function roundsShares(texts: readonly string[]): boolean {
  const fitting = texts
    .flatMap((text) => triplesIn(text))
    .filter(({ share, actual }) => fitsWritten(share, actual))
  const unrounded = fitting.filter(({ share, actual }) => !roundsTo(share, actual)).length
  const up = fitting.filter(
    ({ share, actual }) => roundsTo(share, actual) && share.value > actual + 1e-9,
  ).length
  return up >= 2 && up >= 3 * unrounded
}

/** Each percentage beside its n/N that is cut off, or rounded the wrong way, in a text of an article that rounds. */
export const checkRounding = (text: string): ArithmeticFinding[] =>
  triplesIn(text).flatMap((triple) => {
    const { part, total, actual, share } = triple
    return !fitsWritten(share, actual) || roundsTo(share, actual)
      ? []
      : [
          findingOf(
            triple,
            'hint',
            `${part} of ${total} are ${sayNumber(actual, share.decimals + 1)} %, and other percentages are rounded`,
          ),
        ]
  })

/** A part, its whole, and the percentage that stands beside them. */
interface Triple {
  part: number
  total: number
  share: WrittenNumber
  /** The percentage that they give. */
  actual: number
  start: number
  end: number
  /** Where the part and the whole stand. */
  among: readonly TextStretch[]
}

function triplesIn(text: string): Triple[] {
  if (!hasPercentage(text)) return []
  const found: Triple[] = []
  const add = (
    start: number,
    [part, total, share]: readonly string[],
    among: readonly TextStretch[],
  ): void => {
    const [n, N, p] = [part, total, share].map((words = '') => writtenNumber(words)) as [
      WrittenNumber,
      WrittenNumber,
      WrittenNumber,
    ]
    if (!(N.value > 1) || n.value > N.value || isDate(text, start)) return
    found.push({
      part: n.value,
      total: N.value,
      share: p,
      actual: (100 * n.value) / N.value,
      start,
      end: start + (share ?? '').length,
      among,
    })
  }
  for (const match of text.matchAll(partFirst)) {
    const [all, part = '', total = '', share = ''] = match
    const among = placesInMatch(match, [part, total])
    add(match.index + all.lastIndexOf(share), [part, total, share], among)
  }
  for (const match of text.matchAll(percentFirst)) {
    const [all, share = '', part = '', total = ''] = match
    const among = placesInMatch(match, [share, part, total]).slice(1)
    add(match.index + all.indexOf(share), [part, total, share], among)
  }
  return found
}

const findingOf = (
  { start, end, among, share, actual }: Triple,
  level: ArithmeticFinding['level'],
  reason: string,
): ArithmeticFinding => ({
  start,
  end,
  among,
  level,
  reason,
  right: sayNumber(actual, share.decimals),
})

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
