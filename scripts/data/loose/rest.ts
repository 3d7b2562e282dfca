/**
 * What is left when some rows are taken away: "all but one", "the remaining three".
 */
import type { SentenceElement } from '../sweep/elements.js'
import type { Condition, NamedCondition } from './condition.js'
import type { LooseReading } from './reading.js'
import { nameIn } from './predicate.js'
import { countIn, predicatesOf, groupInWords, type RowGroup } from './rows.js'

const exception =
  /\b(?:(?:all|each|every)(?: [\p{L}]+){0,2} (?:but|except|except for|save)|with the exception of)$/u

/** "All but two patients were women": the rows that are not. */
export function exceptionReadings(
  here: readonly SentenceElement[],
  named: readonly NamedCondition[],
): LooseReading[] {
  return here.flatMap((element, index): LooseReading[] => {
    if (element.kind !== 'number') return []
    const before = here
      .slice(Math.max(0, index - 5), index)
      .map(({ text }) => text.toLowerCase())
      .join(' ')
    if (!exception.test(before)) return []
    const behind = named.filter(({ start }) => start >= element.end)
    const [first] = behind
    const [meaning] = first?.meanings ?? []
    if (!first || !meaning || first.meanings.length > 1) return []
    const group: RowGroup = [[meaning]]
    const { resource } = meaning
    const count = countIn(resource, group)
    if (count === undefined) return []
    const left = resource.rows.length - count
    const known = countIn(resource, [[isFilled(meaning)]])
    return [
      {
        start: element.start,
        end: element.end,
        words: element.text,
        agrees: element.value === left || element.value === (known ?? 0) - count,
        kind: 'rest',
        says: `${left} of ${resource.rows.length} rows have not ${groupInWords(group)}`,
        expression: `$count(${nameIn(resource.name)}[$not(${predicatesOf(group).join(' and ')})])`,
      },
    ]
  })
}

/** That a cell of the column is filled: rows without a value are no exceptions. */
const isFilled = ({ resource, field }: Condition): Condition => ({
  resource,
  field,
  holds: ({ values }) => values[field.name] !== undefined,
  predicate: `$exists(${nameIn(field.name)})`,
  says: `a value of \`${field.name}\``,
})
