/**
 * Durations in words, as papers write them.
 */
import { inWords } from './words.js'

export interface DurationStyle {
  /** "two years" instead of "2 years". */
  words?: boolean | undefined
}

/** "4 months", "2 years", "1 year and 9 months" of whole months; other numbers of months keep a decimal: "4.5 months". */
export function durationText(months: number, { words = false }: DurationStyle = {}): string {
  const count = (value: number, unit: string): string =>
    `${(words ? inWords(value) : undefined) ?? String(value)} ${unit}${value === 1 ? '' : 's'}`
  if (!Number.isInteger(months) || months < 12) return count(Number(months.toFixed(1)), 'month')
  const [years, rest] = [Math.floor(months / 12), months % 12]
  return rest ? `${count(years, 'year')} and ${count(rest, 'month')}` : count(years, 'year')
}
