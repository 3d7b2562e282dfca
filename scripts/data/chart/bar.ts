/**
 * Horizontal bars from zero, each with its number; groups of bars where there are series.
 */
import { axisScale, xAxis, xAxisHeight } from './axis.js'
import { textWidth, widest, wrap } from './measure.js'
import { sayValue, type ChartPlan, type ChartDrawing } from './plan.js'
import { colour, drawing, svgElement, svgLabel, lineHeight } from './svg.js'
import { append, largest } from '../../lists.js'

const [bar, between, margin] = [20, 10, 12]

export function drawBars(plan: ChartPlan): ChartDrawing {
  const names = plan.shown.map(({ group }) => wrap(group, 180))
  const left = Math.max(0, largest(names.map(widest))) + 14
  const numbers = plan.shown.map(({ x }) => sayValue(x, plan.x))
  const right =
    plan.width - margin - Math.max(0, largest(numbers.map((number) => textWidth(number)))) - 6
  const scale = axisScale(
    plan.x,
    plan.shown.map(({ x }) => x),
    [left, right],
    { zero: true },
  )
  const parts: string[] = []
  const rows: string[] = []
  let y = 6
  for (const [index, shown] of plan.shown.entries()) {
    const lines = names[index] ?? []
    const height = Math.max(bar, lines.length * lineHeight)
    const [from, to] = [scale.at(Math.min(0, shown.x)), scale.at(Math.max(0, shown.x))]
    const middle = y + height / 2
    append(
      rows,
      lines.map((line, at) =>
        svgLabel(left - 8, middle + 4 + (at - (lines.length - 1) / 2) * lineHeight, line, {
          anchor: 'end',
        }),
      ),
    )
    rows.push(
      svgElement('rect', {
        x: from,
        y: middle - bar / 2,
        width: to - from,
        height: bar,
        fill: colour(0),
      }),
    )
    rows.push(svgLabel(to + 6, middle + 4, numbers[index] ?? ''))
    y += height + between
  }
  append(parts, xAxis(scale, y, [left, right], 0), rows)
  const height = y + xAxisHeight
  return { svg: drawing(plan.width, height, plan.title, parts), width: plan.width, height }
}
