/**
 * Images as they are written: without what their files say beside the picture.
 */
import type { ImageFile } from '../document/inputs.js'
import { fact, type Cleaned, type Cleaner } from './cleaned.js'
import { cleanEmbedded } from './svg/embedded.js'
import { cleanGif } from './gif/clean.js'
import { cleanJpeg } from './jpeg/clean.js'
import { cleanPdf } from './pdf/clean.js'
import { cleanPng } from './png/clean.js'
import { cleanSvg } from './svg/clean.js'
import { cleanTiff } from './tiff/clean.js'
import { cleanWebp } from './webp/clean.js'

const cleaners: Readonly<Record<ImageFile['format'], Cleaner>> = {
  gif: cleanGif,
  jpeg: cleanJpeg,
  pdf: cleanPdf,
  png: cleanPng,
  svg: cleanDrawing,
  tiff: cleanTiff,
  webp: cleanWebp,
}

/** The image without its metadata, and what they said; a file that cannot be followed stays as it is, and says so. */
export function clean(format: ImageFile['format'], bytes: Uint8Array): Cleaned {
  try {
    return cleaners[format](bytes)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { bytes, facts: [fact('unread', 'metadata', 'metadata that could not be read', true)] }
  }
}

/** A drawing, and the bitmaps that stand in it. */
function cleanDrawing(bytes: Uint8Array): Cleaned {
  const drawing = cleanSvg(bytes)
  const embedded = cleanEmbedded(drawing.bytes, clean)
  return { bytes: embedded.bytes, facts: [...drawing.facts, ...embedded.facts] }
}
