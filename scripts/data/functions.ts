/**
 * What expressions may call beside JSONata's own: statistics, durations, words, and what a cell said.
 *
 * Some of JSONata's own are replaced, for theirs take more than linear time or make texts without bound.
 */
import type { DataRow, DataValue, Resource } from '../document/inputs.js'
import { expressionBounds } from './bounds.js'
import { durationText } from './duration.js'
import { ExpressionError } from './expression-error.js'
import { medicalFunctions } from './medical-functions.js'
import { median, quantile, standardDeviation } from './statistics.js'
import { inWords } from './words.js'

/** A function, and JSONata's signature of it. `this.input` is the context that it is called in. */
export interface Registered {
  call: (this: { input: unknown }, ...parameters: never[]) => unknown
  signature: string
}

/** Where a row of an expression came from. */
export interface Origin {
  row: DataRow
  resource: Resource
  index: number
}

/** All functions by name; `origins` knows the rows. */
export function registeredFunctions(
  origins: WeakMap<object, Origin>,
): ReadonlyMap<string, Registered> {
  const cell = (
    input: unknown,
    column: string,
  ): { origin: Origin; value: DataValue | undefined } => {
    const origin = typeof input === 'object' && input ? origins.get(input) : undefined
    if (!origin)
      throw new ExpressionError(
        `Unexpected column \`${column}\` outside a row, expected it in a predicate or in a table's cell`,
      )
    return { origin, value: origin.row.values[column] }
  }
  return new Map<string, Registered>([
    ...medicalFunctions(origins),
    ['median', { call: (values: number[]) => median(values ?? []), signature: '<a<n>:n>' }],
    ['sd', { call: (values: number[]) => standardDeviation(values ?? []), signature: '<a<n>:n>' }],
    [
      'quantile',
      {
        call: (values: number[], p: number, type?: number) =>
          quantile(values ?? [], p, readType(type)),
        signature: '<a<n>nn?:n>',
      },
    ],
    [
      'iqr',
      {
        call: (values: number[], type?: number) =>
          [0.25, 0.75].flatMap((p) => quantile(values ?? [], p, readType(type)) ?? []),
        signature: '<a<n>n?:a<n>>',
      },
    ],
    [
      'share',
      {
        call: (part: number, whole: number) =>
          part !== undefined && whole ? part / whole : undefined,
        signature: '<nn:n>',
      },
    ],
    [
      'words',
      {
        call: (value: number | undefined) =>
          value === undefined ? undefined : (inWords(value) ?? String(value)),
        signature: '<n:s>',
      },
    ],
    [
      'duration',
      {
        call: (months: number | undefined) =>
          months === undefined ? undefined : durationText(months),
        signature: '<n:s>',
      },
    ],
    [
      'months',
      { call: (from: string, to: string) => between(from, to, monthsBetween), signature: '<ss:n>' },
    ],
    [
      'days',
      { call: (from: string, to: string) => between(from, to, daysBetween), signature: '<ss:n>' },
    ],
    [
      'raw',
      {
        call(column: string) {
          return cell(this.input, column).origin.row.raw[column]
        },
        signature: '<s:s>',
      },
    ],
    [
      'missing',
      {
        call(column: string) {
          return cell(this.input, column).value === undefined
        },
        signature: '<s:b>',
      },
    ],
    [
      'label',
      {
        call(column: string) {
          return label(column, cell(this.input, column))
        },
        signature: '<s:s>',
      },
    ],
    ['pad', { call: pad, signature: '<s-ns?:s>' }],
    ['join', { call: join, signature: '<a<s>s?:s>' }],
    ['replace', { call: replace, signature: '<s-(sf)sn?:s>' }],
    ['distinct', { call: distinct, signature: '<x:x>' }],
    ['sort', { call: sort, signature: '<af?:a>' }],
  ])
}

function readType(type: number | undefined): 2 | 7 {
  if (type !== undefined && type !== 2 && type !== 7)
    throw new ExpressionError(`Unexpected quantile type ${type}, expected 2 or 7`)
  return type ?? 7
}

function label(
  column: string,
  { origin, value }: { origin: Origin; value: DataValue | undefined },
): string {
  const field = origin.resource.fields.find(({ name }) => name === column)
  const raw = origin.row.raw[column] ?? ''
  if (value === undefined) return field?.missing.get(raw) || raw
  const parts = Array.isArray(value) ? (value as readonly string[]) : [String(value)]
  return parts
    .map((part) => field?.categories.get(part)?.label ?? (parts.length > 1 ? part : raw))
    .join(field?.separator ?? ', ')
}

/** Parts of an ISO date, "2026", "2026-11" or "2026-11-22". */
function between(
  from: string,
  to: string,
  measure: (from: readonly number[], to: readonly number[]) => number,
): number | undefined {
  if (from === undefined || to === undefined) return undefined
  const [start, end] = [from, to].map((text) => {
    if (!/^\d{4}(?:-\d\d){0,2}$/.test(text))
      throw new ExpressionError(`Unexpected \`${text}\`, expected a date such as 2026-11-22`)
    return text.split('-').map(Number)
  })
  return measure(start ?? [], end ?? [])
}

