/**
 * What stands behind a number and belongs to it: a half, a unit of time, a bound.
 */
import { timeUnit, type TimeUnit } from '../units.js'
import { matches, type ReadQuantity } from './from-tokens.js'
import { hedgeWords } from './number-phrases.js'
import type { ClaimToken } from './tokens.js'

/** A number with what belongs to it. */
export const withTail = (tokens: readonly ClaimToken[], read: ReadQuantity): ReadQuantity =>
  withBound(tokens, withUnit(tokens, withHalf(tokens, read)))

/** "two and a half". */
function withHalf(tokens: readonly ClaimToken[], read: ReadQuantity): ReadQuantity {
  if (read.quantity.style !== 'words' || !matches(tokens, read.next, ['and', 'a', 'half']))
    return read
  const end = tokens[read.next + 2]?.end ?? 0
  return {
    quantity: {
      ...read.quantity,
      value: read.quantity.value + 0.5,
      decimals: 1,
      end,
      numberEnd: end,
    },
    next: read.next + 3,
  }
}

/** "2 years", "42-year-old", "half a year". */
function withUnit(tokens: readonly ClaimToken[], read: ReadQuantity): ReadQuantity {
  const {
    quantity: { kind, style },
  } = read
  if (kind !== 'count' && style !== 'fraction') return read
  let next = read.next
  if (tokens[next]?.text === '-' && kind === 'count') next++
  if (style === 'fraction' && (tokens[next]?.text === 'a' || tokens[next]?.text === 'an')) next++
  const unit = unitAt(tokens, next)
  if (!unit) return read
  const end = tokens[next]?.end ?? 0
  return {
    quantity: {
      ...read.quantity,
      kind: 'count',
      unit,
      end,
      decimals: style === 'fraction' ? 1 : read.quantity.decimals,
    },
    next: next + 1,
  }
}

/** The unit of time at a token: whole words and their short forms; "second" alone is mostly an ordinal. */
export function unitAt(tokens: readonly ClaimToken[], at: number): TimeUnit | undefined {
  const text = tokens[at]?.text ?? ''
  return text.length < 2 || text === 'second' ? undefined : timeUnit(text)
}

/** "12 months or more", "40 years or younger". */
function withBound(tokens: readonly ClaimToken[], read: ReadQuantity): ReadQuantity {
  if (tokens[read.next]?.text !== 'or') return read
  const hedge = hedgeWords.get(tokens[read.next + 1]?.text ?? '')
  if (!hedge) return read
  return {
    quantity: { ...read.quantity, hedge, end: tokens[read.next + 1]?.end ?? 0 },
    next: read.next + 2,
  }
}
