/**
 * A number as an article writes it, with how exactly it is written: honest rounding and truncation are no errors.
 */
import { fixed } from '../data/rounding.js'
import { readWords } from '../data/words.js'

export interface WrittenNumber {
  value: number
  /** Digits behind the point. */
  decimals: number
  /** One of its last digit: 0.1 for "12.3". */
  unit: number
}

const tens = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
const small =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'
/** A whole number in words, as a part of a pattern. */
export const numeral = `(?:(?:${tens})(?:[- ](?:${small}))?|${small})`
/** A whole number in digits or words, as a part of a pattern. */
export const wholeNumber = `(?:\\d{1,3}(?:[,\\u00A0\\u2009\\u202F]\\d{3})+(?![\\d])|\\d{1,7}|${numeral})`
/** A number with or without decimals and sign. */
export const decimal =
  '[-\\u2212\\u2013]?(?:\\d{1,3}(?:,\\d{3})+|\\d{1,7})?(?:[.·]\\d{1,6}|(?<=\\d))'

/** The number that `text` writes; NaN where it is none. */
export function writtenNumber(text: string): WrittenNumber {
  const plain = text
    .replace(/[,\s\u00A0\u2009\u202F]/gu, '')
    .replace('·', '.')
    .replace(/^[\u2212\u2013]/, '-')
  const digits = /^-?\d*(?:\.\d+)?$/.test(plain) && /\d/.test(plain)
  const value = digits ? Number(plain) : (readWords(text)?.value ?? Number.NaN)
  const decimals = digits ? (plain.split('.')[1]?.length ?? 0) : 0
  return { value, decimals, unit: 10 ** -decimals }
}

/** Whether `written` is `actual`, rounded or cut off at its last digit. */
export const fitsWritten = ({ value, unit }: WrittenNumber, actual: number): boolean =>
  Math.abs(value - actual) < unit * (1 - 1e-9) || Math.abs(value - actual) <= unit / 2 + 1e-9

/** Whether `actual` is rounded (half either way) to `written`. */
export const roundsTo = ({ value, unit }: WrittenNumber, actual: number): boolean =>
  Math.abs(value - actual) <= unit / 2 + 1e-9

/** `value` to `decimals` decimals, for messages. */
export const sayNumber = (value: number, decimals: number): string => fixed(value, decimals)
