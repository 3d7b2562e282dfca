/**
 * The statistics that medical tables print.
 */

/** The p-quantile (0–1) by type 7 (R's default) or type 2 (averaged empirical; SAS's default), after Hyndman and Fan 1996. */
export function quantile(
  values: readonly number[],
  p: number,
  type: 2 | 7 = 7,
): number | undefined {
  const sorted = [...values].sort((a, b) => a - b)
  const n = sorted.length
  if (!n || !(p >= 0 && p <= 1)) return undefined
  const at = (index: number): number => sorted[Math.min(Math.max(index, 0), n - 1)] ?? Number.NaN
  if (type === 2) {
    const place = n * p
    const whole = Math.floor(place + 1e-9)
    return Math.abs(place - whole) < 1e-9 ? (at(whole - 1) + at(whole)) / 2 : at(whole)
  }
  const place = (n - 1) * p
  const low = Math.floor(place)
  return at(low) + (place - low) * (at(low + 1) - at(low))
}

/** The median; the same in both types. */
export const median = (values: readonly number[]): number | undefined => quantile(values, 0.5)

export function mean(values: readonly number[]): number | undefined {
  return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : undefined
}

/** The sample standard deviation (n − 1); of fewer than two values there is none. */
export function standardDeviation(values: readonly number[]): number | undefined {
  const centre = mean(values)
  if (centre === undefined || values.length < 2) return undefined
  return Math.sqrt(
    values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1),
  )
}
