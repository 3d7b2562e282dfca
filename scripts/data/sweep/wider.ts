/**
 * Values of a column that contain another: who had "surgery and chemotherapy" had surgery.
 */
import type { DataField, Resource } from '../../document/inputs.js'

/** Categories of a column, at most, that are compared. */
const most = 40

const known = new WeakMap<DataField, ReadonlyMap<string, string>>()

/** The values of a column whose label holds `label` as whole words, `value` among them. */
export function widerValues(
  resource: Resource,
  field: DataField,
  value: string,
  label: string,
): string[] {
  if (field.separator !== undefined) return []
  const labels = known.get(field) ?? labelsOf(resource, field)
  known.set(field, labels)
  const own = ` ${wordsOf(label)} `
  const wider = [...labels].filter(
    ([other, words]) => other !== value && words.includes(own) && !isOpposite.test(words),
  )
  return wider.length === 0 ? [] : [value, ...wider.map(([other]) => other)]
}

/** "no relapse" has no relapse, "subtotal" is not total. */
const isOpposite = / (?:no|not|non|without|never|negative|absent|un\p{L}+) /u

function labelsOf({ rows }: Resource, field: DataField): ReadonlyMap<string, string> {
  const labels = new Map<string, string>()
  if (field.type !== 'string') return labels
  for (const { values } of rows) {
    const value = values[field.name]
    if (typeof value !== 'string' || labels.has(value)) continue
    if (labels.size >= most || value.length > 200) return new Map()
    labels.set(value, ` ${wordsOf(field.categories.get(value)?.label ?? value)} `)
  }
  return labels
}

const wordsOf = (text: string): string =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
