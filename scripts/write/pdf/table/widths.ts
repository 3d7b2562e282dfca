/**
 * Column widths from what the columns hold.
 */
import type { Typesetter } from '../text/typesetter.js'
import type { TextStyle } from '../text/run.js'
import type { TableLayout, LayoutCell, LayoutRow } from './layout.js'
import { largest } from '../../../lists.js'

export interface Fit {
  /** Of the columns' text, without padding. */
  widths: number[]
  /** No word is divided. */
  whole: boolean
  /** What the longest words of the columns take, without padding. */
  least: number
  /** The most lines that a cell of one column takes, about. */
  lines: number
}

/** Least and natural width of every column. */
interface Extent {
  least: number
  natural: number
}

/**
 * Widths of `grid` in `width`. Each column gets at least its longest word; what is left goes where it saves most lines:
 * by the square root of what a column holds.
 */
export function fitColumns(
  grid: TableLayout,
  style: TextStyle,
  padding: number,
  width: number,
  typesetter: Typesetter,
): Fit {
  const available = width - 2 * padding * Math.max(0, grid.columns.length - 1)
  const extents = measureColumns(grid, style, available, typesetter)
  const widths = share(extents, available)
  const lines = Math.max(
    1,
    largest(extents.map((extent, column) => extent.natural / widths[column]!)),
  )
  const least = extents.reduce((sum, extent) => sum + extent.least, 0)
  return { widths, whole: least <= available, least, lines }
}

/** Extents of a grid's words at the size at which they were measured first; all lengths grow with the size. */
const measured = new WeakMap<TableLayout, { size: number; extents: readonly Extent[] }>()

function measureColumns(
  grid: TableLayout,
  style: TextStyle,
  width: number,
  typesetter: Typesetter,
): Extent[] {
  const known = measured.get(grid) ?? {
    size: style.size,
    extents: measureWords(grid, style, typesetter),
  }
  measured.set(grid, known)
  const scale = style.size / known.size
  const extents = known.extents.map(({ least, natural }): Extent => ({
    least: least * scale,
    natural: natural * scale,
  }))
  grid.columns.forEach(({ width: stated }, column) => {
    if (stated === undefined) return
    // A stated width holds, unless a word is longer.
    const points = Math.max(
      extents[column]!.least,
      typeof stated === 'number' ? stated * width : stated.points,
    )
    extents[column] = { least: extents[column]!.least, natural: points }
  })
  return extents
}

function measureWords(grid: TableLayout, style: TextStyle, typesetter: Typesetter): Extent[] {
  const extents = grid.columns.map((): Extent => ({ least: 4, natural: 4 }))
  const spanning: Array<LayoutCell> = []
  const rows: readonly LayoutRow[] = [...grid.head, ...grid.body]
  for (const row of rows) {
    for (const cell of row.cells) {
      if (cell.colspan > 1) {
        spanning.push(cell)
        continue
      }
      const extent = extents[cell.column]!
      extent.least = Math.max(extent.least, typesetter.longest(cell.runs, style))
      extent.natural = Math.max(extent.natural, typesetter.width(cell.runs, style) + 0.1)
    }
  }
  for (const cell of spanning) {
    const spanned = extents.slice(cell.column, cell.column + cell.colspan)
    widen(spanned, 'least', typesetter.longest(cell.runs, style))
    widen(spanned, 'natural', typesetter.width(cell.runs, style) + 0.1)
  }
  return extents
}

function widen(extents: Extent[], side: keyof Extent, wanted: number): void {
  const missing = wanted - extents.reduce((sum, extent) => sum + extent[side], 0)
  if (missing > 0) for (const extent of extents) extent[side] += missing / extents.length
}

/** Shares `available` among columns, none below its least unless all are. */
function share(extents: readonly Extent[], available: number): number[] {
  const least = extents.reduce((sum, extent) => sum + extent.least, 0)
  const natural = extents.reduce((sum, extent) => sum + extent.natural, 0)
  if (natural <= available)
    return extents.map(
      (extent) => extent.natural + ((available - natural) * extent.natural) / natural,
    )
  if (least >= available) return extents.map((extent) => (extent.least * available) / least)
  // Columns that fall outside their bounds are fixed at them, the others share again.
  const widths = extents.map(() => Number.NaN)
  for (let left = extents.length; left > 0;) {
    const open = extents.map((_, column) => column).filter((column) => Number.isNaN(widths[column]))
    const rest =
      available - widths.reduce((sum, width) => sum + (Number.isNaN(width) ? 0 : width), 0)
    const weight = (column: number): number => Math.sqrt(extents[column]!.natural)
    const total = open.reduce((sum, column) => sum + weight(column), 0)
    const tried = open.map((column) => ({ column, width: (rest * weight(column)) / total }))
    const low = tried.filter(({ column, width }) => width < extents[column]!.least)
    const high = tried.filter(({ column, width }) => width > extents[column]!.natural)
    const fixed = low.length > 0 ? low : high
    if (fixed.length === 0) {
      for (const { column, width } of tried) widths[column] = width
      break
    }
    for (const { column } of fixed)
      widths[column] = low.length > 0 ? extents[column]!.least : extents[column]!.natural
    left -= fixed.length
  }
  return widths.map((width, column) => (Number.isNaN(width) ? extents[column]!.least : width))
}
