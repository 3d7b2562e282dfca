/**
 * Cells of a row that a sentence names by its key: "Case 3 was a 42-year-old man".
 */
import type { DataField, DataRow, Resource } from '../../document/inputs.js'
import type { SentenceElement } from '../sweep/elements.js'
import { singular } from '../sweep/morphology.js'
import type { Lexicon } from '../sweep/lexicon.js'
import { nameIn, quotedText } from './predicate.js'
import type { LooseReading } from './reading.js'

/** The numbers of a sentence that stand in a cell of a row which it names. */
export function cellsIn(here: readonly SentenceElement[], { resources }: Lexicon): LooseReading[] {
  return resources.flatMap((resource) => {
    const [key] = resource.fields
    if (!key) return []
    const rows = rowsNamed(here, resource, key)
    return rows.flatMap((row) => here.flatMap((element) => cellsOf(element, row, resource, key)))
  })
}

function rowsNamed(
  here: readonly SentenceElement[],
  resource: Resource,
  key: DataField,
): DataRow[] {
  const name = singular(key.title ?? key.name)
  const keys = here.flatMap((element, index) =>
    element.kind === 'number' && singular(here[index - 1]?.text ?? '') === name
      ? [element.value]
      : [],
  )
  return keys.length === 0
    ? []
    : resource.rows.filter(({ values }) => keys.includes(values[key.name] as number))
}

function cellsOf(
  element: SentenceElement,
  row: DataRow,
  resource: Resource,
  key: DataField,
): LooseReading[] {
  if (element.kind !== 'number') return []
  const id = row.values[key.name]
  return resource.fields.flatMap((field): LooseReading[] =>
    field === key || row.values[field.name] !== element.value
      ? []
      : [
          {
            start: element.start,
            end: element.end,
            words: element.text,
            agrees: true,
            kind: 'cell',
            says: `\`${field.name}\` of \`${key.name}\` ${String(id)} is ${element.value}`,
            expression: `${nameIn(resource.name)}[${nameIn(key.name)} = ${typeof id === 'number' ? id : quotedText(String(id))}].${nameIn(field.name)}`,
          },
        ],
  )
}
