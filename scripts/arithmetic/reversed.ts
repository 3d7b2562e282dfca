/**
 * Intervals and ranges whose first number is above their second: "95% CI 3.2–1.1", "(range 56–12)", "aged 56 to 12 years".
 */
import type { ArithmeticFinding } from './finding.js'
import { decimal, writtenNumber } from './written-number.js'

const to = '(\\s?%?(?:\\s?(?:–|-{1,3}|−|—)\\s?|\\sto\\s|, ))'
/** Units that nobody changes within a range; "950–1.2 kg" and "900–1.1 × 10³" are left alone. */
const closed =
  '(?![.,·]?\\d)(?=\\s?(?:%|(?:years?|months?|weeks?|days?|mm|cm|mg|points)\\b)?\\s?(?:[)\\];]|[,.](?:\\s|$)|$))'
const pair = `(?<![\\d.,·])(${decimal})${to}(${decimal})${closed}`
const means = '(?:\\s?[:,=]|\\s(?:of|from|was|were))?\\s?'

const interval = new RegExp(
  `(?:90|95|99)\\s?% ?(?:CIs?|confidence intervals?)${means}[(\\[]?${pair}`,
  'giu',
)
const range = new RegExp(
  `(?:[(\\[,;]\\s?|\\bage )(?:range|IQR|interquartile range)${means}${pair}`,
  'giu',
)
const ages = new RegExp(
  `\\baged (?:from )?(\\d{1,3})(\\s?[–-]\\s?|\\sto\\s)(\\d{1,3}) (?:years|months)\\b`,
  'giu',
)

/** A cell under the head "95% CI": "3.2–1.1", "2.1 (3.2 to 1.1)", "[3.2, 1.1]". */
const cell = new RegExp(`^(?:${decimal}\\s?)?[(\\[]?${pair}[)\\]]?$`, 'giu')

/** The interval of a cell, where it runs backwards. */
export const checkReversedCell = (text: string): ArithmeticFinding[] =>
  backwards(text, cell, 'the confidence interval')

/** Each interval, range or span of ages that runs backwards. */
export const checkReversed = (text: string): ArithmeticFinding[] => [
  ...backwards(text, interval, 'the confidence interval'),
  ...backwards(text, range, 'the range'),
  ...backwards(text, ages, 'the span of ages'),
]

function backwards(text: string, pattern: RegExp, what: string): ArithmeticFinding[] {
  return [...text.matchAll(pattern)].flatMap((match): ArithmeticFinding[] => {
    const [all, low = '', between = '', high = ''] = match
    const [from, upTo] = [writtenNumber(low).value, writtenNumber(high).value]
    if (!(from > upTo) || isShortened(low, high)) return []
    const words = `${low}${between}${high}`
    const start = match.index + all.lastIndexOf(words)
    return [
      {
        start,
        end: start + words.length,
        // With a minus, a fall may be meant: "−1.1 to −3.2".
        level: from < 0 || upTo < 0 ? 'hint' : 'error',
        expected: 'the smaller number first',
        reason: `${what} runs from ${low} down to ${high}`,
      },
    ]
  })
}

/** Whether the second number leaves out digits of the first: "112–18", "1990–95". */
function isShortened(low: string, high: string): boolean {
  if (!/^\d+$/.test(low + high) || high.length >= low.length) return false
  return Number(low.slice(0, -high.length) + high) > Number(low)
}
