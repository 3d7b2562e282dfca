/**
 * Scales and axes, by d3-scale.
 */
import { scaleLinear, scaleUtc } from 'd3-scale'
import type { Axis } from './plan.js'
import { sayValue } from './plan.js'
import { svgElement, faint, ink, svgLabel, soft } from './svg.js'

export interface Scale {
  /** Pixels of a value. */
  at: (value: number) => number
  ticks: number[]
  axis: Axis
}

/** A scale over `values` from one pixel to another; `zero`: begins at zero, as bars must. */
export function axisScale(
  axis: Axis,
  values: readonly number[],
  pixels: readonly [number, number],
  { zero = false, count = 8 } = {},
): Scale {
  const least = values.reduce((low, value) => Math.min(low, value), Infinity)
  const most = values.reduce((high, value) => Math.max(high, value), -Infinity)
  const whole = values.every(Number.isInteger)
  const [low, high] = [axis.from ?? (zero ? Math.min(0, least) : least), axis.to ?? most]
  const scale = scaleLinear(
    [Number.isFinite(low) ? low : 0, Number.isFinite(high) && high > low ? high : low + 1],
    [...pixels],
  )
  if (axis.from === undefined || axis.to === undefined) {
    const [niceLow = 0, niceHigh = 1] = scale.copy().nice(count).domain()
    scale.domain([axis.from ?? niceLow, axis.to ?? niceHigh])
  }
  const ends = scale.domain() as [number, number]
  return {
    at: (value) => scale(value),
    ticks:
      axis.kind === 'date'
        ? dateTicks(ends, count)
        : (numberTicks(ends, axis.step) ??
          scale.ticks(count).filter((tick) => !whole || Number.isInteger(tick))),
    axis,
  }
}

/** Ticks at every step, when there are not too many. */
function numberTicks(
  [first, last]: readonly [number, number],
  step: number | undefined,
): number[] | undefined {
  const steps = step ? Math.floor((last - first) / step + 1e-9) : Infinity
  return steps <= 60
    ? Array.from({ length: steps + 1 }, (_, index) => first + index * (step ?? 0))
    : undefined
}

function dateTicks(ends: readonly [number, number], count: number): number[] {
  const dates = ends.map((day) => new Date(day * 86_400_000))
  return scaleUtc()
    .domain(dates)
    .ticks(count)
    .map((date) => date.getTime() / 86_400_000)
}

/** A tick in words: of dates the year, or year and month, where that says it for all ticks. */
function tickText(tick: number, { ticks, axis }: Scale): string {
  const text = sayValue(tick, axis)
  if (axis.kind !== 'date') return text
  const rest = ticks.map((one) => sayValue(one, axis))
  return rest.every((date) => date.endsWith('-01-01'))
    ? text.slice(0, 4)
    : rest.every((date) => date.endsWith('-01'))
      ? text.slice(0, 7)
      : text
}

/** The line, ticks and label of a horizontal axis at height `y`; `top`: grid lines up to there. */
export function xAxis(
  scale: Scale,
  y: number,
  [left, right]: readonly [number, number],
  top?: number,
): string[] {
  return [
    ...(top === undefined
      ? []
      : scale.ticks.map((tick) =>
          svgElement('line', {
            x1: scale.at(tick),
            x2: scale.at(tick),
            y1: top,
            y2: y,
            stroke: faint,
            'stroke-width': 0.75,
          }),
        )),
    svgElement('line', { x1: left, x2: right, y1: y, y2: y, stroke: ink, 'stroke-width': 1 }),
    ...scale.ticks.flatMap((tick) => [
      svgElement('line', {
        x1: scale.at(tick),
        x2: scale.at(tick),
        y1: y,
        y2: y + 4,
        stroke: ink,
        'stroke-width': 1,
      }),
      svgLabel(scale.at(tick), y + 17, tickText(tick, scale), { anchor: 'middle' }),
    ]),
    svgLabel((left + right) / 2, y + 36, scale.axis.label, { anchor: 'middle', fill: soft }),
  ]
}
/** Height that `xAxis` takes below its line. */
export const xAxisHeight = 44

/** Ticks, grid and label of a vertical axis at `x`; the label stands above it, upright. */
export function yAxis(scale: Scale, x: number, right: number, top: number): string[] {
  return [
    ...scale.ticks.flatMap((tick) => [
      svgElement('line', {
        x1: x,
        x2: right,
        y1: scale.at(tick),
        y2: scale.at(tick),
        stroke: faint,
        'stroke-width': 0.75,
      }),
      svgLabel(x - 7, scale.at(tick) + 4, tickText(tick, scale), { anchor: 'end' }),
    ]),
    svgLabel(0, top - 12, scale.axis.label, { fill: soft }),
  ]
}
