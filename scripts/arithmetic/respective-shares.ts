/**
 * Counts and their percentages in two lists of one sentence: "1 of 21, 5 of 36 and 6 of all 57 subjects, or 4.8, 13.9 and
 * 10.5%, respectively".
 */
import type { ArithmeticFinding, TextStretch } from './finding.js'
import { fitsWritten, sayNumber, wholeNumber, writtenNumber } from './written-number.js'

const between = "(?: (?!and |or )[\\p{L}][\\p{L}\\-’']*){0,6}"
const parts = new RegExp(
  `(?<![\\d.,/:–-])\\b(${wholeNumber})(?:\\s?/\\s?|${between} (?:out )?of(?: all| the| in)* )(${wholeNumber})\\b(?![.·]\\d|\\s?%)`,
  'giu',
)
const share = '\\d{1,3}(?:[.·]\\d{1,3})?'
const list = new RegExp(
  `((?<![\\d.·])${share}\\s?%?(?:(?:, and |, | and |,)${share}\\s?%?){1,9})(?=[,)]? respectively)`,
  'giu',
)

/** Each percentage that the count at its place in the other list cannot give; an error where another is right. */
export function checkRespectiveShares(text: string): ArithmeticFinding[] {
  if (!/respectively/i.test(text)) return []
  return [...text.matchAll(list)].flatMap((match): ArithmeticFinding[] => {
    const [words] = match
    if (!/%\s?$/.test(words)) return []
    const shares = [...words.matchAll(new RegExp(share, 'g'))].map(
      ({ index, 0: one }): TextStretch & { words: string } => ({
        start: match.index + index,
        end: match.index + index + one.length,
        words: one,
      }),
    )
    const counts = [...text.slice(0, match.index).matchAll(parts)]
    if (counts.length !== shares.length) return []
    const judged = shares.flatMap((one, index) => {
      const [all = '', part = '', whole = ''] = counts[index] ?? []
      const [n, N, p] = [
        writtenNumber(part).value,
        writtenNumber(whole).value,
        writtenNumber(one.words),
      ]
      const start = counts[index]?.index ?? 0
      const among = [
        { start, end: start + part.length },
        { start: start + all.length - whole.length, end: start + all.length },
      ]
      return N > 1 && n <= N ? [{ one, n, N, p, actual: (100 * n) / N, among }] : []
    })
    if (judged.length !== shares.length) return []
    const right = judged.filter(({ p, actual }) => fitsWritten(p, actual))
    return judged
      .filter((each) => !right.includes(each))
      .map(({ one, n, N, p, actual, among }): ArithmeticFinding => ({
        start: one.start,
        end: one.end,
        among,
        level: right.length > 0 ? 'error' : 'hint',
        reason: `${n} of ${N} are ${sayNumber(actual, Math.max(p.decimals, 1))} %`,
        right: sayNumber(actual, p.decimals),
      }))
  })
}
