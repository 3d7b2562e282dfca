/**
 * Two versions of a table → one: rows and columns are aligned, cells compared; rows and columns that only one has are
 * marked whole. Where spans forbid that, the new rows stand above the old ones.
 */
import type { Table, TableCell, TableRow } from 'mdast'
import type { Column } from '../document/tree.js'
import { gridOf, type PlacedCell } from '../tree/grid.js'
import { align, bagOf, type Pair } from './align.js'
import { signature, textOf, type Side } from './content.js'
import { compareLines, type ComparisonContext } from './lines.js'
import { markedWhole } from './whole.js'

export function compareTables(before: Table, after: Table, context: ComparisonContext): Table[] {
  const table =
    isPlain(before) && isPlain(after)
      ? plain(before, after, context)
      : sameShape(before, after)
        ? {
            ...after,
            children: after.children.map((row, index) => ({
              ...row,
              children: row.children.map((cell, column) =>
                compareCells(before.children[index]!.children[column]!, cell, context),
              ),
            })),
          }
        : stacked(before, after, context)
  return [{ ...table, data: { ...after.data, revision: { kind: 'changed', clean: after } } }]
}

/** A row of one cell over all columns parts a table; every other row has a cell for each. */
function isPlain(table: Table): boolean {
  const { rows, width } = gridOf(table)
  const fills = (cells: readonly PlacedCell[]): boolean =>
    cells.length === width || (cells.length === 1 && cells[0]!.colspan === width)
  return rows.every(fills) && rows.flat().every(({ cell }) => (cell.rowspan ?? 1) === 1)
}
const isBand = (cells: readonly TableCell[]): boolean =>
  cells.length === 1 && (cells[0]!.colspan ?? 1) > 1

const shapeOf = (table: Table): string =>
  table.children
    .map(({ children }) =>
      children.map((cell) => `${cell.colspan ?? 1}x${cell.rowspan ?? 1}`).join(' '),
    )
    .join('|')
const sameShape = (before: Table, after: Table): boolean =>
  (before.headRows ?? 1) === (after.headRows ?? 1) && shapeOf(before) === shapeOf(after)

const compareCells = (
  before: TableCell,
  after: TableCell,
  context: ComparisonContext,
): TableCell => ({
  ...after,
  children: compareLines(before.children, after.children, context) as TableCell['children'],
})

/** A column of the marked table: its place in either, and the name of the change when only one has it. */
interface Planned extends Pair<number> {
  name?: string | undefined
}

function plain(before: Table, after: Table, context: ComparisonContext): Table {
  const plan: Planned[] = alignColumns(before, after, context).map((pair) =>
    pair.before !== undefined && pair.after !== undefined
      ? pair
      : { ...pair, name: context.name() },
  )
  const [headsBefore, headsAfter] = [before.headRows ?? 1, after.headRows ?? 1]
  const heads = rowsOf(
    before.children.slice(0, headsBefore),
    after.children.slice(0, headsAfter),
    plan,
    context,
  )
  const body = rowsOf(
    before.children.slice(headsBefore),
    after.children.slice(headsAfter),
    plan,
    context,
  )
  const isWhole = plan.every(({ after: column }) => column !== undefined)
  const columnOf = ({ before: one, after: other }: Planned): Column => {
    const column = other !== undefined ? after.columns?.[other] : before.columns?.[one!]
    return isWhole || !column ? (column ?? {}) : { align: column.align }
  }
  return {
    ...after,
    headRows: heads.length,
    align: plan.map(
      ({ before: one, after: other }) =>
        (other !== undefined ? after.align?.[other] : before.align?.[one!]) ?? null,
    ),
    ...(after.columns ? { columns: plan.map(columnOf) } : {}),
    children: [...heads, ...body],
  }
}

