/** Numbers of a text that cannot all be right. */
export interface ArithmeticFinding {
  /** Place of the number that does not fit. */
  start: number
  end: number
  /** The other numbers of the calculation, any of which may be the wrong one. */
  among?: readonly TextStretch[] | undefined
  /** The calculation, and what it gives, in one sentence. */
  reason: string
  /** `error`: nothing else can be meant. `hint`: another denominator, test or meaning may be behind it. */
  level: 'error' | 'hint'
  /** The number that would fit, as the author would write it. */
  right?: string | undefined
  /** What was expected, where no one number would be right. */
  expected?: string
}

/** Where `words`, each behind the one before it, stand in the text of a match. */
export function placesInMatch(match: RegExpExecArray, words: readonly string[]): TextStretch[] {
  let from = 0
  return words.map((word) => {
    const at = match[0].indexOf(word, from)
    from = at + word.length
    return { start: match.index + at, end: match.index + from }
  })
}

/** A stretch of a text. */
export interface TextStretch {
  start: number
  end: number
}
