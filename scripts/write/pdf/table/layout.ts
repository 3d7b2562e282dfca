/**
 * A table before it is laid out.
 */
import type { PlacedCell } from '../../../tree/grid.js'
import type { Tag } from '../tags/tag.js'
import type { Run } from '../text/run.js'

/** A cell and where it stands. `align` is of the text; `head`, of a column or of a row. */
export interface LayoutCell extends Pick<PlacedCell, 'column' | 'colspan' | 'rowspan' | 'ruled'> {
  runs: readonly Run[]
  align: 'left' | 'center' | 'right' | 'decimal'
  head: boolean
  tag?: Tag | undefined
}
/** Cells that begin in this row. */
export interface LayoutRow {
  cells: readonly LayoutCell[]
}
export interface TableLayout {
  columns: ReadonlyArray<{
    /** Share of the width, or points. */ width?: number | { points: number } | undefined
  }>
  head: readonly LayoutRow[]
  body: readonly LayoutRow[]
}
