/**
 * Where the numbers of a sentence stand.
 */
import { hedges } from './number-phrases.js'
import { matches } from './from-tokens.js'
import { readAt } from './read.js'
import { tokenize, type ClaimToken } from './tokens.js'

/** Places of the numbers of a sentence, in digits or words, read on their own; ordinals and words such as "all" are left out. */
export function findNumbers(text: string): Array<{ start: number; end: number }> {
  const tokens = tokenize(text)
  const found: Array<{ start: number; end: number }> = []
  for (let at = 0; at < tokens.length;) {
    const read = hedgeAt(tokens, at) || inName(tokens, at) ? undefined : readAt(tokens, at, text)
    if (!read || typeof read === 'string') at++
    else {
      const { kind, style, start, end, numberStart, numberEnd } = read.quantity
      const word = text.slice(numberStart, numberEnd).toLowerCase()
      if ((kind === 'count' || kind === 'share') && !style.startsWith('ordinal') && !idle.has(word))
        found.push({ start, end })
      at = read.next
    }
  }
  return found
}

const idle: ReadonlySet<string> = new Set([
  'no',
  'nobody',
  'nil',
  'once',
  'twice',
  'thrice',
  'single',
])

/** Digits that are part of a name: "Jo-1", "COVID-19". */
function inName(tokens: readonly ClaimToken[], at: number): boolean {
  const [word, dash, digits] = [tokens[at - 2], tokens[at - 1], tokens[at]]
  return (
    digits?.kind === 'digits' &&
    dash?.text === '-' &&
    word?.kind === 'word' &&
    word.end === dash.start &&
    dash.end === digits.start
  )
}

const hedgeAt = (tokens: readonly ClaimToken[], at: number): boolean =>
  hedges.some(({ words }) => matches(tokens, at, words))
