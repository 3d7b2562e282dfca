/**
 * A Frictionless Table Schema (v1 and v2) → fields with all that their cells need: type, form, missing values,
 * constraints.
 */
import type { DataField, DataValue } from '../document/inputs.js'
import { readCell, type Lexical } from './cells.js'
import { didYouMean, oneOf } from '../closest.js'
import { readConstraints, type Constraint } from './constraints.js'
import { Descriptor, type Faults } from './descriptor.js'

/** A field, and how its cells are read and judged. */
export interface SchemaField extends DataField {
  lexical: Lexical
  required: boolean
  unique: boolean
  constraints: readonly Constraint[]
}
export type FieldsMatch = 'exact' | 'equal' | 'subset' | 'superset' | 'partial'
export interface Schema {
  fields: SchemaField[]
  fieldsMatch: FieldsMatch
  primaryKey: string[]
  uniqueKeys: string[][]
  descriptor: Descriptor
}

const types: Readonly<Record<string, DataField['type']>> = {
  string: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  year: 'year',
  yearmonth: 'yearmonth',
  any: 'string',
  list: 'string',
  time: 'string',
  datetime: 'string',
  duration: 'string',
}
const constraintKeys =
  'required unique minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum jsonSchema pattern enum'.split(
    ' ',
  )
const fieldKeys =
  'name type format title description example examples constraints rdfType categories categoriesOrdered missingValues unit decimalChar groupChar bareNumber trueValues falseValues separator delimiter itemType'.split(
    ' ',
  )
const matches: readonly FieldsMatch[] = ['exact', 'equal', 'subset', 'superset', 'partial']

/** Missing values by their written form; the package's stand where the schema or the field has none of its own. */
export type Missing = ReadonlyMap<string, string>

/** Missing values that `descriptor` declares, else `inherited`. */
export function readMissing(descriptor: Descriptor, inherited: Missing): Missing {
  const declared = descriptor.labelled('missingValues')
  return declared ? new Map(declared.map(({ value, label }) => [value, label ?? value])) : inherited
}

/** The schema of a resource. Patterns are compiled, hence a promise: the linear engine is loaded only when there is one. */
export async function readSchema(
  descriptor: Descriptor,
  inherited: Missing,
  faults: Faults,
): Promise<Schema> {
  const missing = readMissing(descriptor, inherited)
  const fields: SchemaField[] = []
  for (const item of descriptor.items('fields') ?? []) {
    const field = Descriptor.of(item, 'a field', faults)
    const read = field && (await readField(field, missing, faults))
    if (!read) continue
    if (fields.some(({ name }) => name === read.name))
      faults.add(
        field.place('name'),
        `Unexpected second field \`${read.name}\`, expected each name once`,
      )
    else fields.push(read)
  }
  const names = new Set(fields.map(({ name }) => name))
  const known = (keys: string[]): string[] =>
    keys.filter((key) => {
      if (!names.has(key))
        faults.add(
          descriptor.place('primaryKey'),
          `Unexpected key of \`${key}\`, expected a field${didYouMean(key, names)}`,
        )
      return names.has(key)
    })
  const fieldsMatch = descriptor.texts('fieldsMatch')?.[0] ?? 'exact'
  if (!(matches as readonly string[]).includes(fieldsMatch))
    faults.add(
      descriptor.place('fieldsMatch'),
      `Unexpected \`${fieldsMatch}\`, expected ${oneOf(matches)}`,
    )
  return {
    fields,
    fieldsMatch: fieldsMatch as FieldsMatch,
    primaryKey: known(descriptor.texts('primaryKey') ?? []),
    uniqueKeys: (descriptor.items('uniqueKeys') ?? []).map((item) =>
      known(
        item.kind === 'array'
          ? item.items.flatMap((key) => (key.kind === 'string' ? key.value : []))
          : [],
      ),
    ),
    descriptor,
  }
}

async function readField(
  descriptor: Descriptor,
  inherited: Missing,
  faults: Faults,
): Promise<SchemaField | undefined> {
  const name = descriptor.text('name')
  if (!name) {
    faults.add(descriptor.position, 'Unexpected field without a `name`, expected one')
    return undefined
  }
  const type = readType(descriptor, name, faults)
  const lexical = readLexical(descriptor)
  const rules = descriptor.object('constraints')
  descriptor.meant(fieldKeys)
  rules?.meant(constraintKeys)
  for (const key of constraintKeys)
    if (descriptor.get(key))
      faults.add(
        descriptor.place(key),
        `Unexpected \`${key}\` beside the type of field \`${name}\`, expected it in \`constraints\``,
      )
  const categories = readCategories(descriptor, rules)
  const field: SchemaField = {
    name,
    type,
    title: descriptor.text('title'),
    unit: descriptor.text('unit'),
    separator:
      descriptor.text('separator') ??
      (descriptor.text('type') === 'list' ? (descriptor.text('delimiter') ?? ',') : undefined),
    categories,
    missing: readMissing(descriptor, inherited),
    position: descriptor.place('name'),
    lexical,
    required: rules?.flag('required') ?? false,
    unique: rules?.flag('unique') ?? false,
    constraints: [],
  }
  const read = (text: string): DataValue | undefined => readCell(text, type, lexical)
  const declared = descriptor.items('categories') ? [...categories.keys()] : undefined
  return { ...field, constraints: await readConstraints(rules, declared, field, read, faults) }
}

function readType(descriptor: Descriptor, name: string, faults: Faults): DataField['type'] {
  const written = descriptor.text('type') ?? 'string'
  const type = Object.hasOwn(types, written) ? types[written] : undefined
  if (!type)
    faults.add(
      descriptor.place('type'),
      `Unexpected type \`${written}\` of field \`${name}\`, expected ${oneOf(['string', 'integer', 'number', 'boolean', 'date', 'year', 'yearmonth'])}${didYouMean(written, Object.keys(types))}`,
    )
  return type ?? 'string'
}

function readLexical(descriptor: Descriptor): Lexical {
  const format = descriptor.text('format')
  return {
    decimalChar: descriptor.text('decimalChar') ?? '.',
    groupChar: descriptor.text('groupChar') ?? '',
    bareNumber: descriptor.flag('bareNumber') ?? true,
    trueValues: descriptor.texts('trueValues') ?? ['true', 'True', 'TRUE', '1'],
    falseValues: descriptor.texts('falseValues') ?? ['false', 'False', 'FALSE', '0'],
    format: format?.includes('%') ? format : undefined,
  }
}

/** Category words: those declared, else the values that the field is limited to, each its own label. */
function readCategories(
  descriptor: Descriptor,
  rules: Descriptor | undefined,
): DataField['categories'] {
  const declared = descriptor.labelled('categories') ?? rules?.labelled('enum') ?? []
  return new Map(
    declared.map(({ value, label, synonyms }) => [value, { label: label ?? value, synonyms }]),
  )
}
