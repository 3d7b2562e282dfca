/**
 * Thresholds on a numeric column: "urinary β2MG levels higher than 1,000 μg/g", "CEA > 10", "aged 65 or older".
 */
import type { DataField, Resource } from '../../document/inputs.js'
import type { Lexicon } from '../sweep/lexicon.js'
import { cardinal } from '../sweep/words.js'
import { ratio, timeUnit, type TimeUnit } from '../units.js'
import type { Condition, NamedCondition } from './condition.js'
import { numericFields, type NumericField } from './numeric-fields.js'
import { nameIn } from './predicate.js'
import { isYear } from './years.js'

type Operator = '>' | '>=' | '<' | '<='

const number =
  '(\\d{1,3}(?:,\\d{3})+|\\d{1,9}(?:\\.\\d{1,6})?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\\b)'
const ofAge = '(?: the age of)?'
const unit = '(?: [\\p{L}/%µμ]{1,8})?'
const phrases: ReadonlyArray<readonly [Operator, RegExp]> = [
  ['>=', new RegExp(`(?:≥|>=|\\bat least|\\bno (?:less|fewer) than)\\s?${number}`, 'giu')],
  ['<=', new RegExp(`(?:≤|<=|\\bat most|\\bup to|\\bno more than|\\bwithin)\\s?${number}`, 'giu')],
  [
    '>',
    new RegExp(
      `(?:>|\\b(?:higher|greater|more|larger|longer|older) than|\\babove|\\bover|\\bexceed(?:ing|ed|s)?)${ofAge}\\s?${number}`,
      'giu',
    ),
  ],
  [
    '<',
    new RegExp(
      `(?:<|\\b(?:lower|less|fewer|smaller|shorter|younger) than|\\bbelow|\\bunder)${ofAge}\\s?${number}`,
      'giu',
    ),
  ],
  ['>=', new RegExp(`\\b(?:since|in or after|from(?= \\d{4} (?:on|onwards)\\b)) ${number}`, 'giu')],
  ['<', new RegExp(`\\bbefore (?=\\d{4}\\b)${number}`, 'giu')],
  ['>', new RegExp(`(?<!\\bor )\\bafter (?=\\d{4}\\b)${number}`, 'giu')],
  [
    '>=',
    new RegExp(`\\b${number}${unit} or (?:more|older|longer|higher|larger|greater)\\b`, 'giu'),
  ],
  [
    '<=',
    new RegExp(`\\b${number}${unit} or (?:less|fewer|younger|lower|smaller|shorter)\\b`, 'giu'),
  ],
]

/** Characters before a threshold in which its column is named. */
const reach = 70

/** Each threshold of a sentence whose column it names. */
export function thresholdsIn(sentence: string, words: Lexicon): NamedCondition[] {
  return bounds(sentence).flatMap(
    ({ start, end, operator, limit }, index, all): NamedCondition[] => {
      if (/^\s?%/.test(sentence.slice(end))) return []
      const time = timeUnit(/^ ?(\p{L}+)/u.exec(sentence.slice(end))?.[1] ?? '')
      const from = Math.max(0, start - reach, all[index - 1]?.end ?? 0)
      const isPossible = ({ resource, field }: NumericField): boolean =>
        inUnit(limit, time, field) <= 2 * largest(resource, field)
      const before = sentence.slice(from, end)
      const after = /^[^.,;()]{0,40}/.exec(sentence.slice(end))?.[0] ?? ''
      const fields =
        [
          isYearNumber(limit) ? yearColumns(words) : [],
          numericFields(before, words),
          numericFields(after, words),
          ofUnit(after, words),
          time ? timesOf(sentence.slice(0, start), words) : [],
        ]
          .map((found) => found.filter(isPossible))
          .find((found) => found.length > 0) ?? []
      const [only] = fields
      return only && fields.length === 1
        ? [{ start, end, meanings: [threshold(only, operator, inUnit(limit, time, only.field))] }]
        : []
    },
  )
}

/** A limit in the unit of its column: "two years" of a column of months is 24. */
function inUnit(limit: number, time: TimeUnit | undefined, { unit: own }: DataField): number {
  const column = own === undefined ? undefined : timeUnit(own)
  return time && column ? limit * ratio(time, column) : limit
}

/** The column of times that is not of age, for "lasted longer than two years"; none where several are. */
function timesOf(before: string, { resources }: Lexicon): NumericField[] {
  if (!/\b(?:surviv|last|follow|liv|durat|relaps|recur)\p{L}*/iu.test(before)) return []
  return resources.flatMap((resource) =>
    resource.fields
      .filter(
        ({ unit: own, name, title }) =>
          own !== undefined &&
          timeUnit(own) !== undefined &&
          !/\b(?:age|experience)\b/i.test(`${name} ${title ?? ''}`),
      )
      .map((field) => ({ resource, field, score: 1 })),
  )
}

const isYearNumber = (limit: number): boolean => limit >= 1900 && limit < 2100

const yearColumns = ({ resources }: Lexicon): NumericField[] =>
  resources.flatMap((resource) =>
    resource.fields.filter(isYear).map((field) => ({ resource, field, score: 1 })),
  )

const spans =
  /\b(?:between|aged|from) (\d{1,4}(?:\.\d+)?) ?(?:and|to|[–-]) ?(\d{1,4}(?:\.\d+)?)(?= ?(years?|months?|cm|mm|kg|days?|weeks?)\b)/giu

/** "between 20 and 40 years old": the rows within, where they are not all of them. */
export function spansIn(sentence: string, words: Lexicon): NamedCondition[] {
  return [...sentence.matchAll(spans)].flatMap((match): NamedCondition[] => {
    const { index: start } = match
    if (/\brang(?:ed|ing|es?)(?: in \p{L}+)? $/iu.test(sentence.slice(0, start))) return []
    const end = start + match[0].length
    const [low, high] = [Number(match[1]), Number(match[2])]
    const near = `${sentence.slice(Math.max(0, start - reach), start)} ${match[0]} ${sentence.slice(end, end + 20)}`
    const [only, ...others] = numericFields(near, words)
    if (!only || others.length > 0 || low >= high) return []
    const [from, to] = [threshold(only, '>=', low), threshold(only, '<=', high)]
    if (only.resource.rows.every((row) => from.holds(row) && to.holds(row))) return []
    return [
      {
        start,
        end,
        meanings: [
          {
            ...from,
            holds: (row) => from.holds(row) && to.holds(row),
            predicate: `${from.predicate} and ${to.predicate}`,
            says: `\`${only.field.name}\` from ${low} to ${high}`,
          },
        ],
      },
    ]
  })
}

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
      const words = (match[1] ?? '').replaceAll(',', '').toLowerCase()
      const limit = cardinal(words) ?? Number(words)
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
