/**
 * The rows and cells of a table, from its YAML and the data.
 */
import type { Table, TableCell, TableRow } from 'mdast'
import type { Position } from 'unist'
import { didYouMean, oneOf } from '../closest.js'
import { dataAt } from '../data/mark-data.js'
import type { Inputs, Resource } from '../document/inputs.js'
import type { Column, Length, Phrasing } from '../document/tree.js'
import type { OpenData } from './data.js'
import type { Specification } from './specification.js'

interface ColumnPlan {
  specification: Specification
  label: string
  /** Heading over this column and its neighbours of the same group. */
  group?: string | undefined
  field?: string | undefined
  cell?: string | undefined
  head: boolean
  column: Column
}
interface Making {
  specification: Specification
  inputs: Inputs
  open: OpenData
  columns: ColumnPlan[]
}

/** The table; nothing, and faults in `specification`, when it cannot be made. */
export async function makeTable(
  specification: Specification,
  inputs: Inputs,
  open: OpenData,
): Promise<Table | undefined> {
  const resource = readSource(specification, inputs)
  const byHand = specification.has('body')
  const columns = specification
    .mappings('columns')
    .map((column) => readColumn(column, resource, byHand))
  if (!columns.length)
    specification.fault('columns', 'Unexpected table without `columns`, expected at least one')
  if (specification.faults.length || !columns.length) return undefined
  const making = { specification, inputs, open, columns }
  const body = byHand ? handRows(making) : resource ? await dataRows(resource, making) : []
  const head = headRows(making)
  const position = specification.place()
  return {
    type: 'table',
    position,
    headRows: head.length,
    align: columns.map(({ column: { align } }) =>
      align === 'decimal' ? 'right' : (align ?? null),
    ),
    columns: columns.map(({ column }) => column),
    children: [...head, ...body],
  }
}

function readSource(specification: Specification, inputs: Inputs): Resource | undefined {
  const name = specification.text('source')
  const resource = name === undefined ? undefined : inputs.resources.get(name)
  if (name !== undefined && !resource)
    specification.fault(
      'source',
      `Unexpected source \`${name}\`, expected ${inputs.resources.size ? oneOf(inputs.resources.keys()) : 'a resource of the Data Package; there is none'}${didYouMean(name, inputs.resources.keys())}`,
    )
  if (name === undefined && !specification.has('body'))
    specification.fault(
      undefined,
      'Unexpected table without `source`, expected the name of a resource',
    )
  return resource
}

function readColumn(
  specification: Specification,
  resource: Resource | undefined,
  byHand: boolean,
): ColumnPlan {
  specification.allow('label', 'group', 'field', 'cell', 'align', 'width', 'head')
  const [field, cell] = [specification.text('field'), specification.text('cell')]
  const known = resource?.fields.find(({ name }) => name === field)
  if (byHand && (field ?? cell) !== undefined)
    specification.fault(
      undefined,
      'Unexpected `field` or `cell` in a table with a `body`, expected the cells in the body alone',
    )
  else if (!byHand && (field === undefined) === (cell === undefined))
    specification.fault(undefined, 'Unexpected column, expected either a `field` or a `cell`')
  else if (field !== undefined && resource && !known) {
    const names = resource.fields.map(({ name }) => name)
    specification.fault(
      'field',
      `Unexpected field \`${field}\`, expected a column of \`${resource.name}\`${didYouMean(field, names)}`,
    )
  }
  const align =
    specification.choice('align', ['left', 'center', 'right', 'decimal']) ??
    (known?.type === 'integer' || known?.type === 'number' ? 'right' : undefined)
  return {
    specification,
    label: specification.text('label') ?? known?.title ?? field ?? '',
    group: specification.text('group'),
    field,
    cell,
    head: specification.flag('head'),
    column: { align, width: readWidth(specification) },
  }
}

function readWidth(specification: Specification): number | Length | undefined {
  const text = specification.text('width')
  if (text === undefined) return undefined
  const [, digits, unit] = /^(\d+(?:\.\d+)?)(%|mm|cm|in|pt)$/.exec(text) ?? []
  if (!digits)
    specification.fault(
      'width',
      `Unexpected width \`${text}\`, expected a share (\`20%\`) or a length (\`15mm\`)`,
    )
  return unit === '%'
    ? Number(digits) / 100
    : { value: Number(digits), unit: unit as Length['unit'] }
}

/** One row of labels, or two where columns have a common heading. */
function headRows({ columns, inputs }: Making): TableRow[] {
  const label = ({ specification, label: text, column }: ColumnPlan): TableCell =>
    tableCell(inputs.markdown(text, specification.place('label')), specification.place('label'), {
      align: column.align,
      scope: 'col',
    })
  const grouped = columns.some(({ group }) => group !== undefined)
  if (!grouped)
    return [
      {
        type: 'tableRow',
        position: columns[0]?.specification.place(),
        children: columns.map(label),
      },
    ]
  const [upper, lower]: [TableCell[], TableCell[]] = [[], []]
  columns.forEach((column, index) => {
    if (column.group === undefined) upper.push({ ...label(column), rowspan: 2 })
    else {
      lower.push(label(column))
      const before = upper.at(-1)
      if (before && columns[index - 1]?.group === column.group)
        before.colspan = (before.colspan ?? 1) + 1
      else
        upper.push(
          tableCell(
            inputs.markdown(column.group, column.specification.place('group')),
            column.specification.place('group'),
            { align: 'center', scope: 'colgroup', colspan: 1 },
          ),
        )
    }
  })
  return [upper, lower].map((children) => ({
    type: 'tableRow',
    position: columns[0]?.specification.place(),
    children,
  }))
}

