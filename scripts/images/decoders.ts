/**
 * Bitmaps that neither PDF nor Word has a form for: TIFF, GIF and WebP, as samples on a white ground.
 */
import type { ImageFile } from '../document/inputs.js'
import { mostPixels, onWhite, type Samples } from './samples.js'

/** The first picture in a file's bytes; none when it cannot be decoded. */
export type Decoder = (bytes: Uint8Array) => Samples | undefined

/** The decoders that files of `formats` need, each loaded only when it is asked for. */
export async function decodersOf(
  formats: ReadonlySet<ImageFile['format']>,
): Promise<Map<ImageFile['format'], Decoder>> {
  const found = new Map<ImageFile['format'], Decoder>()
  if (formats.has('tiff')) found.set('tiff', await tiff())
  if (formats.has('webp')) found.set('webp', (await import('./webp/decode.js')).decodeWebp)
  if (formats.has('gif')) found.set('gif', (await import('./gif/decode.js')).decodeGif)
  return found
}

async function tiff(): Promise<Decoder> {
  const loaded = await import('utif2')
  const utif = (loaded as unknown as { default?: typeof loaded }).default ?? loaded
  return (bytes) => {
    // The library throws strings and numbers at what it does not know.
    try {
      const buffer = new Uint8Array(bytes).buffer
      const [page] = utif.decode(buffer)
      if (!page) return undefined
      const [width, height] = [
        Number((page.t256 as number[])[0]),
        Number((page.t257 as number[])[0]),
      ]
      if (!(width * height <= mostPixels)) return undefined
      utif.decodeImage(buffer, page)
      return onWhite({ width, height, channels: 4, data: utif.toRGBA8(page) })
    } catch {
      return undefined
    }
  }
}
