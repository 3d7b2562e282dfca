/**
 * Thresholds on a numeric column: "urinary β2MG levels higher than 1,000 μg/g", "CEA > 10", "aged 65 or older".
 */
import type { DataField, Resource } from '../../document/inputs.js'
import type { Lexicon } from '../sweep/lexicon.js'
import type { Condition, NamedCondition } from './condition.js'
import { numericFields, type NumericField } from './numeric-fields.js'
import { nameIn } from './predicate.js'
import { isYear } from './years.js'

type Operator = '>' | '>=' | '<' | '<='

const number = '(\\d{1,3}(?:,\\d{3})+|\\d{1,9}(?:\\.\\d{1,6})?)'
const phrases: ReadonlyArray<readonly [Operator, RegExp]> = [
  ['>=', new RegExp(`(?:≥|>=|\\bat least|\\bno (?:less|fewer) than)\\s?${number}`, 'giu')],
  ['<=', new RegExp(`(?:≤|<=|\\bat most|\\bup to|\\bno more than)\\s?${number}`, 'giu')],
  [
    '>',
    new RegExp(
      `(?:>|\\b(?:higher|greater|more|larger|longer|older) than|\\babove|\\bover|\\bexceed(?:ing|ed|s)?)\\s?${number}`,
      'giu',
    ),
  ],
  [
    '<',
    new RegExp(
      `(?:<|\\b(?:lower|less|fewer|smaller|shorter|younger) than|\\bbelow|\\bunder)\\s?${number}`,
      'giu',
    ),
  ],
  ['>=', new RegExp(`\\b(?:since|in or after|from(?= \\d{4} (?:on|onwards)\\b)) ${number}`, 'giu')],
  ['<', new RegExp(`\\bbefore (?=\\d{4}\\b)${number}`, 'giu')],
  ['>', new RegExp(`(?<!\\bor )\\bafter (?=\\d{4}\\b)${number}`, 'giu')],
  [
    '>=',
    new RegExp(`\\b${number}(?: [\\p{L}/%µμ]{1,8})? or (?:more|older|longer|higher)\\b`, 'giu'),
  ],
  [
    '<=',
    new RegExp(`\\b${number}(?: [\\p{L}/%µμ]{1,8})? or (?:less|fewer|younger|lower)\\b`, 'giu'),
  ],
]

/** Characters before a threshold in which its column is named. */
const reach = 70

/** Each threshold of a sentence whose column it names. */
export function thresholdsIn(sentence: string, words: Lexicon): NamedCondition[] {
  if (!/\d/.test(sentence)) return []
  return bounds(sentence).flatMap(
    ({ start, end, operator, limit }, index, all): NamedCondition[] => {
      if (/^\s?%/.test(sentence.slice(end))) return []
      const from = Math.max(0, start - reach, all[index - 1]?.end ?? 0)
      const isPossible = ({ resource, field }: NumericField): boolean =>
        limit <= 2 * largest(resource, field)
      const before = sentence.slice(from, end)
      const after = /^[^.,;()]{0,40}/.exec(sentence.slice(end))?.[0] ?? ''
      const fields =
        [
          isYearNumber(limit) ? yearColumns(words) : [],
          numericFields(before, words),
          numericFields(after, words),
          ofUnit(after, words),
        ]
          .map((found) => found.filter(isPossible))
          .find((found) => found.length > 0) ?? []
      const [only] = fields
      return only && fields.length === 1
        ? [{ start, end, meanings: [threshold(only, operator, limit)] }]
        : []
    },
  )
}

const isYearNumber = (limit: number): boolean => limit >= 1900 && limit < 2100

const yearColumns = ({ resources }: Lexicon): NumericField[] =>
  resources.flatMap((resource) =>
    resource.fields.filter(isYear).map((field) => ({ resource, field, score: 1 })),
  )

/** The columns whose unit stands first in a text: "3 cm". */
function ofUnit(text: string, { resources }: Lexicon): NumericField[] {
  const unit = /^\s?([^\s.,;]{1,12})/.exec(text)?.[1]?.toLowerCase()
  return resources.flatMap((resource) =>
    resource.fields
      .filter(
        (field) =>
          (field.type === 'integer' || field.type === 'number') &&
          unit !== undefined &&
          field.unit?.toLowerCase() === unit,
      )
      .map((field) => ({ resource, field, score: 1 })),
  )
}

interface Bound {
  start: number
  end: number
  operator: Operator
  limit: number
}

function bounds(sentence: string): Bound[] {
  const found: Bound[] = []
  for (const [operator, pattern] of phrases) {
    for (const match of sentence.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length]
      const limit = Number((match[1] ?? '').replaceAll(',', ''))
      if (!found.some((one) => one.start < end && start < one.end))
        found.push({ start, end, operator, limit })
    }
  }
  return found.sort((left, right) => left.start - right.start)
}

const threshold = (
  { resource, field }: NumericField,
  operator: Operator,
  limit: number,
): Condition => ({
  resource,
  field,
  holds: ({ values }) => {
    const value = values[field.name]
    return typeof value === 'number' && compare(value, operator, limit)
  },
  predicate: `${nameIn(field.name)} ${operator} ${limit}`,
  says: `\`${field.name}\` ${operator} ${limit}`,
})

const known = new WeakMap<DataField, number>()

/** The largest value of a column; a limit far above is of something else. */
function largest({ rows }: Resource, field: DataField): number {
  const before = known.get(field)
  if (before !== undefined) return before
  const most = rows.reduce((high, { values }) => {
    const value = values[field.name]
    return typeof value === 'number' ? Math.max(high, value) : high
  }, 0)
  known.set(field, most)
  return most
}

function compare(value: number, operator: Operator, limit: number): boolean {
  switch (operator) {
    case '>':
      return value > limit
    case '>=':
      return value >= limit
    case '<':
      return value < limit
    case '<=':
      return value <= limit
  }
}
