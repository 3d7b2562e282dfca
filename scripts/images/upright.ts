/**
 * Pictures the right way up. A camera stores what it sees and notes how it was held; programs differ in whether they look
 * at that note. So a picture is turned once, when it is read, and the note is gone: what any writer, check or package gets
 * is upright. A JPEG is turned without loss, or where its edges do not allow it, becomes a PNG; so does a WebP.
 */
import type { ImageFile, Unshown } from '../document/inputs.js'
import { optimized } from '../optimizer.js'
import { decodersOf } from './decoders.js'
import { decodeJpeg } from './jpeg/decode.js'
import { soundJpeg } from './jpeg/read.js'
import { turnJpeg } from './jpeg/turn.js'
import { pngOf } from './png/encode.js'
import { soundPng } from './png/read.js'
import { turnPng } from './png/turn.js'
import type { Samples } from './samples.js'
import { tiffOf } from './tiff/encode.js'
import { soundTiff } from './tiff/read.js'
import { turnedPixels, turnedSize, turnOf } from './turn.js'
import { orientationOfWebp } from './webp/measure.js'

/** 1–8 as Exif has it; 1 when the file does not say. */
export function orientationOf({ format, bytes }: Pick<ImageFile, 'format' | 'bytes'>): number {
  switch (format) {
    case 'jpeg':
      return soundJpeg(bytes).orientation
    case 'png':
      return soundPng(bytes).orientation
    case 'tiff':
      return soundTiff(bytes).orientation
    case 'webp':
      return orientationOfWebp(bytes)
    default:
      return 1
  }
}

/** The image turned by its own orientation; as it is where it cannot be decoded, which a check tells. */
export function upright(file: ImageFile): Promise<ImageFile> {
  const before = known.get(file.bytes)
  if (before?.file.path === file.path && before.file.output === file.output) return before.turned
  const turned = turnedUpright(file)
  known.set(file.bytes, { file, turned })
  return turned
}

/** By the bytes of the file, which are the same when it is built again and did not change. */
const known = new WeakMap<Uint8Array, { file: ImageFile; turned: Promise<ImageFile> }>()

async function turnedUpright(file: ImageFile): Promise<ImageFile> {
  const orientation = orientationOf(file)
  if (orientation === 1) return file
  const bytes = optimized(() => withoutLoss(file, orientation))
  if (bytes) return { ...file, bytes }
  const decode =
    file.format === 'jpeg'
      ? decodeJpeg
      : (await decodersOf(new Set([file.format]))).get(file.format)
  const samples = await decode?.(file.bytes)
  return samples ? { ...redrawn(file, turned(samples, orientation)), ...loss(file) } : file
}

function withoutLoss({ format, bytes }: ImageFile, orientation: number): Uint8Array | undefined {
  if (format === 'jpeg') return turnJpeg(bytes, orientation)
  return format === 'png' ? turnPng(bytes, orientation) : undefined
}

function turned(picture: Samples, orientation: number): Samples {
  const turn = turnOf(orientation)
  const samples = turnedPixels(picture.samples, picture, picture.channels, turn)
  return { ...picture, ...turnedSize(picture, turn), samples }
}

/** What is lost when the pixels of a file are decoded and turned, rather than its samples. */
function loss({ format, bytes, unshown = [] }: ImageFile): Pick<ImageFile, 'unshown'> {
  const lost = lossIn(format, bytes)
  if (!lost) return {}
  const expected = 'a picture stored upright; turn it and export it again'
  return { unshown: [...unshown, { ...lost, expected }] }
}

function lossIn(
  format: ImageFile['format'],
  bytes: Uint8Array,
): Pick<Unshown, 'found' | 'but'> | undefined {
  const inks = {
    found: 'turned picture in printing inks',
    but: 'which becomes red, green and blue',
  }
  if (format === 'jpeg') return soundJpeg(bytes).channels === 4 ? inks : undefined
  if (format !== 'tiff') return undefined
  const { colors, bits } = soundTiff(bytes)
  if (colors === 5) return inks
  return bits > 8
    ? { found: `turned picture of ${bits} bits a sample`, but: 'of which 8 are left' }
    : undefined
}

/** TIFF stays TIFF, since journals ask for it. */
const redrawn = (file: ImageFile, samples: Samples): ImageFile =>
  file.format === 'tiff' && samples.channels === 3
    ? { ...file, bytes: tiffOf(samples, Math.round(file.density ?? 300)) }
    : { ...file, format: 'png', bytes: pngOf(samples) }
