/**
 * What is left when some rows are taken away: "all but one", "the remaining three".
 */
import type { SentenceElement } from '../sweep/elements.js'
import type { Condition, NamedCondition } from './condition.js'
import type { Lexicon } from '../sweep/lexicon.js'
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

/** "Two dogs relapsed, whereas the remaining 20 did not": all rows but those that were counted before. */
export function remainingReadings(
  here: readonly SentenceElement[],
  counted: readonly LooseReading[],
  { resources }: Lexicon,
): LooseReading[] {
  const [resource] = resources
  if (!resource || resources.length > 1) return []
  const rows = resource.rows.length
  return here.flatMap((element, index): LooseReading[] => {
    if (element.kind !== 'number' || !/^(?:remaining|other)$/i.test(here[index - 1]?.text ?? ''))
      return []
    const before = counted.filter(({ end, agrees }) => agrees && end <= element.start)
    const starts = [...new Set(before.map(({ start }) => start))]
    const taken = here.flatMap((one) =>
      one.kind === 'number' && starts.includes(one.start) && one.value < rows ? [one.value] : [],
    )
    const left = rows - taken.reduce((sum, value) => sum + value, 0)
    if (taken.length === 0 || left <= 0) return []
    return [
      {
        start: element.start,
        end: element.end,
        words: element.text,
        agrees: element.value === left,
        kind: 'rest',
        says: `${left} of ${rows} rows are left without ${taken.join(' and ')}`,
        expression: `$count(${nameIn(resource.name)}) - ${taken.join(' - ')}`,
        isWeak: Math.abs(element.value - left) > 1,
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
