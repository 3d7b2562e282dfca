/**
 * A PNG turned, sample for sample: its colour type, palette, profile and transparency stay.
 */
import { turnedPixels, turnedSize, turnOf } from '../turn.js'
import { chunk, pngChunks } from './chunks.js'
import { rawPixels } from './decode.js'
import { assemblePng, filtered, packed } from './encode.js'
import { soundPng, type Png } from './read.js'

/** What stays before the pixels. */
const kept: ReadonlySet<string> = new Set(['PLTE', 'tRNS', 'iCCP', 'sRGB', 'gAMA', 'cHRM', 'pHYs'])

/** The file, upright and without the tag that says how to turn it; none when it has not all its pixels. */
export function turnPng(bytes: Uint8Array, orientation: number): Uint8Array | undefined {
  const png = soundPng(bytes)
  const raw = rawPixels(png)
  if (!raw) return undefined
  const turn = turnOf(orientation)
  const size = turnedSize(png, turn)
  const unit = raw.channels * raw.bytes
  const scale = scaleOf(png)
  const pixels = turnedPixels(raw.data, png, unit, turn).map((sample) => sample * scale)
  const between = [...pngChunks(bytes)].filter(({ type }) => kept.has(type))
  return assemblePng(
    { ...size, bits: raw.bytes * 8, color: png.color },
    packed(filtered(pixels, size.width * unit)),
    between.map(({ type, data, whole }) =>
      type === 'tRNS' && scale > 1 ? chunk(type, Uint8Array.of(0, data[1]! * scale)) : whole,
    ),
  )
}

/** Greys of fewer than 8 bits become those of 8. */
const scaleOf = ({ color, bits }: Png): number =>
  color === 0 && bits < 8 ? 255 / ((1 << bits) - 1) : 1
