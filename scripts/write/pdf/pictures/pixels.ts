/**
 * Bitmaps that PDF has no form for, as samples on a white ground.
 */
import type { ImageFile } from '../../../document/inputs.js'
import { decodersOf, type Decoder } from '../../../images/decoders.js'
import { jpegDecoder } from '../../../images/jpeg/decode.js'
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
  const decode = await jpegDecoder()
  return (bytes) => (soundJpeg(bytes).channels === 4 ? decode(bytes) : undefined)
}
