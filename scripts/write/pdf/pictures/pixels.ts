/**
 * Bitmaps that PDF has no form for, as samples on a white ground.
 */
import type { ImageFile } from '../../../document/inputs.js'
import { decodersOf, type Decoder } from '../../../images/decoders.js'
import { soundJpeg } from '../../../images/jpeg/read.js'

/** The decoders that `files` need, each loaded only when a file asks for it. */
export async function decoders(
  files: readonly ImageFile[],
): Promise<ReadonlyMap<ImageFile['format'], Decoder>> {
  const found = await decodersOf(new Set(files.map((file) => file.format)))
  if (files.some((file) => file.format === 'jpeg' && soundJpeg(file.bytes).channels === 4))
    found.set('jpeg', await inks())
  return found
}

/** JPEG in printing inks: PDF/A's colours are those of screens. One of another kind is left as it is. */
async function inks(): Promise<Decoder> {
  const loaded = await import('utif2')
  const { JpegDecoder } = ((loaded as unknown as { default?: unknown }).default ??
    loaded) as unknown as { JpegDecoder: new () => Jpeg }
  return (bytes) => {
    if (soundJpeg(bytes).channels !== 4) return undefined
    const jpeg = new JpegDecoder()
    try {
      jpeg.parse(bytes)
      const { width, height } = jpeg
      return {
        width,
        height,
        channels: 3,
        samples: new Uint8Array(
          jpeg.getData({ width, height, forceRGB: true, isSourcePDF: false }),
        ),
      }
    } catch {
      return undefined
    }
  }
}
interface Jpeg {
  width: number
  height: number
  parse: (bytes: Uint8Array) => void
  getData: (options: object) => Uint8ClampedArray
}
