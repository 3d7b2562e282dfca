/**
 * The words that a claim should have, in the style in which it is written.
 */
import type { Meaning } from './claim.js'
import { durationText } from './duration.js'
import type { ExpressionValue } from './expression-result.js'
import type { Quantity, QuantityReading } from './quantities/quantity.js'
import { fixed } from './rounding.js'
import { ratio, timeUnit, type TimeUnit } from './units.js'
import { inWords, ordinalInDigits, ordinalInWords, readWords } from './words.js'

/** `text` with the numbers of `value` in place of its own; nothing when they cannot be put in one by one. */
export function rightWords(
  text: string,
  value: ExpressionValue,
  reading: QuantityReading | undefined,
  meaning: Meaning = {},
): string | undefined {
  if (!reading)
    return typeof value === 'string'
      ? asWritten(meaning.field?.categories.get(value)?.label ?? value, text)
      : undefined
  const { quantities } = reading
  const numbers = numbersOf(value, quantities)
  if (!numbers) return inWholeNew(text, value, quantities)
  let result = ''
  let at = 0
  for (const [index, quantity] of quantities.entries()) {
    const number = numbers[index]
    const words = number === undefined ? undefined : oneNumber(text, number, quantity, meaning)
    if (words === undefined) return undefined
    result += text.slice(at, quantity.start) + words
    at = quantity.end
  }
  return asWritten(result + text.slice(at), text)
}

/** The number that each quantity is to say; nothing when quantities and numbers do not pair. */
function numbersOf(value: ExpressionValue, quantities: readonly Quantity[]): number[] | undefined {
  if (typeof value === 'number')
    return quantities.length === 1 && quantities[0]?.kind !== 'whole' ? [value] : undefined
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'number')) return undefined
  const [part = 0, whole = 0] = value
  if (quantities.some(({ kind }) => kind === 'whole' || kind === 'most' || kind === 'minority'))
    return undefined
  if (quantities.length === value.length && quantities.every(({ kind }) => kind === 'share'))
    return [...value]
  let next = 0
  const numbers = quantities.map(({ kind }) =>
    kind === 'share' ? part / whole : (value[next++] ?? Number.NaN),
  )
  const all =
    next === value.length || (value.length === 2 && quantities.some(({ kind }) => kind === 'share'))
  return all && numbers.every(Number.isFinite) ? numbers : undefined
}

/** "all" over 3 of 5 becomes "three of five". */
function inWholeNew(
  text: string,
  value: ExpressionValue,
  quantities: readonly Quantity[],
): string | undefined {
  const [part, whole] =
    Array.isArray(value) && value.length === 2 ? (value as readonly unknown[]) : []
  const [first, last] = [quantities[0], quantities.at(-1)]
  if (!first || !last || typeof part !== 'number' || typeof whole !== 'number') return undefined
  const digits = quantities.some(({ style }) => style === 'digits')
  const say = (number: number): string => (digits ? undefined : inWords(number)) ?? fixed(number, 0)
  const words =
    part === whole
      ? `all ${say(part)}`
      : part === 0
        ? `none of ${say(whole)}`
        : `${say(part)} of ${say(whole)}`
  return asWritten(text.slice(0, first.start) + words + text.slice(last.end), text)
}

/** One number, with its unit, in the style of `quantity`; a qualifier ("fewer than") that no longer holds goes. */
function oneNumber(
  text: string,
  value: number,
  quantity: Quantity,
  meaning: Meaning,
): string | undefined {
  const own = meaning.unit === undefined ? undefined : timeUnit(meaning.unit)
  if (quantity.unit && own)
    return duration(text, value * ratio(own, quantity.unit), quantity, value, own)
  const behind = text.slice(quantity.numberEnd, quantity.end)
  const number = plainNumber(text.slice(quantity.numberStart, quantity.numberEnd), value, quantity)
  if (number === undefined) return undefined
  if (quantity.kind === 'share')
    return quantity.style === 'percent' || quantity.style === 'percent-words'
      ? number + behind
      : number
  if (quantity.units) return undefined
  return number + (quantity.hedge && !quantity.unit ? '' : behind)
}

