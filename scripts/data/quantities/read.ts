/**
 * Reads the numbers of a claim's words: what is claimed, how exactly, and in which style it is written.
 */
import { joinDurations, type FoundDuration } from './durations.js'
import { matches, type ReadQuantity } from './from-tokens.js'
import { hedges, numberWords as special } from './number-phrases.js'
import { readNumberAt } from './number.js'
import type { Link, Quantity, QuantityReading } from './quantity.js'
import { tokenize, type ClaimToken } from './tokens.js'
import { withTail } from './unit.js'

/** The numbers of `text`, or why it cannot be read. */
export function readQuantities(text: string): QuantityReading | { fault: string } {
  const tokens = tokenize(text)
  const found: FoundDuration[] = []
  for (let at = 0; at < tokens.length;) {
    const read = readAt(tokens, at, text)
    if (typeof read === 'string') return { fault: read }
    if (read) found.push({ quantity: read.quantity, from: at, to: read.next })
    at = read?.next ?? at + 1
  }
  const joined = joinDurations(found, tokens)
  const links = joined.slice(1).map(({ from }, index) =>
    linkBetween(
      tokens.slice(joined[index]?.to, from).map((token) => token.text),
      tokens.slice(0, joined[index]?.from).map((token) => token.text),
    ),
  )
  const quantities = joined.map(({ quantity }) => quantity)
  quantities.forEach((quantity, index) => {
    const before = quantities[index - 1]
    if (before?.kind === 'count' && quantity.style === 'percent' && links[index - 1] === 'range')
      Object.assign(before, { kind: 'share', value: before.value / 100, style: 'percent' })
    if (before && quantity.unit && !before.unit && links[index - 1] === 'range')
      before.unit = quantity.unit
  })
  return { quantities, links }
}

/** The quantity that begins at token `at`; a text when something there cannot be read; nothing when there is none. */
export function readAt(
  tokens: readonly ClaimToken[],
  at: number,
  text: string,
): ReadQuantity | string | undefined {
  const hedge = hedges.find(({ words }) => matches(tokens, at, words))
  if (hedge) {
    const read = readAt(tokens, at + hedge.words.length, text)
    if (typeof read === 'string' || read?.quantity.hedge) return read
    if (read)
      return {
        ...read,
        quantity: { ...read.quantity, hedge: hedge.meaning, start: tokens[at]?.start ?? 0 },
      }
    if (hedge.words.length > 1 && special.has(hedge.words[0] ?? ''))
      return `Unexpected \`${hedge.words.join(' ')}\` in a claim, expected a number after it`
  }
  const token = tokens[at]
  if (!token) return undefined
  const word = special.get(token.text)
  if (word?.kind === 'unreadable')
    return `Unexpected \`${text.slice(token.start, token.end)}\` in a claim, expected ${word.expected}`
  const bare = word ? named(token, at, word) : readNumberAt(tokens, at)
  return typeof bare === 'string' || !bare ? bare : withTail(tokens, bare)
}

function named(
  token: ClaimToken,
  at: number,
  word: { kind: Quantity['kind']; value: number },
): ReadQuantity {
  return {
    quantity: {
      kind: word.kind,
      value: word.value,
      style: 'word',
      decimals: 0,
      start: token.start,
      end: token.end,
      numberStart: token.start,
      numberEnd: token.end,
    },
    next: at + 1,
  }
}

function linkBetween(words: readonly string[], before: readonly string[]): Link {
  const between = words.join(' ')
  if (
    between === '-' ||
    between === 'to' ||
    between === 'through' ||
    (between === 'and' && before.at(-1) === 'between')
  )
    return 'range'
  return /^(?:(?:out )?of(?: the| these| those| all)*|in|\/)$/.test(between) ? 'part' : 'list'
}
