/**
 * Honest rounding.
 *
 * A number agrees with a value when the value, rounded to as many decimals as the number is written with, can give it:
 * "54" agrees with 53.6, "54.0" does not. A value that lies exactly between two (2.5) agrees with both, for programs
 * round it either way. What binary fractions add (0.1 + 0.2) is no difference.
 */

/** Whether two numbers differ by `tolerance` at most. */
export function agreesWithin(left: number, right: number, tolerance: number): boolean {
  return Math.abs(left - right) <= tolerance + noise(left, right)
}

/** What binary fractions may add to numbers of this size. */
export function noise(left: number, right: number): number {
  return Math.max(Math.abs(left), Math.abs(right), 1) * 1e-9
}

/** `value` with `decimals` decimals, half away from zero, as its shortest decimal form reads: 1.005 gives "1.01". */
export function fixed(value: number, decimals: number): string {
  const [digits = '0', exponent = '0'] = String(Math.abs(value)).split('e')
  const [whole = '0', fraction = ''] = digits.split('.')
  const shift = Number(exponent)
  const all = whole + fraction
  const point = whole.length + shift
  const padded =
    '0'.repeat(Math.max(0, 1 - point)) +
    all +
    '0'.repeat(Math.max(0, point + decimals + 1 - all.length))
  const at = point < 1 ? 1 : point
  const kept = padded.slice(0, at + decimals)
  const up = Number(padded[at + decimals] ?? '0') >= 5
  const rounded = up ? increment(kept) : kept
  const split = rounded.length - decimals
  const text = decimals ? `${rounded.slice(0, split)}.${rounded.slice(split)}` : rounded
  const negative = value < 0 && /[1-9]/.test(text)
  return (negative ? '\u2212' : '') + text.replace(/^0+(?=\d)/, '')
}

function increment(digits: string): string {
  const trailing = /9*$/.exec(digits)?.[0].length ?? 0
  const head = digits.slice(0, digits.length - trailing)
  const zeros = '0'.repeat(trailing)
  return head ? head.slice(0, -1) + String(Number(head.at(-1)) + 1) + zeros : `1${zeros}`
}
