/**
 * Another number in the place of one, in the same style: what a slip of the pen makes.
 */
import { inWords, readWords } from '../../scripts/data/words.js'

/** `words` with its first number changed by one or by its last digit; nothing where it has no number. */
export function mutate(words: string, seed: number): string | undefined {
  const step = seed % 2 === 0 ? 1 : -1
  const digits = /\d+(?:\.\d+)?/.exec(words)
  if (digits) {
    const decimals = digits[0].split('.')[1]?.length ?? 0
    const value = Number(digits[0])
    const change =
      (decimals > 0 ? 10 ** -decimals * 3 : value >= 30 ? 3 : 1) * (value <= 1 ? 1 : step)
    return words.replace(digits[0], (value + change).toFixed(decimals))
  }
  for (const word of [...words.split(/\s+/), ...words.split(/[\s-]+/)]) {
    const value = readWords(word)?.value
    if (value === undefined) continue
    const other = inWords(value + (value <= 1 ? 1 : step)) ?? ''
    const cased = /^\p{Lu}/u.test(word) ? other.charAt(0).toUpperCase() + other.slice(1) : other
    return words.replace(word, cased)
  }
  return undefined
}
