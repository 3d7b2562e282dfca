import type { Reader } from '../reader.js'
import { readPng, samplesOf } from './read.js'

/** PNG (third edition) § 5: chunks, each with its checksum, from IHDR to IEND; `pHYs` has the density. */
export const measurePng: Reader = (bytes) => {
  const png = readPng(bytes)
  if (typeof png === 'string') return png
  const { width, height, density, orientation, color, bits, frames: pictures } = png
  const depth = samplesOf[color]! * (bits === 16 ? 2 : 1)
  return orientation >= 5
    ? { width: height, height: width, density, depth, pictures }
    : { width, height, density, depth, pictures }
}
