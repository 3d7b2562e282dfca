/**
 * Numbers under one another by their decimal points.
 */
import type { Run, TextStyle } from '../text/run.js'
import type { Typesetter } from '../text/typesetter.js'
import type { TableLayout, LayoutCell } from './layout.js'
import { largest } from '../../../lists.js'

/** Room that a column's numbers take before and after their point; none for a column that is not aligned so. */
export type Points = ReadonlyArray<{ before: number; after: number } | undefined>

/** The first number of a cell: sign, digits in groups, the point or its place. */
const number = /^[\s<>≤≥≈~±+−–-]*\d[\d,\u2009\u202f\u00a0]*(?=[.·]\d|[^\d.·]|$)/u

export function pointsOf(
  { columns, body }: TableLayout,
  style: TextStyle,
  typesetter: Typesetter,
): Points {
  return columns.map((_, column) => {
    const cells = body.flatMap((row) =>
      row.cells.filter(
        (cell) => cell.column === column && cell.align === 'decimal' && cell.colspan === 1,
      ),
    )
    const sides = cells
      .map((cell) => sidesOf(cell, style, typesetter))
      .filter((side) => side !== undefined)
    return sides.length === 0
      ? undefined
      : {
          before: largest(sides.map((side) => side.before)),
          after: largest(sides.map((side) => side.after)),
        }
  })
}

/** Where a cell's text begins in a column of `width`, so that its point stands under the others; none when it has no number. */
export function decimalStart(
  cell: LayoutCell,
  points: Points[number],
  width: number,
  style: TextStyle,
  typesetter: Typesetter,
): number | undefined {
  const sides = points && sidesOf(cell, style, typesetter)
  if (!sides || points.before + points.after > width) return undefined
  return (width - points.before - points.after) / 2 + points.before - sides.before
}

function sidesOf(
  cell: LayoutCell,
  style: TextStyle,
  typesetter: Typesetter,
): { before: number; after: number } | undefined {
  const text = cell.runs.map((run) => (run.drawing ? '\0' : run.text)).join('')
  const found = number.exec(text)
  if (!found || text.includes('\n')) return undefined
  const [before, after] = cut(cell.runs, found[0].length)
  return { before: typesetter.width(before, style), after: typesetter.width(after, style) }
}

/** The runs before and after an offset of their text. */
function cut(runs: readonly Run[], at: number): [Run[], Run[]] {
  const sides: [Run[], Run[]] = [[], []]
  let from = 0
  for (const run of runs) {
    const length = run.drawing ? 1 : run.text.length
    const here = Math.min(Math.max(at - from, 0), length)
    if (here > 0) sides[0].push(run.drawing ? run : { ...run, text: run.text.slice(0, here) })
    if (here < length) sides[1].push(run.drawing ? run : { ...run, text: run.text.slice(here) })
    from += length
  }
  return sides
}
