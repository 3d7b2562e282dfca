/**
 * What the readers of numbers share: a quantity that stands at some tokens, and where reading goes on.
 */
import type { Quantity } from './quantity.js'
import type { ClaimToken } from './tokens.js'

/** A quantity, and the token behind it. */
export interface ReadQuantity {
  quantity: Quantity
  next: number
}

/** The quantity that stands at the tokens from `from` to before `to`. */
export function quantityFrom(
  tokens: readonly ClaimToken[],
  from: number,
  to: number,
  rest: Pick<Quantity, 'kind' | 'value' | 'style'> & Partial<Quantity>,
): ReadQuantity {
  const [start, end] = [tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0]
  return {
    quantity: { decimals: 0, start, end, numberStart: start, numberEnd: end, ...rest },
    next: to,
  }
}

/** Whether `words` stand at token `at`. */
export const matches = (
  tokens: readonly ClaimToken[],
  at: number,
  words: readonly string[],
): boolean => words.every((word, index) => tokens[at + index]?.text === word)
