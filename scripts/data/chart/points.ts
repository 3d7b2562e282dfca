/**
 * Points over two axes, joined in order of the first where the chart is a line.
 */
import { axisScale, xAxis, xAxisHeight, yAxis } from './axis.js'
import { textWidth } from './measure.js'
import {
  chartGroups,
  sayValue,
  type ChartPlan,
  type ChartDrawing,
  type ShownDatum,
} from './plan.js'
import { colour, drawing, svgElement, svgLabel, lineHeight } from './svg.js'
import { append, largest } from '../../lists.js'

const plotHeight = 280

export function drawPoints(plan: ChartPlan): ChartDrawing {
  const groups = chartGroups(plan)
  const legend = groups.length > 1 || groups[0] !== '' ? groups : []
  const top = 34 + (legend.length ? lineHeight + 8 : 0)
  const bottom = top + plotHeight
  const heights = axisScale(
    plan.y,
    plan.shown.flatMap(({ y }) => y ?? []),
    [bottom, top],
  )
  const left =
    Math.max(0, largest(heights.ticks.map((tick) => textWidth(sayValue(tick, plan.y))))) + 12
  const right = plan.width - 24
  const scale = axisScale(
    plan.x,
    plan.shown.map(({ x }) => x),
    [left + 8, right],
  )
  const parts = [
    ...drawLegend(legend, plan),
    ...yAxis(heights, left, right, top),
    ...xAxis(scale, bottom, [left, right]),
  ]
  for (const [index, group] of groups.entries()) {
    const points = plan.shown
      .filter((shown) => shown.group === group)
      .map((shown) => ({ shown, x: scale.at(shown.x), y: heights.at(shown.y ?? 0) }))
    if (plan.mark === 'line')
      parts.push(
        svgElement('polyline', {
          points: [...points]
            .sort((one, other) => one.x - other.x)
            .map(({ x, y }) => `${round(x)},${round(y)}`)
            .join(' '),
          fill: 'none',
          stroke: colour(index),
          'stroke-width': 2,
        }),
      )
    for (const { shown, x, y } of points)
      append(
        parts,
        [drawPoint(shown, x, y, index)],
        shown.text ? [svgLabel(x + 8, y + 4, shown.text)] : [],
      )
  }
  const height = bottom + xAxisHeight
  return { svg: drawing(plan.width, height, plan.title, parts), width: plan.width, height }
}

const round = (value: number): number => Math.round(value * 100) / 100

/** Series differ in shape as well as in colour. */
function drawPoint({ approximate }: ShownDatum, x: number, y: number, index: number): string {
  const ink = colour(index)
  const style = approximate
    ? { fill: '#ffffff', stroke: ink, 'stroke-width': 1.5, 'stroke-dasharray': '3 2' }
    : { fill: ink }
  if (index % 3 === 1)
    return svgElement('rect', { x: x - 4, y: y - 4, width: 8, height: 8, ...style })
  if (index % 3 === 2)
    return svgElement('path', { d: `M${round(x)},${round(y - 5)}l5,9h-10z`, ...style })
  return svgElement('circle', { cx: x, cy: y, r: 4.5, ...style })
}

function drawLegend(groups: readonly string[], plan: ChartPlan): string[] {
  const parts: string[] = []
  let x = 6
  if (groups.length && plan.groupLabel) {
    parts.push(svgLabel(0, 14, `${plan.groupLabel}:`, { 'font-weight': 600 }))
    x = textWidth(plan.groupLabel) * 1.08 + 20
  }
  for (const [index, group] of groups.entries()) {
    parts.push(
      drawPoint({ x: 0, group, text: '', approximate: false }, x, 10, index),
      svgLabel(x + 10, 14, group),
    )
    x += textWidth(group) + 32
  }
  return parts
}
