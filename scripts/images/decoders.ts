/**
 * Bitmaps that not every format has a form for: TIFF, GIF, WebP, and JPEG in printing inks, as samples on a white ground.
 */
import type { ImageFile } from '../document/inputs.js'
import { jpegDecoder } from './jpeg/decode.js'
import { soundJpeg } from './jpeg/read.js'
import type { Samples } from './samples.js'

/** The first picture in a file's bytes; none when it cannot be decoded. */
export type Decoder = (bytes: Uint8Array) => Samples | undefined

/** The decoders that `files` need; among JPEG, those in printing inks do, which every program turns into other colours. */
export async function decodersFor(
  files: readonly ImageFile[],
): Promise<ReadonlyMap<ImageFile['format'], Decoder>> {
  const found = await decodersOf(new Set(files.map(({ format }) => format)))
  if (files.some(isInInks)) {
    const decode = await jpegDecoder()
    found.set('jpeg', (bytes) => (isInInks({ format: 'jpeg', bytes }) ? decode(bytes) : undefined))
  }
  return found
}

const isInInks = ({ format, bytes }: Pick<ImageFile, 'format' | 'bytes'>): boolean =>
  format === 'jpeg' && soundJpeg(bytes).channels === 4

/** The decoders that files of `formats` need, each loaded only when it is asked for. */
export async function decodersOf(
  formats: ReadonlySet<ImageFile['format']>,
): Promise<Map<ImageFile['format'], Decoder>> {
  const found = new Map<ImageFile['format'], Decoder>()
  if (formats.has('tiff')) found.set('tiff', await (await import('./tiff/decode.js')).tiffDecoder())
  if (formats.has('webp')) found.set('webp', (await import('./webp/decode.js')).decodeWebp)
  if (formats.has('gif')) found.set('gif', (await import('./gif/decode.js')).decodeGif)
  return found
}
