/**
 * A sentence as the sweep's grammar sees it: words become numbers, categories, units and separators.
 *
 *     Of the five cases, three were female.
 *        of    5  unit  , 3   light  cat
 */
import type { DataField } from '../../document/inputs.js'
import type { Category, Lexicon } from './lexicon.js'
import { singular, stem } from './morphology.js'
import { cardinal, gates, individuals, light, shares, things, verbs } from './words.js'

interface At {
  start: number
  end: number
  text: string
}
export type SentenceElement = At &
  (
    | { kind: 'number'; value: number; digits: boolean }
    | { kind: 'fraction'; value: number; total: number }
    | { kind: 'percent'; value: number; decimals: number }
    | { kind: 'share'; value: number; word: string }
    | { kind: 'both' }
    | { kind: 'others' }
    | { kind: 'category'; meanings: readonly Category[]; noun: boolean }
    | { kind: 'unit' }
    | { kind: 'title'; fields: ReadonlySet<DataField> }
    | { kind: 'of' }
    | { kind: 'definite' }
    | { kind: 'light' }
    | { kind: 'separator' }
    | { kind: 'gate' }
    | { kind: 'unknown' }
  )

const token =
  /\d+\/\d+|(?:\d[\d.,]*\d|\d)(?:\s?%|\s(?:percent|per cent)\b)|\d[\d.,]*\d|\d(?![\p{L}])|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’\-\u2010\u2011]*|[^\s]/gu
const separators = new Set([
  ',',
  ';',
  '(',
  ')',
  '[',
  ']',
  ':',
  '–',
  '—',
  'and',
  'but',
  'while',
  'whereas',
])
const nouns = new Set(['man', 'woman', 'male', 'female'])

/** The elements of a sentence, left to right. */
export function sentenceElements(sentence: string, words: Lexicon): SentenceElement[] {
  const tokens = [...sentence.matchAll(token)].map((match): At => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }))
  const singulars = tokens.map(({ text }) => singular(text))
  const found: SentenceElement[] = []
  for (let index = 0; index < tokens.length;) {
    const category = longestCategory(singulars, index, words)
    const from = tokens[index] as At
    if (category) {
      const last = tokens[index + category.length - 1] as At
      const place = { start: from.start, end: last.end, text: sentence.slice(from.start, last.end) }
      found.push({
        ...place,
        kind: 'category',
        meanings: category.meanings,
        noun: nouns.has(singular(last.text)) || words.units.has(singular(last.text)),
      })
      index += category.length
    } else {
      found.push(classify(from, singulars[index + 1] ?? '', words))
      index += 1
    }
  }
  return found
}

function longestCategory(singulars: readonly string[], index: number, words: Lexicon) {
  for (let length = Math.min(words.longest, singulars.length - index); length > 0; length--) {
    const meanings = words.phrases.get(singulars.slice(index, index + length).join(' '))
    if (meanings) return { length, meanings }
  }
  return undefined
}

function classify(at: At, next: string, words: Lexicon): SentenceElement {
  const lower = at.text.toLowerCase()
  const share = shares.get(lower)
  const [, above, below] = /^(\d+)\/(\d+)$/.exec(lower) ?? []
  const [, percent, decimals] = /^(\d+(?:[.,](\d+))?)\s?(?:%|per ?cent)$/.exec(lower) ?? []
  const value = cardinal(lower)
  if (above !== undefined && below !== undefined)
    return { ...at, kind: 'fraction', value: Number(above), total: Number(below) }
  if (percent !== undefined)
    return {
      ...at,
      kind: 'percent',
      value: Number(percent.replace(',', '.')),
      decimals: decimals?.length ?? 0,
    }
  if (share !== undefined) return { ...at, kind: 'share', value: share, word: lower }
  // "No women" counts; "no tumour in the rectum" may be of one patient.
  if (lower === 'no')
    return individuals.has(next) || nouns.has(next)
      ? { ...at, kind: 'share', value: 0, word: lower }
      : { ...at, kind: 'unknown' }
  if (lower === 'both') return { ...at, kind: 'both' }
  if (lower === 'others' || lower === 'remaining' || lower === 'rest')
    return { ...at, kind: 'others' }
  // "In 1999": a year, and so a part of the rows.
  if (/^(?:19|20)\d\d$/.test(lower)) return { ...at, kind: 'gate' }
  if (value !== undefined) return { ...at, kind: 'number', value, digits: /^\d/.test(lower) }
  if (separators.has(lower)) return { ...at, kind: 'separator' }
  if (gates.has(lower)) return { ...at, kind: 'gate' }
  if (lower === 'of' || lower === 'among') return { ...at, kind: 'of' }
  if (lower === 'the' || lower === 'these' || lower === 'those') return { ...at, kind: 'definite' }
  if (lower === 'out' && next === 'of') return { ...at, kind: 'light' }
  const base = singular(lower)
  if (words.units.has(base)) return { ...at, kind: 'unit' }
  const fields = words.titles.get(stem(lower))
  if (fields) return { ...at, kind: 'title', fields }
  if (
    [light, verbs, things].some((set) => set.has(lower) || set.has(base)) ||
    /^[.!?"“”'‘’=]$/.test(lower)
  )
    return { ...at, kind: 'light' }
  return { ...at, kind: 'unknown' }
}
