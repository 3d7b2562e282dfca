/**
 * "The male-to-female ratio was 7:9", "women outnumbered men (17 vs 5)": two categories of one column.
 */
import type { Category, Lexicon } from '../sweep/lexicon.js'
import { rowsOfCategory } from '../sweep/lexicon.js'
import { singular } from '../sweep/morphology.js'
import { countOf, equals } from './predicate.js'
import type { LooseReading } from './reading.js'

const number = '(\\d{1,4}(?:\\.\\d{1,2})?)'
const ratio = new RegExp(
  `\\b(\\p{L}{1,20})(?:s)?\\s?(?:-to-|-|:|/|–| to )\\s?(\\p{L}{1,20})\\b(?: ratio)?(?:[^.;0-9]{0,30}?)\\b${number}(?:\\s?(?::|/|to|–)\\s?${number})?(?!\\d|%|\\.\\d)`,
  'giu',
)
const outnumbered = new RegExp(
  `\\b(\\p{L}{1,20}) outnumbered (?:the )?(\\p{L}{1,20})\\s?[([,]\\s?${number}\\s?(?:vs\\.?|versus|to|:|and)\\s?${number}`,
  'giu',
)

/** Each ratio of a sentence whose two words name categories of one column. */
export function ratiosIn(sentence: string, words: Lexicon): LooseReading[] {
  if (!/\d/.test(sentence)) return []
  const said = [
    ...(/\bratio\b/i.test(sentence) ? sentence.matchAll(ratio) : []),
    ...sentence.matchAll(outnumbered),
  ]
  return said.flatMap((match): LooseReading[] => {
    const [all, first = '', second = '', above = '', below] = match
    const pair = categoriesOf(first, second, words)
    if (!pair) return []
    const [left, right] = pair.map((one) => rowsOfCategory(one).length) as [number, number]
    if (right === 0) return []
    const isCount = / outnumbered /i.test(all)
    const start =
      match.index +
      all.lastIndexOf(above, below === undefined ? undefined : all.lastIndexOf(below) - 1)
    const end = below === undefined ? start + above.length : match.index + all.length
    const value = Number(above) / Number(below ?? 1)
    const decimals = Math.max(decimalsOf(above), decimalsOf(below))
    const actual = left / right
    const tolerance = 10 ** -decimals / Number(below ?? 1)
    const agrees = isCount
      ? left === Number(above) && right === Number(below)
      : Math.abs(actual - value) < (Number(below ?? 1) === 1 ? tolerance : 1e-9)
    const isNear = Math.abs(actual - value) <= Math.max(0.35 * actual, tolerance)
    const [one, other] = pair
    return [
      {
        start,
        end,
        words: sentence.slice(start, end),
        agrees,
        kind: 'ratio',
        says: `${left} rows have \`${one.field.name}\` ${one.label} and ${right} ${other.label}, ${Math.round(100 * actual) / 100} to 1`,
        expression: `${countFor(one)} / ${countFor(other)}`,
        isWeak: !isNear,
      },
    ]
  })
}

const decimalsOf = (text = ''): number => text.split('.')[1]?.length ?? 0

const countFor = ({ resource, field, value = '' }: Category): string =>
  countOf(resource.name, [equals(field, value)])

/** "M" and "F" beside each other are the sexes. */
const letters: Readonly<Record<string, string>> = { m: 'male', f: 'female' }

/** The categories of one column that two words name. */
function categoriesOf(
  first: string,
  second: string,
  { phrases }: Lexicon,
): readonly [Category, Category] | undefined {
  const [left, right] = [first, second].map(
    (word) => phrases.get(letters[word.toLowerCase()] ?? singular(word)) ?? [],
  )
  for (const one of left ?? []) {
    const other = right?.find(({ field, value }) => field === one.field && value !== one.value)
    if (other && one.value !== undefined && other.value !== undefined) return [one, other]
  }
  return undefined
}
