/**
 * Units of time: their names, and how many of one make another.
 */
export type TimeUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

/** In days; months and years are of the mean length, whose ratio is exactly 12. */
const days: Readonly<Record<TimeUnit, number>> = {
  second: 1 / 86_400,
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 365.25 / 12,
  year: 365.25,
}
const names: Readonly<Record<string, TimeUnit>> = {
  s: 'second',
  sec: 'second',
  second: 'second',
  min: 'minute',
  minute: 'minute',
  h: 'hour',
  hr: 'hour',
  hour: 'hour',
  d: 'day',
  day: 'day',
  wk: 'week',
  week: 'week',
  mo: 'month',
  month: 'month',
  y: 'year',
  yr: 'year',
  year: 'year',
}

/** The unit that a word names: "months", "yrs", "y"; nothing for other words. */
export function timeUnit(word: string): TimeUnit | undefined {
  const lower = word.toLowerCase().replace(/\.$/, '')
  const singular = lower.length > 2 && lower.endsWith('s') ? lower.slice(0, -1) : lower
  return Object.hasOwn(names, singular) ? names[singular] : undefined
}

/** How many of `to` one `from` is. */
export function ratio(from: TimeUnit, to: TimeUnit): number {
  if (from === to) return 1
  if (from === 'year' && to === 'month') return 12
  if (from === 'month' && to === 'year') return 1 / 12
  return days[from] / days[to]
}

/** Whether a calendar makes the one of the other without a remainder: 12 months a year, 7 days a week. */
export function exact(from: TimeUnit, to: TimeUnit): boolean {
  const isLong = (unit: TimeUnit): boolean => unit === 'month' || unit === 'year'
  return isLong(from) === isLong(to)
}

/** The shorter of two units. */
export const finer = (left: TimeUnit, right: TimeUnit): TimeUnit =>
  days[left] <= days[right] ? left : right
