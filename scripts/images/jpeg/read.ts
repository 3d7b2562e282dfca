/**
 * JPEG files (ITU-T T.81 annex B; JFIF 1.02; Exif 2.32) as their segments say them; no pixel is decoded.
 */
import { joined, untilEnd, viewOf } from '../bytes.js'
import { densityOf, readExif } from '../exif.js'
import {
  endOfImage,
  isFrame,
  segmentName,
  segmentsOf,
  startOfScan,
  type JpegSegment,
} from './segments.js'

export interface Jpeg {
  /** As the file has its samples, before it is turned. */
  width: number
  height: number
  /** SOF's marker: how the samples are coded. */
  coding: number
  /** Of a sample. */
  bits: number
  channels: number
  /** Adobe wrote it, whose inks are inverted. */
  adobe: boolean
  /** Colour profile (ICC.1). */
  profile?: Uint8Array | undefined
  /** Pixels an inch. */
  density?: number | undefined
  /** How the picture is to be turned, 1–8 (Exif 2.32, tag 274). */
  orientation: number
}

/** What a file says up to its first scan, or the rest of a sentence on what is wrong with it; a RangeError when it is cut off. */
export function readJpeg(bytes: Uint8Array): Jpeg | string {
  const jpeg: Jpeg = {
    width: 0,
    height: 0,
    coding: 0,
    bits: 8,
    channels: 0,
    adobe: false,
    orientation: 1,
  }
  const profile: Uint8Array[] = []
  for (const segment of segmentsOf(bytes)) {
    if (segment.marker === 0) return 'that is damaged (no marker where a segment should begin)'
    if (segment.marker === endOfImage) return 'without a picture'
    take(jpeg, segment, profile)
    if (segment.marker === startOfScan) break
  }
  if (jpeg.coding === 0) return 'without a frame'
  jpeg.profile = whole(profile)
  return jpeg
}

function take(jpeg: Jpeg, segment: JpegSegment, profile: Uint8Array[]): void {
  const { marker, data } = segment
  const name = segmentName(segment)
  if (isFrame(marker) && data.length >= 6) {
    const view = viewOf(data)
    jpeg.coding = marker
    jpeg.bits = data[0]!
    jpeg.height = view.getUint16(1)
    jpeg.width = view.getUint16(3)
    jpeg.channels = data[5]!
  } else if (marker === 0xe0 && name === 'JFIF') jpeg.density ??= jfifDensity(data)
  else if (marker === 0xe1 && name === 'Exif') {
    const exif = readExif(data.subarray(6))
    jpeg.density ??= densityOf(exif)
    jpeg.orientation = exif.orientation
  } else if (marker === 0xe2 && name === 'ICC_PROFILE' && data.length > 14)
    profile[data[12]! - 1] = data.subarray(14) // each part with its number (ICC.1 § B.4)
  else if (marker === 0xee && name.startsWith('Adobe')) jpeg.adobe = true
}

/** Nothing when a part is missing. */
const whole = (parts: readonly Uint8Array[]): Uint8Array | undefined =>
  parts.length > 0 && !Array.from(parts).includes(undefined as never) ? joined(parts) : undefined

/** JFIF 1.02: unit 1 is dots an inch, 2 dots a centimetre, 0 only a ratio. */
function jfifDensity(data: Uint8Array): number | undefined {
  if (data.length < 12) return undefined
  const value = viewOf(data).getUint16(8)
  return data[7] === 1 ? value : data[7] === 2 ? Math.round(value * 254) / 100 : undefined
}

/**
 * Whether it is of a kind that every reader decodes (ISO 32000-1 § 7.4.8, DCTDecode): Huffman coded, of 8 bits, in grey,
 * three colours or four inks. Others (arithmetic, lossless, 12 bits) would be an empty box.
 */
export const isReadableJpeg = ({ coding, bits, channels }: Jpeg): boolean =>
  coding >= 0xc0 && coding <= 0xc2 && bits === 8 && [1, 3, 4].includes(channels)

/** A JPEG that has been read before without fault. */
export function soundJpeg(bytes: Uint8Array): Jpeg {
  const jpeg = untilEnd(() => readJpeg(bytes))
  if (jpeg === undefined || typeof jpeg === 'string')
    throw new Error('A JPEG that is damaged passed the check of images')
  return jpeg
}
