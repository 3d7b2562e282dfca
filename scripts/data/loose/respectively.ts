/**
 * "Sixteen and 12 subjects … in Odate and Kosaka, respectively": which number belongs to which category.
 */
import type { SentenceElement } from '../sweep/elements.js'
import type { Condition, NamedCondition } from './condition.js'
import { countOf } from './predicate.js'
import type { LooseReading } from './reading.js'
import { countIn, predicatesOf, groupInWords, type RowGroup } from './rows.js'

type NumberElement = Extract<SentenceElement, { kind: 'number' }>

/** The numbers of a list, each with the category that stands at its place in another. */
export function respectively(
  here: readonly SentenceElement[],
  named: readonly NamedCondition[],
): LooseReading[] {
  if (!here.some(({ text }) => /^respectively$/i.test(text))) return []
  return numberLists(here).flatMap((numbers) => {
    const categories = categoryLists(named).filter((list) => list.length === numbers.length)
    const [list] = categories
    if (!list || categories.length > 1) return []
    return numbers.flatMap((number, index) => judge(number, list[index] as Condition))
  })
}

/** Numbers with nothing but commas and "and" between them. */
function numberLists(here: readonly SentenceElement[]): NumberElement[][] {
  const lists: NumberElement[][] = []
  let list: NumberElement[] = []
  for (const element of here) {
    if (element.kind === 'number') list.push(element)
    else if (list.length > 0 && !/^(?:,|and)$/i.test(element.text)) {
      lists.push(list)
      list = []
    }
  }
  return [...lists, list].filter(({ length }) => length > 1)
}

/** Categories of one column, each another, in order. */
function categoryLists(named: readonly NamedCondition[]): Condition[][] {
  const byColumn = new Map<string, Condition[]>()
  for (const { meanings } of named) {
    const [one] = meanings
    if (!one || meanings.length > 1) continue
    const key = `${one.resource.name}\0${one.field.name}`
    const list = byColumn.get(key) ?? []
    byColumn.set(key, list)
    if (!list.some(({ predicate }) => predicate === one.predicate)) list.push(one)
  }
  return [...byColumn.values()]
}

function judge({ start, end, text: words, value }: NumberElement, one: Condition): LooseReading[] {
  const group: RowGroup = [[one]]
  const count = countIn(one.resource, group)
  if (count === undefined || value > one.resource.rows.length) return []
  return [
    {
      start,
      end,
      words,
      agrees: count === value,
      kind: 'category',
      says: `${count} of ${one.resource.rows.length} rows have ${groupInWords(group)}`,
      expression: countOf(one.resource.name, predicatesOf(group)),
    },
  ]
}
