import { viewOf } from '../bytes.js'

/** A part of a JPEG file (ITU-T T.81 § B.1.1). */
export interface JpegSegment {
  /** The byte behind 0xff; 0 where a segment should begin and none does. */
  marker: number
  /** Where it begins in the file. */
  at: number
  /** What stands behind marker and length. */
  data: Uint8Array
  /** Marker, length and data. */
  whole: Uint8Array
  /** Of a scan's head: the coded data behind it. */
  scan?: Uint8Array | undefined
}

export const startOfScan = 0xda
export const endOfImage = 0xd9

/** SOF0–SOF15, which are all markers of their range but DHT, JPG and DAC. */
export const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** TEM and the restarts. */
const standsAlone = (marker: number): boolean =>
  marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

/** The segments of a file up to its end, or to where none begins; a RangeError where it is cut off. */
export function* segmentsOf(bytes: Uint8Array): Generator<JpegSegment> {
  const view = viewOf(bytes)
  for (let at = 2; ;) {
    const marker = view.getUint8(at) === 0xff ? view.getUint8(at + 1) : 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length =
      marker === 0 || marker === endOfImage || standsAlone(marker) ? 0 : view.getUint16(at + 2)
    const end = at + 2 + length
    if (length === 1 || end > bytes.length) throw new RangeError('Past the end')
    const part = {
      marker,
      at,
      data: bytes.subarray(Math.min(at + 4, end), end),
      whole: bytes.subarray(at, end),
    }
    const after = marker === startOfScan ? pastScan(bytes, end) : end
    yield marker === startOfScan ? { ...part, scan: bytes.subarray(end, after) } : part
    if (marker === 0 || marker === endOfImage) return
    at = after
  }
}

/** Where the coded data from `from` on end: at a marker that is neither a stuffed byte nor a restart. */
function pastScan(bytes: Uint8Array, from: number): number {
  for (
    let at = bytes.indexOf(0xff, from);
    at >= 0 && at + 1 < bytes.length;
    at = bytes.indexOf(0xff, at + 1)
  ) {
    const next = bytes[at + 1]!
    if (next !== 0 && next !== 0xff && !standsAlone(next)) return at
  }
  throw new RangeError('Past the end')
}

/** The name with which a segment for an application begins, up to its zero. */
export function segmentName({ marker, data }: JpegSegment): string {
  if (marker < 0xe0 || marker > 0xef) return ''
  const end = data.indexOf(0)
  return String.fromCharCode(...data.subarray(0, Math.min(60, end < 0 ? data.length : end)))
}
