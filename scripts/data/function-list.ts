/**
 * Every function that an expression may call, and what it gives. Nothing else of JSONata's is reachable.
 */
import { ExpressionError } from './expression-error.js'
import { markFunction } from './mark-data.js'
import type { Names, ValueShape } from './shapes.js'

/**
 * `first`: what its first argument holds; `items`: the same, and a function among the arguments gets its items;
 * `mapped`: what its function gives; `unit`: a number in the unit of its first argument; `scalar`, `open`, `any` as shapes are.
 */
export type Gives = 'scalar' | 'first' | 'items' | 'mapped' | 'unit' | 'open' | 'any'

const scalars = [
  'count',
  'string',
  'substring',
  'substringBefore',
  'substringAfter',
  'lowercase',
  'uppercase',
  'length',
  'trim',
  'pad',
  'contains',
  'replace',
  'split',
  'join',
  'formatNumber',
  'formatBase',
  'sqrt',
  'power',
  'boolean',
  'not',
  'exists',
  'type',
  'keys',
  // ours
  'share',
  'percent',
  'proportionInterval',
  'meanInterval',
  'riskRatio',
  'oddsRatio',
  'survival',
  'medianSurvival',
  'label',
  'raw',
  'missing',
  'duration',
  'words',
  'months',
  'days',
  markFunction,
]
const table: Array<[Gives, string[]]> = [
  [
    'unit',
    [
      'sum',
      'max',
      'min',
      'average',
      'number',
      'floor',
      'ceil',
      'round',
      'abs',
      'median',
      'sd',
      'quantile',
      'iqr',
    ],
  ],
  ['scalar', scalars],
  ['items', ['filter', 'single', 'sort']],
  ['first', ['reverse', 'distinct', 'append']],
  ['mapped', ['map']],
  ['open', ['groups', 'merge', 'match', 'sift', 'spread', 'lookup', 'zip', 'reduce', 'each']],
]

export const functions: ReadonlyMap<string, Gives> = new Map(
  table.flatMap(([gives, names]) => names.map((name) => [name, gives] as const)),
)

/** Functions that give a time, and its unit. */
export const timeFunctions: ReadonlyMap<string, string> = new Map([
  ['months', 'months'],
  ['days', 'days'],
])

/** Functions of ours that take the name of a column of the current row. */
const columnFunctions: ReadonlySet<string> = new Set(['label', 'raw', 'missing'])

/** Checks the argument of such a function; `column` is absent when it is no text in quotes. */
export function checkColumnFunction(
  name: string,
  column: string | undefined,
  context: ValueShape,
  names: Names,
): void {
  if (!columnFunctions.has(name)) return
  if (column === undefined)
    throw new ExpressionError(
      `Unexpected argument of \`$${name}\`, expected the name of a column in quotes`,
    )
  if (context.kind !== 'row')
    throw new ExpressionError(
      `Unexpected \`$${name}\` outside a row, expected it in a predicate or in a table's cell`,
    )
  names.member(context, column)
}

/** Functions that narrow their first argument: the rows that they give are the ones a result rests on. */
export const narrowing: ReadonlySet<string> = new Set(['filter', 'single'])

/** JSONata's functions that are refused, with the reason. */
export const refused: ReadonlyMap<string, string> = new Map([
  ['now', 'reads the clock'],
  ['millis', 'reads the clock'],
  ['random', 'gives another value each time'],
  ['shuffle', 'gives another order each time'],
  ['eval', 'runs text as an expression'],
  ['toMillis', 'is not needed for dates, which sort as they are: see `$days` and `$months`'],
  ['fromMillis', 'is not needed for dates, which sort as they are: see `$days` and `$months`'],
  ...[
    'formatInteger',
    'parseInteger',
    'base64encode',
    'base64decode',
    'encodeUrlComponent',
    'encodeUrl',
    'decodeUrlComponent',
    'decodeUrl',
    'error',
    'assert',
    'clone',
  ].map((name) => [name, 'is none of those that galley has'] as [string, string]),
])
