/**
 * A figure in PDF as pixels, for the formats that show none: drawn by PDFium with its own fonts and none of the machine's.
 * The sole importer of pdfium.
 */
import { asset } from '../../assets.js'
import { onWhite, type PixelGrid, type Samples } from '../samples.js'

/** Pixels that are drawn at the most: the page of a poster at 600 dots an inch across a column. */
const most = 40e6

/**
 * Draws the first page, or that of a number from 0, on white, `width` pixels across, or less where a page is so tall that there would be too many;
 * nothing of a file that PDFium does not read.
 */
export async function drawPdf(
  bytes: Uint8Array,
  width: number,
  number = 0,
): Promise<Samples | undefined> {
  const library = await engine()
  const document = await library.loadDocument(bytes).catch(() => undefined)
  if (!document) return undefined
  try {
    const page = document.getPage(number)
    const { originalWidth, originalHeight } = page.getOriginalSize()
    const size = sizeOf(width, originalHeight / originalWidth)
    const drawn = await page.render({ ...size, render: 'bitmap', renderFormFields: false })
    return onWhite({ width: drawn.width, height: drawn.height, channels: 4, data: drawn.data })
  } catch {
    return undefined
  } finally {
    document.destroy()
  }
}

/** `ratio` is that of height to width. */
function sizeOf(width: number, ratio: number): PixelGrid {
  const wide = Math.max(1, Math.floor(Math.min(width, Math.sqrt(most / ratio))))
  return {
    width: wide,
    height: Math.max(1, Math.min(Math.round(wide * ratio), Math.floor(most / wide))),
  }
}

let started:
  | Promise<Awaited<ReturnType<(typeof import('@hyzyla/pdfium'))['PDFiumLibrary']['init']>>>
  | undefined
const engine = (): NonNullable<typeof started> =>
  (started ??= import('@hyzyla/pdfium').then(({ PDFiumLibrary }) =>
    PDFiumLibrary.init({ wasmBinary: new Uint8Array(asset('raster/pdfium.wasm')).buffer }),
  ))
