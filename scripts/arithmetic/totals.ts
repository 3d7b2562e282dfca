/**
 * Parts that leave nothing over and do not make their whole: men and women.
 *
 *     12 patients (8 men and 5 women)        8 men (60%) and 5 women (48%)
 */
import { placesInMatch, type ArithmeticFinding } from './finding.js'
import { writtenNumber, wholeNumber } from './written-number.js'

const people =
  '(?:patients?|subjects?|participants?|individuals?|persons?|people|children|adults?|cases?|volunteers?|nurses|students|respondents|controls|physicians|residents|infants|neonates|adolescents)'
const men = '(?:men|man|males?|boys?)'
const women = '(?:women|woman|females?|girls?)'
const opens =
  '\\s?(?:\\(|\\[|: ?|, ?|; ?|— ?|– ?|,? ?(?:including|comprising|consisting of|namely|of whom|of which|were) )\\s?'
const pct = '(?:\\s?[(\\[][^()\\[\\]]{1,24}[)\\]])?'
const pair = (first: string, second: string): string =>
  `(${wholeNumber})(?: were)? ${first}${pct}(?:,? and |, ?|; ?|/ ?)(${wholeNumber})(?: were)? ${second}${pct}(?=\\s?[)\\].;]|$)`
const patterns = [
  [men, women],
  [women, men],
].map(
  ([first = '', second = '']) =>
    new RegExp(
      `(?<![\\d.,/:–-])\\b(${wholeNumber})(?: (?!and |or )[\\p{L}-]+){0,3} ${people}(?: \\([^()0-9]{1,30}\\))?${opens}${pair(first, second)}`,
      'giu',
    ),
)

/** Each whole that its men and women do not add up to. */
export function checkTotals(text: string): ArithmeticFinding[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match): ArithmeticFinding[] => {
      const [, total = '', first = '', second = ''] = match
      const [N, a, b] = [
        writtenNumber(total).value,
        writtenNumber(first).value,
        writtenNumber(second).value,
      ]
      if (a + b === N || !Number.isFinite(N + a + b)) return []
      if (
        /\b(?:of|out of|among)(?: the| these)?\s$/i.test(
          text.slice(Math.max(0, match.index - 14), match.index),
        ) &&
        a + b < N
      )
        return []
      return [
        {
          start: match.index,
          end: match.index + total.length,
          among: placesInMatch(match, [total, first, second]).slice(1),
          level: 'error',
          reason: `${a} and ${b} make ${a + b}, not ${N}`,
        },
      ]
    }),
  )
}

const shares = [
  [men, women],
  [women, men],
].map(
  ([first = '', second = '']) =>
    new RegExp(
      `${first}\\s?[(\\[](\\d{1,3}(?:\\.\\d+)?)\\s?%[)\\]](?:,? and |, ?|; ?)${wholeNumber} ${second}\\s?[(\\[](\\d{1,3}(?:\\.\\d+)?)\\s?%[)\\]]`,
      'giu',
    ),
)

/** Men and women of one whole whose percentages make more than 100. */
export function checkShares(text: string): ArithmeticFinding[] {
  return shares.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match): ArithmeticFinding[] => {
      const [all, first = '', second = ''] = match
      const [a, b] = [writtenNumber(first), writtenNumber(second)]
      if (a.value + b.value <= 100 + a.unit + b.unit) return []
      const start = match.index + all.lastIndexOf(second)
      return [
        {
          start,
          end: start + second.length,
          // "20 men (27%) and 20 women (95%)" may be shares of the men and of the women.
          level: 'hint',
          reason: `${first} % and ${second} % of one whole make ${Math.round((a.value + b.value) * 100) / 100} %`,
        },
      ]
    }),
  )
}
