/**
 * Comparisons that can never hold, and so would give a quiet zero: text with a number, a value that the column cannot
 * have, a list with one of its items.
 */
import type { DataField, Resource } from '../document/inputs.js'
import { leftOf, literalText, type ExpressionNode } from './ast.js'
import { closest, didYouMean, oneOf } from '../closest.js'
import { ExpressionError } from './expression-error.js'
import type { ValueShape } from './shapes.js'

type Column = Extract<ValueShape, { kind: 'field' }>

/** Checks `node`, a comparison whose operands have the shapes `left` and `right`. */
export function checkComparison(node: ExpressionNode, left: ValueShape, right: ValueShape): void {
  const operator = String(node.value)
  const [lhs, rhs] = [leftOf(node), node.rhs]
  if (!lhs || !rhs) return
  if (left.kind === 'field')
    checkAgainst(left, rhs, operator, operator === 'in' ? 'items' : 'value')
  if (right.kind === 'field')
    checkAgainst(right, lhs, operator, operator === 'in' ? 'member' : 'value')
}

function checkAgainst(
  column: Column,
  other: ExpressionNode,
  operator: string,
  as: 'value' | 'items' | 'member',
): void {
  const { field, resource } = column
  if (as === 'items') {
    for (const item of other.type === 'unary' && other.value === '['
      ? (other.expressions ?? [])
      : [other])
      checkValue(field, resource, item)
    return
  }
  const equality = operator === '=' || operator === '!='
  if (as === 'value' && field.separator !== undefined && isLiteral(other)) {
    const value = literalText(other) ?? String(other.value)
    throw new ExpressionError(
      `Unexpected comparison of \`${field.name}\`, which lists several values, with \`${value}\`, expected \`'${value}' in ${field.name}\``,
      [`'${value}' in ${field.name}`],
    )
  }
  if (equality || as === 'member') checkValue(field, resource, other)
  else checkType(field, other)
}

const isLiteral = (node: ExpressionNode): boolean =>
  node.type === 'string' || node.type === 'number'

function checkValue(field: DataField, resource: Resource, node: ExpressionNode): void {
  checkType(field, node)
  const text = literalText(node)
  if (text === undefined) return
  if (field.missing.has(text)) {
    throw new ExpressionError(
      `Unexpected comparison of \`${field.name}\` with \`${text}\`, which stands for a missing value, expected \`$missing('${field.name}')\``,
      [`$missing('${field.name}')`],
    )
  }
  if (field.categories.size && !field.categories.has(text)) {
    throw wrongValue(
      field,
      text,
      [...field.categories.keys()],
      ` ${oneOf(field.categories.keys())}`,
    )
  }
  const values = valuesOf(field, resource)
  if (field.categories.size || values.has(text)) return
  const spelling = [...values].find(
    (value) => value.trim().toLowerCase() === text.trim().toLowerCase(),
  )
  const near = spelling ?? (text.length >= 5 ? closest(text, values) : undefined)
  if (near !== undefined) throw wrongValue(field, text, [near], ' a value of the column')
}

function wrongValue(
  field: DataField,
  text: string,
  candidates: string[],
  wanted: string,
): ExpressionError {
  const near = closest(text, candidates)
  return new ExpressionError(
    `Unexpected value \`${text}\` of \`${field.name}\`, expected${wanted}${didYouMean(text, candidates)}`,
    near === undefined ? [] : [near],
  )
}

/** Numbers with numbers, text with text: JSONata finds anything else unequal without a word. */
function checkType(field: DataField, node: ExpressionNode): void {
  if (!isLiteral(node)) return
  const numeric = field.type === 'integer' || field.type === 'number' || field.type === 'year'
  if (numeric === (node.type === 'number') && field.type !== 'boolean') return
  const written = node.type === 'string' ? `'${String(node.value)}'` : String(node.value)
  const wanted =
    field.type === 'boolean' ? '`true` or `false`' : numeric ? 'a number' : 'a text in quotes'
  throw new ExpressionError(
    `Unexpected comparison of \`${field.name}\` with \`${written}\`, expected ${wanted}: the column is of type ${field.type}`,
  )
}

const seen = new WeakMap<DataField, ReadonlySet<string>>()

function valuesOf(field: DataField, resource: Resource): ReadonlySet<string> {
  const known = seen.get(field)
  if (known) return known
  const values = new Set(
    resource.rows.flatMap(({ values }) => {
      const value = values[field.name]
      return value === undefined ? [] : Array.isArray(value) ? (value as string[]) : [String(value)]
    }),
  )
  seen.set(field, values)
  return values
}
