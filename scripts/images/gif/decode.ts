/**
 * The first picture of a GIF (GIF89a), on white.
 */
import { untilEnd } from '../bytes.js'
import { onWhite, tooLarge, type PixelGrid, type Samples } from '../samples.js'
import { blocksOf, screenOf, type GifPicture } from './blocks.js'

export const decodeGif = (bytes: Uint8Array): Samples | undefined =>
  untilEnd(() => {
    const screen = screenOf(bytes)
    let transparent = -1
    for (const block of blocksOf(bytes)) {
      if (!block || tooLarge(screen)) return undefined
      if (block.kind === 'picture')
        return tooLarge(block) ? undefined : painted(bytes, screen, block, transparent)
      if (block.label === 0xf9 && block.data[1]! & 1) transparent = block.data[4]!
    }
    return undefined
  })

function painted(
  bytes: Uint8Array,
  { width, height }: PixelGrid,
  { left, top, width: across, height: down, interlaced, table, data }: GifPicture,
  transparent: number,
): Samples {
  const indices = unpacked(bytes, data, across * down)
  const rgba = new Uint8Array(width * height * 4)
  rowOrder(down, interlaced).forEach((row, order) => {
    for (let column = 0; column < across; column++) {
      const index = indices[order * across + column]!
      const [x, y] = [left + column, top + row]
      if (x >= width || y >= height) continue
      const to = (y * width + x) * 4
      rgba.set(bytes.subarray(table + index * 3, table + index * 3 + 3), to)
      rgba[to + 3] = index === transparent ? 0 : 255
    }
  })
  return onWhite({ width, height, channels: 4, data: rgba })
}

/** Rows in the order that the file has them. */
function rowOrder(count: number, interlaced: boolean): number[] {
  const rows = Array.from({ length: count }, (_, row) => row)
  if (!interlaced) return rows
  return [
    [0, 8],
    [4, 8],
    [2, 4],
    [1, 2],
  ].flatMap(([first, step]) => rows.filter((row) => row >= first! && (row - first!) % step! === 0))
}

/** LZW with codes of growing width (GIF89a appendix F). */
function unpacked(bytes: Uint8Array, start: number, count: number): Uint8Array {
  const found = new Uint8Array(count)
  const least = Math.min(bytes[start] ?? 2, 11)
  const clear = 1 << least
  const prefix = new Uint16Array(4096)
  const suffix = new Uint8Array(4096)
  const stack = new Uint8Array(4097)
  let [at, left, bits, held, size, next, before, first, written] = [
    start + 1,
    0,
    0,
    0,
    least + 1,
    clear + 2,
    -1,
    0,
    0,
  ]
  while (written < count) {
    while (bits < size) {
      if (left === 0) {
        left = bytes[at++] ?? 0
        if (left === 0) return found
      }
      held |= (bytes[at++] ?? 0) << bits
      bits += 8
      left--
    }
    let code = held & ((1 << size) - 1)
    held >>= size
    bits -= size
    if (code === clear) {
      size = least + 1
      next = clear + 2
      before = -1
      continue
    }
    if (code === clear + 1) return found
    const given = code
    let depth = 0
    if (before < 0) {
      found[written++] = first = code
      before = code
      continue
    }
    if (code >= next) {
      stack[depth++] = first
      code = before
    }
    while (code >= clear && depth < 4096) {
      stack[depth++] = suffix[code]!
      code = prefix[code]!
    }
    stack[depth++] = first = code
    while (depth > 0 && written < count) found[written++] = stack[--depth]!
    if (next < 4096) {
      prefix[next] = before
      suffix[next] = first
      next++
      if (next === 1 << size && size < 12) size++
    }
    before = given
  }
  return found
}
