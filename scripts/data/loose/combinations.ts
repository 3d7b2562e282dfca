/**
 * Which groups of rows a number may count, from what its sentence and those before it name.
 */
import type { NamedCondition } from './condition.js'
import type { RowGroup } from './rows.js'

/** What the sentences before have named, of other columns: "Among them, one man …". */
export function sharedBefore(
  own: RowGroup,
  shared: RowGroup,
  context: readonly NamedCondition[],
): RowGroup {
  const columns = new Set([...own, ...shared].flat().map(({ field }) => field))
  const found: RowGroup[number][] = []
  const reversed = context.toReversed()
  for (const [index, { meanings, isAlternative }] of reversed.entries()) {
    const [one] = meanings
    if (!one || meanings.length > 1 || columns.has(one.field)) continue
    const [other] = isAlternative ? (reversed[index + 1]?.meanings ?? []) : []
    if (one.resource !== own[0]?.[0]?.resource || found.length >= 2) continue
    columns.add(one.field)
    if (other) columns.add(other.field)
    found.push(other && other.resource === one.resource ? [other, one] : [one])
  }
  return found
}

/** What the number counts, alone, with one more condition, and with all that its sentence and those before it name. */
export function combinations(own: RowGroup, shared: RowGroup, before: RowGroup): RowGroup[] {
  const more = [...shared, ...before]
  return withOthers([
    own,
    ...(own.length > 1 ? own.map((one) => [one]) : []),
    ...more.map((one) => [...own, one]),
    ...(shared.length > 1 ? [[...own, ...shared]] : []),
    ...(before.length > 0 && more.length > 1 ? [[...own, ...more]] : []),
  ])
}

/** What a number most probably counts. */
export const likelyGroups = (own: RowGroup, shared: RowGroup, before: RowGroup): RowGroup[] =>
  withOthers([
    own,
    [...own, ...shared],
    [...own, ...before],
    [...own, ...before.slice(0, 1)],
    [...own, ...shared, ...before],
  ])

/** Groups, and the same with wider values, or with values of a list in one cell: "headache and nausea". */
const withOthers = (groups: readonly RowGroup[]): RowGroup[] =>
  groups.flatMap((group) => [group, ...widened(group), ...together(group)])

function widened(group: RowGroup): RowGroup[] {
  return group.flat().some(({ wider }) => wider)
    ? [group.map((any) => any.map((one) => one.wider ?? one))]
    : []
}

function together(group: RowGroup): RowGroup[] {
  const lists = (any: RowGroup[number]): boolean =>
    any.length > 1 && any.every(({ field }) => field.separator !== undefined)
  return group.some(lists)
    ? [group.flatMap((any) => (lists(any) ? any.map((one) => [one]) : [any]))]
    : []
}
