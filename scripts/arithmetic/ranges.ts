/**
 * Values outside what the same words say of them: a mean outside its range, a median outside its quartiles, an estimate
 * outside its confidence interval.
 */
import type { ArithmeticFinding } from './finding.js'
import { decimal, writtenNumber } from './written-number.js'

const to = '\\s?(?:–|-|−|—|to|and|,|;)\\s?'
const unit = '(?:\\s?(?:%|[\\p{L}µμ/²³°.]{1,12})){0,3}?'
const ranged = new RegExp(
  `\\b(mean|median|average|aged?)\\b([^.;()\\[\\]0-9]{0,60}?)\\s(${decimal})(?:\\s?(?:±|\\+/-)\\s?${decimal})?${unit}\\s?[(\\[,;]\\s?(range|IQR|interquartile range)(?:\\s?[:,=]|\\s(?:of|from|was))?\\s?(${decimal})${unit}${to}(${decimal})`,
  'giu',
)
const interval = new RegExp(
  `(?<![\\d.·])(${decimal})\\s?(%?)\\s?[(\\[,;]{1,2}\\s?(?:a |the )?(?:90|95|99)\\s?% ?(?:CIs?|confidence intervals?)(?:\\s?[:,=]|\\s(?:of|from))?\\s?[(\\[]?(${decimal})\\s?%?${to}(${decimal})`,
  'giu',
)

/** Before a p value, a count or a test statistic, which is none of the interval behind it: "p < 0.05 (95% CI 1.2–3.4)". */
const noEstimate =
  /(?:[<>≤≥]|(?<!\p{L})(?:p|n|q|t|z|F|χ\^?2?²?)(?:[\s-]values?)?(?:\s?(?:=|of|was|is))?)\s*$/iu

/** Each value that lies outside its range or interval. */
export const checkRanges = (text: string): ArithmeticFinding[] => [
  ...outsideRange(text),
  ...outsideInterval(text),
]

function outsideRange(text: string): ArithmeticFinding[] {
  return [...text.matchAll(ranged)].flatMap((match): ArithmeticFinding[] => {
    const [all, statistic = '', between = '', centre = '', kind = '', low = '', high = ''] = match
    const quartiles = !/^range$/i.test(kind)
    if (quartiles && !/median/i.test(statistic + between)) return []
    if (/differen|change|increase|decrease|reduc/i.test(between)) return []
    return outside(
      match.index + all.indexOf(centre, statistic.length + between.length),
      centre,
      low,
      high,
      kind,
    )
  })
}

function outsideInterval(text: string): ArithmeticFinding[] {
  return [...text.matchAll(interval)].flatMap((match): ArithmeticFinding[] => {
    const [, estimate = '', percent, low = '', high = ''] = match
    if (percent && /^(?:90|95|99)$/.test(estimate)) return []
    if (noEstimate.test(text.slice(Math.max(0, match.index - 24), match.index))) return []
    return outside(match.index, estimate, low, high, 'interval')
  })
}

function outside(
  start: number,
  centre: string,
  low: string,
  high: string,
  kind: string,
): ArithmeticFinding[] {
  const [middle, from, to] = [writtenNumber(centre), writtenNumber(low), writtenNumber(high)]
  // A dash may be a minus or the word "to": both ways must leave the value outside.
  const bare = Math.abs(from.value)
  const slack = Math.max(middle.unit, from.unit, to.unit)
  const isOutside = (a: number, b: number, value: number): boolean =>
    a < b && (value < a - slack || value > b + slack)
  if (![middle, from, to].every(({ value }) => Number.isFinite(value))) return []
  const wrong =
    isOutside(from.value, to.value, middle.value) &&
    (bare === from.value || isOutside(bare, to.value, middle.value) || bare >= to.value)
  if (!wrong) return []
  const what =
    kind === 'interval'
      ? 'the confidence interval'
      : `the ${kind.toLowerCase() === 'range' ? 'range' : 'quartiles'}`
  return [
    {
      start,
      end: start + centre.length,
      level: 'error',
      reason: `${centre} lies outside ${what} from ${low} to ${high}`,
    },
  ]
}
