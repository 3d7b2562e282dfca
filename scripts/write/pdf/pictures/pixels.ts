/**
 * Bitmaps that PDF has no form for: TIFF, GIF and WebP, as samples on a white ground.
 */
import type { ImageFile } from '../../../document.js'
import { channelsOf } from './bitmap.js'
import { mostPixels, onWhite, type Samples } from './samples.js'

export type Decoder = (bytes: Uint8Array) => Samples | undefined

/** The decoders that `files` need, each loaded only when a file asks for it. */
export async function decoders(files: readonly ImageFile[]): Promise<ReadonlyMap<ImageFile['format'], Decoder>> {
  const formats = new Set(files.map((file) => file.format))
  const found = new Map<ImageFile['format'], Decoder>()
  if (formats.has('tiff')) found.set('tiff', await tiff())
  if (files.some((file) => file.format === 'jpeg' && channelsOf(file.bytes) === 4)) found.set('jpeg', await inks())
  if (formats.has('webp')) found.set('webp', (await import('./webp.js')).decodeWebp)
  if (formats.has('gif')) found.set('gif', (await import('./gif.js')).decodeGif)
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
      const [width, height] = [Number((page.t256 as number[])[0]), Number((page.t257 as number[])[0])]
      if (!(width * height <= mostPixels)) return undefined
      utif.decodeImage(buffer, page)
      return onWhite(width, height, utif.toRGBA8(page))
    } catch { return undefined }
  }
}

/** JPEG in printing inks: PDF/A's colours are those of screens. One of another kind is left as it is. */
async function inks(): Promise<Decoder> {
  const loaded = await import('utif2')
  const { JpegDecoder } = ((loaded as unknown as { default?: unknown }).default ?? loaded) as unknown as { JpegDecoder: new () => Jpeg }
  return (bytes) => {
    if (channelsOf(bytes) !== 4) return undefined
    const jpeg = new JpegDecoder()
    try {
      jpeg.parse(bytes)
      const { width, height } = jpeg
      return { width, height, samples: new Uint8Array(jpeg.getData({ width, height, forceRGB: true, isSourcePDF: false })) }
    } catch { return undefined }
  }
}
interface Jpeg { width: number; height: number; parse: (bytes: Uint8Array) => void; getData: (options: object) => Uint8ClampedArray }
