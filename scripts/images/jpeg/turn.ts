/**
 * A JPEG turned, without loss: blocks change places, and within them coefficients do.
 */
import { joined, untilEnd } from '../bytes.js'
import { sources, turnedSize, turnOf, type Turn } from '../turn.js'
import { coefficientsOf, blocksOfUnit, type Coefficients, type Component } from './coefficients.js'
import { scanOf } from './encode.js'
import { segmentName, segmentsOf } from './segments.js'

/**
 * The file, upright and without the tag that says how to turn it. None when its edges would come to stand before
 * incomplete blocks, or its pixels are coded in an unusual way.
 */
export function turnJpeg(bytes: Uint8Array, orientation: number): Uint8Array | undefined {
  const picture = untilEnd(() => coefficientsOf(bytes))
  const turn = turnOf(orientation)
  if (!picture || !hasTables(picture) || !isDivisible(picture, turn)) return undefined
  return joined([...headOf(bytes), scanOf(turned(picture, turn))])
}

/** What stands before the frame: start, density, profile, Adobe's word on colours. */
function headOf(bytes: Uint8Array): Uint8Array[] {
  const parts = [bytes.subarray(0, 2)]
  for (const segment of segmentsOf(bytes)) {
    if (segment.marker === 0xda) break
    const isOf = segment.marker >= 0xe0 && segment.marker <= 0xef
    if (isOf && segmentName(segment) !== 'Exif') parts.push(segment.whole)
  }
  return parts
}

/** Whether the file has the tables that its components name; a damaged one may not. */
const hasTables = ({ components, tables }: Coefficients): boolean =>
  components.every(({ table }) => tables.has(table))

function isDivisible({ width, height, components }: Coefficients, turn: Turn): boolean {
  const [h, v] = components.length === 1 ? [1, 1] : blocksOfUnit(components)
  return (!turn.fromRight || width % (8 * h) === 0) && (!turn.fromBottom || height % (8 * v) === 0)
}

function turned(picture: Coefficients, turn: Turn): Coefficients {
  const order = coefficientOrder(turn)
  return {
    ...turnedSize(picture, turn),
    components: picture.components.map((component) =>
      turnedComponent(component, picture, turn, order),
    ),
    tables: new Map(
      [...picture.tables].map(([number, table]) => [
        number,
        table.map((_, index) => table[order.from[index]!]!),
      ]),
    ),
  }
}

function turnedComponent(
  component: Component,
  { width, height, components }: Coefficients,
  turn: Turn,
  { from, sign }: Order,
): Component {
  const only = components.length === 1
  const grid = {
    width: only ? Math.ceil(width / 8) : component.across,
    height: only ? Math.ceil(height / 8) : component.down,
  }
  const [h, v] = only ? [1, 1] : [component.h, component.v]
  const size = turnedSize(grid, turn)
  const blocks = new Int16Array(size.width * size.height * 64)
  let to = 0
  for (const source of sources(grid, turn)) {
    const row = Math.floor(source / grid.width)
    const at = (row * component.across + (source % grid.width)) * 64
    for (let index = 0; index < 64; index++)
      blocks[to++] = component.blocks[at + from[index]!]! * sign[index]!
  }
  return {
    ...component,
    ...(turn.swapped ? { h: v, v: h } : { h, v }),
    across: size.width,
    down: size.height,
    blocks,
  }
}

/** For each coefficient of a turned block: which one of the stored block it is, and with which sign. */
interface Order {
  from: number[]
  sign: number[]
}

function coefficientOrder({ swapped, fromRight, fromBottom }: Turn): Order {
  const place = (column: number, row: number): number =>
    zigzag.findIndex(([x, y]) => x === column && y === row)
  const stored = zigzag.map(([x, y]) => (swapped ? [y, x] : [x, y]) as [number, number])
  return {
    from: stored.map(([x, y]) => place(x, y)),
    sign: stored.map(
      ([x, y]) => (fromRight && x % 2 === 1 ? -1 : 1) * (fromBottom && y % 2 === 1 ? -1 : 1),
    ),
  }
}

/** Column and row of each coefficient (T.81, figure A.6). */
const zigzag = Array.from({ length: 64 }, (_, index): [number, number] => [
  index % 8,
  index >> 3,
]).sort(([x, y], [u, w]) => x + y - u - w || ((x + y) % 2 === 0 ? w - y : y - w))