/** Columns by their heads, else by what they hold. */
function alignColumns(
  before: Table,
  after: Table,
  context: ComparisonContext,
): Array<Pair<number>> {
  const entries = (table: Table, side: Side): Entry[] =>
    Array.from({ length: gridOf(table).width }, (_, column) => {
      const cells = table.children.flatMap(({ children }) =>
        isBand(children) || !children[column] ? [] : [children[column]],
      )
      const heads = cells.slice(0, table.headRows ?? 1)
      return {
        column,
        key: heads.map((cell) => signature(cell, side)).join('|'),
        words: bagOf(cells.map(textOf).join(' ')),
      }
    })
  return align(
    entries(before, context.before),
    entries(after, context.after),
    (entry) => entry,
    () => undefined,
  ).map(({ before: one, after: other }) => ({ before: one?.column, after: other?.column }))
}
interface Entry {
  column: number
  key: string
  words: ReadonlyMap<string, number>
}

function rowsOf(
  before: readonly TableRow[],
  after: readonly TableRow[],
  plan: readonly Planned[],
  context: ComparisonContext,
): TableRow[] {
  const old = new Set(before)
  const known = (row: TableRow): { key: string; words: Map<string, number> } => ({
    key: signature(row, old.has(row) ? context.before : context.after),
    words: bagOf(textOf(row)),
  })
  const likeness = (one: TableRow, other: TableRow): number | undefined => {
    if (isBand(one.children) !== isBand(other.children)) return 0
    const [label, same] = [one.children[0], other.children[0]]
    return label &&
      same &&
      one.children.length > 1 &&
      /\p{L}/u.test(textOf(label)) &&
      textOf(label) === textOf(same)
      ? 1
      : undefined
  }
  return align(before, after, known, likeness).map(({ before: one, after: other }) =>
    rowOf(one, other, plan, context),
  )
}

function rowOf(
  before: TableRow | undefined,
  after: TableRow | undefined,
  plan: readonly Planned[],
  context: ComparisonContext,
): TableRow {
  const row = (after ?? before)!
  const kind = before && after ? undefined : after ? ('inserted' as const) : ('deleted' as const)
  const name = kind && context.name()
  const data = kind ? { data: { revision: { kind, change: name } } } : {}
  const marked = (
    cell: TableCell,
    how: 'inserted' | 'deleted',
    of: string | undefined,
  ): TableCell => markedWhole(cell, how, context, of)[0] as TableCell
  if (isBand(row.children)) {
    const [was, is] = [before?.children[0], after?.children[0]]
    const cell = was && is ? compareCells(was, is, context) : marked(row.children[0]!, kind!, name)
    return { ...row, ...data, children: [{ ...cell, colspan: plan.length }] }
  }
  return {
    ...row,
    ...data,
    children: plan.map((column): TableCell => {
      const was = column.before === undefined ? undefined : before?.children[column.before]
      const is = column.after === undefined ? undefined : after?.children[column.after]
      if (was && is) return compareCells(was, is, context)
      if (is) return marked(is, 'inserted', name ?? column.name)
      if (was) return marked(was, 'deleted', name ?? column.name)
      return { type: 'tableCell', children: [] }
    }),
  }
}

/** The new table as put in, and below it the rows of the old one as taken out. */
function stacked(before: Table, after: Table, context: ComparisonContext): Table {
  const columns = Math.max(gridOf(before).width, gridOf(after).width)
  const rows = (table: Table, kind: 'inserted' | 'deleted', name: string): TableRow[] =>
    table.children.map((row) => {
      const [marked] = markedWhole(row, kind, context, name) as [TableRow]
      const missing = columns - gridOf(table).width
      return {
        ...marked,
        children: [
          ...marked.children,
          ...Array.from({ length: missing }, (): TableCell => ({
            type: 'tableCell',
            children: [],
          })),
        ],
      }
    })
  const fill = <Item>(items: readonly Item[] | null | undefined, item: Item): Item[] =>
    Array.from({ length: columns }, (_, index) => items?.[index] ?? item)
  return {
    ...after,
    align: fill(after.align, null),
    ...(after.columns && columns > gridOf(after).width
      ? {
          columns: fill<Column>(
            after.columns.map(({ align: column }) => ({ align: column })),
            {},
          ),
        }
      : {}),
    children: [
      ...rows(after, 'inserted', context.name()),
      ...rows(before, 'deleted', context.name()),
    ],
  }
}
