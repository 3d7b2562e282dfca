/**
 * The words by which English says numbers without digits or numerals, and how it qualifies them.
 */
import type { Hedge, Quantity } from './quantity.js'

type Special = { kind: Quantity['kind']; value: number } | { kind: 'unreadable'; expected: string }

const vague: Special = { kind: 'unreadable', expected: 'a number: it is too vague to be checked' }
const negation: Special = { kind: 'unreadable', expected: 'a number without a negation' }

/** Words that are a number by themselves, and words that no claim can be read with. */
export const numberWords: ReadonlyMap<string, Special> = new Map<string, Special>([
  ['both', { kind: 'count', value: 2 }],
  ['none', { kind: 'count', value: 0 }],
  ['no', { kind: 'count', value: 0 }],
  ['neither', { kind: 'count', value: 0 }],
  ['nobody', { kind: 'count', value: 0 }],
  ['nil', { kind: 'count', value: 0 }],
  ['once', { kind: 'count', value: 1 }],
  ['twice', { kind: 'count', value: 2 }],
  ['thrice', { kind: 'count', value: 3 }],
  ['single', { kind: 'count', value: 1 }],
  ['all', { kind: 'whole', value: 1 }],
  ['each', { kind: 'whole', value: 1 }],
  ['every', { kind: 'whole', value: 1 }],
  ['everyone', { kind: 'whole', value: 1 }],
  ['most', { kind: 'most', value: 0.5 }],
  ['majority', { kind: 'most', value: 0.5 }],
  ['minority', { kind: 'minority', value: 0.5 }],
  ...[
    'several',
    'many',
    'few',
    'some',
    'various',
    'numerous',
    'multiple',
    'dozens',
    'hundreds',
    'thousands',
  ].map((word): [string, Special] => [word, vague]),
  ...['not', 'never', 'without', 'except', 'nor', 'cannot'].map((word): [string, Special] => [
    word,
    negation,
  ]),
])

/** What a part is of one: "third", "thirds", "½". */
export const fractions: ReadonlyMap<string, number> = new Map<string, number>([
  ...[
    ['half', 2],
    ['halves', 2],
    ['third', 3],
    ['quarter', 4],
    ['fourth', 4],
    ['fifth', 5],
    ['sixth', 6],
    ['seventh', 7],
    ['eighth', 8],
    ['ninth', 9],
    ['tenth', 10],
  ].flatMap(([word, parts]): Array<[string, number]> => [
    [String(word), 1 / Number(parts)],
    [`${word}s`, 1 / Number(parts)],
  ]),
  ['½', 1 / 2],
  ['⅓', 1 / 3],
  ['⅔', 2 / 3],
  ['¼', 1 / 4],
  ['¾', 3 / 4],
  ['⅕', 1 / 5],
  ['⅖', 2 / 5],
  ['⅗', 3 / 5],
  ['⅘', 4 / 5],
])

const phrases: ReadonlyArray<readonly [Hedge, readonly string[]]> = [
  [
    'at-least',
    ['no fewer than', 'no less than', 'not fewer than', 'not less than', 'at least', '≥'],
  ],
  ['at-most', ['no more than', 'not more than', 'at most', 'up to', '≤']],
  ['just-over', ['just over', 'slightly more than', 'a little over', 'little more than']],
  ['nearly', ['just under', 'slightly less than', 'a little under', 'nearly', 'almost']],
  ['under', ['fewer than', 'less than', 'under', 'below', '<']],
  ['over', ['more than', 'greater than', 'over', 'above', '>']],
  [
    'about',
    ['about', 'around', 'approximately', 'roughly', 'circa', 'some', 'ca .', 'c .', 'ca', '~', '≈'],
  ],
]

/** Qualifiers before a number, longer ones first; each as its tokens. */
export const hedges: ReadonlyArray<{ meaning: Hedge; words: readonly string[] }> = phrases
  .flatMap(([meaning, all]) => all.map((phrase) => ({ meaning, words: phrase.split(' ') })))
  .sort((left, right) => right.words.length - left.words.length)

/** Qualifiers behind a number and "or". */
export const hedgeWords: ReadonlyMap<string, Hedge> = new Map<string, Hedge>([
  ...['more', 'older', 'longer', 'greater', 'higher', 'later', 'above'].map(
    (word): [string, Hedge] => [word, 'at-least'],
  ),
  ...['fewer', 'less', 'younger', 'shorter', 'lower', 'earlier', 'below'].map(
    (word): [string, Hedge] => [word, 'at-most'],
  ),
])
