/**
 * Rows of a table, laid out: the lines of their cells where they belong, from the row's top left corner.
 */
import type { PageFragment, PageItem } from '../print/page.js'
import type { TextLine } from '../text/line.js'
import type { Typesetter } from '../text/typesetter.js'
import type { TextStyle } from '../text/run.js'
import { decimalStart, type Points } from './decimal.js'
import type { LayoutCell, LayoutRow } from './layout.js'
import { append, largest } from '../../../lists.js'

/** How a table looks. */
export interface TableLook {
  padding: number
  rowPadding: number
  heavy: number
  light: number
  color: string
  rule: string
}
export interface TableSetting {
  widths: readonly number[]
  points: Points
  style: TextStyle
  look: TableLook
  typesetter: Typesetter
}
/** One or more rows that stand on one page. */
export interface Laid extends PageFragment {
  padding: number
}

/** Rows in groups that no page may part: those that a cell spans. */
export function rowGroups(rows: readonly LayoutRow[]): LayoutRow[][] {
  const groups: LayoutRow[][] = []
  let open = 0
  for (const row of rows) {
    if (open > 0) groups.at(-1)!.push(row)
    else groups.push([row])
    open = Math.max(open, largest(row.cells.map((cell) => cell.rowspan)), 1) - 1
  }
  return groups
}

export function layGroup(rows: readonly LayoutRow[], setting: TableSetting): Laid {
  const { widths, style, look } = setting
  const lefts = widths.map((_, column) =>
    widths.slice(0, column).reduce((sum, width) => sum + width + 2 * look.padding, 0),
  )
  const whole = (lefts.at(-1) ?? 0) + (widths.at(-1) ?? 0)
  const leftwards = setting.typesetter.direction === 'rtl'
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
        largest(
          cells
            .filter(({ row, cell }) => row === index && cell.rowspan === 1)
            .map(({ height }) => height),
        ),
      ) +
      2 * look.rowPadding,
  )
  for (const { cell, row, height } of cells) {
    const spanned = heights.slice(row, row + cell.rowspan)
    const missing = height + 2 * look.rowPadding - spanned.reduce((sum, one) => sum + one, 0)
    if (cell.rowspan > 1 && missing > 0) heights[row + spanned.length - 1]! += missing
  }
  const items: PageItem[] = []
  for (const { cell, row, lines, width } of cells) {
    const left = lefts[cell.column]!
    let y = heights.slice(0, row).reduce((sum, height) => sum + height, 0) + look.rowPadding
    // Heads of one line stand at the bottom of heads of many.
    if (rows[row]!.cells.every((one) => one.head) && cell.rowspan === 1)
      y += heights[row]! - 2 * look.rowPadding - lines.reduce((sum, line) => sum + line.height, 0)
    for (const line of lines) {
      line.x += leftwards ? whole - left - width : left
      line.y = y
      line.tag = cell.tag
      items.push({ type: 'line', item: line })
      y += line.height
    }
  }
  const rules = rulesWithin(cells, heights, lefts, widths, look)
  append(items, leftwards ? rules.map((item) => mirroredIn(whole, item)) : rules)
  return {
    items,
    height: heights.reduce((sum, height) => sum + height, 0),
    notes: cells.flatMap(({ lines }) => lines.flatMap((line) => line.notes)),
    padding: look.rowPadding,
  }
}

/** A rule in a table whose first column is the one on the right. */
const mirroredIn = (width: number, given: PageItem): PageItem =>
  given.type === 'vector' && given.item.type === 'line'
    ? { ...given, item: { ...given.item, x1: width - given.item.x2, x2: width - given.item.x1 } }
    : given

type Standing = ReadonlyArray<{ cell: LayoutCell; row: number }>

/** The rules that the table asks for within itself, else those under heads that span columns. */
function rulesWithin(
  cells: Standing,
  heights: readonly number[],
  lefts: readonly number[],
  widths: readonly number[],
  look: TableLook,
): PageItem[] {
  const edges = ({ column, colspan }: LayoutCell): { left: number; right: number } => {
    const last = Math.min(column + colspan, widths.length) - 1
    return { left: lefts[column]!, right: lefts[last]! + widths[last]! }
  }
  const heightOf = (rows: number): number =>
    heights.slice(0, rows).reduce((sum, height) => sum + height, 0)
  const line = (x1: number, y1: number, x2: number, y2: number): PageItem => ({
    type: 'vector',
    item: { type: 'line', x1, y1, x2, y2, lineWidth: look.light, lineColor: look.rule },
  })
  const asked = cells.some(({ cell }) => cell.ruled.below)
  return cells.flatMap(({ cell, row }) => {
    const { left, right } = edges(cell)
    const bottom = heightOf(row + cell.rowspan)
    const spanner = !asked && spans(cell, widths.length) && row < heights.length - 1
    // A rule that goes on in the next cell has no gap; one under a group of columns keeps to them.
    const reach = cell.ruled.below && continues(cell, row, cells) ? 2 * look.padding : 0
    return [
      ...(cell.ruled.below || spanner ? [line(left, bottom, right + reach, bottom)] : []),
      ...(cell.ruled.right
        ? [line(right + look.padding, heightOf(row), right + look.padding, bottom)]
        : []),
    ]
  })
}

/** A head over several columns, though not over all. */
const spans = ({ head, colspan, runs }: LayoutCell, columns: number): boolean =>
  head && colspan > 1 && colspan < columns && runs.length > 0

/** Whether the cell on the right has a rule at the same height. */
const continues = ({ column, colspan, rowspan }: LayoutCell, row: number, all: Standing): boolean =>
  all.some(
    ({ cell, row: other }) =>
      cell.ruled.below &&
      cell.column === column + colspan &&
      other + cell.rowspan === row + rowspan,
  )

function cellLines(
  cell: LayoutCell,
  width: number,
  { style, points, typesetter }: TableSetting,
): TextLine[] {
  const start =
    cell.align === 'decimal'
      ? decimalStart(cell, points[cell.column], width, style, typesetter)
      : undefined
  // A last line is not stretched, and begins on the left whatever way the article goes.
  const align = start !== undefined ? 'justify' : cell.align === 'decimal' ? 'center' : cell.align
  const lines = typesetter.lines(
    cell.runs,
    { ...style, align, hyphenate: true },
    width - (start ?? 0),
  )
  for (const line of lines) line.x = start ?? 0
  return lines
}
