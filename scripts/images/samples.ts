/**
 * Decoded bitmaps, as they are seen on white paper.
 */
import { ascii } from './bytes.js'

import { optimized } from '../optimizer.js'

/** 8 bits a sample: grey, or red, green and blue; row by row from the top left. */
export interface Samples {
  width: number
  height: number
  channels: 1 | 3
  samples: Uint8Array
  /** Colour profile (ICC.1) of these channels; without one they are sRGB. */
  profile?: Uint8Array | undefined
}

/** Samples of a file that has `profile`; one of other colours is left out: those of inks are gone when they are decoded (ICC.1 § 7.2.6). */
export function inColorsOf(
  profile: Uint8Array | undefined,
  samples: Samples | undefined,
): Samples | undefined {
  if (!samples || !profile || profile.length <= 128) return samples
  const isOfThese = ascii(profile, 16, 4) === (samples.channels === 1 ? 'GRAY' : 'RGB ')
  return isOfThese ? { ...samples, profile } : samples
}

export interface PixelGrid {
  width: number
  height: number
}

/**
 * More than any figure has: a page of A4 at 1,200 dots an inch has 139 megapixels of black and white, one of full colour
 * at 600 has 35. A file that states more is a mistake or an attack, and no memory is taken for it.
 */
export const mostPixels = 150e6
/** Bytes of a picture that is unpacked. */
export const mostBytes = 400e6

/** Whether a bitmap is larger than any figure, unpacked to `depth` bytes a pixel. */
export const tooLarge = ({ width, height }: PixelGrid, depth = 1): boolean =>
  !(width * height <= mostPixels && width * height * depth <= mostBytes)

/** Samples of 8 bits, with alpha (2 and 4 channels) or beside it (`alpha`, one a pixel), set on white. */
export function onWhite(
  {
    width,
    height,
    channels,
    data,
  }: { width: number; height: number; channels: number; data: Uint8Array },
  alpha?: Uint8Array,
): Samples {
  const colors = channels > 2 ? 3 : 1
  if (channels === colors && !alpha) return { width, height, channels: colors, samples: data }
  const samples = new Uint8Array(width * height * colors)
  optimized(() => blend(samples, { colors, channels, data, alpha }))
  return { width, height, channels: colors, samples }
}

interface Blended {
  colors: number
  channels: number
  data: Uint8Array
  alpha: Uint8Array | undefined
}

function blend(samples: Uint8Array, { colors, channels, data, alpha }: Blended): void {
  for (let pixel = 0, from = 0, to = 0; to < samples.length; pixel++, from += channels) {
    const share = alpha ? alpha[pixel]! : data[from + colors]!
    for (let color = 0; color < colors; color++)
      samples[to++] = share === 255 ? data[from + color]! : over(data[from + color]!, share)
  }
}

const over = (sample: number, alpha: number): number =>
  Math.round((sample * alpha + 255 * (255 - alpha)) / 255)
