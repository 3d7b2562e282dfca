/**
 * How many rows have some conditions, each counted once for an article.
 */
import type { DataField, DataRow, Resource } from '../../document/inputs.js'
import type { Condition } from './condition.js'

/** Alternatives of one place ("Odate or Kosaka"): any of them. */
export type RowGroup = readonly (readonly Condition[])[]

/** Looks at rows that one table may cost; a number that would cost more is not read. */
const most = 40_000_000

interface Memory {
  counts: Map<string, number>
  summaries: Map<string, number | undefined>
  looks: number
}
const memories = new WeakMap<Resource, Memory>()

function memoryOf(resource: Resource): Memory {
  const memory = memories.get(resource) ?? {
    counts: new Map<string, number>(),
    summaries: new Map<string, number | undefined>(),
    looks: 0,
  }
  memories.set(resource, memory)
  return memory
}

/** How many rows have been looked at for a table, for tests of growth. */
export const looksAt = (resource: Resource): number => memories.get(resource)?.looks ?? 0

const inGroup = (row: DataRow, group: RowGroup): boolean =>
  group.every((any) => any.some(({ holds }) => holds(row)))

/** How many rows have one of each set of alternatives; nothing when too much was counted before. */
export function countIn(resource: Resource, group: RowGroup): number | undefined {
  if (group.length === 0) return resource.rows.length
  const memory = memoryOf(resource)
  const key = predicatesOf(group).toSorted().join('\0')
  const known = memory.counts.get(key)
  if (known !== undefined) return known
  memory.looks += resource.rows.length * group.flat().length
  if (memory.looks > most) return undefined
  const count = resource.rows.reduce((sum, row) => sum + Number(inGroup(row, group)), 0)
  memory.counts.set(key, count)
  return count
}

/** How many individuals the rows of a group are of, by a column that names them. */
export function individualsIn(
  resource: Resource,
  group: RowGroup,
  { name }: DataField,
): number | undefined {
  const memory = memoryOf(resource)
  const key = [`\0${name}`, ...predicatesOf(group).toSorted()].join('\0')
  const known = memory.counts.get(key)
  if (known !== undefined) return known
  memory.looks += resource.rows.length * (1 + group.flat().length)
  if (memory.looks > most) return undefined
  const count = new Set(
    resource.rows.filter((row) => inGroup(row, group)).map(({ raw }) => raw[name]),
  ).size
  memory.counts.set(key, count)
  return count
}

/** What `summarize` makes of the numbers of a column in a group, once for each `name`; nothing when too much was read before. */
export function summaryIn(
  resource: Resource,
  group: RowGroup,
  column: string,
  name: string,
  summarize: (values: readonly number[]) => number | undefined,
): number | undefined {
  const memory = memoryOf(resource)
  const key = [name, column, ...predicatesOf(group).toSorted()].join('\0')
  if (memory.summaries.has(key)) return memory.summaries.get(key)
  memory.looks += resource.rows.length * (1 + group.flat().length)
  if (memory.looks > most) return undefined
  const summary = summarize(
    resource.rows.flatMap((row) => {
      const value = row.values[column]
      return typeof value === 'number' && inGroup(row, group) ? [value] : []
    }),
  )
  memory.summaries.set(key, summary)
  return summary
}

/** The predicates of a group, for an expression. */
export const predicatesOf = (group: RowGroup): string[] =>
  group.map((any) =>
    any.length === 1
      ? (any[0]?.predicate ?? '')
      : `(${any.map(({ predicate }) => predicate).join(' or ')})`,
  )

/** A group in words, behind "rows have". */
export const groupInWords = (group: RowGroup): string =>
  group.map((any) => any.map(({ says }) => says).join(' or ')).join(' and ')
