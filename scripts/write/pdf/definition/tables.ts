/**
 * Tables into grids, and the page that each needs.
 */
import type { Table } from 'mdast'
import type { Phrasing } from '../../../document/tree.js'
import { gridOf, type PlacedCell } from '../../../tree/grid.js'
import { points } from '../pictures/pictures.js'
import { widthAcross, type Float, type TableNode } from '../print/node.js'
import type { LayoutCell, LayoutRow, TableLayout } from '../table/layout.js'
import { fitColumns } from '../table/widths.js'
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
  const { least } = fitColumns(node.table, style, look.padding, width, state.typesetter)
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
    widthAcross(page) > width
      ? [
          ['column', width],
          ['page', page.columns > 1 ? widthAcross(page) : width + page.reach],
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
  const { whole, lines } = fitColumns(
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
    kind: 'table',
    table: layoutOf(table, state),
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

function layoutOf(table: Table, state: State): TableLayout {
  const tag = state.tag.add('Table')
  const { rows, heads, width } = gridOf(table)
  const head = heads > 0 ? tag.add('THead') : undefined
  const body = tag.add('TBody')
  const laid = rows.map((row, index): LayoutRow => {
    const within = (index < heads ? head! : body).add('TR')
    return { cells: row.map((one) => layoutCell(one, within, state)) }
  })
  const columns = Array.from(
    { length: Math.max(table.columns?.length ?? 0, width) },
    (_, index) => {
      const width = table.columns?.[index]?.width
      return { width: typeof width === 'object' ? { points: points(width, state.width) } : width }
    },
  )
  return { columns, head: laid.slice(0, heads), body: laid.slice(heads) }
}

function layoutCell(one: PlacedCell, row: Tag, state: State): LayoutCell {
  const { cell, column, colspan, rowspan, ruled } = one
  const isHead = one.head || cell.scope !== undefined
  const scope = cell.scope === 'row' || cell.scope === 'rowgroup' ? 'Row' : 'Column'
  const tag = row.add(isHead ? 'TH' : 'TD', { ...(isHead && { scope }), colspan, rowspan })
  const align = one.align ?? 'left'
  return {
    runs: inline(cell.children as Phrasing[], state, tag, one.head ? { bold: true } : {}),
    align: one.head && align === 'decimal' ? 'center' : align,
    column,
    colspan,
    rowspan,
    head: isHead,
    ruled,
    tag,
  }
}
