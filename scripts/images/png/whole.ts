/**
 * Whether a PNG (ISO/IEC 15948) has all its pixels. Its head may be sound and its data not; and its data may unpack to far
 * more than its head says, so that no more of it is unpacked than that.
 */
import { Unzlib } from 'fflate'

/** Samples a pixel, by colour type. */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
/** Adam7: first row and column of each pass, and the steps between. */
const passes = [
  [0, 0, 8, 8],
  [0, 4, 8, 8],
  [4, 0, 8, 4],
  [0, 2, 4, 4],
  [2, 0, 4, 2],
  [0, 1, 2, 2],
  [1, 0, 2, 1],
] as const

export function isWholePng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const data: Uint8Array[] = []
  let palette = false
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (name === 'IDAT') data.push(bytes.subarray(at + 8, at + 8 + length))
    else if (name === 'PLTE') palette = length > 0 && length % 3 === 0 && length <= 768
    else if (name === 'IEND') break
    at += 12 + length
  }
  const [width, height, bits, color, interlaced] = [
    view.getUint32(16),
    view.getUint32(20),
    bytes[24]!,
    bytes[25]!,
    bytes[28] === 1,
  ]
  const wanted = unpacked(width, height, bits * (samples[color] ?? 0), interlaced)
  if (!(wanted > 0) || (color === 3 && !palette)) return false
  const length = unpackedLength(data, wanted + 4096)
  return length >= wanted && length <= wanted + 4096
}

/** How long the data are unpacked, as far as they can be; no more is unpacked once they are longer than `most`. */
function unpackedLength(data: readonly Uint8Array[], most: number): number {
  let length = 0
  const stream = new Unzlib((chunk) => {
    length += chunk.length
  })
  try {
    for (const part of data)
      for (let from = 0; from < part.length && length <= most; from += step)
        stream.push(part.subarray(from, from + step))
  } catch {
    return 0
  }
  return length
}
const step = 1 << 14

/** Bytes of all lines, each with its filter. */
function unpacked(
  width: number,
  height: number,
  bitsPerPixel: number,
  interlaced: boolean,
): number {
  let sum = 0
  for (const [row, column, down, across] of interlaced ? passes : [[0, 0, 1, 1] as const]) {
    const [wide, high] = [Math.ceil((width - column) / across), Math.ceil((height - row) / down)]
    if (wide > 0 && high > 0) sum += high * (1 + Math.ceil((wide * bitsPerPixel) / 8))
  }
  return bitsPerPixel > 0 ? sum : 0
}
