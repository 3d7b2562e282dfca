/**
 * A table before it is laid out.
 */
import type { Tag } from '../tags/tag.js'
import type { Run } from '../text/run.js'

export interface GridCell {
  runs: readonly Run[]
  align: 'left' | 'center' | 'right' | 'decimal'
  colspan: number
  rowspan: number
  head: boolean
  tag?: Tag | undefined
}
/** Cells that begin in this row, with the column each begins in. */
export interface GridRow {
  cells: ReadonlyArray<GridCell & { column: number }>
  rule?: boolean | undefined
}
export interface Grid {
  columns: ReadonlyArray<{
    /** Share of the width, or points. */ width?: number | { points: number } | undefined
  }>
  head: readonly GridRow[]
  body: readonly GridRow[]
}
