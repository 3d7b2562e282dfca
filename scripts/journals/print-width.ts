import type { Length } from '../document/tree.js'
import { largest } from '../lists.js'

const perUnit: Readonly<Record<Length['unit'], number>> = {
  mm: 1,
  cm: 10,
  in: 25.4,
  pt: 25.4 / 72,
  px: 25.4 / 96,
  '%': 0,
}

/**
 * Width in print, in mm: the narrowest of a journal's `widths` that holds what the author asked for; a share is of the
 * widest; without a wish, the widest.
 */
export function printWidth(asked: Length | undefined, widths: readonly number[]): number {
  const widest = largest(widths)
  if (!asked) return widest
  const wanted =
    asked.unit === '%' ? (widest * asked.value) / 100 : asked.value * perUnit[asked.unit]
  return (
    [...widths].sort((one, other) => one - other).find((width) => width >= wanted - 0.5) ?? widest
  )
}
