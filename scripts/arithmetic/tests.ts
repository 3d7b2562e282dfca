/**
 * Tests printed with their p, and ratios with interval and p: p is computed again from what stands beside it.
 *
 *     t(28) = 2.20, p = .036      χ² = 5.4, df = 1, P = 0.02      OR 1.8 (95% CI 1.1–2.9; p = 0.3)
 */
import type { ArithmeticFinding } from './finding.js'
import { decimal, writtenNumber, sayNumber, type WrittenNumber } from './written-number.js'

const p = '\\b[pP](?:[- ]values?)?\\s?(=|<|>|≤|≥|was|of)\\s?(0?[.·]\\d{1,6}|1(?:\\.0+)?)(?![\\d])'
const df = '(\\d{1,6}(?:\\.\\d{1,3})?)'
const statistic = `(=)\\s?(${decimal})`
const apa = new RegExp(
  `(?<![\\p{L}])(t|F|r|z|Z|χ2|χ²|X2|Χ2|Χ²|chi-squared?)\\s?(?:\\[|\\()\\s?${df}(?:\\s?,\\s?(?:N\\s?=\\s?)?${df})?\\s?(?:\\]|\\))\\s?${statistic}[,;]?\\s(?:and )?${p}`,
  'gu',
)
const medical = new RegExp(
  `(?<![\\p{L}])(t|F|z|Z|χ2|χ²|X2|Χ2|Χ²|chi-squared?)\\s?${statistic}[,;]?\\s(?:(?:df|d\\.f\\.|degrees of freedom)\\s?=\\s?${df}(?:\\s?,\\s?${df})?[,;]?\\s)?(?:and )?${p}`,
  'gu',
)

export type Tails = typeof import('../data/distributions.js')

interface Test {
  kind: string
  df: number[]
  value: WrittenNumber
  sign: string
  p: WrittenNumber
  words: string
  start: number
}

/** Whether a text may print a test, so that the distributions are worth loading. */
export const printsTest = (text: string): boolean => /[=<>≤≥]\s?0?[.·]\d/.test(text)

/** Each p that its test statistic or interval contradicts. */
export function checkTests(text: string, tails: Tails): ArithmeticFinding[] {
  return [...testsIn(text).flatMap((test) => judgeTest(test, tails)), ...checkRatios(text, tails)]
}

function testsIn(text: string): Test[] {
  const read = (
    match: RegExpMatchArray,
    [kind, first, second, value, sign, p]: (string | undefined)[],
  ): Test => ({
    kind: kind ?? '',
    df: [first, second].flatMap((one) => (one === undefined ? [] : [Number(one)])),
    value: writtenNumber(value ?? ''),
    sign: sign ?? '=',
    p: writtenNumber(p ?? ''),
    words: p ?? '',
    start: (match.index ?? 0) + match[0].lastIndexOf(p ?? ''),
  })
  return [
    ...[...text.matchAll(apa)].map((match) =>
      read(match, [match[1], match[2], match[3], match[5], match[6], match[7]]),
    ),
    ...[...text.matchAll(medical)].map((match) =>
      read(match, [match[1], match[4], match[5], match[3], match[6], match[7]]),
    ),
  ]
}

/** p of the statistic at `value`; nothing where degrees of freedom are missing. */
function tailOf(
  { kind, df: [first, second] }: Test,
  value: number,
  tails: Tails,
): number | undefined {
  if (/^z$/i.test(kind)) return tails.zTail(value)
  if (first === undefined || !(first > 0)) return undefined
  if (kind === 't') return second === undefined ? tails.tTail(value, first) : undefined
  if (kind === 'F')
    return second === undefined || value < 0 ? undefined : tails.fTail(value, first, second)
  if (kind === 'r') {
    if (second !== undefined || Math.abs(value) >= 1) return undefined
    return tails.tTail(value * Math.sqrt(first / (1 - value ** 2)), first)
  }
  return value < 0 ? undefined : tails.chiSquareTail(value, first)
}

