/**
 * Tables in the XHTML model: heads with their scope, spans, alignment.
 */
import type { Table, TableCell, TableRow } from 'mdast'
import type { Element } from 'xast'
import type { Column } from '../../document/tree.js'
import type { State } from './state.js'
import { element } from './xml.js'

/** A table without caption and notes, which are its `table-wrap`'s. */
export function table(node: Table, state: State): Element {
  const rows = placed(node)
  const headRows = heads(node)
  const written = rows.map((row, index) =>
    element(
      'tr',
      {},
      row.length > 0 ? row.map((one) => cell(one, index < headRows, node, state)) : element('td'),
    ),
  )
  const body = written.slice(headRows)
  return element(
    'table',
    { frame: 'hsides', rules: 'groups' },
    element(
      'colgroup',
      {},
      Array.from({ length: width(rows) }, (_, column) =>
        element('col', { width: share(node.columns?.[column]) }),
      ),
    ),
    body.length > 0 && headRows > 0 ? element('thead', {}, written.slice(0, headRows)) : undefined,
    element(
      'tbody',
      {},
      body.length > 0 ? body : written.length > 0 ? written : element('tr', {}, element('td')),
    ),
  )
}

/** A row's cells outside a table's own layout. */
export const row = (node: TableRow, state: State): Element =>
  element(
    'tr',
    {},
    node.children.map((one) => cell({ cell: one, column: 0, span: 1 }, false, undefined, state)),
  )

/** Rows that are heads: at most all. */
export const heads = (node: Table): number => Math.min(node.headRows ?? 1, node.children.length)

/** Columns of a table; at least one. */
export const width = (rows: ReadonlyArray<readonly Placed[]>): number =>
  rows.flat().reduce((most, one) => Math.max(most, one.column + one.span), 1)

export interface Placed {
  cell: TableCell
  /** Counted from 0, cells that span rows above taken into account. */
  column: number
  span: number
}

/** Finds each cell's column. Spans are cut to what a page could show. */
export function placed(node: Table): Placed[][] {
  const taken: number[] = []
  return node.children.map((one) => {
    let column = 0
    const row: Placed[] = []
    for (const cell of one.children) {
      while ((taken[column] ?? 0) > 0) column++
      const span = Math.max(1, Math.min(count(cell.colspan), widest - column))
      row.push({ cell, column, span })
      for (let next = column; next < column + span; next++) taken[next] = count(cell.rowspan)
      column += span
    }
    for (let index = 0; index < taken.length; index++)
      taken[index] = Math.max(0, (taken[index] ?? 0) - 1)
    return row
  })
}

/** A span as it is written. */
export const count = (span: number | undefined): number =>
  Math.min(Math.max(1, Math.trunc(span ?? 1) || 1), widest)
/** Columns that a span may fill, and rows. */
const widest = 1000

/** One cell: a head when it has a scope. */
export function cell(
  { cell, column, span }: Placed,
  head: boolean,
  node: Table | undefined,
  state: State,
): Element {
  const scope = cell.scope ?? (head ? (span > 1 ? 'colgroup' : 'col') : undefined)
  const align = cell.align ?? node?.columns?.[column]?.align ?? node?.align?.[column] ?? undefined
  const rows = count(cell.rowspan)
  return element(
    scope ? 'th' : 'td',
    {
      align: align === 'decimal' ? 'char' : align,
      char: align === 'decimal' ? '.' : undefined,
      colspan: span > 1 ? span : undefined,
      rowspan: rows > 1 ? rows : undefined,
      scope,
    },
    state.all(cell.children),
  )
}

/** A column's share of the width, where the author gave one. */
export function share(column: Column | undefined): string | undefined {
  const width = column?.width
  if (typeof width === 'number') return `${Math.round(width * 10_000) / 100}%`
  return width?.unit === '%' ? `${width.value}%` : undefined
}
