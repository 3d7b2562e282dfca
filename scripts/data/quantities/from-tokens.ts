/**
 * What the readers of numbers share: a quantity that stands at some tokens, and where reading goes on.
 */
import type { Quantity } from './quantity.js'
import type { Token } from './tokens.js'

/** A quantity, and the token behind it. */
export interface Read {
  quantity: Quantity
  next: number
}

/** The quantity that stands at the tokens from `from` to before `to`. */
export function quantity(
  tokens: readonly Token[],
  from: number,
  to: number,
  rest: Pick<Quantity, 'kind' | 'value' | 'style'> & Partial<Quantity>,
): Read {
  const [start, end] = [tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0]
  return {
    quantity: { decimals: 0, start, end, numberStart: start, numberEnd: end, ...rest },
    next: to,
  }
}

/** Whether `words` stand at token `at`. */
export const matches = (tokens: readonly Token[], at: number, words: readonly string[]): boolean =>
  words.every((word, index) => tokens[at + index]?.text === word)
