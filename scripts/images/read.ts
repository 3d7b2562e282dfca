/**
 * What an image file says of itself: its format by its first bytes, whatever its name, its size, and its density. Only
 * heads and structure are read, no pixel; a file that ends too early is found all the same.
 */
import type { ImageFile, Unshown } from '../document/inputs.js'
import type { Fault } from '../document/tree.js'
import { clean } from './clean.js'
import { readGif } from './gif/measure.js'
import { measureJpeg } from './jpeg/measure.js'
import { readPdf } from './pdf/measure.js'
import { measurePng } from './png/measure.js'
import { readSvg } from './svg/measure.js'
import { measureTiff } from './tiff/measure.js'
import { readWebp } from './webp/measure.js'
import type { Reader } from './reader.js'
import { mostBytes, mostPixels, tooLarge } from './samples.js'

interface Format {
  name: ImageFile['format']
  title: string
  is: (start: string) => boolean
  read: Reader
}

/** `start` is the file's first KiB, a character a byte. */
const formats: readonly Format[] = [
  {
    name: 'png',
    title: 'a PNG',
    is: (start) => start.startsWith('\x89PNG\r\n\x1A\n'),
    read: measurePng,
  },
  {
    name: 'jpeg',
    title: 'a JPEG',
    is: (start) => start.startsWith('\xFF\xD8\xFF'),
    read: measureJpeg,
  },
  { name: 'gif', title: 'a GIF', is: (start) => /^GIF8[79]a/.test(start), read: readGif },
  { name: 'webp', title: 'a WebP', is: (start) => /^RIFF[^]{4}WEBP/.test(start), read: readWebp },
  {
    name: 'tiff',
    title: 'a TIFF',
    is: (start) => /^(?:II[*+]\0|MM\0[*+])/.test(start),
    read: measureTiff,
  },
  { name: 'pdf', title: 'a PDF', is: (start) => start.includes('%PDF-'), read: readPdf },
  {
    name: 'svg',
    title: 'an SVG',
    is: (start) => /^(?:\xEF\xBB\xBF)?\s*</.test(start),
    read: readSvg,
  },
]

/**
 * The image in `bytes`, or an `invalid-image` fault that says in a sentence what is wrong with the file at `path`.
 * `output` is left empty: what an image is called in the outputs depends on the others.
 */
export function readImage(bytes: Uint8Array, path: string): ImageFile | Fault {
  const before = known.get(bytes)
  if (before?.path === path) return before.read
  const read = readAnew(bytes, path)
  known.set(bytes, { path, read })
  return read
}

/** Who builds again and again gives the same bytes for a file that did not change: it is the same picture then. */
const known = new WeakMap<Uint8Array, { path: string; read: ImageFile | Fault }>()

function readAnew(bytes: Uint8Array, path: string): ImageFile | Fault {
  const start = String.fromCharCode(...bytes.subarray(0, 1024))
  const format = formats.find(({ is }) => is(start))
  if (!format)
    return fault(
      path,
      bytes.length === 0 ? 'an empty file' : 'a file of another kind',
      'an image as PNG, JPEG, GIF, WebP, TIFF, SVG or PDF',
    )
  const found = readSafely(format.read, bytes)
  if (typeof found === 'string')
    return fault(
      path,
      `${format.title} file ${found}`,
      'one that every program can read; export it again',
    )
  const { width, height, density, depth = 4, pictures = 1 } = found
  if (!(width > 0 && height > 0 && width < 1e6 && height < 1e6))
    return fault(path, `${format.title} file of ${width} by ${height}`, 'one with a size')
  if (bitmaps.has(format.name) && tooLarge({ width, height }, depth))
    return fault(
      path,
      `${format.title} file of ${width} by ${height} pixels`,
      `one of at most ${mostPixels / 1e6} megapixels that unpacks to at most ${mostBytes / 1e6} MB; make it smaller`,
    )
  const believable = density !== undefined && density >= 10 && density < 1e5
  const { bytes: picture, facts } = clean(format.name, bytes)
  return {
    path,
    output: '',
    bytes: picture,
    format: format.name,
    width,
    height,
    ...(believable ? { density } : {}),
    ...(pictures > 1 ? { unshown: [furtherIn(format.name, pictures)] } : {}),
    ...(facts.length > 0 ? { facts } : {}),
  }
}

const furtherIn = (format: ImageFile['format'], pictures: number): Unshown =>
  format === 'pdf' || format === 'tiff'
    ? {
        found: `${pictures} pages`,
        but: 'of which the first is shown',
        expected: 'one; give the others as figures of their own',
      }
    : {
        found: `film of ${pictures} pictures`,
        but: 'of which a page shows the first',
        expected: 'one picture',
      }

const bitmaps: ReadonlySet<ImageFile['format']> = new Set(['png', 'jpeg', 'gif', 'webp', 'tiff'])

/** A file's bytes; those of a bitmap without what it says beside its picture. */
export function withoutMetadata(bytes: Uint8Array): Uint8Array {
  const start = String.fromCharCode(...bytes.subarray(0, 1024))
  const format = formats.find(({ is }) => is(start))?.name
  return format && bitmaps.has(format) ? clean(format, bytes).bytes : bytes
}

/** A reader that reads past the end has met a file that was cut off. */
function readSafely(read: Reader, bytes: Uint8Array): ReturnType<Reader> {
  try {
    return read(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch (error) {
    if (error instanceof RangeError) return 'that ends too early'
    throw error
  }
}

function fault(path: string, found: string, expected: string): Fault {
  return {
    rule: 'invalid-image',
    reason: `Unexpected contents of \`${path}\`: ${found}, expected ${expected}`,
  }
}
