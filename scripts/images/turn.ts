import type { PixelGrid } from './samples.js'

/**
 * Which way up a picture is (Exif 2.32 § 4.6.4, TIFF 6.0 § 8, tag 274): 1 as it is stored; 2, 3 and 4 mirrored or on its
 * head; 5 to 8 on its side.
 */
export interface Turn {
  /** Rows become columns. */
  swapped: boolean
  /** The stored picture is read from its right, from its bottom. */
  fromRight: boolean
  fromBottom: boolean
}

export const turnOf = (orientation: number): Turn => ({
  swapped: orientation >= 5,
  fromRight: [2, 3, 7, 8].includes(orientation),
  fromBottom: [3, 4, 6, 7].includes(orientation),
})

/** The size that a picture has when it is turned. */
export const turnedSize = ({ width, height }: PixelGrid, { swapped }: Turn): PixelGrid =>
  swapped ? { width: height, height: width } : { width, height }

/** Where in the stored picture each place of the turned one comes from, row by row. */
export function* sources({ width, height }: PixelGrid, turn: Turn): Generator<number> {
  const size = turnedSize({ width, height }, turn)
  for (let y = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++) yield sourceOf(x, y, { width, height }, turn)
}

function sourceOf(x: number, y: number, { width, height }: PixelGrid, turn: Turn): number {
  const [across, down] = turn.swapped ? [y, x] : [x, y]
  const column = turn.fromRight ? width - 1 - across : across
  return (turn.fromBottom ? height - 1 - down : down) * width + column
}

/** Pixels of `unit` bytes, turned. */
export function turnedPixels(
  data: Uint8Array,
  size: PixelGrid,
  unit: number,
  turn: Turn,
): Uint8Array {
  const found = new Uint8Array(size.width * size.height * unit)
  let to = 0
  for (const source of sources(size, turn))
    for (let part = 0; part < unit; part++) found[to++] = data[source * unit + part]!
  return found
}