/** Whole months from one date to another; an unfinished month does not count. */
function monthsBetween(
  [year = 0, month = 1, day = 1]: readonly number[],
  [toYear = 0, toMonth = 1, toDay = 1]: readonly number[],
): number {
  const months = (toYear - year) * 12 + toMonth - month
  if (months > 0 && toDay < day) return months - 1
  return months < 0 && toDay > day ? months + 1 : months
}

function daysBetween(
  [year = 0, month = 1, day = 1]: readonly number[],
  [toYear = 0, toMonth = 1, toDay = 1]: readonly number[],
): number {
  return Math.round(
    (Date.UTC(toYear, toMonth - 1, toDay) - Date.UTC(year, month - 1, day)) / 86_400_000,
  )
}

function checkLength(length: number): void {
  if (length > expressionBounds.text)
    throw new ExpressionError(
      `Unexpected text of ${length} characters, expected at most ${expressionBounds.text}`,
    )
}

function pad(text: string | undefined, width: number, filling = ' '): string | undefined {
  if (text === undefined) return undefined
  checkLength(Math.abs(width))
  const wanted = Math.trunc(Math.abs(width))
  return width < 0 ? text.padStart(wanted, filling || ' ') : text.padEnd(wanted, filling || ' ')
}

function join(texts: readonly string[] | undefined, separator = ''): string | undefined {
  if (texts === undefined) return undefined
  checkLength(texts.reduce((sum, text) => sum + text.length + separator.length, 0))
  return texts.join(separator)
}

/** A match as JSONata's regular expressions give it. */
interface Found {
  match: string
  start: number
  end: number
  groups: string[]
}
type Pattern =
  string | ((text: string, from?: number) => Found | undefined | Promise<Found | undefined>)

/** Replaces every match, or the first `limit`; in the replacement of a regular expression `$0`, `$1` … stand for what it matched. */
async function replace(
  text: string | undefined,
  pattern: Pattern,
  replacement: string,
  limit = Number.MAX_SAFE_INTEGER,
): Promise<string | undefined> {
  if (text === undefined) return undefined
  let result = ''
  let at = 0
  for (let count = 0; count < limit; count++) {
    const found = await find(text, pattern, at)
    if (!found) break
    if (found.end === found.start)
      throw new ExpressionError(
        'Unexpected pattern that matches nothing at all, expected one that takes a character',
      )
    const filling =
      typeof pattern === 'string'
        ? replacement
        : replacement.replace(/\$(\$|\d)/g, (_, sign: string) =>
            sign === '$'
              ? '$'
              : sign === '0'
                ? found.match
                : (found.groups[Number(sign) - 1] ?? ''),
          )
    result += text.slice(at, found.start) + filling
    checkLength(result.length)
    at = found.end
  }
  return result + text.slice(at)
}

async function find(text: string, pattern: Pattern, from: number): Promise<Found | undefined> {
  if (typeof pattern !== 'string') return pattern(text, from)
  const start = text.indexOf(pattern, from)
  return start < 0 ? undefined : { match: pattern, start, end: start + pattern.length, groups: [] }
}

/** Each value once, in order of first appearance. */
function distinct(values: unknown): unknown {
  if (!Array.isArray(values)) return values
  const seen = new Set<unknown>()
  return values.filter((value: unknown) => {
    const identity =
      typeof value === 'object'
        ? `object ${JSON.stringify(value)}`
        : typeof value === 'string'
          ? `text ${value}`
          : value
    return !seen.has(identity) && seen.add(identity)
  })
}

type Swap = (left: unknown, right: unknown) => unknown

/** Sorts numbers, or texts by code unit, or by a function that says whether two are to be swapped. Stable. */
async function sort(
  values: readonly unknown[] | undefined,
  swap?: Swap,
): Promise<unknown[] | undefined> {
  if (values === undefined) return undefined
  const kinds = new Set(values.map((value) => typeof value))
  if (!swap && (kinds.size > 1 || !['number', 'string', undefined].includes([...kinds][0])))
    throw new ExpressionError(
      'Unexpected values to sort, expected numbers, or texts, or a function that compares',
    )
  const wrong: Swap = swap ?? ((left, right) => (left as number) > (right as number))
  let runs = values.map((value) => [value])
  while (runs.length > 1) {
    const merged: unknown[][] = []
    for (let index = 0; index < runs.length; index += 2)
      merged.push(await merge(runs[index] ?? [], runs[index + 1] ?? [], wrong))
    runs = merged
  }
  return runs[0] ?? []
}

async function merge(
  left: readonly unknown[],
  right: readonly unknown[],
  swap: Swap,
): Promise<unknown[]> {
  const result: unknown[] = []
  let [i, j] = [0, 0]
  while (i < left.length && j < right.length)
    result.push((await swap(left[i], right[j])) ? right[j++] : left[i++])
  return [...result, ...left.slice(i), ...right.slice(j)]
}