function judgeTest(test: Test, tails: Tails): ArithmeticFinding[] {
  const { value, p, sign, words, start, kind } = test
  const size = Math.abs(value.value)
  const ends = [size + value.unit / 2, Math.max(0, size - value.unit / 2)].map((end) =>
    tailOf(test, kind === 'r' ? Math.min(end, 0.999999) : end, tails),
  )
  const middle = tailOf(test, size, tails)
  const [low, high] = ends
  if (low === undefined || high === undefined || middle === undefined) return []
  if ([1, 0.5].some((sides) => isSaid(sign, p, low * sides, high * sides))) return []
  return [
    {
      start,
      end: start + words.length,
      level: flips(sign, p.value, middle) ? 'error' : 'hint',
      reason: `${kind}${test.df.length > 0 ? ` with ${test.df.join(' and ')} degrees of freedom` : ''} = ${sayNumber(value.value, value.decimals)} gives p ${sayP(middle)}`,
    },
  ]
}

/** Whether a p between `low` and `high` is what is said; one digit more or less of rounding is none. */
function isSaid(sign: string, { value, unit }: WrittenNumber, low: number, high: number): boolean {
  if (sign === '<' || sign === '≤') return low <= value + 1e-9
  if (sign === '>' || sign === '≥') return high >= value - 1e-9
  return value + unit >= low && value - unit <= high
}

/** Whether the two fall on different sides of 0.05, and not by a hair. */
function flips(sign: string, said: number, computed: number): boolean {
  const isBound = sign === '<' || sign === '≤'
  const isFloor = sign === '>' || sign === '≥'
  const significant = !isFloor && (isBound ? said <= 0.05 : said < 0.05)
  const far = Math.max(said, computed) >= 3 * Math.min(said, computed)
  return far && significant !== computed < 0.05
}

const sayP = (value: number): string => (value < 0.001 ? '< 0.001' : `= ${sayNumber(value, 3)}`)

const ratio = new RegExp(
  `\\b(?:a?ORs?|a?HRs?|RRs?|IRRs?|(?:odds|hazard|risk|rate) ratios?|relative risk)\\b[^.;()0-9]{0,20}[(\\[]?\\s?(${decimal})\\s?[,;(\\[]{1,2}\\s?95\\s?% ?(?:CI|confidence interval)[:,=]?\\s?[(\\[]?(\\d+[.·]\\d+)\\s?(?:–|-|to|,|;)\\s?(\\d+[.·]\\d+)\\s?[)\\],;]{1,2}\\s?${p}`,
  'giu',
)

function checkRatios(text: string, tails: Tails): ArithmeticFinding[] {
  return [...text.matchAll(ratio)].flatMap((match): ArithmeticFinding[] => {
    const [all, estimate = '', low = '', high = '', sign = '=', words = ''] = match
    const [x, a, b, said] = [estimate, low, high, words].map(writtenNumber) as [
      WrittenNumber,
      WrittenNumber,
      WrittenNumber,
      WrittenNumber,
    ]
    if (!(a.value > 0) || !(x.value > 0) || b.value <= a.value) return []
    const error = (Math.log(b.value) - Math.log(a.value)) / (2 * 1.959964)
    const computed = tails.zTail(Math.log(x.value) / error)
    const excludes = a.value - a.unit / 2 > 1 || b.value + b.unit / 2 < 1
    const includes = a.value + a.unit / 2 < 1 && b.value - b.unit / 2 > 1
    const significant =
      sign === '<' || sign === '≤' ? said.value <= 0.05 : sign !== '>' && said.value < 0.05
    const insignificant =
      sign === '<' || sign === '≤'
        ? false
        : said.value > 0.05 || (sign === '>' && said.value >= 0.05)
    const wrong = (excludes && insignificant) || (includes && significant)
    if (!wrong) return []
    const start = match.index + all.lastIndexOf(words)
    return [
      {
        start,
        end: start + words.length,
        level: flips(sign, said.value, computed) ? 'error' : 'hint',
        reason: `the 95 % confidence interval from ${low} to ${high} ${excludes ? 'leaves out' : 'holds'} 1, and goes with p ${sayP(computed)}`,
      },
    ]
  })
}
