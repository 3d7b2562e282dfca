/**
 * What a number of a text is, as the reader of claims gives it.
 */
import type { TimeUnit } from '../units.js'

/** How a number is meant: exactly, rounded, or as a bound. */
export type Hedge = 'about' | 'nearly' | 'just-over' | 'under' | 'over' | 'at-least' | 'at-most'

/** One number of a text. */
export interface Quantity {
  /**
   * `count` is any number, `share` a part of a whole (a percentage or fraction, as 0–1), `whole` is "all", `most` and
   * `minority` more and less than half.
   */
  kind: 'count' | 'share' | 'whole' | 'most' | 'minority'
  /** Of a duration in several units, in the shortest of them. */
  value: number
  /** Digits behind the decimal point, of what is written (percent for percentages). */
  decimals: number
  style:
    | 'digits'
    | 'words'
    | 'ordinal-digits'
    | 'ordinal-words'
    | 'percent'
    | 'percent-words'
    | 'fraction'
    | 'word'
  hedge?: Hedge | undefined
  /** Unit of time behind the number; the shortest one of several. */
  unit?: TimeUnit | undefined
  /** Units of a duration in several ("1 year and 9 months"). */
  units?: TimeUnit[] | undefined
  /** Place in the text, hedge and unit included. */
  start: number
  end: number
  /** Place of the number alone. */
  numberStart: number
  numberEnd: number
}

/** What stands between two numbers: a range ("3 to 7"), a part of a whole ("3 of 5"), or anything else. */
export type Link = 'range' | 'part' | 'list'

export interface QuantityReading {
  quantities: Quantity[]
  links: Link[]
  fault?: undefined
}
