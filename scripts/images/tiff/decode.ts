/**
 * The pixels of a TIFF, on white.
 */
import { optimized } from '../../optimizer.js'
import { untilEnd } from '../bytes.js'
import { jpegDecoder } from '../jpeg/decode.js'
import { inColorsOf, onWhite, tooLarge, type Samples } from '../samples.js'
import { faxDecoder } from './fax.js'
import { readTiff, type Tiff } from './read.js'
import { unpackTiff, type Unpackers } from './unpack.js'

/** A decoder of first pages; those of cameras' own forms, old JPEG and floating numbers it does not know. */
export async function tiffDecoder(): Promise<(bytes: Uint8Array) => Samples | undefined> {
  const unpackers: Unpackers = { jpeg: await jpegDecoder(), fax: await faxDecoder() }
  return (bytes) => {
    const tiff = untilEnd(() => readTiff(bytes))
    if (typeof tiff !== 'object') return undefined
    const known = [1, 2, 4, 8, 16].includes(tiff.bits) && tiff.channels >= 1
    if (!known || tooLarge(tiff, tiff.channels * (tiff.bits === 16 ? 2 : 1))) return undefined
    return optimized(() => {
      const samples = unpackTiff(tiff, bytes, unpackers)
      return samples && inColorsOf(tiff.profile, seen(tiff, samples))
    })
  }
}

/** Samples as the file has them, one a byte of `channels` a pixel: what they look like. */
function seen(tiff: Tiff, samples: Uint8Array): Samples | undefined {
  const { width, height, channels } = tiff
  if (tiff.colors === 3) return ofPalette(tiff, samples)
  const colors = { 0: 1, 1: 1, 2: 3, 5: 4 }[
    tiff.compression === 7 && tiff.colors === 6 ? 2 : tiff.colors
  ]
  if (colors === undefined || channels < colors) return undefined
  const data = new Uint8Array(width * height * Math.min(colors, 3))
  const alpha = channels > colors && tiff.extra !== 0 ? new Uint8Array(width * height) : undefined
  const full = tiff.colors === 3 ? 255 : (1 << Math.min(8, tiff.bits)) - 1
  for (let pixel = 0, from = 0, to = 0; pixel < width * height; pixel++, from += channels) {
    const at = (channel: number): number => (samples[from + channel]! * 255) / full
    const share = alpha ? at(colors) : 255
    if (alpha) alpha[pixel] = share
    // Associated alpha: colours are multiplied by it already.
    const whole = tiff.extra === 1 && share > 0 ? 255 / share : 1
    if (colors === 1) data[to++] = Math.min(255, (tiff.colors === 0 ? 255 - at(0) : at(0)) * whole)
    else if (colors === 3)
      for (let color = 0; color < 3; color++) data[to++] = Math.min(255, at(color) * whole)
    else
      for (let ink = 0; ink < 3; ink++)
        data[to++] = Math.round(((255 - at(ink)) * (255 - at(3))) / 255)
  }
  return onWhite({ width, height, channels: colors === 1 ? 1 : 3, data }, alpha)
}

function ofPalette(
  { width, height, channels, bits, palette }: Tiff,
  samples: Uint8Array,
): Samples | undefined {
  const entries = 1 << bits
  if (bits > 8 || palette.length < 3 * entries) return undefined
  const found = new Uint8Array(width * height * 3)
  for (let pixel = 0, to = 0; to < found.length; pixel += channels)
    for (let color = 0; color < 3; color++)
      found[to++] = palette[color * entries + samples[pixel]!]! >> 8
  return { width, height, channels: 3, samples: found }
}
