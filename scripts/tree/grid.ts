/**
 * Where each cell of a table stands: the column that it begins in, what it spans, how it is aligned. Cells that span rows
 * push those of the rows below to the right, as in HTML's table model; every format and check reads a table by this.
 */
import type { Table, TableCell, TableRow } from 'mdast'
import type { Column } from '../document/tree.js'

export interface PlacedCell {
  cell: TableCell
  /** Both counted from 0. */
  row: number
  column: number
  /** At least 1, and no further than the head or the body reaches. */
  colspan: number
  rowspan: number
  /** Its own alignment, else that of the column it begins in. */
  align: Column['align']
  /** In a row of the head. */
  head: boolean
  /** Rules on its right side and below it that its table asks for. */
  ruled: { right: boolean; below: boolean }
}

export interface Grid {
  /** The cells that begin in each row. */
  rows: PlacedCell[][]
  /** How many; at least 1. */
  width: number
  /** Rows that are heads: at most all. */
  heads: number
}

/** Columns that a span may fill, and rows: what a page could show. */
const widest = 1000

/** A span as it is counted: 1 where it is none. */
const spanOf = (span: number | undefined): number =>
  Math.min(Math.max(1, Math.trunc(span ?? 1) || 1), widest)

export function gridOf(table: Table): Grid {
  const heads = Math.min(table.headRows ?? 1, table.children.length)
  const rows = [
    ...placed(table.children.slice(0, heads), 0, table),
    ...placed(table.children.slice(heads), heads, table),
  ]
  const width = rows.flat().reduce((most, one) => Math.max(most, one.column + one.colspan), 1)
  for (const one of rows.flat()) one.ruled = ruledAt(one, table, width)
  return { rows, width, heads }
}

/** Cells of the head or of the body, whose first row is `first` of the table: no cell reaches from one into the other. */
function placed(rows: readonly TableRow[], first: number, table: Table): PlacedCell[][] {
  /** Rows that a cell above still fills, by column. */
  const taken: number[] = []
  return rows.map(({ children }, index) => {
    let column = 0
    const row = children.map((cell): PlacedCell => {
      while ((taken[column] ?? 0) > 0) column++
      const colspan = Math.max(1, Math.min(spanOf(cell.colspan), widest - column))
      const rowspan = Math.min(spanOf(cell.rowspan), rows.length - index)
      const begins = column
      for (; column < begins + colspan; column++) taken[column] = rowspan
      return {
        cell,
        row: first + index,
        column: begins,
        colspan,
        rowspan,
        align: cell.align ?? table.columns?.[begins]?.align ?? table.align?.[begins] ?? undefined,
        head: first === 0 && index < (table.headRows ?? 1),
        ruled: { right: false, below: false },
      }
    })
    for (let at = 0; at < taken.length; at++) taken[at] = Math.max(0, (taken[at] ?? 0) - 1)
    return row
  })
}

/** Rules within the table: what stands outside, and below the head, is each format's own. */
function ruledAt(
  { row, column, colspan, rowspan }: PlacedCell,
  table: Table,
  width: number,
): PlacedCell['ruled'] {
  const last = column + colspan - 1
  const below = table.children[row + rowspan - 1]?.rules
  return {
    right: last < width - 1 && table.columns?.[last]?.rule === true,
    below:
      row + rowspan < table.children.length &&
      below !== undefined &&
      below.some(({ from, to }) => from <= column && column + colspan <= to),
  }
}
