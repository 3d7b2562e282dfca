/**
 * Parts of expressions: names and texts as an expression writes them, so that a directive can hold it in double quotes.
 */
import type { DataField } from '../../document/inputs.js'

/** The name of a column or resource in an expression. */
export const nameIn = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : `\`${name}\``)

/** A text in single quotes. */
export const quotedText = (text: string): string =>
  `'${text.replace(/\\/g, '\\\\').replace(/'/g, '\\u0027').replace(/"/g, '\\u0022')}'`

/** The predicate that a column has, or lists, a value. */
export function equals(field: DataField, value: string): string {
  const name = nameIn(field.name)
  if (field.type === 'boolean') return `${name} = ${value}`
  return field.separator === undefined
    ? `${name} = ${quotedText(value)}`
    : `${quotedText(value)} in ${name}`
}

/** How many rows of a resource have all of some predicates. */
export const countOf = (resource: string, predicates: readonly string[]): string =>
  `$count(${rowsWith(resource, predicates)})`

/** The rows of a resource that have all of some predicates. */
export const rowsWith = (resource: string, predicates: readonly string[]): string =>
  predicates.length === 0 ? nameIn(resource) : `${nameIn(resource)}[${predicates.join(' and ')}]`

/** Words of a column's title, lower case. */
export const titleOf = ({ title, name }: DataField): string[] =>
  (title ?? name.replace(/_/g, ' ')).toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []
