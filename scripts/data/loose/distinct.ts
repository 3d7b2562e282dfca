/**
 * "from five countries", "in three centres": how many values a column has.
 */
import type { DataField, Resource } from '../../document/inputs.js'
import type { SentenceElement } from '../sweep/elements.js'
import type { Lexicon } from '../sweep/lexicon.js'
import { singular, stem } from '../sweep/morphology.js'
import { nameIn, titleOf } from './predicate.js'
import type { LooseReading } from './reading.js'

/** Each number of a sentence before the noun that a column of categories is called by. */
export function distinctIn(
  here: readonly SentenceElement[],
  { resources }: Lexicon,
): LooseReading[] {
  return here.flatMap((element, index): LooseReading[] => {
    if (element.kind !== 'number') return []
    const next = here[index + 1]
    const isDifferent = /^(?:different|distinct|separate|various)$/i.test(next?.text ?? '')
    const noun = isDifferent ? here[index + 2] : next
    const isFrom = /^(?:from|in|across|at|with|of|into|by)$/i.test(here[index - 1]?.text ?? '')
    if (!noun || singular(noun.text) === noun.text.toLowerCase()) return []
    return resources.flatMap((resource) =>
      resource.fields.flatMap((field): LooseReading[] => {
        const values = valuesOf(resource, field, noun.text)
        if (values === undefined) return []
        const isNear = Math.abs(values - element.value) <= Math.max(1, 0.1 * values)
        return [
          {
            start: element.start,
            end: element.end,
            words: element.text,
            agrees: values === element.value,
            kind: 'distinct',
            says: `\`${field.name}\` has ${values} different values`,
            expression: `$count($distinct(${nameIn(resource.name)}.${nameIn(field.name)}))`,
            isWeak: !isNear || !(isFrom || isDifferent),
          },
        ]
      }),
    )
  })
}

const known = new WeakMap<DataField, number>()

/** How many values a column has whose title `noun` is the plural of; nothing for a column of numbers or a key. */
function valuesOf({ rows }: Resource, field: DataField, noun: string): number | undefined {
  const title = titleOf(field)
  if (field.type !== 'string' || title.length !== 1 || stem(title[0] ?? '') !== stem(noun))
    return undefined
  const before = known.get(field)
  const count =
    before ??
    new Set(rows.flatMap(({ values }) => values[field.name] ?? []).map((value) => String(value)))
      .size
  known.set(field, count)
  return count < rows.length ? count : undefined
}
