/**
 * Where a sentence says a mean, a spread, a range.
 *
 *     mean 7.7 ± 4.5    mean (SD) age was 45.0 (14.5)    median 54 (IQR 43–61)    the youngest was 3 years old
 */

export type SummaryName = 'mean' | 'median' | 'sd' | 'min' | 'max' | 'q1' | 'q3'

/** One number that is said to be a summary. */
export interface SaidSummary {
  start: number
  text: string
  name: SummaryName
}

const digits = '(\\d{1,6}(?:[.,·]\\d{1,4})?)'
/** Up to so many characters without a number, a time point aside: "score at 12 weeks was". */
const words = (most: number): string =>
  `(?:(?!\\b(?:rang(?:ed|ing|es?)|between)\\b)[^.;0-9]|\\b(?:at|after) \\d+ (?:weeks?|months?|days?|years?)\\b){0,${most}}?(?<!\\b(?:at|after) )`
const unit = '(?:\\s?[\\p{L}%µμ/²]{1,10})?'
const spread = '(?:\\s?(?:years?|months?|days?))?\\s?\\(?\\s?(?:±|\\+/-)\\s?'
const between = `${digits}${unit}\\s?(?:–|—|-|to|and)\\s?${digits}`
const sd = '(?:SD|S\\.D\\.|standard deviation)'

type NamesOf = (match: RegExpExecArray) => readonly SummaryName[]

const centreOf = (word = ''): SummaryName => (/median/i.test(word) ? 'median' : 'mean')

/** Each way to say a summary, the surest first; a place is read by the first that has it. */
const phrases: ReadonlyArray<readonly [pattern: RegExp, first: number, names: NamesOf]> = [
  [
    new RegExp(`\\b(?:IQR|interquartile range|quartiles)\\b[^.;0-9]{0,12}?\\b${between}`, 'giu'),
    1,
    () => ['q1', 'q3'],
  ],
  [
    new RegExp(
      `\\b(mean|average)\\s?[([](?:±\\s?)?${sd}[)\\]]${words(60)}\\b${digits}${unit}\\s?[([]±?\\s?${digits}`,
      'giu',
    ),
    2,
    () => ['mean', 'sd'],
  ],
  [
    new RegExp(
      `\\bmedian\\s?[([](?:IQR|interquartile range)[)\\]]${words(60)}\\b${digits}${unit}\\s?[([]${between}`,
      'giu',
    ),
    1,
    () => ['median', 'q1', 'q3'],
  ],
  [
    new RegExp(
      `\\b(mean|median|average)\\s?[([]range[)\\]]${words(60)}\\b${digits}${unit}\\s?[([]${between}`,
      'giu',
    ),
    2,
    ([, word]) => [centreOf(word), 'min', 'max'],
  ],
  [
    new RegExp(
      `\\b(mean|averaged?|median)\\b(?!\\s?[)±(]|\\s?\\+/-)${words(80)}\\b${digits}(?:${spread}${digits})?`,
      'giu',
    ),
    2,
    ([, word]) => [centreOf(word), 'sd'],
  ],
  [new RegExp(`\\b${digits}${spread}${digits}`, 'gu'), 1, () => ['mean', 'sd']],
  [new RegExp(`\\b${sd}\\s?[,:=]?\\s?(?:of |was )?±?\\s?${digits}`, 'gu'), 1, () => ['sd']],
  [
    new RegExp(
      `\\b(?:ranged?|ranging|aged|between|weighed|(?:R|range) ?[=:,]?|range of)(?=[ =:,])[^.;0-9]{0,30}?\\b${between}`,
      'giu',
    ),
    1,
    () => ['min', 'max'],
  ],
  [
    new RegExp(
      `\\b${digits}\\s?(?:–|—|-|to)\\s?${digits} (?:years?|months?|weeks?|days?) of\\b`,
      'giu',
    ),
    1,
    () => ['min', 'max'],
  ],
  [
    new RegExp(
      `\\b(youngest|smallest|lowest|shortest|lightest|minimum|minimal)\\b${words(50)}\\b${digits}`,
      'giu',
    ),
    2,
    () => ['min'],
  ],
  [
    new RegExp(
      `\\b(oldest|largest|highest|longest|heaviest|greatest|maximum|maximal)\\b${words(50)}\\b${digits}`,
      'giu',
    ),
    2,
    () => ['max'],
  ],
]

/** What follows a mean in another group: "43.9 years in the zinc group and 46.2 years in the placebo group". */
const next = new RegExp(
  `^(?:(?!\\b(?:mean|median|range|average)\\b)[^.;0-9±]){1,60}?\\b(?:and|versus|vs\\.?|with|to|,) ${digits}(?:${spread}${digits})?`,
  'iu',
)

/** Every summary that a sentence says, in no order; a number once. */
export function summaryPhrases(sentence: string): SaidSummary[] {
  if (!/\d/.test(sentence)) return []
  const found: SaidSummary[] = []
  const add = (
    from: number,
    text: string,
    names: readonly SummaryName[],
    numbers: readonly (string | undefined)[],
  ): void => {
    let at = text.length
    for (const [index, number] of [...numbers.entries()].toReversed()) {
      if (number === undefined) continue
      at = text.lastIndexOf(number, at - number.length)
      const start = from + at
      if (!found.some((one) => one.start === start))
        found.push({ start, text: number, name: names[index] ?? 'mean' })
    }
  }
  for (const [pattern, first, names] of phrases) {
    for (const match of sentence.matchAll(pattern)) {
      const all = names(match)
      add(match.index, match[0], all, match.slice(first))
      if (all[0] === 'mean' || all[0] === 'median') {
        let end = match.index + match[0].length
        for (let times = 0; times < 4; times++) {
          const more = next.exec(sentence.slice(end, end + 100))
          if (!more) break
          add(end, more[0], all, more.slice(1))
          end += more[0].length
        }
      }
    }
  }
  return found
}
