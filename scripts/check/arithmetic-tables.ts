/**
 * Tables that do not add up: percentages of the "n = 24" in a column's head, and rows of totals.
 */
import { toString } from 'mdast-util-to-string'
import type { Table } from 'mdast'
import type { Node } from 'unist'
import { checkDates } from '../arithmetic/dates.js'
import type { ArithmeticFinding } from '../arithmetic/finding.js'
import { checkPCell, checkPValues } from '../arithmetic/p-values.js'
import { checkParts } from '../arithmetic/parts.js'
import { isPossible } from '../arithmetic/percentages.js'
import { checkReversed, checkReversedCell } from '../arithmetic/reversed.js'
import { fitsWritten, writtenNumber, sayNumber } from '../arithmetic/written-number.js'
import type { Article } from '../document/tree.js'
import { gridOf, type Grid, type PlacedCell as Cell } from '../tree/grid.js'
import { visit } from '../tree/visit.js'
import type { PlacedFinding } from './arithmetic.js'
import { append } from '../lists.js'

/** All that does not add up in the tables of an article; `wholes` are the whole numbers of its prose. */
export function checkTables(article: Article, wholes: ReadonlySet<number>): PlacedFinding[] {
  const found: PlacedFinding[] = []
  visit(article, (node: Node) => {
    if (node.type !== 'table') return
    const grid = gridOf(node as Table)
    append(found, percentages(grid, wholes), totals(grid), impossible(grid))
  })
  return found
}

const share = /^(\d{1,7})\s?(?:\/\s?(\d{1,7})\s?)?\(\s?(\d{1,3}(?:[.·]\d{1,3})?)\s?%\s?\)$/
const head = /\b[nN]\s?=\s?(\d{1,3}(?:,\d{3})+|\d{1,7})\b/

function percentages({ rows, heads }: Grid, wholes: ReadonlySet<number>): PlacedFinding[] {
  const totals = new Map<number, number>()
  for (const cell of rows.slice(0, heads).flat()) {
    const [, N] = head.exec(toString(cell.cell)) ?? []
    if (N !== undefined && cell.colspan === 1) totals.set(cell.column, writtenNumber(N).value)
  }
  const read = rows.slice(heads).flatMap((row) =>
    row.flatMap((cell) => {
      const match = share.exec(toString(cell.cell).trim())
      if (!match) return []
      const [, n = '', own, p = ''] = match
      const total = own === undefined ? totals.get(cell.column) : Number(own)
      return total === undefined
        ? []
        : [{ cell, own, total, part: writtenNumber(n), percent: writtenNumber(p), p }]
    }),
  )
  return read.flatMap(({ cell, own, total, part, percent, p }): PlacedFinding[] => {
    const actual = (100 * part.value) / total
    if (fitsWritten(percent, actual) || part.value > total) return []
    const others = read.filter((other) => other.cell.column === cell.column && other.cell !== cell)
    const agreeing = others.filter((other) =>
      fitsWritten(other.percent, (100 * other.part.value) / other.total),
    ).length
    const named = [...wholes].some(
      (N) => N >= part.value && fitsWritten(percent, (100 * part.value) / N),
    )
    const certain =
      own !== undefined ||
      (agreeing >= 2 && agreeing > others.length / 2 && !named && !isPossible({ part, percent }))
    return [
      place(cell, p, {
        level: certain ? 'error' : 'hint',
        reason: `${part.value} of ${total} are ${sayNumber(actual, Math.max(1, percent.decimals))} %`,
        right: sayNumber(actual, percent.decimals),
      }),
    ]
  })
}

/** Numbers of cells that cannot be at all, by their own words or by the head of their column. */
function impossible({ rows, heads }: Grid): PlacedFinding[] {
  const headed = (pattern: RegExp): Set<number> =>
    new Set(
      rows
        .slice(0, heads)
        .flat()
        .filter(({ cell, colspan }) => colspan === 1 && pattern.test(toString(cell).trim()))
        .map(({ column }) => column),
    )
  const [intervals, probabilities] = [
    headed(/9[059]\s?% ?(?:CI|confidence)/i),
    headed(/^p[- ]values?$/i),
  ]
  return rows
    .slice(heads)
    .flat()
    .flatMap((cell): PlacedFinding[] => {
      const text = toString(cell.cell).trim()
      if (text.length > longest || !/\d/.test(text)) return []
      const found = [
        ...checkPValues(text, false),
        ...checkReversed(text),
        ...checkParts(text),
        ...checkDates(text),
        ...(intervals.has(cell.column) ? checkReversedCell(text) : []),
        ...(probabilities.has(cell.column) ? checkPCell(text) : []),
      ]
      return found
        .slice(0, 1)
        .map(({ start, end, ...rest }) => place(cell, text.slice(start, end), rest))
    })
}

/** Characters of a cell that holds numbers, and is no text. */
const longest = 200

const place = (
  { cell }: Cell,
  words: string,
  finding: Omit<ArithmeticFinding, 'start' | 'end'>,
): PlacedFinding => ({
  finding: { start: 0, end: words.length, ...finding },
  words,
  position: cell.position,
})

/** The last row, where it is called a total, against the sums of the rows above it. */
function totals({ rows, heads }: Grid): PlacedFinding[] {
  const body = rows.slice(heads)
  const last = body.at(-1)
  if (
    !last ||
    body.length < 3 ||
    !/^(?:grand )?totals?$/i.test(toString(last[0]?.cell ?? last).trim())
  )
    return []
  const columns = last.slice(1).flatMap((cell) => {
    const said = wholeIn(cell)
    const parts = body
      .slice(0, -1)
      .map((row) => wholeIn(row.find(({ column }) => column === cell.column)))
    if (said === undefined || parts.some((part) => part === undefined)) return []
    return [{ cell, said, sum: parts.reduce<number>((sum, part) => sum + (part ?? 0), 0) }]
  })
  const agreeing = columns.filter(({ said, sum }) => said === sum).length
  return columns.flatMap(({ cell, said, sum }): PlacedFinding[] =>
    said === sum
      ? []
      : [
          place(cell, String(said), {
            level: agreeing > columns.length / 2 ? 'error' : 'hint',
            reason: `the rows above make ${sum}`,
            right: String(sum),
          }),
        ],
  )
}

function wholeIn(cell: Cell | undefined): number | undefined {
  const text = cell ? toString(cell.cell).trim() : ''
  return /^(?:\d{1,3}(?:,\d{3})+|\d{1,9})$/.test(text) ? writtenNumber(text).value : undefined
}
