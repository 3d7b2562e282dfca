/**
 * Tables in the XHTML model: heads with their scope, spans, alignment.
 */
import type { Table, TableCell, TableRow } from 'mdast'
import type { Element } from 'xast'
import type { Column } from '../../document/tree.js'
import { gridOf, type PlacedCell } from '../../tree/grid.js'
import type { State } from './state.js'
import { element } from './xml.js'

/** A table without caption and notes, which are its `table-wrap`'s. */
export function table(node: Table, state: State): Element {
  const { rows, heads, width } = gridOf(node)
  const written = rows.map((row) =>
    element('tr', {}, row.length > 0 ? row.map((one) => cell(one, state)) : element('td')),
  )
  const body = written.slice(heads)
  return element(
    'table',
    { frame: 'hsides', rules: 'groups' },
    element(
      'colgroup',
      {},
      Array.from({ length: width }, (_, column) =>
        element('col', { width: share(node.columns?.[column]) }),
      ),
    ),
    body.length > 0 && heads > 0 ? element('thead', {}, written.slice(0, heads)) : undefined,
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
    node.children.map((one) => lone(one, state)),
  )

/** A cell outside a table. */
export const lone = (node: TableCell, state: State): Element => {
  const [[one]] = gridOf({
    type: 'table',
    headRows: 0,
    children: [{ type: 'tableRow', children: [node] }],
  }).rows as [[PlacedCell]]
  return cell(one, state)
}

/** What a cell is a head of, when it is one. */
export const headScope = ({ cell, head, colspan }: PlacedCell): TableCell['scope'] =>
  cell.scope ?? (head ? (colspan > 1 ? 'colgroup' : 'col') : undefined)

/** One cell: a head when it has a scope. */
function cell(one: PlacedCell, state: State): Element {
  const { align, colspan, rowspan } = one
  const scope = headScope(one)
  return element(
    scope ? 'th' : 'td',
    {
      align: align === 'decimal' ? 'char' : (align ?? undefined),
      char: align === 'decimal' ? '.' : undefined,
      colspan: colspan > 1 ? colspan : undefined,
      rowspan: rowspan > 1 ? rowspan : undefined,
      scope,
    },
    state.all(one.cell.children),
  )
}

/** A column's share of the width, where the author gave one. */
export function share(column: Column | undefined): string | undefined {
  const width = column?.width
  if (typeof width === 'number') return `${Math.round(width * 10_000) / 100}%`
  return width?.unit === '%' ? `${width.value}%` : undefined
}
