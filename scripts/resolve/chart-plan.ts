/**
 * A chart's YAML and the data → what the chart shows.
 */
import { didYouMean } from '../closest.js'
import type { Axis, ChartMark, ChartPlan, ShownDatum } from '../data/chart/plan.js'
import type { DataField, DataRow, Inputs, Resource } from '../document/inputs.js'
import type { OpenData } from './data.js'
import { Specification } from './specification.js'

/** Where a value of a mark comes from: a column, or an expression that gives text. */
interface Channel {
  field?: DataField | undefined
  cell?: string | undefined
  specification: Specification
  label?: string | undefined
}
type ChannelName = 'x' | 'y' | 'end' | 'group' | 'text' | 'approximate'

const keys = [
  'source',
  'mark',
  'caption',
  'alt',
  'rows',
  'x',
  'y',
  'end',
  'group',
  'text',
  'approximate',
] as const
/** Channels that each mark needs, and those that it may have. */
const channels: Readonly<
  Record<ChartMark, { needs: readonly ChannelName[]; may: readonly ChannelName[] }>
> = {
  timeline: { needs: ['x', 'text'], may: ['end', 'group', 'approximate'] },
  bar: { needs: ['group'], may: ['x'] },
  dot: { needs: ['x', 'y'], may: ['group', 'text', 'approximate'] },
  line: { needs: ['x', 'y'], may: ['group', 'text', 'approximate'] },
}
const width = 640

/** The plan, and the rows and facts it rests on; nothing, and faults in `specification`, when there can be none. */
export async function planChart(
  specification: Specification,
  inputs: Inputs,
  open: OpenData,
): Promise<
  | { plan: ChartPlan; rows: readonly DataRow[]; resource: Resource; facts: ReadonlySet<string> }
  | undefined
> {
  specification.allow(...keys)
  const mark = specification.choice('mark', ['timeline', 'bar', 'dot', 'line'])
  const resource = readSource(specification, inputs)
  if (!specification.has('mark'))
    specification.fault(
      undefined,
      'Unexpected chart without `mark`, expected `timeline`, `bar`, `dot` or `line`',
    )
  if (!mark || !resource) return undefined
  const found = readChannels(specification, mark, resource)
  const every = {
    indexes: resource.rows.map((_, index) => index),
    facts: new Set<string>(),
    fault: undefined,
  }
  const expression = specification.text('rows')
  const selected =
    expression === undefined ? every : await open.data.selectRows(expression, resource.name)
  if (selected.fault)
    specification.fault('rows', selected.fault.reason, 'invalid-expression', selected.fault)
  if (selected.fault || specification.faults.length) return undefined
  const texts = await readTexts(found.get('text'), resource, selected.indexes, open)
  const rows = selected.indexes.flatMap((index) => resource.rows[index] ?? [])
  const marks =
    mark === 'bar' && !found.get('x')?.field
      ? countBars(rows, found)
      : rows.map((row, index) => showRow(row, mark, found, texts[index] ?? ''))
  const shown = marks.filter((one) => one !== undefined)
  if (!shown.length)
    specification.fault(
      undefined,
      'Unexpected chart without anything to show, expected rows with the values it needs',
    )
  const plan = {
    mark,
    title: title(mark, found),
    x: axis('x', found, mark),
    y: axis('y', found, mark),
    groupLabel: labelOf(found.get('group')),
    shown,
    left: marks.length - shown.length,
    width,
  }
  return specification.faults.length ? undefined : { plan, rows, resource, facts: selected.facts }
}

function readSource(specification: Specification, inputs: Inputs): Resource | undefined {
  const name = specification.text('source')
  const resource = inputs.resources.get(name ?? '')
  if (name === undefined)
    specification.fault(
      undefined,
      'Unexpected chart without `source`, expected the name of a resource',
    )
  else if (!resource)
    specification.fault(
      'source',
      `Unexpected source \`${name}\`, expected a resource of the Data Package${didYouMean(name, inputs.resources.keys())}`,
    )
  return resource
}

function readChannels(
  specification: Specification,
  mark: ChartMark,
  resource: Resource,
): Map<ChannelName, Channel> {
  const found = new Map<ChannelName, Channel>()
  const { needs, may } = channels[mark]
  for (const name of needs)
    if (!specification.has(name))
      specification.fault(undefined, `Unexpected ${mark} chart without \`${name}\`, expected it`)
  for (const name of ['x', 'y', 'end', 'group', 'text', 'approximate'] as const) {
    if (!specification.has(name)) continue
    if (![...needs, ...may].includes(name))
      specification.fault(name, `Unexpected \`${name}\` in a ${mark} chart, expected none`)
    else found.set(name, readChannel(specification, name, mark, resource))
  }
  return found
}

