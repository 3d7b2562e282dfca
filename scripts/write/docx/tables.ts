/** Tables made of cells: repeated head rows, spans, alignment, rules above, below and under the head only. */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx'
import type { Table as TableNode } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Column } from '../../document/tree.js'
import { gridOf, type Grid, type PlacedCell } from '../../tree/grid.js'
import { inline } from './inline.js'
import type { Measures } from './measures.js'
import { hasStyle, type State } from './state.js'
import { largest } from '../../lists.js'

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const rule = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000' }) as const
export function table(node: TableNode, state: State): Table {
  const grid = gridOf(node)
  const widths = widthsOf(node, grid, state.measures)
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    ...(hasStyle(state, 'Table')
      ? { style: 'Table' }
      : {
          borders: {
            top: rule(8),
            bottom: rule(8),
            left: none,
            right: none,
            insideHorizontal: none,
            insideVertical: none,
          },
        }),
    rows: grid.rows.map((row, index) => rowOf(row, index, grid, state)),
  })
}

function rowOf(row: readonly PlacedCell[], index: number, { heads }: Grid, state: State): TableRow {
  return new TableRow({
    cantSplit: true,
    ...(index < heads ? { tableHeader: true } : {}),
    children: row.map((one) => cellOf(one, heads, state)),
  })
}

function cellOf(one: PlacedCell, heads: number, state: State): TableCell {
  const { cell, align, head, row, colspan, rowspan, ruled } = one
  const alignment =
    align === 'right' || align === 'decimal'
      ? AlignmentType.RIGHT
      : align === 'center'
        ? AlignmentType.CENTER
        : AlignmentType.LEFT
  const marks = head ? { ...state.marks, bold: true } : state.marks
  const borders = {
    ...(row + rowspan === heads || ruled.below ? { bottom: rule(4) } : {}),
    ...(ruled.right ? { right: rule(4) } : {}),
  }
  return new TableCell({
    columnSpan: colspan,
    rowSpan: rowspan,
    ...(Object.keys(borders).length > 0 ? { borders } : {}),
    margins: { top: 40, bottom: 40, left: 70, right: 70 },
    children: [
      new Paragraph({
        style: 'TableText',
        alignment,
        children: inline(cell.children, { ...state, marks, list: undefined }),
      }),
    ],
  })
}

/** Widths as asked, else by the longest word and the amount of text in each column. */
function widthsOf(node: TableNode, { rows, width }: Grid, { side, text }: Measures): number[] {
  const total = width >= 8 ? side : text
  const cells = rows.flat()
  const weights = Array.from({ length: width }, (_, column) =>
    weightOf(
      node.columns?.[column]?.width,
      cells.filter((one) => one.column === column && one.colspan === 1),
    ),
  )
  const sum = weights.reduce((all, weight) => all + weight, 0) || 1
  return weights.map((weight) => Math.max(300, Math.floor((total * weight) / sum)))
}

/** What a column needs by its cells; a cell that spans columns shares theirs. */
function weightOf(asked: Column['width'], placed: readonly PlacedCell[]): number {
  if (typeof asked === 'number') return asked * 100
  const cells = placed.map(({ cell }) => toString(cell))
  const word = Math.max(
    2,
    largest(cells.flatMap((cell) => cell.split(/\s+/).map((each) => each.length))),
  )
  const longest = Math.max(2, largest(cells.map((cell) => cell.length)))
  return Math.max(word + 1, Math.sqrt(longest) * 2.2)
}
