/**
 * What a field's cells may be, beyond their type (Table Schema § Constraints).
 */
import type { DataField, DataValue } from '../document/inputs.js'
import { didYouMean, oneOf } from '../closest.js'
import { type Descriptor, type Faults, scalarText } from './descriptor.js'
import { expectedForms } from './cells.js'

/** What is wrong with one value, as the end of "Unexpected `x`, expected …"; nothing when all is well. */
export type Constraint = (value: DataValue, text: string) => string | undefined

type Read = (text: string) => DataValue | undefined

/** The constraints of a field; `categories` limit its values as an `enum` does. */
export async function readConstraints(
  rules: Descriptor | undefined,
  categories: readonly string[] | undefined,
  field: DataField,
  read: Read,
  faults: Faults,
): Promise<Constraint[]> {
  const constraints: Constraint[] = []
  const listed = categories ?? rules?.items('enum')?.flatMap((item) => scalarText(item) ?? [])
  if (listed) constraints.push(oneOfValues(listed, field, read, rules, faults))
  if (!rules) return constraints
  for (const key of ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const) {
    const constraint = bound(key, rules, field, read, faults)
    if (constraint) constraints.push(constraint)
  }
  const [shortest, longest] = [rules.number('minLength'), rules.number('maxLength')]
  if (shortest !== undefined)
    constraints.push((_, text) =>
      text.length < shortest ? `at least ${shortest} characters` : undefined,
    )
  if (longest !== undefined)
    constraints.push((_, text) =>
      text.length > longest ? `at most ${longest} characters` : undefined,
    )
  const pattern = await matching(rules, field, faults)
  if (pattern) constraints.push(pattern)
  return constraints
}

function oneOfValues(
  listed: readonly string[],
  field: DataField,
  read: Read,
  rules: Descriptor | undefined,
  faults: Faults,
): Constraint {
  for (const text of listed) {
    if (read(text) === undefined)
      faults.add(
        rules?.place('enum') ?? field.position,
        `Unexpected category \`${text}\` of field \`${field.name}\`, expected ${expectedForms[field.type]}`,
      )
  }
  const values = new Set(listed.map((text) => read(text)))
  return (value, text) =>
    values.has(value) ? undefined : `${oneOf(listed)}${didYouMean(text, listed)}`
}

function bound(
  key: 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum',
  rules: Descriptor,
  field: DataField,
  read: Read,
  faults: Faults,
): Constraint | undefined {
  const written = scalarText(rules.get(key))
  if (written === undefined) return undefined
  const limit = read(written)
  if (limit === undefined || field.type === 'string' || field.type === 'boolean') {
    faults.add(
      rules.place(key),
      `Unexpected ${key} \`${written}\` of field \`${field.name}\`, expected ${field.type === 'string' || field.type === 'boolean' ? 'a field of numbers or dates' : expectedForms[field.type]}`,
    )
    return undefined
  }
  const exclusive = key.startsWith('exclusive')
  const upper = key.toLowerCase().endsWith('maximum')
  const words = upper ? (exclusive ? 'less than' : 'at most') : exclusive ? 'more than' : 'at least'
  return (value) => {
    const beyond = upper ? value > limit : value < limit
    return beyond || (exclusive && value === limit) ? `${words} ${written}` : undefined
  }
}

/** Longer cells match no pattern: an engine's time is its pattern's size times the text. */
const longestMatched = 10_000

async function matching(
  rules: Descriptor,
  field: DataField,
  faults: Faults,
): Promise<Constraint | undefined> {
  const pattern = rules.text('pattern')
  if (pattern === undefined) return undefined
  const { RE2JS } = await import('re2js')
  try {
    const compiled = RE2JS.compile(pattern)
    return (_, text) =>
      text.length <= longestMatched && compiled.matches(text)
        ? undefined
        : `text that the pattern \`${pattern}\` matches`
  } catch {
    faults.add(
      rules.place('pattern'),
      `Unexpected pattern \`${pattern}\` of field \`${field.name}\`, expected a regular expression without look-around and back-references`,
    )
    return undefined
  }
}