function plainNumber(
  written: string,
  value: number,
  { style, decimals, kind }: Quantity,
): string | undefined {
  const spoken = Number(fixed(Math.abs(value), 0)) * Math.sign(value)
  const and = !/hundred (?!and)/.test(written)
  switch (style) {
    case 'digits':
      return grouped(fixed(value, decimals), written)
    case 'percent':
      return grouped(fixed(value * 100, decimals), written)
    case 'percent-words':
      return inWords(Math.round(value * 100), { and }) ?? fixed(value * 100, 0)
    case 'ordinal-digits':
      return ordinalInDigits(spoken)
    case 'ordinal-words':
      return ordinalInWords(spoken)
    case 'fraction':
      return fractionWords(value)
    case 'words':
      return inWords(spoken, { and }) ?? grouped(fixed(value, 0), written)
    case 'word':
      return kind !== 'count'
        ? undefined
        : value === 0
          ? written.toLowerCase() === 'no'
            ? 'no'
            : 'none'
          : (inWords(spoken) ?? fixed(value, 0))
  }
}

/** With separators of thousands, where the number had them or is as long as one that had. */
function grouped(digits: string, written: string): string {
  const separator = /\d([,\u00A0\u2009\u202F])\d{3}/u.exec(written)?.[1]
  const point = written.includes('·') ? '·' : '.'
  const [, minus = '', whole = '', fraction] = /^(\u2212?)(\d+)(?:\.(\d+))?$/.exec(digits) ?? []
  const sign = minus && written.startsWith('-') ? '-' : minus
  const grouped =
    separator && whole.length > 3 ? whole.replace(/\B(?=(?:\d{3})+$)/g, separator) : whole
  const bare =
    /^[-\u2010-\u2015\u2212]?[.·]/u.test(written) && whole === '0' && fraction !== undefined
  const parts = sign + (bare ? '' : grouped)
  return fraction === undefined ? parts : `${parts}${point}${fraction}`
}

const parts: ReadonlyArray<readonly [number, string, string]> = [
  [2, 'half', 'halves'],
  [3, 'third', 'thirds'],
  [4, 'quarter', 'quarters'],
  [5, 'fifth', 'fifths'],
]

function fractionWords(share: number): string {
  for (const [part, one, many] of parts) {
    const count = Math.round(share * part)
    if (Math.abs(count / part - share) > 0.005 || count < 1 || count >= part) continue
    return part === 2 ? one : count === 1 ? `a ${one}` : `${inWords(count)} ${many}`
  }
  return `${fixed(share * 100, 0)}%`
}

/** A duration in the units of the claim, or in whole ones that say it exactly ("two years" of 25 months). */
function duration(
  text: string,
  value: number,
  quantity: Quantity,
  original: number,
  own: TimeUnit,
): string | undefined {
  const { unit = own, units = [unit], decimals } = quantity
  const words = /^\p{L}/u.test(text.slice(quantity.numberStart))
  const inMonths = Math.round(original * ratio(own, 'month'))
  const separator = /-(?:year|month|week|day|hour)$/i.test(
    text.slice(quantity.numberStart, quantity.end),
  )
    ? '-'
    : ' '
  const say = (number: number): string =>
    (words ? inWords(number) : undefined) ?? fixed(number, decimals)
  const oneUnit = (number: number, name: TimeUnit): string =>
    `${say(number)}${separator}${separator === '-' || number === 1 ? name : `${name}s`}`
  const whole = Math.abs(value - Math.round(value)) < 1e-9
  if (units.length === 1 && (whole || decimals || unit === own))
    return oneUnit(decimals ? value : Number(fixed(value, 0)), unit)
  return own === 'month' || own === 'year'
    ? durationText(inMonths, { words })
    : oneUnit(original, own)
}

/** `words` with the capital that `text` begins with, or without. */
function asWritten(words: string, text: string): string {
  const first = text.trimStart().charAt(0)
  if (first !== first.toLowerCase()) return words.charAt(0).toUpperCase() + words.slice(1)
  return readWords(words.toLowerCase()) ? words.charAt(0).toLowerCase() + words.slice(1) : words
}
