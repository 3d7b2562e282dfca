/**
 * A plan → a drawing, the same bytes on every machine.
 */
import { drawBars } from './bar.js'
import type { ChartPlan, ChartDrawing } from './plan.js'
import { drawPoints } from './points.js'
import { drawTimeline } from './timeline.js'

/** Draws a chart. */
export function drawChart(plan: ChartPlan): ChartDrawing {
  switch (plan.mark) {
    case 'timeline':
      return drawTimeline(plan)
    case 'bar':
      return drawBars(plan)
    case 'dot':
    case 'line':
      return drawPoints(plan)
  }
}
