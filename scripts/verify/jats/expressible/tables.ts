/**
 * What JATS can say of a table.
 */
import type { Table, TableCell } from 'mdast'
import { gridOf, type PlacedCell } from '../../../tree/grid.js'
import { headScope, share } from '../../../write/jats/tables.js'
import { line, type Known } from './line.js'

/** A table whose cells know their alignment and scope, and whose columns know their share of the width. */
export function table(node: Table, known: Known): Table {
  const { rows, heads, width } = gridOf(node)
  const written = rows.length > 0 ? rows : [[]]
  return {
    type: 'table',
    headRows: heads < rows.length ? heads : 0,
    columns: Array.from({ length: width }, (_, index) => {
      const own = share(node.columns?.[index])
      return own ? { width: Number(own.replace('%', '')) / 100 } : {}
    }),
    children: written.map((row) => ({
      type: 'tableRow',
      children:
        row.length > 0 ? row.map((one) => cell(one, known)) : [{ type: 'tableCell', children: [] }],
    })),
  }
}

function cell(one: PlacedCell, known: Known): TableCell {
  const { cell, align, colspan, rowspan } = one
  return {
    type: 'tableCell',
    align: align ?? undefined,
    scope: headScope(one),
    colspan: colspan > 1 ? colspan : undefined,
    rowspan: rowspan > 1 ? rowspan : undefined,
    children: line(cell.children, known, 'title'),
  }
}
