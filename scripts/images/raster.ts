/**
 * Images as PNG: SVG drawn with the program's own fonts and none of the machine's; PDF drawn; TIFF, WebP and JPEG in
 * printing inks decoded.
 */
import type { ImageFile } from '../document/inputs.js'
import { decodersFor, type Decoder } from './decoders.js'
import { pngOf } from './png/encode.js'
import { drawings } from './svg/drawing.js'
import { pngPainter } from './svg/resvg.js'

/** The image, drawings `width` pixels across at the most; none of a file that cannot be drawn or decoded. */
export type Rasters = (file: ImageFile, width?: number) => Uint8Array | undefined

/** Pixels across a drawing: about 300 an inch on the measure of a page. */
const across = 2000

/** Makes PNG of those among `images` that are of `formats`; an engine is loaded only when there is need of it. */
export async function rasters(
  images: readonly ImageFile[],
  formats: ReadonlyArray<ImageFile['format']>,
): Promise<Rasters> {
  const met = new Set(
    images.map(({ format }) => format).filter((format) => formats.includes(format)),
  )
  const decoders = await decodersFor(images.filter(({ format }) => met.has(format)))
  const drawn = met.has('svg') ? await drawings(images) : undefined
  const paint = drawn && drawn.size > 0 ? await pngPainter() : undefined
  const made = new Map<string, Uint8Array | undefined>()
  if (met.has('pdf')) {
    const { drawPdf } = await import('./pdf/draw.js')
    for (const { format, path, bytes } of images) {
      const drawn = format === 'pdf' ? await drawPdf(bytes, across) : undefined
      if (format === 'pdf') made.set(path, drawn && pngOf(drawn))
    }
  }
  return (file, width = across) => {
    if (!met.has(file.format)) return undefined
    const drawing = drawn?.get(file.path)
    const wide = Math.max(1, Math.min(across, Math.round(width)))
    const key = drawing?.kind === 'vector' ? `${file.path}\n${wide}` : file.path
    if (!made.has(key))
      made.set(
        key,
        drawing?.kind === 'vector'
          ? paint!(drawing.outlines, wide)
          : drawing?.kind === 'bitmap'
            ? drawing.png()
            : decoded(file, decoders.get(file.format)),
      )
    return made.get(key)
  }
}

function decoded(file: ImageFile, decoder: Decoder | undefined): Uint8Array | undefined {
  const samples = decoder?.(file.bytes)
  return samples && pngOf(samples)
}
