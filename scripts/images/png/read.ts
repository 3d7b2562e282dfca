/**
 * PNG files (ISO/IEC 15948; third edition) as their chunks say them; no pixel is unpacked.
 */
import { inflateSync } from 'node:zlib'
import { ascii, untilEnd, viewOf } from '../bytes.js'
import { readExif } from '../exif.js'
import { pngChunks, isIntact, type PngChunk } from './chunks.js'

export interface Png {
  width: number
  height: number
  /** Of a sample: 1, 2, 4, 8 or 16. */
  bits: number
  /** Colour type: 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha. */
  color: number
  interlaced: boolean
  palette?: Uint8Array | undefined
  /** Contents of tRNS: alpha of the palette's entries, or the one colour that is transparent. */
  transparency?: Uint8Array | undefined
  /** Colour profile (ICC.1). */
  profile?: Uint8Array | undefined
  /** Pixels an inch. */
  density?: number | undefined
  /** How the picture is to be turned, 1–8 (Exif 2.32, tag 274). */
  orientation: number
  /** Of a film (§ 11.3.8.1 acTL), of which the first is shown; 1 when it is none. */
  frames: number
  /** All IDAT, packed. */
  data: Uint8Array[]
}

/** Samples a pixel, by colour type. */
export const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

const depths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

/** What a file says, or the rest of a sentence on what is wrong with it; a RangeError when it is cut off. */
export function readPng(bytes: Uint8Array): Png | string {
  if (ascii(bytes, 0, 8) !== '\x89PNG\r\n\x1A\n') return 'without its header'
  let png: Png | undefined
  for (const chunk of pngChunks(bytes)) {
    if (!png && (chunk.type !== 'IHDR' || chunk.data.length !== 13)) return 'without its header'
    if (!isIntact(chunk))
      return `that is damaged (checksum of \`${chunk.type.replace(/[^A-Za-z]/g, '?')}\`)`
    if (png) take(png, chunk)
    else png = head(chunk.data)
  }
  if (!png || png.data.length === 0) return 'without pixels'
  if (!depths[png.color]?.includes(png.bits) || (png.color === 3 && !png.palette))
    return 'with a colour type that does not exist'
  return png
}

function head(data: Uint8Array): Png {
  const view = viewOf(data)
  return {
    width: view.getUint32(0),
    height: view.getUint32(4),
    bits: data[8]!,
    color: data[9]!,
    interlaced: data[12] === 1,
    orientation: 1,
    frames: 1,
    data: [],
  }
}

function take(png: Png, { type, data }: PngChunk): void {
  if (type === 'IDAT') png.data.push(data)
  else if (type === 'PLTE' && data.length > 0 && data.length % 3 === 0 && data.length <= 768)
    png.palette = data
  else if (type === 'tRNS') png.transparency = data
  else if (type === 'acTL' && data.length === 8) png.frames = viewOf(data).getUint32(0)
  else if (type === 'iCCP') png.profile = profileIn(data)
  else if (type === 'pHYs' && data.length === 9 && data[8] === 1)
    png.density = perInch(viewOf(data).getUint32(0))
  else if (type === 'eXIf') png.orientation = readExif(data).orientation
}

/** Pixels a metre as pixels an inch, so that 2835 and 11811 give 72 and 300. */
const perInch = (perMetre: number): number => Math.round(perMetre * 0.0254 * 100) / 100

/** A name, a method, then packed (§ 11.3.2.3); what unpacks to more than 4 MB is no profile of a picture. */
function profileIn(data: Uint8Array): Uint8Array | undefined {
  const start = data.indexOf(0) + 2
  if (start < 2) return undefined
  try {
    return inflateSync(data.subarray(start), { maxOutputLength: 4e6 })
  } catch {
    return undefined
  }
}

/** A PNG that has been read before without fault. */
export function soundPng(bytes: Uint8Array): Png {
  const png = untilEnd(() => readPng(bytes))
  if (png === undefined || typeof png === 'string')
    throw new Error('A PNG that is damaged passed the check of images')
  return png
}
