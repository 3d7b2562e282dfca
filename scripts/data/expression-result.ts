/**
 * What an expression may give, and what is said when it gives nothing of use.
 */
import { expressionBounds } from './bounds.js'
import { ExpressionError } from './expression-error.js'

/** Plain data. */
export type ExpressionValue =
  | string
  | number
  | boolean
  | null
  | readonly ExpressionValue[]
  | { readonly [name: string]: ExpressionValue }

/** Why there is no result, in a sentence. */
export interface ExpressionFault {
  reason: string
  suggestions: string[]
  note?: string | undefined
}

/** The result as plain data; an error for a function, or for nothing at all. */
export function plainValue(value: unknown, level = 0): ExpressionValue {
  if (value === undefined)
    throw new ExpressionError(
      'Unexpected expression that gives nothing, expected a value: no row fits, or the cell is missing',
    )
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new ExpressionError('Unexpected expression that gives no finite number, expected one')
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  )
    return value
  if (level > 20)
    throw new ExpressionError(
      'Unexpected value nested deeper than 20 levels, expected a simpler one',
    )
  if (Array.isArray(value)) return value.map((item) => plainValue(item, level + 1))
  if (typeof value !== 'object' || '_jsonata_lambda' in value || '_jsonata_function' in value)
    throw new ExpressionError('Unexpected expression that gives a function, expected a value')
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, plainValue(item, level + 1)]),
  )
}

/** What went wrong, in a sentence; what is no fault of the expression is thrown on. */
export function explainFault(error: unknown): ExpressionFault {
  if (error instanceof ExpressionError)
    return { reason: error.message, suggestions: error.suggestions, note: error.note }
  const { code, message, position } = error as {
    code?: string
    message?: string
    position?: number
  }
  if (code === 'D1011')
    return {
      reason: `Unexpected recursion deeper than ${expressionBounds.stack} levels, expected an expression that ends`,
      suggestions: [],
    }
  if (code === 'D1012')
    return {
      reason: 'Unexpected expression that does not end, expected a simpler one',
      suggestions: [],
    }
  if (code === 'D2014' || code === 'D2015')
    return {
      reason: `Unexpected array of more than ${expressionBounds.sequence} values, expected a shorter one`,
      suggestions: [],
    }
  if (error instanceof RangeError)
    return { reason: 'Unexpected nesting in an expression, expected less', suggestions: [] }
  if (error instanceof SyntaxError)
    return {
      reason:
        'Unexpected expression that cannot be read: a regular expression in it is not well formed',
      suggestions: [],
    }
  if (typeof code !== 'string' || !message) throw error
  const note = position === undefined ? undefined : `At character ${position} of the expression.`
  return {
    reason: `Unexpected expression that cannot be evaluated: ${message.replace(/\.$/, '')}`,
    suggestions: [],
    note,
  }
}
