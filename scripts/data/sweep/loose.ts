/**
 * A wider reading than the sweep's: means, ranges, totals and counts that a sentence probably takes from the rows.
 *
 * Each number is held when any reading near it bears it out; it is doubted, as a hint, when its nearest reading says
 * something else and no group named in the paragraph does.
 */
import type { DataField, DataRow, Resource } from '../../document/inputs.js'
import { mean, median, quantile, standardDeviation } from '../statistics.js'
import { elements, type Element } from './elements.js'
import { belongs, type Category, type Lexicon } from './lexicon.js'
import { stem } from './morphology.js'
import { cardinal } from './words.js'

export interface LooseReading {
  /** Place in the sentence. */
  start: number
  end: number
  words: string
  agrees: boolean
  /** What the rows say, in words: "mean `age` is 54". */
  says: string
  /** The expression that gives it. */
  expression: string
  /** The sentence names the whole title of its column. */
  isNamed?: boolean | undefined
}

/** Characters of a sentence that anyone could read. */
const longest = 2000

/** Every number of a sentence that probably rests on the rows; `before` is what stands before it in its paragraph. */
export function looseReadings(sentence: string, words: Lexicon, before = ''): LooseReading[] {
  if (sentence.length > longest || !words.resources.some(({ rows }) => rows.length > 1)) return []
  const here = elements(sentence, words)
  const context = elements(before.slice(-600), words)
  const groups = groupsOf([...context, ...here], words)
  const found = [
    ...aggregates(sentence, here, words, groups),
    ...countsIn(here, groups),
    ...totals(sentence, words),
    ...sums(sentence, words),
  ]
  const taken: LooseReading[] = []
  for (const reading of found.sort((left, right) => Number(right.agrees) - Number(left.agrees)))
    if (!taken.some(({ start, end }) => start < reading.end && reading.start < end))
      taken.push(reading)
  return taken.sort((left, right) => left.start - right.start)
}

interface Group {
  resource: Resource
  rows: readonly DataRow[]
}

/** All rows, and those of each category that is named, and of two together. */
function groupsOf(named: readonly Element[], words: Lexicon): Group[] {
  const categories = categoriesOf(named).slice(-8)
  const whole = words.resources.map((resource) => ({ resource, rows: resource.rows }))
  const single = categories.map((category) => ({
    resource: category.resource,
    rows: category.resource.rows.filter((row) => belongs(row, category)),
  }))
  const double = single.flatMap(({ resource, rows }, index) =>
    categories
      .slice(index + 1)
      .filter((category) => category.resource === resource)
      .map((category) => ({ resource, rows: rows.filter((row) => belongs(row, category)) })),
  )
  return [...whole, ...[...single, ...double].filter(({ rows }) => rows.length > 0)]
}

function categoriesOf(named: readonly Element[]): Category[] {
  const found = new Map<string, Category>()
  for (const element of named) {
    if (element.kind !== 'category') continue
    for (const meaning of element.meanings)
      found.set(
        `${meaning.resource.name}\0${meaning.field.name}\0${meaning.value ?? meaning.label}`,
        meaning,
      )
  }
  return [...found.values()]
}

const number = '(\\d{1,6}(?:\\.\\d{1,4})?)'
const statistic = new RegExp(
  `\\b(mean|average|median)\\b[^.;0-9]{0,80}?\\b${number}(?:\\s?(?:\\(?\\s?(?:±|\\+/-)\\s?)${number})?`,
  'gi',
)
const plusMinus = new RegExp(`\\b${number}\\s?\\(?\\s?(?:±|\\+/-)\\s?${number}`, 'g')
const ranges = new RegExp(
  `\\b(?:ranged?|ranging|aged|R ?=)\\b[^.;0-9]{0,30}?\\b${number}(?:\\s?[\\p{L}]{1,10})?\\s?(?:–|-|to|and)\\s?${number}`,
  'giu',
)

