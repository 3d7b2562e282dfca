/**
 * TIFF files (TIFF 6.0) as their first directory says them; no pixel is unpacked. What the file says is held against
 * its own length and against bounds, so that a few hundred bytes cannot ask for gigabytes.
 */
import { untilEnd, viewOf } from '../bytes.js'
import { directory, type ExifEntry } from '../exif.js'
import { mostBytes, mostPixels } from '../samples.js'

export interface Tiff {
  /** As the file has its samples, before it is turned. */
  width: number
  height: number
  /** The least significant byte of a number comes first. */
  little: boolean
  /** Of a sample; 0 when they differ. */
  bits: number
  /** Samples a pixel, alpha and others counted. */
  channels: number
  /** Tag 259: 1 none, 2–4 fax, 5 LZW, 7 JPEG, 8 and 32946 Deflate, 32773 PackBits; others are not read. */
  compression: number
  /** Tag 262: 0 white is zero, 1 black is zero, 2 RGB, 3 palette, 5 inks, 6 YCbCr. */
  colors: number
  /** 2: each sample is the difference from that to the left. */
  predictor: number
  /** Samples lie in planes, one behind the other. */
  planar: boolean
  /** Strips or tiles: their size in pixels, where each begins, and how long it is. */
  chunk: { width: number; height: number }
  offsets: number[]
  counts: number[]
  /** Tag 338: what the samples beyond colours are (1 and 2: alpha). */
  extra: number | undefined
  /** Red, green and blue of 16 bits, one behind the other. */
  palette: number[]
  /** Tables for the JPEG in the strips. */
  tables: Uint8Array
  /** Tags that fax needs: 266, bits of a byte from the right; 292, lines as differences. */
  fillOrder: number
  faxOptions: number
  /** Pixels an inch. */
  density: number | undefined
  /** 1–8 (tag 274). */
  orientation: number
  /** Colour profile (ICC.1). */
  profile: Uint8Array | undefined
  /** Of which formats show the first. */
  pages: number
}

/** What a file says, or the rest of a sentence on what is wrong with it; a RangeError when it is cut off. */
export function readTiff(bytes: Uint8Array): Tiff | string {
  const view = viewOf(bytes)
  const little = view.getUint16(0) === 0x4949
  if (view.getUint16(2, little) === 43) return 'of the kind BigTIFF, which no journal takes'
  const { entries, next } = directory(view, view.getUint32(4, little))
  const all = (tag: number): number[] => numbers(find(entries, tag), little)
  const one = (tag: number, otherwise: number): number => all(tag)[0] ?? otherwise
  const [width, height] = [one(256, 0), one(257, 0)]
  if (width === 0 || height === 0) return 'without a size'
  const tiled = find(entries, 324) !== undefined
  const bits = all(258)
  const orientation = one(274, 1)
  const tiff: Tiff = {
    width,
    height,
    little,
    bits: bits.every((each) => each === bits[0]) ? (bits[0] ?? 1) : 0,
    channels: one(277, 1),
    compression: one(259, 1),
    colors: one(262, 0),
    predictor: one(317, 1),
    planar: one(284, 1) === 2,
    chunk: tiled
      ? { width: one(322, 0), height: one(323, 0) }
      : { width, height: Math.min(height, one(278, height)) },
    offsets: all(tiled ? 324 : 273),
    counts: all(tiled ? 325 : 279),
    extra: all(338)[0],
    palette: all(320),
    tables: find(entries, 347)?.bytes ?? new Uint8Array(),
    fillOrder: one(266, 1),
    faxOptions: one(292, 0),
    density: densityIn(all(282)[0], one(296, 2)),
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    profile: find(entries, 34675)?.bytes,
    pages: 1 + pagesFrom(view, next),
  }
  return faultIn(tiff, bytes.length) ?? tiff
}

/** Most pages that are counted. */
const mostPages = 1000

/** Directories in a row from `start` on, as far as they can be read. */
function pagesFrom(view: DataView, start: number): number {
  const seen = new Set<number>()
  for (let at = start; at !== 0 && !seen.has(at) && seen.size < mostPages;) {
    const found = untilEnd(() => directory(view, at))
    if (!found) break
    seen.add(at)
    at = found.next
  }
  return seen.size
}

function faultIn(tiff: Tiff, length: number): string | undefined {
  const { width, height, chunk, offsets, counts, channels, bits } = tiff
  const chunks = chunksIn(tiff)
  if (offsets.length === 0 || offsets.length !== counts.length || !(chunks <= offsets.length))
    return 'without a picture'
  if (offsets.some((offset, index) => offset + counts[index]! > length))
    throw new RangeError('Past the end')
  if (counts.reduce((sum, count) => sum + count, 0) > 2 * length)
    return 'whose strips lie over each other'
  // Tiles reach beyond the edges of the picture, by one of them at most.
  const padded = (width + chunk.width) * (height + chunk.height)
  const depth = Math.ceil((channels * bits) / 8)
  return width * height <= mostPixels && (padded > 4 * mostPixels || padded * depth > 4 * mostBytes)
    ? 'with strips or tiles that are larger than any figure'
    : undefined
}

/** Strips or tiles that the picture needs. */
export const chunksIn = ({ width, height, chunk, planar, channels }: Tiff): number =>
  Math.ceil(width / chunk.width) * Math.ceil(height / chunk.height) * (planar ? channels : 1)

const densityIn = (perUnit: number | undefined, unit: number): number | undefined =>
  perUnit === undefined || unit === 1
    ? undefined
    : Math.round(perUnit * (unit === 3 ? 254 : 100)) / 100

const find = (entries: readonly ExifEntry[], tag: number): ExifEntry | undefined =>
  entries.find((entry) => entry.tag === tag)

/** Values of an entry: BYTE, SHORT, LONG or RATIONAL; other types give none. A RangeError when they lie outside the file. */
function numbers(entry: ExifEntry | undefined, little: boolean): number[] {
  const size = { 1: 1, 3: 2, 4: 4, 5: 8 }[entry?.type ?? 0]
  if (!entry || size === undefined) return []
  if (entry.bytes.length < size * entry.count) throw new RangeError('Past the end')
  const view = viewOf(entry.bytes)
  return Array.from({ length: entry.count }, (_, index) => {
    const place = index * size
    if (size === 1) return view.getUint8(place)
    if (size === 2) return view.getUint16(place, little)
    return size === 4
      ? view.getUint32(place, little)
      : view.getUint32(place, little) / view.getUint32(place + 4, little)
  })
}

/** A TIFF that has been read before without fault. */
export function soundTiff(bytes: Uint8Array): Tiff {
  const tiff = readTiff(bytes)
  if (typeof tiff === 'string') throw new Error('A TIFF that is damaged passed the check of images')
  return tiff
}
