/**
 * The pixels of a JPEG in red, green and blue, printing inks too.
 */
import { untilEnd } from '../bytes.js'
import { inColorsOf, tooLarge, type Samples } from '../samples.js'
import { readJpeg } from './read.js'

/** None of a kind that the decoder does not know. */
export async function decodeJpeg(bytes: Uint8Array): Promise<Samples | undefined> {
  return (await jpegDecoder())(bytes)
}

/** The decoder, loaded once. */
export async function jpegDecoder(): Promise<(bytes: Uint8Array) => Samples | undefined> {
  const loaded = await import('utif2')
  const { JpegDecoder } = ((loaded as unknown as { default?: unknown }).default ??
    loaded) as unknown as { JpegDecoder: new () => Jpeg }
  return (bytes) => {
    const head = untilEnd(() => readJpeg(bytes))
    if (typeof head !== 'object' || tooLarge(head, head.channels)) return undefined
    const jpeg = new JpegDecoder()
    try {
      jpeg.parse(bytes)
      const { width, height } = jpeg
      const samples = new Uint8Array(
        jpeg.getData({ width, height, forceRGB: true, isSourcePDF: false }),
      )
      return inColorsOf(head.profile, { width, height, channels: 3, samples })
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