/** Means, medians, standard deviations and ranges of the numeric columns that a sentence names. */
function aggregates(
  sentence: string,
  here: readonly Element[],
  words: Lexicon,
  groups: readonly Group[],
): LooseReading[] {
  const fields = fieldsNamed(sentence, here, words)
  if (fields.length === 0) return []
  const found: LooseReading[] = []
  const judge = (start: number, text: string, name: keyof typeof summaries): void => {
    const reading = judgeSummary({ start, text, name }, fields, groups)
    if (reading) found.push(reading)
  }
  for (const match of sentence.matchAll(statistic)) {
    const [all, name = '', centre = ''] = match
    judge(
      match.index + all.lastIndexOf(centre, all.length - (match[3]?.length ?? 0) - 1),
      centre,
      /median/i.test(name) ? 'median' : 'mean',
    )
  }
  const pairs = [...sentence.matchAll(plusMinus)]
  for (const match of pairs) {
    const [all, centre = '', spread = ''] = match
    judge(match.index, centre, 'mean')
    judge(match.index + all.lastIndexOf(spread), spread, 'sd')
  }
  for (const match of sentence.matchAll(ranges)) {
    const [all, low = '', high = ''] = match
    judge(match.index + all.indexOf(low), low, 'min')
    judge(match.index + all.lastIndexOf(high), high, 'max')
  }
  return found.filter(
    ({ agrees, isNamed, end }) =>
      agrees ||
      (isPlain(sentence, end) &&
        ((isNamed && pairs.length < 2) || found.some((other) => other.agrees))),
  )
}

/** A percentage or a number of millions is none of the column's. */
const isPlain = (sentence: string, end: number): boolean =>
  !/^\s?(?:%|per ?cent|million|thousand|fold|times)/i.test(sentence.slice(end, end + 12))

const summaries = {
  mean,
  median,
  sd: standardDeviation,
  min: (values: readonly number[]) => quantile(values, 0),
  max: (values: readonly number[]) => quantile(values, 1),
} as const
const functions = {
  mean: '$average',
  median: '$median',
  sd: '$sd',
  min: '$min',
  max: '$max',
} as const

interface NumericField {
  resource: Resource
  field: DataField
  /** Words of its title that the sentence has. */
  score: number
}

/** Numeric columns whose title a sentence names, those of which it names most. */
function fieldsNamed(sentence: string, here: readonly Element[], words: Lexicon): NumericField[] {
  const stems = new Set(
    here.flatMap(({ text }) => text.split(/\s+/).map((word) => stem(word.toLowerCase()))),
  )
  if (/\b(?:aged|old|years? of age)\b/i.test(sentence)) stems.add(stem('age'))
  const found = words.resources.flatMap((resource) =>
    resource.fields
      .filter(
        (field) => (field.type === 'integer' || field.type === 'number') && !isKey(resource, field),
      )
      .map((field) => ({ resource, field, score: scoreOf(field, stems) })),
  )
  const best = found.reduce((most, { score }) => Math.max(most, score), 0)
  return best === 0 ? [] : found.filter(({ score }) => score >= best * 0.6)
}

/** A column that numbers the rows has no mean. */
const isKey = (resource: Resource, field: DataField): boolean =>
  field === resource.fields[0] &&
  field.type === 'integer' &&
  new Set(resource.rows.map(({ raw }) => raw[field.name])).size === resource.rows.length

function scoreOf(field: DataField, stems: ReadonlySet<string>): number {
  const title =
    (field.title ?? field.name.replace(/_/g, ' ')).toLowerCase().match(/[\p{L}]{3,}/gu) ?? []
  const named = title.filter((word) => stems.has(stem(word))).length
  return title.length === 0 ? 0 : named / title.length
}

