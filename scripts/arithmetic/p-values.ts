/**
 * A p that is no probability ("p = 1.2", "p = −0.1"), and one that is printed as nothing ("p = 0.000").
 */
import type { ArithmeticFinding } from './finding.js'
import { writtenNumber } from './written-number.js'

/** Before it no letter (logP, ΔP), behind it no unit, exponent or further digit (1.2 bar, 1.2 × 10⁻⁵). */
const printed =
  /(?<![\p{L}\p{M}\d_])p(-values?| values?)?\s?([=<>≤≥]|was|were|of)\s?([-−–]?\d?[.·]\d{1,6})(?=\s?[)\];]|[,.](?:\s|$)|$)/giu
const logarithm = /log(?:10|₁₀|2|₂)?[\s(-]*$/iu
/** What says that a sentence speaks of tests: the letter p is also a pressure, a momentum, phosphorus. */
const ofTests = /signific|differ|associat|correlat|\bCI\b|confidence interval|\btests?\b|\bt\(|χ/iu
const ofOtherThings = /\b[KTV]\s?=\s?\d|pressure|moment(?:um|a)\b|phosph|polari[sz]|norm\b/iu

/** Whether a text prints p values, so that a p of its article is one. */
export const printsP = (text: string): boolean =>
  /(?<![\p{L}\p{M}\d_])p\s?[<≤]\s?0?[.·]0\d/iu.test(text)

/** Each p outside 0 to 1, and as a hint each that is written as 0. */
export function checkPValues(text: string, isOfTests: boolean): ArithmeticFinding[] {
  if (ofOtherThings.test(text)) return []
  return [...text.matchAll(printed)].flatMap((match): ArithmeticFinding[] => {
    const [all, named, sign = '', words = ''] = match
    if (logarithm.test(text.slice(Math.max(0, match.index - 12), match.index))) return []
    if (named === undefined && !isOfTests && !ofTests.test(text)) return []
    const { value, decimals } = writtenNumber(words)
    const end = match.index + all.length
    if (value < 0 || value > 1) return [outside(end - words.length, end, words, value)]
    return value === 0 && decimals > 1 && /^(?:=|was|of)$/i.test(sign)
      ? [zero(match.index, end, words, decimals)]
      : []
  })
}

/** The number of a cell under the head "P value", where it is no probability. */
export function checkPCell(text: string): ArithmeticFinding[] {
  if (!/^[-−–]?\d?[.·]\d{1,6}$/.test(text)) return []
  const { value } = writtenNumber(text)
  return value < 0 || value > 1 ? [outside(0, text.length, text, value)] : []
}

const outside = (start: number, end: number, words: string, value: number): ArithmeticFinding => ({
  start,
  end,
  level: 'error',
  expected: 'a p from 0 to 1',
  reason: `p is a probability, and ${words} lies ${value < 0 ? 'below 0' : 'above 1'}`,
})

function zero(start: number, end: number, words: string, decimals: number): ArithmeticFinding {
  const bound = words.replace(/0$/, '1')
  return {
    start,
    end,
    level: 'hint',
    expected: `\`p < ${bound}\``,
    reason: `no p is 0; one that rounds to ${words} is below ${bound}, and ${decimals} decimals cannot say more`,
  }
}
