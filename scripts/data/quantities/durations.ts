/**
 * Durations in several units.
 */
import { finer, ratio } from '../units.js'
import type { Quantity } from './quantity.js'
import type { ClaimToken } from './tokens.js'

export type FoundDuration = { quantity: Quantity; from: number; to: number }

/** "1 year and 9 months" is one quantity of 21 months. */
export function joinDurations(
  found: readonly FoundDuration[],
  tokens: readonly ClaimToken[],
): FoundDuration[] {
  const joined: FoundDuration[] = []
  for (const next of found) {
    const before = joined.at(-1)
    const [left, right] = [before?.quantity, next.quantity]
    const between = before
      ? tokens
          .slice(before.to, next.from)
          .map(({ text }) => text)
          .join(' ')
      : ''
    if (
      !before ||
      !left?.unit ||
      !right.unit ||
      left.unit === right.unit ||
      finer(left.unit, right.unit) !== right.unit ||
      right.hedge ||
      !['', 'and', ',', ', and'].includes(between)
    ) {
      joined.push(next)
      continue
    }
    const value = left.value * ratio(left.unit, right.unit) + right.value
    joined[joined.length - 1] = {
      from: before.from,
      to: next.to,
      quantity: {
        ...right,
        value,
        hedge: left.hedge,
        units: [...(left.units ?? [left.unit]), right.unit],
        start: left.start,
        numberStart: left.numberStart,
        numberEnd: right.end,
      },
    }
  }
  return joined
}
