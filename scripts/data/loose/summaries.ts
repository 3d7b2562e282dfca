/**
 * Means, medians, standard deviations, quartiles and ranges of the numeric columns that a sentence names.
 *
 *     aged 34 to 81 years    mean 7.7 ± 4.5    median 54 (IQR 43–61)    ranged from 2 to 96 months
 */
import type { DataField } from '../../document/inputs.js'
import { readQuantities } from '../quantities/read.js'
import { mean, median, quantile, standardDeviation } from '../statistics.js'
import type { Lexicon } from '../sweep/lexicon.js'
import { ratio, timeUnit } from '../units.js'
import type { NamedCondition } from './condition.js'
import { numericFields, type NumericField } from './numeric-fields.js'
import { nameIn, rowsWith } from './predicate.js'
import type { LooseReading } from './reading.js'
import { predicatesOf, groupInWords, summaryIn, type RowGroup } from './rows.js'
import { summaryPhrases, type SaidSummary, type SummaryName } from './summary-phrases.js'

const summaries: Readonly<
  Record<
    SummaryName,
    {
      of: (values: readonly number[]) => number | undefined
      expression: (column: string) => string
      says: string
    }
  >
> = {
  mean: { of: mean, expression: (column) => `$average(${column})`, says: 'mean' },
  median: { of: median, expression: (column) => `$median(${column})`, says: 'median' },
  sd: { of: standardDeviation, expression: (column) => `$sd(${column})`, says: 'sd' },
  min: {
    of: (values) => quantile(values, 0),
    expression: (column) => `$min(${column})`,
    says: 'min',
  },
  max: {
    of: (values) => quantile(values, 1),
    expression: (column) => `$max(${column})`,
    says: 'max',
  },
  q1: {
    of: (values) => quantile(values, 0.25),
    expression: (column) => `$quantile(${column}, 0.25)`,
    says: 'first quartile',
  },
  q3: {
    of: (values) => quantile(values, 0.75),
    expression: (column) => `$quantile(${column}, 0.75)`,
    says: 'third quartile',
  },
}

/** Every summary of a sentence that a column which it names may give. */
export function summariesIn(
  sentence: string,
  named: readonly NamedCondition[],
  words: Lexicon,
): LooseReading[] {
  const said = summaryPhrases(sentence)
  if (said.length === 0) return []
  const all = numericFields(sentence, words)
  if (all.length === 0) return []
  const groups = groupsOf(named)
  const pairs = said.filter(({ name }) => name === 'sd').length
  const found = said.flatMap((one) => {
    const near = numericFields(clauseBefore(sentence, one.start), words)
    const fields = isOneName(near) ? near : all
    const isNamed = isOneName(fields) && pairs < 2
    return judge(sentence, one, fields, groups).map((reading) => ({ ...reading, isNamed }))
  })
  return found.map((reading) => ({
    ...reading,
    isWeak: reading.agrees
      ? isAloneInRange(reading, said, found)
      : isWithin(reading, named) || !(isPlain(sentence, reading.end) && isDoubtful(reading, found)),
  }))
}

/** Whether a number is part of a condition: "between 20 and 40 years old" says which rows are meant. */
const isWithin = ({ start, end }: Summary, named: readonly NamedCondition[]): boolean =>
  named.some((one) => one.start <= start && end <= one.end)

/** Whether one column alone is named, by all words of its title. */
const isOneName = (fields: readonly NumericField[]): boolean =>
  fields.length === 1 && fields[0]?.score === 1

