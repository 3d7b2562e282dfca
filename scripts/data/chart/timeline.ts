/**
 * A timeline: events as points and spans as bars, in lanes, their words beside them.
 */
import { axisScale, xAxis, xAxisHeight, type Scale } from './axis.js'
import { textWidth, widest, wrap } from './measure.js'
import { chartGroups, type ChartPlan, type ChartDrawing, type ShownDatum } from './plan.js'
import { colour, drawing, svgElement, svgLabel, lineHeight, soft } from './svg.js'
import { append, largest } from '../../lists.js'

const [gap, radius, barHeight, wrapAt, margin] = [9, 5, 12, 200, 12]

/** A mark with the lines of its words, the pixels that both take, and the row of its lane that it stands in. */
interface Placed {
  shown: ShownDatum
  lines: string[]
  textX: number
  anchor: 'start' | 'end'
  from: number
  to: number
  row: number
}

export function drawTimeline(plan: ChartPlan): ChartDrawing {
  const lanes = chartGroups(plan)
  const named = lanes.length > 1 || lanes[0] !== ''
  const laneLines = lanes.map((lane) => wrap(lane, 110))
  const left = named ? largest(laneLines.map(widest)) + 18 : margin
  const right = plan.width - margin
  const scale = axisScale(
    plan.x,
    plan.shown.flatMap(({ x, end = x }) => [x, end]),
    [left + margin, right - margin],
    { count: 10 },
  )
  const parts: string[] = []
  let y = 4
  for (const [index, lane] of lanes.entries()) {
    const placed = place(
      plan.shown.filter(({ group }) => group === lane),
      scale,
      left,
      right,
    )
    const rows = rowHeights(placed)
    const height =
      Math.max(
        rows.reduce((sum, row) => sum + row, 0),
        (laneLines[index]?.length ?? 1) * lineHeight,
      ) + 10
    if (index % 2 === 0)
      parts.push(svgElement('rect', { x: 0, y, width: plan.width, height, fill: '#f4f5f7' }))
    if (named)
      append(
        parts,
        (laneLines[index] ?? []).map((line, at) =>
          svgLabel(6, y + 16 + at * lineHeight, line, { 'font-weight': 600 }),
        ),
      )
    let rowY = y + 5
    for (const [row, rowHeight] of rows.entries()) {
      for (const mark of placed.filter((one) => one.row === row))
        append(parts, draw(mark, rowY, scale, colour(index)))
      rowY += rowHeight
    }
    y += height
  }
  append(parts, xAxis(scale, y + 6, [left, right]))
  const key = plan.shown.some(({ approximate }) => approximate)
    ? 'Dashed outline: time not known exactly'
    : ''
  const below =
    key && textWidth(key) + textWidth(plan.x.label) / 2 + gap > (right - left) / 2 ? lineHeight : 0
  if (key) parts.push(svgLabel(right, y + 42 + below, key, { anchor: 'end', fill: soft }))
  const height = y + 6 + xAxisHeight + below
  return { svg: drawing(plan.width, height, plan.title, parts), width: plan.width, height }
}

/** Finds for each mark, in order of time, the first row in which it and its words meet nothing. */
function place(shown: readonly ShownDatum[], scale: Scale, left: number, right: number): Placed[] {
  const ends: number[] = []
  return [...shown]
    .sort((one, other) => one.x - other.x)
    .map((mark) => {
      const [x, end] = [scale.at(mark.x), scale.at(mark.end ?? mark.x)]
      const [before, behind] = [x - radius - gap + 4, Math.max(end, x) + radius + gap - 4]
      const onRight =
        right - behind >= Math.min(textWidth(mark.text), wrapAt) || right - behind >= before - left
      const lines = wrap(
        mark.text,
        Math.max(60, Math.min(wrapAt, onRight ? right - behind : before - left)),
      )
      const [from, to] = onRight
        ? [x - radius, behind + widest(lines)]
        : [before - widest(lines), Math.max(end, x) + radius]
      let row = ends.findIndex((taken) => taken + 8 <= from)
      if (row < 0) row = ends.length
      ends[row] = to
      return {
        shown: mark,
        lines,
        textX: onRight ? behind : before,
        anchor: onRight ? 'start' : 'end',
        from,
        to,
        row,
      }
    })
}

function rowHeights(placed: readonly Placed[]): number[] {
  const heights: number[] = []
  for (const { row, lines } of placed)
    heights[row] = Math.max(heights[row] ?? 0, Math.max(1, lines.length) * lineHeight + 5)
  return heights
}

function draw(
  { shown, lines, textX, anchor }: Placed,
  y: number,
  scale: Scale,
  fill: string,
): string[] {
  const middle = y + lineHeight / 2 + 1
  const x = scale.at(shown.x)
  const dash = shown.approximate
    ? { fill: '#ffffff', stroke: fill, 'stroke-width': 1.5, 'stroke-dasharray': '3 2' }
    : { fill, stroke: fill, 'stroke-width': 1.5 }
  const mark =
    shown.end === undefined
      ? svgElement('circle', { cx: x, cy: middle, r: radius, ...dash })
      : svgElement('rect', {
          x,
          y: middle - barHeight / 2,
          width: Math.max(scale.at(shown.end) - x, 1),
          height: barHeight,
          rx: 2,
          ...dash,
          ...(shown.approximate ? {} : { 'fill-opacity': 0.85 }),
        })
  return [
    mark,
    ...lines.map((line, index) => svgLabel(textX, y + 12 + index * lineHeight, line, { anchor })),
  ]
}
