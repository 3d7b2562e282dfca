/**
 * A figure in PDF as pixels, for the formats that show none: drawn by PDFium with its own fonts and none of the machine's.
 * The sole importer of pdfium.
 */
import { asset } from '../../assets.js'
import { mostPixels, onWhite, type Samples } from '../samples.js'

/** Draws the first page on white, `width` pixels across; nothing of a file that PDFium does not read. */
export async function drawPdf(bytes: Uint8Array, width: number): Promise<Samples | undefined> {
  const library = await engine()
  const document = await library.loadDocument(bytes).catch(() => undefined)
  if (!document) return undefined
  try {
    const page = document.getPage(0)
    const { originalWidth, originalHeight } = page.getOriginalSize()
    const height = Math.max(1, Math.round((width * originalHeight) / originalWidth))
    if (!(width * height <= mostPixels)) return undefined
    const drawn = await page.render({ width, height, render: 'bitmap', renderFormFields: false })
    return onWhite({ width: drawn.width, height: drawn.height, channels: 4, data: drawn.data })
  } catch {
    return undefined
  } finally {
    document.destroy()
  }
}

let started:
  | Promise<Awaited<ReturnType<(typeof import('@hyzyla/pdfium'))['PDFiumLibrary']['init']>>>
  | undefined
const engine = (): NonNullable<typeof started> =>
  (started ??= import('@hyzyla/pdfium').then(({ PDFiumLibrary }) =>
    PDFiumLibrary.init({ wasmBinary: new Uint8Array(asset('raster/pdfium.wasm')).buffer }),
  ))