/** What stands before a number, from the last separator on. */
function clauseBefore(sentence: string, start: number): string {
  const before = sentence.slice(Math.max(0, start - 120), start)
  return before.slice([...before.matchAll(/[,;(](?=\s)/g)].at(-1)?.index ?? 0)
}

/** One end of a range of which the other is none of the column's. */
const isAloneInRange = (
  { start, name, field }: Summary,
  said: readonly SaidSummary[],
  found: readonly Summary[],
): boolean => {
  const other = { min: 'max', max: 'min', q1: 'q3', q3: 'q1', mean: '', median: '', sd: '' }[name]
  const partner = said.find((one) => one.name === other && Math.abs(one.start - start) <= pair)
  return (
    partner !== undefined &&
    !found.some((one) => one.agrees && one.start === partner.start && one.field === field)
  )
}

/** Characters between the numbers of one summary: "7.7 ± 4.5 years (range 2–15)". */
const together = 60
/** Characters from the lower to the upper end of a range. */
const pair = 12

/**
 * Whether a number that its column does not give is doubted: it is nearly what the column says and the sentence names that
 * column alone, or a number beside it is right.
 */
function isDoubtful(
  { start, value, said, unit, field, isNamed }: Summary & { isNamed: boolean },
  found: readonly Summary[],
): boolean {
  const neighbours = found.filter(
    (other) => other.agrees && other.field === field && Math.abs(other.start - start) < together,
  )
  const isNear = Math.abs(said - value) <= 0.25 * Math.abs(value) + 1e-9
  if (isNear) return isNamed || neighbours.some(({ words }) => /[1-9].*\d/.test(words))
  const isSlip = Math.abs(said - value) <= 3 * unit + 1e-9
  if (isSlip && neighbours.length >= (isNamed ? 1 : 3)) return true
  return neighbours.some(
    (other) => /[1-9].*\d/.test(other.words) && Math.abs(other.start - start) <= pair,
  )
}

/** A percentage or a number of millions is none of the column's. */
const isPlain = (sentence: string, end: number): boolean =>
  !/^\s?(?:%|per ?cent|million|thousand|fold|times)/i.test(sentence.slice(end, end + 12))

/** All rows, and those of what the sentence names, one and two at a time. */
function groupsOf(named: readonly NamedCondition[]): RowGroup[] {
  const single = named.slice(-8).flatMap(({ meanings }) => meanings.map((one): RowGroup => [[one]]))
  const double = single.flatMap((left, index) =>
    single.slice(index + 1).flatMap((right): RowGroup[] => {
      const [one, other] = [left[0]?.[0], right[0]?.[0]]
      return one && other && one.resource === other.resource && one.field !== other.field
        ? [[...left, ...right]]
        : []
    }),
  )
  return [[], ...single, ...double]
}

interface Summary extends LooseReading {
  name: SummaryName
  field: DataField
  /** What the column gives, and what the sentence says in its unit. */
  value: number
  said: number
  /** One of the last digit of what is said. */
  unit: number
}

function judge(
  sentence: string,
  said: SaidSummary,
  fields: readonly NumericField[],
  groups: readonly RowGroup[],
): Summary[] {
  const readings = fields.flatMap(({ resource, field }): Summary[] => {
    const number = inUnitOf(sentence, said.start, said.text, field)
    const all = groups.flatMap(
      (group) => readingOf(said, { resource, field, score: 1 }, group, number) ?? [],
    )
    const right = all.filter(({ agrees }) => agrees)
    // A number of another size is of another thing.
    return right.length > 0
      ? right
      : all
          .filter(({ value }) => number.value <= 4 * value + 3 && value <= 4 * number.value + 3)
          .sort((left, right) => distance(left) - distance(right))
          .slice(0, 1)
  })
  const right = readings.filter(({ agrees }) => agrees)
  return right.length > 0 ? right : readings
}

const distance = ({ value, said }: Summary): number => Math.abs(value - said)

/** What a column gives in a group, beside what is said of it. */
function readingOf(
  { start, text, name }: SaidSummary,
  { resource, field }: NumericField,
  group: RowGroup,
  number: { value: number; tolerance: number },
): Summary | undefined {
  if (group.length > 0 && group[0]?.[0]?.resource !== resource) return undefined
  const value = summaryIn(resource, group, field.name, name, summaries[name].of)
  if (value === undefined) return undefined
  const { says, expression } = summaries[name]
  return {
    start,
    end: start + text.length,
    words: text,
    agrees: Math.abs(value - number.value) <= number.tolerance,
    kind: 'summary',
    name,
    field,
    value,
    said: number.value,
    unit: 2 * number.tolerance,
    says: `the ${says} of \`${field.name}\`${group.length > 0 ? ` with ${groupInWords(group)}` : ''} is ${Math.round(value * 100) / 100}`,
    expression: expression(`${rowsWith(resource.name, predicatesOf(group))}.${nameIn(field.name)}`),
  }
}

/** The number in the unit of its column: "1 year and 9 months" of a column of months is 21. */
function inUnitOf(
  sentence: string,
  start: number,
  text: string,
  field: DataField,
): { value: number; tolerance: number } {
  const plain = text.replace(/[,·]/, '.')
  const own = field.unit === undefined ? undefined : timeUnit(field.unit)
  const one = 10 ** -(plain.split('.')[1]?.length ?? 0)
  const number = { value: Number(plain), tolerance: one * 0.5 + 1e-9 }
  if (!own) return number
  const read = readQuantities(sentence.slice(start, start + 40))
  const quantity = read.fault === undefined ? read.quantities[0] : undefined
  if (!quantity?.unit || quantity.start !== 0 || quantity.unit === own) return number
  const factor = ratio(quantity.unit, own)
  return { value: quantity.value * factor, tolerance: number.tolerance * factor }
}
