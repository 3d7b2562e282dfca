/**
 * What a chart shows, ready to be drawn: plain data, no expressions.
 */

export const chartMarks = ['timeline', 'bar', 'dot', 'line'] as const
export type ChartMark = (typeof chartMarks)[number]

/** A place on an axis: a number, or a date as days since 1970 (UTC). */
export interface Axis {
  /** What is printed along it, with its unit. */
  label: string
  kind: 'number' | 'date'
  /** Ends of the axis; absent: those of the data, rounded outwards. */
  from?: number | undefined
  to?: number | undefined
  /** Distance of ticks; absent: chosen. */
  step?: number | undefined
}

/** One thing shown: an event, a span, a bar, a point. */
export interface ShownDatum {
  x: number
  /** End of a span. */
  end?: number | undefined
  y?: number | undefined
  /** The lane of a timeline, the category of a bar, the series of a point. */
  group: string
  /** Words beside it. */
  text: string
  /** When or how much it is is not known exactly: drawn with a dashed outline. */
  approximate: boolean
}

export interface ChartPlan {
  mark: ChartMark
  /** First words of the alt text, and the drawing's title: "Timeline of …". */
  title: string
  x: Axis
  y: Axis
  /** Label of the groups: "Site", above a legend. */
  groupLabel: string
  shown: readonly ShownDatum[]
  /** Rows of the source that lack a value that the chart needs. */
  left: number
  width: number
}

/** A drawing, in CSS pixels. */
export interface ChartDrawing {
  svg: string
  width: number
  height: number
}

/** Groups in order of first appearance. */
export const chartGroups = (plan: ChartPlan): string[] => [
  ...new Set(plan.shown.map(({ group }) => group)),
]

/** A number or date as readers say it: "12", "2016", "12,000", "2016-04-01". */
export function sayValue(value: number, axis: Axis): string {
  if (axis.kind === 'date') return new Date(value * 86_400_000).toISOString().slice(0, 10)
  const text = String(Number(value.toPrecision(12))).replace(/^-/, '\u2212')
  return Math.abs(value) < 10_000 || text.includes('.') || text.includes('e')
    ? text
    : text.replace(/\B(?=(?:\d{3})+(?!\d))/g, ',')
}
