/**
 * Tables into grids, and the page that each needs.
 */
import type { Table, TableCell, TableRow } from 'mdast'
import type { Column, Phrasing } from '../../../document/tree.js'
import { points } from '../pictures/pictures.js'
import type { Float, TableNode } from '../print/node.js'
import type { Grid, GridCell, GridRow } from '../table/grid.js'
import { fit } from '../table/widths.js'
import type { Tag } from '../tags/tag.js'
import { inline } from './inline.js'
import type { State } from './state.js'

/** Tables that stand together, and how wide a page they need: the narrowest that holds them whole, before smaller letters. */
export function tableContent(
  children: readonly Table[],
  label: string | undefined,
  state: State,
): { nodes: TableNode[]; float: Float; width: number } {
  const tables = children.map((table) => tableNode(table, state))
  const found =
    settings(state).find((setting) => tables.every((table) => holds(table, setting, state))) ??
    settings(state).at(-1)!
  const continued = label
    ? {
        runs: [
          { text: label, bold: true, color: state.style.colors.accent },
          { text: ` (${state.words.continued})` },
        ],
        style: state.style.text.caption,
      }
    : undefined
  return {
    nodes: tables.map((table) => ({ ...table, ...sized(table, found.size), continued })),
    float: found.float,
    width: found.width,
  }
}

/** What a table's words need side by side in the smallest letters, and what the widest page has; points. */
export function roomFor(table: Table, state: State): { needed: number; room: number } {
  const node = tableNode(table, state)
  const { width, size } = settings(state).at(-1)!
  const { style, look } = sized(node, size)
  const { least } = fit(node.table, style, look.padding, width, state.typesetter)
  const gaps = 2 * look.padding * Math.max(0, node.table.columns.length - 1)
  return { needed: least + gaps, room: width }
}

interface Setting {
  float: Float
  width: number
  size: number
}

/** Ways to set a table, best first. */
function settings({ style, width }: State): Setting[] {
  const { page, table } = style
  const pages: Array<[Float, number]> =
    page.reach > 0
      ? [
          ['column', width],
          ['page', width + page.reach],
        ]
      : [['column', width]]
  const upright = table.sizes.flatMap((size) =>
    pages.map(([float, width]): Setting => ({ float, width, size })),
  )
  const turned = table.tight.map((size): Setting => ({
    float: 'landscape',
    width: page.height - page.landscape.left - page.landscape.right,
    size,
  }))
  return [
    ...upright.filter(({ size }) => size === table.sizes[0]),
    ...upright.filter(({ size, float }) => size !== table.sizes[0] && float === pages.at(-1)![0]),
    ...turned,
  ]
}

function holds(node: TableNode, { width, size }: Setting, state: State): boolean {
  const { whole, lines } = fit(
    node.table,
    sized(node, size).style,
    node.look.padding,
    width,
    state.typesetter,
  )
  return whole && lines <= state.style.table.deepest
}

const sized = ({ style, look }: TableNode, size: number): Pick<TableNode, 'style' | 'look'> => ({
  style: { ...style, size, leading: (style.leading * size) / style.size },
  look: { ...look, padding: (look.padding * size) / style.size },
})

function tableNode(table: Table, state: State): TableNode {
  const { style } = state
  return {
    table: gridOf(table, state),
    style: style.text.table,
    look: {
      padding: style.table.padding,
      rowPadding: style.table.rowPadding,
      ...style.rules,
      color: style.colors.ink,
      rule: style.colors.rule,
    },
  }
}

function gridOf(table: Table, state: State): Grid {
  const tag = state.tag.add('Table')
  const headRows = table.headRows ?? 1
  const taken: number[] = [] // rows that a cell above still spans, by column
  const head = headRows > 0 ? tag.add('THead') : undefined
  const body = tag.add('TBody')
  const rows = table.children.map((row, index): GridRow =>
    gridRow(
      row,
      index < headRows,
      (index < headRows ? head! : body).add('TR'),
      table,
      taken,
      state,
    ),
  )
  const count = Math.max(
    table.columns?.length ?? 0,
    ...rows.map((row) => Math.max(0, ...row.cells.map((cell) => cell.column + cell.colspan))),
  )
  const columns = Array.from({ length: count }, (_, index) => {
    const width = table.columns?.[index]?.width
    return { width: typeof width === 'object' ? { points: points(width, state.width) } : width }
  })
  return { columns, head: rows.slice(0, headRows), body: rows.slice(headRows) }
}

function gridRow(
  row: TableRow,
  head: boolean,
  tag: Tag,
  table: Table,
  taken: number[],
  state: State,
): GridRow {
  const cells: Array<GridCell & { column: number }> = []
  let column = 0
  for (const cell of row.children) {
    while ((taken[column] ?? 0) > 0) taken[column++]!--
    const colspan = Math.max(1, cell.colspan ?? 1)
    const rowspan = Math.max(1, cell.rowspan ?? 1)
    cells.push({ ...gridCell(cell, column, head, tag, table, state), column, colspan, rowspan })
    for (let within = 0; within < colspan; within++) taken[column++] = rowspan - 1
  }
  for (; column < taken.length; column++) if ((taken[column] ?? 0) > 0) taken[column]!--
  return { cells }
}

function gridCell(
  cell: TableCell,
  column: number,
  head: boolean,
  row: Tag,
  table: Table,
  state: State,
): Omit<GridCell, 'colspan' | 'rowspan'> {
  const heads = head || cell.scope !== undefined
  const scope = cell.scope === 'row' || cell.scope === 'rowgroup' ? 'Row' : 'Column'
  const tag = row.add(heads ? 'TH' : 'TD', {
    ...(heads && { scope }),
    colspan: cell.colspan,
    rowspan: cell.rowspan,
  })
  const stated: Column['align'] =
    cell.align ?? table.columns?.[column]?.align ?? table.align?.[column]
  const align = stated ?? 'left'
  return {
    runs: inline(cell.children as Phrasing[], state, tag, head ? { bold: true } : {}),
    align: head && align === 'decimal' ? 'center' : align,
    head: heads,
    tag,
  }
}
