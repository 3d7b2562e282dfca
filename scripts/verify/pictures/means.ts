/** What a picture looks like from afar: the mean colours of its parts. */
import type { PixelGrid, Samples } from '../../images/samples.js'
import { append } from '../../lists.js'

/** Red, green and blue of each part, row by row. */
export type Means = readonly number[]

/** Parts across and down. */
const parts = 6

/** How far a part's colour may lie from another's, of 255: profiles, lossy packing, softened edges. */
const tolerance = 64

export interface Region extends PixelGrid {
  x: number
  y: number
}

/** Of a picture, or of a region of it in pixels. */
export function meansOf(
  { width, height, channels, samples }: Samples,
  region: Region = { x: 0, y: 0, width, height },
): Means {
  const found: number[] = []
  const edge = (from: number, length: number, part: number, most: number): number =>
    Math.max(0, Math.min(most, Math.round(from + (length * part) / parts)))
  for (let row = 0; row < parts; row++)
    for (let column = 0; column < parts; column++) {
      const left = edge(region.x, region.width, column, width - 1)
      const right = Math.max(left + 1, edge(region.x, region.width, column + 1, width))
      const top = edge(region.y, region.height, row, height - 1)
      const bottom = Math.max(top + 1, edge(region.y, region.height, row + 1, height))
      const sum = [0, 0, 0]
      for (let y = top; y < bottom; y++)
        for (let x = left; x < right; x++)
          for (let color = 0; color < 3; color++)
            sum[color]! += samples[(y * width + x) * channels + (channels === 1 ? 0 : color)]!
      append(
        found,
        sum.map((part) => part / ((right - left) * (bottom - top))),
      )
    }
  return found
}

export const isAlike = (one: Means, other: Means): boolean =>
  one.every((value, at) => Math.abs(value - other[at]!) <= tolerance)
