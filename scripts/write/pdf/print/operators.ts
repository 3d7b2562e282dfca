/**
 * Operands of PDF's content streams.
 */

/** A number wants it: no exponent, three decimals. */
export const number = (value: number): string => String(Math.round(value * 1000) / 1000)
/** `#rrggbb` as three shares. */
export const rgb = (color: string): string =>
  [1, 3, 5].map((at) => number(parseInt(color.slice(at, at + 2), 16) / 255)).join(' ')
