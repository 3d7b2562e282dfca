import type { Reader } from '../reader.js'
import { untilEnd } from '../bytes.js'
import { mostPixels } from '../samples.js'
import { readJpeg } from './read.js'
import { segmentsOf, startOfScan } from './segments.js'

/** Size as it is shown: orientations 5–8 swap width and height. */
export const measureJpeg: Reader = (bytes) => {
  const jpeg = readJpeg(bytes)
  if (typeof jpeg === 'string') return jpeg
  const { width, height, density, orientation, channels } = jpeg
  const scans = scansIn(bytes)
  if (scans > 1 && width * height * scans > mostPainted)
    return `of ${width} by ${height} pixels in ${scans} scans, which take too long to decode`
  const depth = Math.max(1, channels)
  return orientation >= 5
    ? { width: height, height: width, density, depth }
    : { width, height, density, depth }
}

/** Pixels in all scans: a progressive file has about ten, each of which goes over the whole picture. */
const mostPainted = 10 * mostPixels

function scansIn(bytes: Uint8Array): number {
  let scans = 0
  untilEnd(() => {
    for (const { marker } of segmentsOf(bytes)) if (marker === startOfScan) scans++
  })
  return scans
}
