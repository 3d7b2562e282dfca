/**
 * GRIM (Brown and Heathers 2017): a mean of n whole numbers that n whole numbers cannot give. Whether they are whole is a
 * guess from their name, so that it is a hint.
 */
import type { ArithmeticFinding } from './finding.js'
import { decimal, writtenNumber, roundsTo, wholeNumber } from './written-number.js'

const pattern = new RegExp(
  `\\bmean(?: [\\p{L}-]+){0,2} (?:age|scores?|number|count|parity|gravidity)\\b[^.;()0-9]{0,40}(${decimal})[^.;0-9n]{0,20}(?:(?:±|\\+/-|\\(SD\\s?=?)\\s?${decimal}\\)?)?[^.;0-9]{0,12}[(,;]?\\s?n ?= ?(${wholeNumber})\\b`,
  'giu',
)

/** Each mean that its n cannot give. */
export function checkGrim(text: string): ArithmeticFinding[] {
  if (!text.includes('=') || !/mean/i.test(text)) return []
  return [...text.matchAll(pattern)].flatMap((match): ArithmeticFinding[] => {
    const [all, mean = '', count = ''] = match
    const [m, n] = [writtenNumber(mean), writtenNumber(count).value]
    if (m.decimals === 0 || !(n > 1) || n >= 10 ** m.decimals) return []
    const sum = m.value * n
    if ([Math.floor(sum), Math.ceil(sum)].some((total) => roundsTo(m, total / n))) return []
    const start = match.index + all.indexOf(mean)
    return [
      {
        start,
        end: start + mean.length,
        level: 'hint',
        reason: `no ${n} whole numbers have the mean ${mean}: their sum would be ${Math.round(sum * 100) / 100}`,
      },
    ]
  })
}
