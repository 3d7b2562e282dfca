/** Tables: heads with scope, spans, alignment. */
import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Table, TableCell, TableRow } from 'mdast'
import { gridOf, type PlacedCell } from '../../tree/grid.js'
import { directed } from './direction.js'
import type { State } from './state.js'

export function table(node: Table, state: State): ElementContent[] {
  const { rows: placed, heads } = gridOf(node)
  const rows = placed.map((row) =>
    h(
      'tr',
      row.map((one, at) => cellOf(one, state, at === 0 && one.column > 0)),
    ),
  )
  const body = rows.length > heads ? [h('tbody', rows.slice(heads))] : []
  return [h('table', [...(heads > 0 ? [h('thead', rows.slice(0, heads))] : []), ...body])]
}

/** A row or a cell outside a table is not written: `table` writes its own. */
export const tableRow = (node: TableRow, state: State): ElementContent[] =>
  gridOf({ type: 'table', headRows: 0, children: [node] }).rows.map((row) =>
    h(
      'tr',
      row.map((one) => cellOf(one, state)),
    ),
  )
export const tableCell = (node: TableCell, state: State): ElementContent[] =>
  gridOf({
    type: 'table',
    headRows: 0,
    children: [{ type: 'tableRow', children: [node] }],
  }).rows.flatMap((row) => row.map((one) => cellOf(one, state)))

/** `inner`: the first of its row, though not of the table's first column. */
function cellOf(one: PlacedCell, state: State, inner = false): ElementContent {
  const { cell, head, align, colspan, rowspan, ruled } = one
  const scope = cell.scope ?? (head ? 'col' : undefined)
  const empty = cell.children.length === 0
  const classes = [
    ...(align && align !== 'left' ? [align === 'decimal' ? 'right' : align] : []),
    ...(ruled.right ? ['ruled-right'] : []),
    ...(ruled.below ? ['ruled-below'] : []),
    ...(inner ? ['inner'] : []),
  ]
  const properties = {
    scope: empty ? undefined : scope,
    colSpan: colspan > 1 ? colspan : undefined,
    rowSpan: rowspan > 1 ? rowspan : undefined,
    className: classes.length > 0 ? classes : undefined,
  }
  const element = h(scope && !empty ? 'th' : 'td', properties, state.all(cell.children))
  return directed([element], cell, state.direction)[0]!
}