/** Rows that the YAML spells out, each cell in Markdown. */
function handRows({ specification, inputs, columns }: Making): TableRow[] {
  return specification.list('body').map((row, index) => {
    const cells: unknown[] = Array.isArray(row) ? row : []
    const position = specification.place(`body.${index}`)
    if (cells.length !== columns.length)
      specification.fault(
        `body.${index}`,
        `Unexpected row of ${cells.length} cells, expected ${columns.length}, one a column`,
      )
    return {
      type: 'tableRow',
      position,
      children: columns.map(({ column, head }, at) => {
        const place = specification.place(`body.${index}.${at}`)
        const text = cells[at]
        if (typeof text === 'object' && text !== null)
          specification.fault(`body.${index}.${at}`, 'Unexpected cell, expected text')
        return tableCell(
          inputs.markdown(text === undefined || text === null ? '' : String(text), place),
          place,
          { align: column.align, scope: head ? 'row' : undefined },
        )
      }),
    }
  })
}

/** A row for each row of the source that `rows` gives. */
async function dataRows(resource: Resource, making: Making): Promise<TableRow[]> {
  const { specification, open, columns } = making
  const expression = specification.text('rows')
  const every = {
    indexes: resource.rows.map((_, index) => index),
    facts: new Set<string>(),
    rows: [],
    shape: undefined,
    fault: undefined,
  }
  const selected =
    expression === undefined ? every : await open.data.selectRows(expression, resource.name)
  if (selected.fault) {
    specification.fault('rows', selected.fault.reason, 'invalid-expression', selected.fault)
    return []
  }
  const rows: TableRow[] = []
  for (const index of selected.indexes) {
    const children: TableCell[] = []
    for (const column of columns) children.push(await makeCell(column, resource, index, making))
    rows.push({ type: 'tableRow', position: resource.rows[index]?.position, children })
    if (specification.faults.length) break
  }
  const position = specification.place('rows')
  if (expression !== undefined && position)
    making.inputs.evaluations.push({
      kind: 'cell',
      position,
      expression,
      result: rows.length,
      rows: selected.rows,
      facts: [...selected.facts],
    })
  return rows
}

async function makeCell(
  plan: ColumnPlan,
  resource: Resource,
  index: number,
  { inputs, open }: Making,
): Promise<TableCell> {
  const { specification, field, cell = '', column, head } = plan
  const options = { align: column.align, scope: head ? ('row' as const) : undefined }
  const row = resource.rows[index]
  const position = specification.place(field === undefined ? 'cell' : 'field')
  if (field !== undefined) {
    const text = row?.raw[field] ?? ''
    return tableCell(
      text ? [{ type: 'text', value: text, position: row?.position }] : [],
      row?.position,
      options,
    )
  }
  const scope = { row: { resource: resource.name, index } }
  const made = await open.data.evaluateText(cell, scope)
  if (made.fault) {
    const where = row
      ? `In the row of line ${row.position.start.line} of ${resource.path}.`
      : undefined
    specification.fault('cell', made.fault.reason, 'invalid-expression', {
      note: [where, made.fault.note].filter(Boolean).join(' '),
      suggestions: made.fault.suggestions,
    })
    return tableCell([], position, options)
  }
  const printed = dataAt(made.text, made.data)
  const own = { path: resource.path, line: row?.position.start.line ?? 0 }
  const others = made.rows.filter(({ path, line }) => path !== own.path || line !== own.line)
  if (position)
    inputs.evaluations.push({
      kind: 'cell',
      position,
      expression: cell,
      result: printed,
      printed,
      rows: [own, ...others],
      facts: [...made.facts],
    })
  return tableCell(
    made.text ? withData(inputs.markdown(made.text, position), made.data) : [],
    position,
    options,
  )
}

/** Puts the data's text where its marks stand. */
function withData(nodes: Phrasing[], data: readonly string[]): Phrasing[] {
  const put = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return dataAt(value, data)
    if (typeof value !== 'object' || value === null || key === 'position') return value
    if (Array.isArray(value)) return value.map((item) => put(item, ''))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, put(item, name)]))
  }
  return data.length ? (put(nodes, '') as Phrasing[]) : nodes // the same nodes, their texts changed
}

function tableCell(
  children: Phrasing[],
  position: Position | undefined,
  options: Pick<TableCell, 'align' | 'scope' | 'colspan'>,
): TableCell {
  return { type: 'tableCell', position, children, ...options }
}
