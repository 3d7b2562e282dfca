/**
 * What one row stands for, and so how many "patients" some rows are.
 *
 * Where a row is an eye, a tooth or a visit, patients are the distinct values of the column that names them; where no
 * column does, nothing can be said of patients.
 */
import type { DataField, DataRow, Resource } from '../../document/inputs.js'
import { singular } from './morphology.js'
import { individuals } from './words.js'

/** Words (singular) for a part of an individual, or one of many things that happen to one. */
const parts = new Set(
  `eye tooth teeth limb arm leg hand foot finger toe ear knee hip shoulder elbow wrist ankle breast kidney lung
  implant lesion nodule node tumour polyp ulcer wound graft flap fracture aneurysm plaque
  visit session episode attack cycle admission operation procedure biopsy sample specimen measurement scan injection
  dose seizure pregnancy birth`.split(/\s+/),
)

/** Counts rows as what `nouns` (singular) name; nothing when a row may be less than one of them. */
export type Counting = (rows: readonly DataRow[]) => number

/** How `nouns`, the words that say what is counted, count the rows of a resource; none: the rows are spoken of. */
export function counting(resource: Resource, nouns: readonly string[]): Counting | undefined {
  const { repeated, isOfMany } = shapeOf(resource)
  const own = singular(resource.name)
  // A row with a number of patients is a study: "five patients" are none of the rows.
  if (isOfMany && !nouns.includes(own) && nouns.some((noun) => people.has(noun))) return undefined
  if (rowsAreIndividuals(resource)) return (rows) => rows.length
  for (const noun of nouns) {
    const field = repeated.get(noun) ?? (people.has(noun) ? personColumn(repeated) : undefined)
    if (field) return (rows) => new Set(rows.map((row) => row.raw[field.name])).size
  }
  return nouns.includes(own) ? (rows) => rows.length : undefined
}

/** Whether each row stands for one of what the data are about, so that groups of rows can be counted as rows. */
export function rowsAreIndividuals(resource: Resource): boolean {
  const { repeated, isPart } = shapeOf(resource)
  return repeated.size === 0 && !isPart
}

/** The columns by which several rows are of one individual: the patient of two eyes. */
export const individualColumns = (resource: Resource): readonly DataField[] => [
  ...shapeOf(resource).repeated.values(),
]

const people = new Set(
  'patient case subject participant individual person man woman male female boy girl child'.split(
    ' ',
  ),
)

const personColumn = (repeated: ReadonlyMap<string, DataField>): DataField | undefined =>
  [...repeated].find(([noun]) => people.has(noun))?.[1]

interface Shape {
  /** Columns that name individuals of whom there are several rows, by the noun that their title is. */
  repeated: ReadonlyMap<string, DataField>
  /** The resource is named after a part of an individual. */
  isPart: boolean
  /** A column says how many individuals each row is of. */
  isOfMany: boolean
}

const known = new WeakMap<Resource, Shape>()

function shapeOf(resource: Resource): Shape {
  const shape = known.get(resource) ?? readShape(resource)
  known.set(resource, shape)
  return shape
}

function readShape(resource: Resource): Shape {
  const repeated = new Map<string, DataField>()
  for (const field of resource.fields) {
    const noun = nounOf(field)
    if (!noun) continue
    const values = resource.rows.flatMap(({ values }) =>
      values[field.name] === undefined ? [] : [String(values[field.name])],
    )
    if (new Set(values).size < values.length) repeated.set(noun, field)
  }
  const first = resource.fields[0]
  const isPart =
    parts.has(singular(resource.name)) || (first !== undefined && parts.has(singular(first.name)))
  return { repeated, isPart, isOfMany: resource.fields.some(countsIndividuals) }
}

/** Whether a column is "Patients" or "Number of patients". */
const countsIndividuals = ({ type, title, name }: DataField): boolean =>
  type === 'integer' &&
  [title, name].some((text) => {
    const [, noun = ''] =
      /^(?:(?:total )?(?:number|no\.?|n)[ _]of[ _])?([\p{L}]+s)$/iu.exec(text ?? '') ?? []
    return people.has(singular(noun)) && singular(noun) !== noun.toLowerCase()
  })

/** The noun for individuals that a column's title or name is: "Patient", "patient_id", "Case no.". */
function nounOf({ title, name, categories }: DataField): string | undefined {
  if (categories.size > 0) return undefined
  for (const text of [title, name]) {
    const words = (text ?? '')
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter(Boolean)
    const rest = words.filter((word) => !/^(?:id|no|nr|number|code|key)$/.test(word))
    // "Patients" says how many there are, "Patient" which one.
    if (rest.length === words.length && singular(rest[0] ?? '') !== rest[0]) continue
    if (rest.length === 1 && individuals.has(singular(rest[0] ?? '')))
      return singular(rest[0] ?? '')
  }
  return undefined
}
