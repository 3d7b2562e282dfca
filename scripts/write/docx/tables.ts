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
import type { Table as TableNode, TableCell as CellNode, TableRow as RowNode } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { inline } from './inline.js'
import type { State } from './state.js'

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const rule = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000' }) as const
/** Width of the text in twentieths of a point: upright, and on its side. */
const measure = { upright: 9026, side: 13958 }

export function table(node: TableNode, state: State): Table {
  const heads = node.headRows ?? 1
  const columns = Math.max(
    0,
    ...node.children.map((row) => row.children.reduce((sum, cell) => sum + (cell.colspan ?? 1), 0)),
  )
  const widths = widthsOf(node, columns)
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    borders: {
      top: rule(8),
      bottom: rule(8),
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    rows: node.children.map((row, index) =>
      rowOf(row, node, { head: index < heads, last: index === heads - 1 }, state),
    ),
  })
}

function rowOf(
  row: RowNode,
  parent: TableNode,
  place: { head: boolean; last: boolean },
  state: State,
): TableRow {
  return new TableRow({
    cantSplit: true,
    ...(place.head ? { tableHeader: true } : {}),
    children: row.children.map((cell, column) =>
      cellOf(cell, parent.columns?.[column]?.align ?? parent.align?.[column], place, state),
    ),
  })
}

function cellOf(
  cell: CellNode,
  columnAlign: string | null | undefined,
  { head, last }: { head: boolean; last: boolean },
  state: State,
): TableCell {
  const align = cell.align ?? columnAlign
  const alignment =
    align === 'right' || align === 'decimal'
      ? AlignmentType.RIGHT
      : align === 'center'
        ? AlignmentType.CENTER
        : AlignmentType.LEFT
  const marks = head ? { ...state.marks, bold: true } : state.marks
  return new TableCell({
    columnSpan: cell.colspan ?? 1,
    rowSpan: cell.rowspan ?? 1,
    ...(last ? { borders: { bottom: rule(4) } } : {}),
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
function widthsOf(node: TableNode, columns: number): number[] {
  const total = columns >= 8 ? measure.side : measure.upright
  const weights = Array.from({ length: columns }, (_, column) => weightOf(node, column))
  const sum = weights.reduce((all, weight) => all + weight, 0) || 1
  return weights.map((weight) => Math.max(300, Math.floor((total * weight) / sum)))
}

function weightOf(node: TableNode, column: number): number {
  const asked = node.columns?.[column]?.width
  if (typeof asked === 'number') return asked * 100
  const cells = node.children.map((row) =>
    row.children[column] ? toString(row.children[column]) : '',
  )
  const word = Math.max(2, ...cells.flatMap((cell) => cell.split(/\s+/).map((each) => each.length)))
  const longest = Math.max(2, ...cells.map((cell) => cell.length))
  return Math.max(word + 1, Math.sqrt(longest) * 2.2)
}
