/**
 * The words, numbers and signs of a claim's text.
 */
export interface ClaimToken {
  kind: 'digits' | 'word' | 'sign'
  /** Lower case; dashes, quotes and blanks brought to one form. */
  text: string
  /** As the author wrote it. */
  written: string
  start: number
  end: number
}

/** Numbers with separators of thousands ("1,200", "1 200"), decimals ("53.6", "53·6", ".05"); words; other signs one by one. */
const pattern =
  /(?<digits>\d{1,3}(?:,\d{3})+(?!\d|,\d)(?:[.·]\d+)?|\d{1,3}(?:[\u00A0\u2009\u202F]\d{3})+(?!\d)(?:[.·]\d+)?|\d+(?:[.·]\d+)?|(?<![\p{L}\d.])[.·]\d+)|(?<word>\p{L}[\p{L}\p{M}\d'’]*)|(?<sign>\S)/gu

/** Tokens of `text`; blanks are none. Offsets are those of `text`. */
export function tokenize(text: string): ClaimToken[] {
  return [...text.matchAll(pattern)].map((found) => {
    const { digits, word } = found.groups ?? {}
    const kind =
      digits !== undefined
        ? ('digits' as const)
        : word !== undefined
          ? ('word' as const)
          : ('sign' as const)
    return {
      kind,
      text: plain(found[0]),
      written: found[0],
      start: found.index,
      end: found.index + found[0].length,
    }
  })
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212-]/gu, '-')
    .replace(/’/gu, "'")
}
