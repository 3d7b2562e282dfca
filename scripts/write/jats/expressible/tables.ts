/**
 * What JATS can say of a table.
 */
import type { Table, TableCell } from 'mdast'
import { count, heads, placed, share, width, type Placed } from '../tables.js'
import { line, type Known } from './line.js'

/** A table whose cells know their alignment and scope, and whose columns know their share of the width. */
export function table(node: Table, known: Known): Table {
  const rows = placed(node)
  const headRows = heads(node)
  const written = rows.length > 0 ? rows : [[]]
  return {
    type: 'table',
    headRows: headRows < rows.length ? headRows : 0,
    columns: Array.from({ length: width(rows) }, (_, index) => {
      const own = share(node.columns?.[index])
      return own ? { width: Number(own.replace('%', '')) / 100 } : {}
    }),
    children: written.map((row, index) => ({
      type: 'tableRow',
      children:
        row.length > 0
          ? row.map((one) => cell(one, index < headRows, node, known))
          : [{ type: 'tableCell', children: [] }],
    })),
  }
}

function cell({ cell, column, span }: Placed, head: boolean, node: Table, known: Known): TableCell {
  const rowspan = count(cell.rowspan)
  return {
    type: 'tableCell',
    align: cell.align ?? node.columns?.[column]?.align ?? node.align?.[column] ?? undefined,
    scope: cell.scope ?? (head ? (span > 1 ? 'colgroup' : 'col') : undefined),
    colspan: span > 1 ? span : undefined,
    rowspan: rowspan > 1 ? rowspan : undefined,
    children: line(cell.children, known, 'title'),
  }
}
