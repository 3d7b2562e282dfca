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
  const found = met.has('svg') ? await drawings(images) : undefined
  const paint = found && found.size > 0 ? await pngPainter() : undefined
  const made = new Map<string, Uint8Array | undefined>()
  for (const { format, path, bytes } of images)
    if (format === 'pdf' && met.has('pdf')) made.set(path, await pageOf(bytes))
  return (file, width = across) => {
    if (!met.has(file.format)) return undefined
    const drawing = found?.get(file.path)
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

const pages = new WeakMap<Uint8Array, Promise<Uint8Array | undefined>>()

/** The first page of a PDF as PNG, drawn once for all formats. */
function pageOf(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const known = pages.get(bytes) ?? drawn(bytes)
  pages.set(bytes, known)
  return known
}

async function drawn(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const { drawPdf } = await import('./pdf/draw.js')
  const samples = await drawPdf(bytes, across)
  return samples && pngOf(samples)
}

function decoded(file: ImageFile, decoder: Decoder | undefined): Uint8Array | undefined {
  const samples = decoder?.(file.bytes)
  return samples && pngOf(samples)
}
