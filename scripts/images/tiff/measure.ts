import type { Reader } from '../reader.js'
import { readTiff } from './read.js'

/** Size as it is shown: orientations 5–8 swap width and height. */
export const measureTiff: Reader = (bytes) => {
  const tiff = readTiff(bytes)
  if (typeof tiff === 'string') return tiff
  const { width, height, density, orientation, channels, bits, pages: pictures } = tiff
  const depth = Math.max(channels, Math.ceil((channels * bits) / 8))
  return orientation >= 5
    ? { width: height, height: width, density, depth, pictures }
    : { width, height, density, depth, pictures }
}
