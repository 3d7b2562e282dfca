/**
 * Confidence intervals that medical papers print. Quantiles of distributions are jStat's.
 */
import { betaQuantile, tQuantile, zQuantile } from './distributions.js'
import { ExpressionError } from './expression-error.js'
import { mean, standardDeviation } from './statistics.js'

export type Interval = [low: number, high: number]
export type Ratio = [ratio: number, low: number, high: number]

/** Ways to make the interval of a proportion. */
const methods = ['wilson', 'exact'] as const
export type Method = (typeof methods)[number]

/**
 * The confidence interval of a proportion (0–1) by Wilson's score without continuity correction, or exact after Clopper and
 * Pearson. Both as in Newcombe 1998, methods 3 and 5.
 */
export function proportionInterval(
  part: number,
  whole: number,
  method: Method = 'wilson',
  level = 0.95,
): Interval {
  checkLevel(level)
  if (!methods.includes(method))
    throw new ExpressionError(
      `Unexpected method \`${String(method)}\` of an interval, expected ${methods.map((one) => `\`${one}\``).join(' or ')}`,
    )
  if (!Number.isInteger(part) || !Number.isInteger(whole) || part < 0 || whole < 1 || part > whole)
    throw new ExpressionError(
      `Unexpected interval of ${part} of ${whole}, expected counts of which the first is the smaller`,
    )
  return method === 'exact' ? clopperPearson(part, whole, level) : wilson(part, whole, level)
}

function wilson(part: number, whole: number, level: number): Interval {
  const z = zQuantile(1 - (1 - level) / 2)
  const p = part / whole
  const centre = (2 * part + z * z) / (2 * (whole + z * z))
  const half = (z * Math.sqrt(z * z + 4 * part * (1 - p))) / (2 * (whole + z * z))
  return [Math.max(0, centre - half), Math.min(1, centre + half)]
}

function clopperPearson(part: number, whole: number, level: number): Interval {
  const tail = (1 - level) / 2
  return [
    part === 0 ? 0 : betaQuantile(tail, part, whole - part + 1),
    part === whole ? 1 : betaQuantile(1 - tail, part + 1, whole - part),
  ]
}

/** The confidence interval of a mean, by Student's t; of fewer than two values there is none. */
export function meanInterval(values: readonly number[], level = 0.95): Interval | undefined {
  checkLevel(level)
  const [centre, spread] = [mean(values), standardDeviation(values)]
  if (centre === undefined || spread === undefined) return undefined
  const half =
    (tQuantile(1 - (1 - level) / 2, values.length - 1) * spread) / Math.sqrt(values.length)
  return [centre - half, centre + half]
}

/** The risk ratio of `a` of `n` against `c` of `m`, with its interval on the log scale (Katz 1978). */
export function riskRatio(a: number, n: number, c: number, m: number, level = 0.95): Ratio {
  checkCells([a, n - a, c, m - c])
  return onLogScale(a / n / (c / m), Math.sqrt(1 / a - 1 / n + 1 / c - 1 / m), level)
}

/** The odds ratio of a table `a b / c d`, with its interval on the log scale (Woolf 1955). */
export function oddsRatio(a: number, b: number, c: number, d: number, level = 0.95): Ratio {
  checkCells([a, b, c, d])
  return onLogScale((a * d) / (b * c), Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d), level)
}

function onLogScale(ratio: number, error: number, level: number): Ratio {
  checkLevel(level)
  const half = zQuantile(1 - (1 - level) / 2) * error
  return [ratio, ratio * Math.exp(-half), ratio * Math.exp(half)]
}

/** A ratio needs somebody in each cell. */
function checkCells(cells: readonly number[]): void {
  if (cells.some((cell) => !Number.isInteger(cell) || cell < 1))
    throw new ExpressionError(
      `Unexpected table of ${cells.join(', ')}, expected whole numbers above 0 in all four cells`,
    )
}

function checkLevel(level: number): void {
  if (!(level > 0 && level < 1))
    throw new ExpressionError(`Unexpected level ${level} of an interval, expected one such as 0.95`)
}
