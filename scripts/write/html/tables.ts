/** Tables: heads with scope, spans, alignment. */
import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Table, TableCell, TableRow } from 'mdast'
import type { State } from './state.js'

export function table(node: Table, state: State): ElementContent[] {
  const heads = node.headRows ?? 1
  const rows = node.children.map((row, index) => rowOf(row, node, index < heads, state))
  const body = rows.length > heads ? [h('tbody', rows.slice(heads))] : []
  return [h('table', [...(heads > 0 ? [h('thead', rows.slice(0, heads))] : []), ...body])]
}

/** A row or a cell outside a table is not written: `table` writes its own. */
export const tableRow = (node: TableRow, state: State): ElementContent[] => [
  h(
    'tr',
    node.children.map((cell) => cellOf(cell, undefined, false, state)),
  ),
]
export const tableCell = (node: TableCell, state: State): ElementContent[] => [
  cellOf(node, undefined, false, state),
]

function rowOf(row: TableRow, parent: Table, head: boolean, state: State): ElementContent {
  return h(
    'tr',
    row.children.map((cell, column) =>
      cellOf(cell, parent.columns?.[column]?.align ?? parent.align?.[column], head, state),
    ),
  )
}

function cellOf(
  cell: TableCell,
  columnAlign: string | null | undefined,
  head: boolean,
  state: State,
): ElementContent {
  const scope = cell.scope ?? (head ? 'col' : undefined)
  const align = cell.align ?? columnAlign
  const empty = cell.children.length === 0
  const properties = {
    scope: empty ? undefined : scope,
    colSpan: cell.colspan && cell.colspan > 1 ? cell.colspan : undefined,
    rowSpan: cell.rowspan && cell.rowspan > 1 ? cell.rowspan : undefined,
    className: align && align !== 'left' ? [align === 'decimal' ? 'right' : align] : undefined,
  }
  return h(scope && !empty ? 'th' : 'td', properties, state.all(cell.children))
}