function judgeSummary(
  { start, text, name }: { start: number; text: string; name: keyof typeof summaries },
  fields: readonly NumericField[],
  groups: readonly Group[],
): LooseReading | undefined {
  const said = Number(text)
  const decimals = text.split('.')[1]?.length ?? 0
  const tolerance = 10 ** -decimals * 0.5 + 1e-9
  let first: { field: DataField; value: number; resource: Resource; isNamed: boolean } | undefined
  for (const { resource, field, score } of fields) {
    for (const group of groups) {
      if (group.resource !== resource) continue
      const values = group.rows.flatMap(({ values }) => {
        const value = values[field.name]
        return typeof value === 'number' ? [value] : []
      })
      const value = summaries[name](values)
      if (value === undefined) continue
      first ??= { field, value, resource, isNamed: score === 1 && fields.length === 1 }
      if (Math.abs(value - said) <= tolerance)
        return summary(start, text, true, { name, field, resource, value })
    }
  }
  // A number of another size is of another thing.
  if (!first || said > 4 * first.value + 3 || first.value > 4 * said + 3) return undefined
  return { ...summary(start, text, false, { name, ...first }), isNamed: first.isNamed }
}

const summary = (
  start: number,
  text: string,
  agrees: boolean,
  {
    name,
    field,
    resource,
    value,
  }: { name: keyof typeof functions; field: DataField; resource: Resource; value: number },
): LooseReading => ({
  start,
  end: start + text.length,
  words: text,
  agrees,
  says: `the ${name} of \`${field.name}\` is ${Math.round(value * 100) / 100}`,
  expression: `${functions[name]}(${resource.name}.${field.name})`,
})

/** Counts and percentages beside a category's words. */
function countsIn(here: readonly Element[], groups: readonly Group[]): LooseReading[] {
  return here.flatMap((element, index): LooseReading[] => {
    if (element.kind !== 'number' && element.kind !== 'percent') return []
    const category = nearestCategory(here, index)
    if (!category) return []
    const rows = category.resource.rows.filter((row) => belongs(row, category))
    const total = category.resource.rows.length
    const own = groups.filter(({ resource }) => resource === category.resource)
    const parts = own.map((group) => group.rows.filter((row) => belongs(row, category)).length)
    const says = `${rows.length} of ${total} rows have \`${category.field.name}\` ${category.label}`
    const place = {
      start: element.start,
      end: element.end,
      words: element.text,
      says,
      expression: `$count(${category.resource.name}[${category.field.name} = '${category.value ?? ''}'])`,
    }
    if (element.kind === 'number') {
      if (element.value > total || isLabel(here, index)) return []
      return [
        {
          ...place,
          agrees:
            parts.includes(element.value) ||
            own.some((group) => group.rows.length === element.value),
        },
      ]
    }
    const tolerance = 10 ** -element.decimals
    const shares = own.flatMap((group, at) => [
      (100 * (parts[at] ?? 0)) / group.rows.length,
      (100 * (parts[at] ?? 0)) / total,
      (100 * group.rows.length) / total,
      ...own.map((other) => (100 * (parts[at] ?? 0)) / other.rows.length),
    ])
    return [
      { ...place, agrees: shares.some((share) => Math.abs(share - element.value) < tolerance) },
    ]
  })
}

/** The one category that a number counts: behind it with few words between, or before the bracket that it stands in. */
function nearestCategory(here: readonly Element[], index: number): Category | undefined {
  const { kind } = here[index] ?? {}
  if (here[index - 1]?.kind === 'of' || isHedged(here, index)) return undefined
  if (kind === 'percent' && here.slice(Math.max(0, index - 8), index).some(isDenominator))
    return undefined
  const bracket = here.slice(Math.max(0, index - 3), index).findLast(({ text }) => text === '(')
  if (bracket && here.slice(index + 1, index + 3).some(({ text }) => text === ')'))
    return onlyMeaning(here.slice(Math.max(0, here.indexOf(bracket) - 2), here.indexOf(bracket)))
  const behind: Element[] = []
  for (const element of here.slice(index + 1, index + 9)) {
    if (element.kind === 'number' || element.kind === 'gate' || element.kind === 'separator') break
    behind.push(element)
    if (element.kind === 'category') break
  }
  const unknown = behind.filter((element) => element.kind === 'unknown').length
  return unknown > 1 ? undefined : onlyMeaning(behind)
}

