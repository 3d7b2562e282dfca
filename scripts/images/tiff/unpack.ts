/**
 * The strips or tiles of a TIFF unpacked and put together: never more bytes of one than it has pixels for.
 */
import { joined } from '../bytes.js'
import { inflated } from '../../pdf-file/filters/flate.js'
import { lzw } from '../../pdf-file/filters/lzw.js'
import { unpredicted } from '../../pdf-file/filters/predictors.js'
import { runLength } from '../../pdf-file/filters/run-length.js'
import { PdfFault } from '../../pdf-file/objects.js'
import type { PixelGrid, Samples } from '../samples.js'
import type { Fax } from './fax.js'
import { chunksIn, type Tiff } from './read.js'

export interface Unpackers {
  jpeg: (bytes: Uint8Array) => Samples | undefined
  fax: Fax
}

/** Bytes behind the last line that do no harm. */
const slack = 4096

/** A byte a sample, the higher one of 16 bits, pixel by pixel; none of what is packed in another way or not whole. */
export function unpackTiff(
  tiff: Tiff,
  bytes: Uint8Array,
  unpackers: Unpackers,
): Uint8Array | undefined {
  const planes = tiff.planar ? tiff.channels : 1
  const perPixel = tiff.channels / planes
  const found = new Uint8Array(tiff.width * tiff.height * tiff.channels)
  const across = Math.ceil(tiff.width / tiff.chunk.width)
  const perPlane = chunksIn(tiff) / planes
  for (let index = 0; index < perPlane * planes; index++) {
    const [plane, place] = [Math.floor(index / perPlane), index % perPlane]
    const [column, row] = [place % across, Math.floor(place / across)]
    const top = row * tiff.chunk.height
    const isStrip = tiff.chunk.width === tiff.width
    const size = {
      width: tiff.chunk.width,
      height: isStrip ? Math.min(tiff.chunk.height, tiff.height - top) : tiff.chunk.height,
    }
    const from = tiff.offsets[index]!
    const packed = bytes.subarray(from, from + tiff.counts[index]!)
    const samples = samplesIn(tiff, packed, size, perPixel, unpackers)
    if (!samples) return undefined
    putInto(samples, size, { left: column * tiff.chunk.width, top, plane, perPixel }, tiff, found)
  }
  return found
}

function putInto(
  samples: Uint8Array,
  size: PixelGrid,
  { left, top, plane, perPixel }: { left: number; top: number; plane: number; perPixel: number },
  { width, height, channels }: Tiff,
  found: Uint8Array,
): void {
  const [columns, rows] = [Math.min(size.width, width - left), Math.min(size.height, height - top)]
  for (let y = 0; y < rows; y++) {
    const from = y * size.width * perPixel
    const to = ((top + y) * width + left) * channels + plane
    if (perPixel === channels) found.set(samples.subarray(from, from + columns * channels), to)
    else for (let x = 0; x < columns; x++) found[to + x * channels] = samples[from + x]!
  }
}

function samplesIn(
  tiff: Tiff,
  packed: Uint8Array,
  size: PixelGrid,
  perPixel: number,
  unpackers: Unpackers,
): Uint8Array | undefined {
  if (tiff.compression === 7) return ofJpeg(tiff, packed, size, perPixel, unpackers.jpeg)
  const stride = Math.ceil((size.width * perPixel * tiff.bits) / 8)
  const lines = linesIn(tiff, packed, size, stride, unpackers.fax)
  if (!lines || lines.length < stride * size.height) return undefined
  if (tiff.bits === 16 && tiff.little) swap(lines)
  const plain = tiff.predictor === 2 ? unpredicted(lines, parameters(tiff, size, perPixel)) : lines
  return separate(plain, tiff.bits, size, perPixel, stride)
}

const parameters = ({ bits }: Tiff, { width }: PixelGrid, perPixel: number): Map<string, number> =>
  new Map([
    ['Predictor', 2],
    ['Colors', perPixel],
    ['BitsPerComponent', bits],
    ['Columns', width],
  ])

function linesIn(
  tiff: Tiff,
  packed: Uint8Array,
  size: PixelGrid,
  stride: number,
  fax: Fax,
): Uint8Array | undefined {
  const wanted = stride * size.height
  try {
    switch (tiff.compression) {
      case 1:
        return packed.slice(0, wanted)
      case 2:
      case 3:
      case 4:
        return tiff.bits === 1 ? fax(tiff, packed, size) : undefined
      case 5:
        return lzw(packed, wanted + slack, new Map())
      case 8:
      case 32946:
        return inflated(packed, wanted + slack, new Map())
      case 32773:
        return runLength(packed, wanted + slack, new Map())
      default:
        return undefined
    }
  } catch (error) {
    if (error instanceof PdfFault) return undefined
    throw error
  }
}

/** The tables stand once in the file, without their end, and each strip goes on from them (TIFF Technical Note 2). */
function ofJpeg(
  { tables }: Tiff,
  packed: Uint8Array,
  { width, height }: PixelGrid,
  perPixel: number,
  decode: Unpackers['jpeg'],
): Uint8Array | undefined {
  const whole =
    tables.length > 4 ? joined([tables.subarray(0, tables.length - 2), packed.subarray(2)]) : packed
  const found = decode(whole)
  if (!found || found.width !== width || found.height < height) return undefined
  if (perPixel === 3) return found.samples
  return perPixel === 1 ? found.samples.filter((_, at) => at % 3 === 0) : undefined
}

function swap(lines: Uint8Array): void {
  for (let at = 0; at + 1 < lines.length; at += 2)
    [lines[at], lines[at + 1]] = [lines[at + 1]!, lines[at]!]
}

function separate(
  lines: Uint8Array,
  bits: number,
  { width, height }: PixelGrid,
  perPixel: number,
  stride: number,
): Uint8Array {
  if (bits === 8) return lines
  const found = new Uint8Array(width * height * perPixel)
  const most = (1 << bits) - 1
  for (let y = 0, to = 0; y < height; y++)
    for (let sample = 0; sample < width * perPixel; sample++) {
      const at = y * stride + ((sample * bits) >> 3)
      found[to++] =
        bits === 16 ? lines[at]! : (lines[at]! >> (8 - bits - ((sample * bits) & 7))) & most
    }
  return found
}
