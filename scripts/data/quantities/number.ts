/**
 * One number at a token, without what qualifies it: digits, words, a fraction, a percentage.
 */
import { readWords } from '../words.js'
import { matches, quantityFrom, type ReadQuantity } from './from-tokens.js'
import { fractions } from './number-phrases.js'
import type { ClaimToken } from './tokens.js'
import { unitAt } from './unit.js'

/** The number that begins at token `at`; a text says why it cannot be read. */
export const readNumberAt = (
  tokens: readonly ClaimToken[],
  at: number,
): ReadQuantity | string | undefined =>
  readFraction(tokens, at) ??
  readDigits(tokens, at) ??
  readNumeral(tokens, at) ??
  readArticle(tokens, at)

/** "a third", "two-thirds", "half", "½". */
function readFraction(tokens: readonly ClaimToken[], at: number): ReadQuantity | undefined {
  const sign = fractions.get(tokens[at]?.text ?? '')
  if (sign !== undefined && !/^\p{L}/u.test(tokens[at]?.text ?? ''))
    return quantityFrom(tokens, at, at + 1, { kind: 'share', value: sign, style: 'fraction' })
  if (tokens[at]?.text === 'half')
    return quantityFrom(tokens, at, at + 1, { kind: 'share', value: 0.5, style: 'fraction' })
  const counted = tokens[at]?.text === 'a' ? 1 : readWords(tokens[at]?.text ?? '')?.value
  const next = tokens[at + 1]?.text === '-' ? at + 2 : at + 1
  const part = fractions.get(tokens[next]?.text ?? '')
  if (counted === undefined || part === undefined || counted === 0 || counted * part > 1)
    return undefined
  const plural = (tokens[next]?.text ?? '').endsWith('s')
  return plural === counted > 1
    ? quantityFrom(tokens, at, next + 1, {
        kind: 'share',
        value: counted * part,
        style: 'fraction',
      })
    : undefined
}

/**
 * Whether the dash at `at` is a minus: it touches the number behind it and no word or number before it.
 *
 *     −0.5 (-1 to 0)    −3–−1    1/-2
 *     ^     ^           ^  ^       ^
 */
function isMinus(tokens: readonly ClaimToken[], at: number): boolean {
  const [before, sign, digits] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (sign?.text !== '-' || digits?.kind !== 'digits' || sign.end !== digits.start) return false
  if (!before) return true
  return before.end === sign.start
    ? before.kind === 'sign' && !/[%)\]}]/.test(before.text)
    : before.kind !== 'digits' || sign.written === '\u2212'
}

function readDigits(tokens: readonly ClaimToken[], at: number): ReadQuantity | string | undefined {
  const negative = isMinus(tokens, at)
  const digits = tokens[negative ? at + 1 : at]
  if (digits?.kind !== 'digits') return undefined
  const next = negative ? at + 2 : at + 1
  const [comma, fraction] = [tokens[next], tokens[next + 1]]
  if (
    comma?.text === ',' &&
    fraction?.kind === 'digits' &&
    comma.end === fraction.start &&
    digits.end === comma.start
  )
    return 'Unexpected comma within a number, expected a point before decimals (`53.6`) or three digits after it (`1,200`)'
  const plain = digits.text.replace(/[,\s]/gu, '').replace('·', '.')
  const value = Number(plain) * (negative ? -1 : 1)
  const decimals = plain.split('.')[1]?.length ?? 0
  if (/^(?:st|nd|rd|th)$/.test(tokens[next]?.text ?? '') && tokens[next]?.start === digits.end)
    return quantityFrom(tokens, at, next + 1, { kind: 'count', value, style: 'ordinal-digits' })
  return percent(
    tokens,
    quantityFrom(tokens, at, next, { kind: 'count', value, decimals, style: 'digits' }),
  )
}

/** "twenty-one", "one hundred and five", "third": the longest numeral that begins here. */
function readNumeral(tokens: readonly ClaimToken[], at: number): ReadQuantity | undefined {
  if (tokens[at]?.text === 'minus') {
    const read = readNumeral(tokens, at + 1)
    const start = tokens[at]?.start ?? 0
    return (
      read && {
        ...read,
        quantity: { ...read.quantity, value: -read.quantity.value, start, numberStart: start },
      }
    )
  }
  for (let to = Math.min(at + 12, tokens.length); to > at; to--) {
    const part = tokens.slice(at, to)
    if (
      part.at(-1)?.text === '-' ||
      part.some(({ kind, text }) => kind === 'digits' || (kind === 'sign' && text !== '-'))
    )
      continue
    const read = readWords(
      part
        .map(({ text }) => (text === '-' ? '' : text))
        .filter(Boolean)
        .join(' '),
    )
    if (!read) continue
    const dozen = tokens[to]?.text === 'dozen' ? 12 : 1
    return percent(
      tokens,
      quantityFrom(tokens, at, dozen > 1 ? to + 1 : to, {
        kind: 'count',
        value: read.value * dozen,
        style: read.ordinal ? 'ordinal-words' : 'words',
      }),
    )
  }
  return matches(tokens, at, ['a', 'dozen'])
    ? quantityFrom(tokens, at, at + 2, { kind: 'count', value: 12, style: 'words' })
    : undefined
}

/** "a year" is one year. */
function readArticle(tokens: readonly ClaimToken[], at: number): ReadQuantity | undefined {
  const article = tokens[at]?.text === 'a' || tokens[at]?.text === 'an'
  return article && unitAt(tokens, at + 1)
    ? quantityFrom(tokens, at, at + 1, { kind: 'count', value: 1, style: 'words' })
    : undefined
}

function percent(tokens: readonly ClaimToken[], read: ReadQuantity): ReadQuantity {
  const sign = tokens[read.next]?.text
  const length =
    sign === '%' || sign === 'percent' ? 1 : matches(tokens, read.next, ['per', 'cent']) ? 2 : 0
  if (!length) return read
  const end = tokens[read.next + length - 1]?.end ?? 0
  const { value, style } = read.quantity
  return {
    quantity: {
      ...read.quantity,
      kind: 'share',
      value: value / 100,
      style: style === 'words' ? 'percent-words' : 'percent',
      end,
    },
    next: read.next + length,
  }
}
