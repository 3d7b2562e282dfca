/**
 * Rows of a table, laid out: the lines of their cells where they belong, from the row's top left corner.
 */
import type { Fragment } from '../print/items.js'
import type { PageItem } from '../print/pdfmake.js'
import type { Line } from '../text/line.js'
import type { Typesetter } from '../text/typesetter.js'
import type { TextStyle } from '../text/run.js'
import { decimalStart, type Points } from './decimal.js'
import type { GridCell, GridRow } from './grid.js'

/** How a table looks. */
export interface TableLook {
  padding: number
  rowPadding: number
  heavy: number
  light: number
  color: string
  rule: string
}
export interface Setting {
  widths: readonly number[]
  points: Points
  style: TextStyle
  look: TableLook
  typesetter: Typesetter
}
/** One or more rows that stand on one page. */
export interface Laid extends Fragment {
  padding: number
}

/** Rows in groups that no page may part: those that a cell spans. */
export function groupsOf(rows: readonly GridRow[]): GridRow[][] {
  const groups: GridRow[][] = []
  let open = 0
  for (const row of rows) {
    if (open > 0) groups.at(-1)!.push(row)
    else groups.push([row])
    open = Math.max(open, ...row.cells.map((cell) => cell.rowspan), 1) - 1
  }
  return groups
}

export function layGroup(rows: readonly GridRow[], setting: Setting): Laid {
  const { widths, style, look } = setting
  const lefts = widths.map((_, column) =>
    widths.slice(0, column).reduce((sum, width) => sum + width + 2 * look.padding, 0),
  )
  const cells = rows.flatMap((row, index) =>
    row.cells.map((cell) => {
      const last = Math.min(cell.column + cell.colspan, widths.length) - 1
      const width = lefts[last]! + widths[last]! - lefts[cell.column]!
      const lines = cellLines(cell, width, setting)
      return {
        cell,
        row: index,
        width,
        lines,
        height: lines.reduce((sum, line) => sum + line.height, 0),
      }
    }),
  )
  const heights = rows.map(
    (_, index) =>
      Math.max(
        style.leading,
        ...cells
          .filter(({ row, cell }) => row === index && cell.rowspan === 1)
          .map(({ height }) => height),
      ) +
      2 * look.rowPadding,
  )
  for (const { cell, row, height } of cells) {
    const spanned = heights.slice(row, row + cell.rowspan)
    const missing = height + 2 * look.rowPadding - spanned.reduce((sum, one) => sum + one, 0)
    if (cell.rowspan > 1 && missing > 0) heights[row + spanned.length - 1]! += missing
  }
  const items: PageItem[] = []
  for (const { cell, row, lines } of cells) {
    let y = heights.slice(0, row).reduce((sum, height) => sum + height, 0) + look.rowPadding
    // Heads of one line stand at the bottom of heads of many.
    if (rows[row]!.cells.every((one) => one.head) && cell.rowspan === 1)
      y += heights[row]! - 2 * look.rowPadding - lines.reduce((sum, line) => sum + line.height, 0)
    for (const line of lines) {
      line.x += lefts[cell.column]!
      line.y = y
      line.tag = cell.tag
      items.push({ type: 'line', item: line })
      y += line.height
    }
  }
  items.push(...spannerRules(cells, heights, lefts, widths, look))
  return {
    items,
    height: heights.reduce((sum, height) => sum + height, 0),
    notes: cells.flatMap(({ lines }) => lines.flatMap((line) => line.notes)),
    padding: look.rowPadding,
  }
}

/** A thin rule under a head that spans columns. */
function spannerRules(
  cells: ReadonlyArray<{ cell: GridCell & { column: number }; row: number }>,
  heights: readonly number[],
  lefts: readonly number[],
  widths: readonly number[],
  look: TableLook,
): PageItem[] {
  return cells
    .filter(
      ({ cell, row }) =>
        cell.head &&
        cell.colspan > 1 &&
        cell.colspan < widths.length &&
        row < heights.length - 1 &&
        cell.runs.length > 0,
    )
    .map(({ cell, row }) => {
      const last = Math.min(cell.column + cell.colspan, widths.length) - 1
      const y = heights.slice(0, row + cell.rowspan).reduce((sum, height) => sum + height, 0)
      return {
        type: 'vector',
        item: {
          type: 'line',
          x1: lefts[cell.column]!,
          x2: lefts[last]! + widths[last]!,
          y1: y,
          y2: y,
          lineWidth: look.light,
          lineColor: look.rule,
        },
      }
    })
}

function cellLines(
  cell: GridCell & { column: number },
  width: number,
  { style, points, typesetter }: Setting,
): Line[] {
  const start =
    cell.align === 'decimal'
      ? decimalStart(cell, points[cell.column], width, style, typesetter)
      : undefined
  const align = start !== undefined ? 'left' : cell.align === 'decimal' ? 'center' : cell.align
  const lines = typesetter.lines(
    cell.runs,
    { ...style, align, hyphenate: true },
    width - (start ?? 0),
  )
  for (const line of lines) line.x = start ?? 0
  return lines
}
