/**
 * How many a group of rows is: of rows, and of the individuals that several rows are of.
 */
import type { Resource } from '../../document/inputs.js'
import { individualColumns } from '../sweep/row-unit.js'
import { countOf, nameIn, rowsWith } from './predicate.js'
import { countIn, groupInWords, individualsIn, predicatesOf, type RowGroup } from './rows.js'

export interface Tally {
  group: RowGroup
  count: number
  /** In words: "4 of 15 rows have `sex` female". */
  says: string
  expression: string
}

/** The tallies of some groups, in their order; those that would cost too much are left out. */
export const talliesOf = (resource: Resource, groups: readonly RowGroup[]): Tally[] =>
  groups.flatMap((group) => [...rowTally(resource, group), ...individualTallies(resource, group)])

function rowTally(resource: Resource, group: RowGroup): Tally[] {
  const count = countIn(resource, group)
  if (count === undefined) return []
  const rows = resource.rows.length
  return [
    {
      group,
      count,
      says:
        group.length === 0
          ? `\`${resource.name}\` has ${rows} rows`
          : `${count} of ${rows} rows ${count === 1 ? 'has' : 'have'} ${groupInWords(group)}`,
      expression: countOf(resource.name, predicatesOf(group)),
    },
  ]
}

const individualTallies = (resource: Resource, group: RowGroup): Tally[] =>
  individualColumns(resource).flatMap((field): Tally[] => {
    const count = individualsIn(resource, group, field)
    if (count === undefined) return []
    const rows = rowsWith(resource.name, predicatesOf(group))
    return [
      {
        group,
        count,
        says: `the rows${group.length === 0 ? '' : ` with ${groupInWords(group)}`} have ${count} different \`${field.name}\``,
        expression: `$count($distinct(${rows}.${nameIn(field.name)}))`,
      },
    ]
  })
