/**
 * What medical papers compute from their rows: percentages, intervals, ratios, survival, groups of rows.
 */
import { ExpressionError } from './expression-error.js'
import type { Origin, Registered } from './functions.js'
import type { Method } from './intervals.js'
import { medianSurvival, survivalAt, type Seen } from './survival.js'

type Row = Record<string, unknown>

/** Functions by name; `origins` knows the rows. The distributions are read only when an interval is asked for. */
export function medicalFunctions(
  origins: WeakMap<object, Origin>,
): ReadonlyMap<string, Registered> {
  const seenOf = (rows: readonly Row[], time: string, event: string): Seen[] => {
    for (const column of [time, event]) checkColumn(rows, column, origins)
    return rows.flatMap((row) => {
      const [at, happened] = [row[time], row[event]]
      if (at === undefined || happened === undefined) return []
      if (typeof at !== 'number' || at < 0)
        throw new ExpressionError(`Unexpected value of \`${time}\`, expected a time from 0 on`)
      return [{ time: at, event: yesOrNo(happened, event) }]
    })
  }
  return new Map<string, Registered>([
    [
      'percent',
      {
        call: (part: number, whole: number) =>
          part !== undefined && whole ? (100 * part) / whole : undefined,
        signature: '<nn:n>',
      },
    ],
    [
      'proportionInterval',
      {
        call: async (part: number, whole: number, method?: Method, level?: number) =>
          (await import('./intervals.js')).proportionInterval(part, whole, method, level),
        signature: '<nns?n?:a<n>>',
      },
    ],
    [
      'meanInterval',
      {
        call: async (values: number[], level?: number) =>
          (await import('./intervals.js')).meanInterval(values ?? [], level),
        signature: '<a<n>n?:a<n>>',
      },
    ],
    [
      'riskRatio',
      {
        call: async (a: number, n: number, c: number, m: number, level?: number) =>
          (await import('./intervals.js')).riskRatio(a, n, c, m, level),
        signature: '<nnnnn?:a<n>>',
      },
    ],
    [
      'oddsRatio',
      {
        call: async (a: number, b: number, c: number, d: number, level?: number) =>
          (await import('./intervals.js')).oddsRatio(a, b, c, d, level),
        signature: '<nnnnn?:a<n>>',
      },
    ],
    [
      'survival',
      {
        call: (rows: Row[], time: string, event: string, at: number) =>
          survivalAt(seenOf(rows ?? [], time, event), at),
        signature: '<a<o>ssn:n>',
      },
    ],
    [
      'medianSurvival',
      {
        call: (rows: Row[], time: string, event: string) =>
          medianSurvival(seenOf(rows ?? [], time, event)),
        signature: '<a<o>ss:n>',
      },
    ],
    [
      'groups',
      {
        call: (rows: Row[], column: string) => groups(rows ?? [], column, origins),
        signature: '<a<o>s:a<o>>',
      },
    ],
  ])
}

/** Rows with the same value of a column together, `{key, rows}` each, in the order of their first rows; rows without a value are in none. */
function groups(
  rows: readonly Row[],
  column: string,
  origins: WeakMap<object, Origin>,
): Array<{ key: unknown; rows: Row[] }> {
  checkColumn(rows, column, origins)
  const found = new Map<unknown, Row[]>()
  for (const row of rows) {
    const key = row[column]
    if (key === undefined) continue
    if (typeof key === 'object')
      throw new ExpressionError(
        `Unexpected groups by \`${column}\`, whose cells list several, expected a column of single values`,
      )
    const same = found.get(key)
    if (same) same.push(row)
    else found.set(key, [row])
  }
  return [...found].map(([key, same]) => ({ key, rows: same }))
}

function checkColumn(rows: readonly Row[], column: string, origins: WeakMap<object, Origin>): void {
  const [first] = rows
  const origin = first && origins.get(first)
  if (first && !origin)
    throw new ExpressionError('Unexpected objects that are no rows, expected rows of the data')
  if (origin && !origin.resource.fields.some(({ name }) => name === column))
    throw new ExpressionError(
      `Unexpected column \`${column}\`, expected one of \`${origin.resource.name}\``,
    )
}

function yesOrNo(value: unknown, column: string): boolean {
  if (typeof value === 'boolean') return value
  if (value === 0 || value === 1) return value === 1
  throw new ExpressionError(
    `Unexpected value of \`${column}\`, expected true or false, or 1 for the event and 0 for none`,
  )
}
