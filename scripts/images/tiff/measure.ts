import { viewOf } from '../bytes.js'
import type { Measured, Reader } from '../reader.js'

/** TIFF 6.0 § 2: the first directory; its strips or tiles must lie inside the file. */
export const readTiff: Reader = (bytes, view) => {
  if ([0, 1].some((at) => view.getUint8(2 + at) === 43))
    return 'of the kind BigTIFF, which no journal takes'
  const found = readDirectory(view)
  if (found.width === 0 || found.height === 0) return 'without a size'
  if (found.offsets.length === 0 || found.offsets.length !== found.counts.length)
    return 'without a picture'
  if (found.offsets.some((offset, index) => offset + found.counts[index]! > bytes.length))
    throw new RangeError('Past the end')
  const { width, height, density, orientation } = found
  return orientation >= 5 && orientation <= 8
    ? { width: height, height: width, density }
    : { width, height, density }
}

/** 1–8 (tag 274); 1 when the file does not say. */
export function orientationOfTiff(bytes: Uint8Array): number {
  const { orientation } = readDirectory(viewOf(bytes))
  return orientation >= 1 && orientation <= 8 ? orientation : 1
}

interface Directory extends Measured {
  /** 1–8 (tag 274); 1 when absent. */
  orientation: number
  /** Where strips or tiles begin, and how long they are. */
  offsets: number[]
  counts: number[]
}

/** The first directory of a TIFF file or of Exif data. */
export function readDirectory(view: DataView): Directory {
  const little = view.getUint16(0) === 0x4949
  const start = view.getUint32(4, little)
  const tags = new Map<number, number[]>()
  for (let entry = 0, count = view.getUint16(start, little); entry < count; entry++) {
    const at = start + 2 + entry * 12
    const tag = view.getUint16(at, little)
    if (wanted.has(tag)) tags.set(tag, values(view, at, little))
  }
  const first = (tag: number): number | undefined => tags.get(tag)?.[0]
  const perUnit = first(282)
  const unit = first(296) ?? 2
  return {
    width: first(256) ?? 0,
    height: first(257) ?? 0,
    density:
      perUnit === undefined || unit === 1
        ? undefined
        : Math.round(perUnit * (unit === 3 ? 254 : 100)) / 100,
    orientation: first(274) ?? 1,
    offsets: tags.get(273) ?? tags.get(324) ?? [],
    counts: tags.get(279) ?? tags.get(325) ?? [],
  }
}

const wanted: ReadonlySet<number> = new Set([256, 257, 273, 274, 279, 282, 296, 324, 325])

/** Values of an entry: BYTE, SHORT, LONG or RATIONAL; other types give none. */
function values(view: DataView, at: number, little: boolean): number[] {
  const type = view.getUint16(at + 2, little)
  const count = view.getUint32(at + 4, little)
  const size = { 1: 1, 3: 2, 4: 4, 5: 8 }[type]
  if (size === undefined) return []
  const from = size * count <= 4 ? at + 8 : view.getUint32(at + 8, little)
  if (from + size * count > view.byteLength) throw new RangeError('Past the end')
  return Array.from({ length: count }, (_, index) => {
    const place = from + index * size
    if (size === 1) return view.getUint8(place)
    if (size === 2) return view.getUint16(place, little)
    return size === 4
      ? view.getUint32(place, little)
      : view.getUint32(place, little) / view.getUint32(place + 4, little)
  })
}
