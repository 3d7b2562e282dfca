/**
 * Bitmaps that neither PDF nor Word has a form for: TIFF, GIF and WebP, as samples on a white ground.
 */
import type { ImageFile } from '../document/inputs.js'
import type { Samples } from './samples.js'

/** The first picture in a file's bytes; none when it cannot be decoded. */
export type Decoder = (bytes: Uint8Array) => Samples | undefined

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