/** `month`, or `{field: month, label: …, from: …, to: …, step: …}`, or `{cell: …}` for text, or `{count: true}` for bars. */
function readChannel(
  whole: Specification,
  name: ChannelName,
  mark: ChartMark,
  resource: Resource,
): Channel {
  const inner = whole.isText(name) ? undefined : whole.mapping(name)
  const specification = inner ?? whole
  inner?.allow(
    'field',
    'label',
    ...(name === 'text' ? ['cell'] : []),
    ...(name === 'x' || name === 'y' ? ['from', 'to', 'step'] : []),
    ...(mark === 'bar' && name === 'x' ? ['count'] : []),
  )
  const written = inner ? inner.text('field') : whole.text(name)
  const cell = name === 'text' ? inner?.text('cell') : undefined
  const label = inner?.text('label')
  if (inner?.has('count') && inner.flag('count')) return { specification, label }
  const field = resource.fields.find((candidate) => candidate.name === written)
  const key = inner ? 'field' : name
  if (written === undefined && cell === undefined)
    specification.fault(inner ? undefined : name, `Unexpected \`${name}\`, expected a \`field\``)
  else if (written !== undefined && !field)
    specification.fault(
      key,
      `Unexpected field \`${written}\`, expected a column of \`${resource.name}\`${didYouMean(
        written,
        resource.fields.map((candidate) => candidate.name),
      )}`,
    )
  const measured = name === 'x' || name === 'y' || name === 'end'
  if (
    field &&
    measured &&
    (field.separator !== undefined || field.type === 'string' || field.type === 'boolean')
  )
    specification.fault(
      key,
      `Unexpected field \`${field.name}\` of type ${field.type} for \`${name}\`, expected numbers or dates`,
    )
  if (field && name === 'approximate' && field.type !== 'boolean')
    specification.fault(
      key,
      `Unexpected field \`${field.name}\` of type ${field.type} for \`approximate\`, expected truth values`,
    )
  if (mark === 'bar' && name === 'x' && specification.number('from'))
    specification.fault(
      'from',
      'Unexpected start of bars, expected 0: bars that do not begin at zero mislead',
    )
  if ((specification.number('step') ?? 1) <= 0)
    specification.fault('step', 'Unexpected step, expected a number above 0')
  return { field, cell, specification, label }
}

async function readTexts(
  channel: Channel | undefined,
  resource: Resource,
  indexes: readonly number[],
  open: OpenData,
): Promise<string[]> {
  const texts: string[] = []
  for (const index of indexes) {
    if (channel?.cell === undefined) {
      texts.push(channel?.field ? (resource.rows[index]?.raw[channel.field.name] ?? '') : '')
      continue
    }
    const result = await open.data.evaluate(channel.cell, {
      row: { resource: resource.name, index },
    })
    if (result.fault) {
      channel.specification.fault('cell', result.fault.reason, 'invalid-expression', result.fault)
      return []
    }
    texts.push(String(result.value))
  }
  return texts
}

/** A row as a mark; nothing when it lacks a value that the mark needs. */
function showRow(
  row: DataRow,
  mark: ChartMark,
  found: ReadonlyMap<ChannelName, Channel>,
  text: string,
): ShownDatum | undefined {
  const [x, y, end] = (['x', 'y', 'end'] as const).map((name) =>
    measure(row, found.get(name)?.field),
  )
  const group = found.get('group')?.field
  if (x === undefined || ((mark === 'dot' || mark === 'line') && y === undefined)) return undefined
  const approximate = found.get('approximate')?.field
  return {
    x,
    y,
    end: end === x ? undefined : end,
    group: group ? (row.raw[group.name] ?? '') : '',
    text,
    approximate: approximate !== undefined && row.values[approximate.name] === true,
  }
}

function measure(row: DataRow, field: DataField | undefined): number | undefined {
  const value = field && row.values[field.name]
  if (typeof value === 'number') return value
  return typeof value === 'string'
    ? Date.parse(value.length === 7 ? `${value}-01T00:00:00Z` : `${value}T00:00:00Z`) / 86_400_000
    : undefined
}

/** Rows of each category; a cell that lists several counts for each, a missing one as it is labelled. */
function countBars(
  rows: readonly DataRow[],
  found: ReadonlyMap<ChannelName, Channel>,
): ShownDatum[] {
  const field = found.get('group')?.field
  if (!field) return []
  const counts = new Map<string, number>(
    [...field.categories.keys()].map((category) => [category, 0]),
  )
  for (const row of rows) {
    const value = row.values[field.name]
    const raw = row.raw[field.name] ?? ''
    const names =
      value === undefined
        ? [field.missing.get(raw) || raw || 'missing']
        : Array.isArray(value)
          ? (value as readonly string[])
          : [String(value)]
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, count]) => count > 0)
    .map(([group, x]) => ({ x, group, text: '', approximate: false }))
}

function axis(name: 'x' | 'y', found: ReadonlyMap<ChannelName, Channel>, mark: ChartMark): Axis {
  const channel = found.get(name)
  const kind =
    channel?.field?.type === 'date' || channel?.field?.type === 'yearmonth' ? 'date' : 'number'
  const limits =
    channel?.field && found.has(name)
      ? {
          from: channel.specification.number('from'),
          to: channel.specification.number('to'),
          step: channel.specification.number('step'),
        }
      : {}
  if (limits.from !== undefined && limits.to !== undefined && limits.from >= limits.to)
    channel?.specification.fault(
      'to',
      `Unexpected axis from ${limits.from} to ${limits.to}, expected an end above its beginning`,
    )
  return {
    kind,
    label: channel ? labelOf(channel) || 'Number' : mark === 'bar' && name === 'x' ? 'Number' : '',
    ...limits,
  }
}

/** The author's label, else the column's title and unit: "Age (years)". */
function labelOf(channel: Channel | undefined): string {
  if (!channel) return ''
  const { label, field } = channel
  return (
    label ?? (field ? `${field.title ?? field.name}${field.unit ? ` (${field.unit})` : ''}` : '')
  )
}

function title(mark: ChartMark, found: ReadonlyMap<ChannelName, Channel>): string {
  const [x, y, group] = (['x', 'y', 'group'] as const).map((name) => labelOf(found.get(name)))
  if (mark === 'timeline') return 'Timeline'
  if (mark === 'bar')
    return `Bar chart of ${x ? x.toLowerCase() : 'numbers'} by ${group?.toLowerCase()}`
  return `${mark === 'dot' ? 'Dot' : 'Line'} chart of ${y} against ${x}`
}
