/**
 * Figures in PDF, opened before pages are composed: those whose first page a form can hold, and the others drawn as
 * bitmaps fit for print.
 */
import { drawPdf } from '../../../images/pdf/draw.js'
import type { Samples } from '../../../images/samples.js'
import type { ImageFile } from '../../../document/inputs.js'
import { annotationsOf, hasHiddenLayers } from '../../../pdf-file/bounds.js'
import { pageContent } from '../../../pdf-file/content.js'
import { PdfFile } from '../../../pdf-file/file.js'
import { PdfFault } from '../../../pdf-file/objects.js'
import { firstPage, type PdfPage } from '../../../pdf-file/page.js'

/** A page that is painted as it is: its file, and its content. */
export interface OpenPage {
  kind: 'form'
  file: PdfFile
  page: PdfPage
  content: string
}

/** A page that is painted as pixels, and why ("it has …"). */
export interface DrawnPage {
  kind: 'bitmap'
  samples: Samples
  reason: string
}

/** Pixels across a bitmap: 600 an inch on the measure of a page's text. */
const across = 3200

/** Each PDF among `files`, by its path; one that nothing can draw is left out. */
export async function openPages(
  files: readonly ImageFile[],
): Promise<ReadonlyMap<string, OpenPage | DrawnPage>> {
  const found = new Map<string, OpenPage | DrawnPage>()
  for (const { format, path, bytes } of files) {
    if (format !== 'pdf') continue
    const opened = openPage(bytes)
    if (typeof opened !== 'string') {
      found.set(path, opened)
      continue
    }
    const samples = await drawPdf(bytes, across)
    if (samples) found.set(path, { kind: 'bitmap', samples, reason: opened })
  }
  return found
}

/** The first page as it stands in its file, or why a form cannot hold what a viewer shows of it. */
export function openPage(bytes: Uint8Array): OpenPage | string {
  try {
    const file = new PdfFile(bytes)
    const page = firstPage(file)
    if (hasHiddenLayers(file)) return 'it has layers that are switched off'
    if (annotationsOf(file, page).length > 0) return 'it has annotations'
    return { kind: 'form', file, page, content: pageContent(file, page) }
  } catch (error) {
    if (error instanceof PdfFault) return `it is a PDF ${error.message}`
    throw error
  }
}
