/** Basic shapes as path data (SVG 2 § 10), and how far they reach. The sole importer of svgpath. */
import svgpath from 'svgpath'
import { lengthOf, type Matrix, type ViewSize } from './matrix.js'
import { elementsIn, type SvgNode } from './tree.js'

/** Path data of a shape whose lengths are not shares; nothing of what is none. */
export function pathOf({ name, attributes }: SvgNode): string | undefined {
  const number = (key: string, otherwise = 0): number => {
    const value = attributes.get(key)
    return value === undefined ? otherwise : lengthOf(value, NaN, 16)
  }
  switch (name) {
    case 'path':
      return attributes.get('d') ?? ''
    case 'line':
      return `M${number('x1')} ${number('y1')}L${number('x2')} ${number('y2')}`
    case 'polyline':
    case 'polygon': {
      const points = (attributes.get('points') ?? '').trim().split(/[\s,]+/)
      const even = points.slice(0, points.length - (points.length % 2))
      return even.length < 2 ? '' : `M${even.join(' ')}${name === 'polygon' ? 'Z' : ''}`
    }
    case 'circle':
    case 'ellipse': {
      const [rx, ry] = name === 'circle' ? [number('r'), number('r')] : [number('rx'), number('ry')]
      return round(number('cx'), number('cy'), rx, ry)
    }
    case 'rect':
      return rectangle(number('x'), number('y'), number('width'), number('height'), [
        number('rx', number('ry')),
        number('ry', number('rx')),
      ])
    default:
      return undefined
  }
}

const round = (cx: number, cy: number, rx: number, ry: number): string =>
  rx > 0 && ry > 0
    ? `M${cx + rx} ${cy}A${rx} ${ry} 0 0 1 ${cx} ${cy + ry}A${rx} ${ry} 0 0 1 ${cx - rx} ${cy}A${rx} ${ry} 0 0 1 ${cx} ${cy - ry}A${rx} ${ry} 0 0 1 ${cx + rx} ${cy}Z`
    : ''

function rectangle(
  x: number,
  y: number,
  w: number,
  h: number,
  radii: readonly [number, number],
): string {
  if (!(w > 0 && h > 0)) return ''
  const rx = Math.min(radii[0], w / 2)
  const ry = Math.min(radii[1], h / 2)
  if (!(rx > 0 && ry > 0)) return `M${x} ${y}h${w}v${h}h${-w}Z`
  const arc = (dx: number, dy: number): string => `a${rx} ${ry} 0 0 1 ${dx} ${dy}`
  return `M${x + rx} ${y}h${w - 2 * rx}${arc(rx, ry)}v${h - 2 * ry}${arc(-rx, ry)}h${2 * rx - w}${arc(-rx, -ry)}v${2 * ry - h}${arc(rx, -ry)}Z`
}

/** Path data seen through a matrix. */
export const through = (data: string, matrix: Matrix): string =>
  svgpath(data)
    .matrix([...matrix])
    .round(4)
    .toString()

/** What a shape, or a group of shapes without transforms, fills; nothing where that is not known. */
export function boundsOf(node: SvgNode): (ViewSize & { x: number; y: number }) | undefined {
  const xs: number[] = []
  const ys: number[] = []
  const collect = (one: SvgNode, isInside: boolean): boolean => {
    if (isInside && (one.attributes.has('transform') || one.attributes.has('css-transform')))
      return false
    if (one.name === 'g') return elementsIn(one).every((child) => collect(child, true))
    const data = pathOf(one)
    if (data === undefined || /NaN/.test(data)) return false
    let isStraight = true
    svgpath(data)
      .abs()
      .unarc()
      .iterate((segment, _, x, y) => {
        const [command, ...values] = segment as [string, ...number[]]
        if (/[CSQT]/.test(command)) isStraight &&= isRound(one.name)
        if (command === 'H') add(values[0]!, y)
        else if (command === 'V') add(x, values[0]!)
        else
          for (let at = values.length - 2; at >= 0; at -= isStraight && /C/.test(command) ? 6 : 2)
            add(values[at]!, values[at + 1]!)
      })
    return isStraight
  }
  const add = (x: number, y: number): void => {
    xs.push(x)
    ys.push(y)
  }
  if (!collect(node, false) || xs.length === 0) return undefined
  const x = xs.reduce((one, other) => Math.min(one, other))
  const y = ys.reduce((one, other) => Math.min(one, other))
  return {
    x,
    y,
    width: xs.reduce((one, other) => Math.max(one, other)) - x,
    height: ys.reduce((one, other) => Math.max(one, other)) - y,
  }
}

/** Shapes whose arcs end where they reach furthest. */
const isRound = (name: string): boolean => /^(?:circle|ellipse|rect)$/.test(name)
