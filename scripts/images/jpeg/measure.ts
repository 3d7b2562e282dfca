import type { Reader } from '../reader.js'
import { readJpeg } from './read.js'

/** Size as it is shown: orientations 5–8 swap width and height. */
export const measureJpeg: Reader = (bytes) => {
  const jpeg = readJpeg(bytes)
  if (typeof jpeg === 'string') return jpeg
  const { width, height, density, orientation } = jpeg
  return orientation >= 5 ? { width: height, height: width, density } : { width, height, density }
}