const isDenominator = (element: Element, index: number, all: readonly Element[]): boolean =>
  element.kind === 'number' && all[index - 1]?.kind === 'of'

/** "about 15%", ">50%". */
const isHedged = (here: readonly Element[], index: number): boolean =>
  here
    .slice(Math.max(0, index - 2), index)
    .some(({ kind, text }) => kind === 'gate' || /^[<>≤≥~]$/.test(text))

function onlyMeaning(near: readonly Element[]): Category | undefined {
  const category = near.findLast(({ kind }) => kind === 'category')
  return category?.kind === 'category' && category.meanings.length === 1
    ? category.meanings[0]
    : undefined
}

/** "case 3", "stage 2", "3 months": a name or another quantity. */
function isLabel(here: readonly Element[], index: number): boolean {
  const [before, after] = [here[index - 1], here[index + 1]]
  return (
    before?.kind === 'unit' ||
    before?.kind === 'title' ||
    /^(?:months?|years?|weeks?|days?|hours?|mm|cm|mg|of|-|–|\/|\.)$/i.test(after?.text ?? '') ||
    /^(?:fig|figure|table|stage|grade|type|day|[-–/.])$/i.test(before?.text ?? '')
  )
}

const cohort =
  /\b(?:a total of|out of|of the|of these|all|these|our|included|enrolled|recruited|comprised|reviewed data of|sample of|n ?=) ?(\d{1,5}|[a-z]+(?:-[a-z]+)?)\b(?! ?%)(?: (?:[a-z-]+ ){0,2}?([a-z]+))?/gi

/** Numbers that say how many rows there are: "a total of 24 studies", "Of the 10 nurses". */
function totals(sentence: string, words: Lexicon): LooseReading[] {
  const [resource] = words.resources
  if (!resource || words.resources.length > 1) return []
  const rows = resource.rows.length
  return [...sentence.matchAll(cohort)].flatMap((match): LooseReading[] => {
    const [all, text = ''] = match
    const said = cardinal(text.toLowerCase())
    if (said === undefined || said < 3) return []
    const start =
      match.index +
      all.indexOf(
        text,
        all.toLowerCase().lastIndexOf(text.toLowerCase()) >= 0 ? all.indexOf(` ${text}`) + 1 : 0,
      )
    const near = Math.abs(said - rows) <= Math.max(1, Math.round(rows * 0.13))
    if (!near) return []
    return [
      {
        start,
        end: start + text.length,
        words: text,
        agrees: said === rows,
        says: `\`${resource.name}\` has ${rows} rows`,
        expression: `$count(${resource.name})`,
      },
    ]
  })
}

const counted = /\b(\d{1,3}(?:,\d{3})+|\d{2,7}) ([a-z]{4,20})\b/gi

/** "1111 participants" where a column counts participants: their sum. */
function sums(sentence: string, words: Lexicon): LooseReading[] {
  return [...sentence.matchAll(counted)].flatMap((match): LooseReading[] => {
    const [, text = '', noun = ''] = match
    const said = Number(text.replaceAll(',', ''))
    return words.resources.flatMap((resource) =>
      resource.fields.flatMap((field): LooseReading[] => {
        if (field.type !== 'integer' || !isTitle(field, noun)) return []
        const sum = resource.rows.reduce((total, { values }) => {
          const value = values[field.name]
          return typeof value === 'number' ? total + value : total
        }, 0)
        // Another size is another thing: the participants of one study.
        if (Math.abs(said - sum) > sum * 0.03) return []
        return [
          {
            start: match.index,
            end: match.index + text.length,
            words: text,
            agrees: said === sum,
            says: `the sum of \`${field.name}\` is ${sum}`,
            expression: `$sum(${resource.name}.${field.name})`,
          },
        ]
      }),
    )
  })
}

const isTitle = ({ title, name }: DataField, noun: string): boolean =>
  [title, name].some(
    (one) => one !== undefined && stem(one.toLowerCase()) === stem(noun.toLowerCase()),
  )
