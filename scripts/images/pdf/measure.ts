import { boundPage } from '../../pdf-file/bounds.js'
import { PdfFile } from '../../pdf-file/file.js'
import { PdfFault } from '../../pdf-file/objects.js'
import { firstPage, pagesOf } from '../../pdf-file/page.js'
import type { Reader } from '../reader.js'

/** The first page as it is shown, in CSS pixels (96 to the inch); no page that costs more to paint than a figure may. */
export const readPdf: Reader = (bytes) => {
  try {
    const file = new PdfFile(bytes)
    const page = firstPage(file)
    boundPage(file, page)
    const { box, rotate, unit } = page
    const [width, height] = [box[2] - box[0], box[3] - box[1]].map(
      (side) => (side * unit * 96) / 72,
    ) as [number, number]
    const pictures = pagesIn(file)
    return rotate % 180 === 0
      ? { width, height, pictures }
      : { width: height, height: width, pictures }
  } catch (error) {
    if (error instanceof PdfFault) return error.message
    throw error
  }
}

/** How many pages there are, as far as their tree can be read; at most 1000 are counted. */
function pagesIn(file: PdfFile): number {
  let count = 0
  try {
    for (const _ of pagesOf(file)) if (++count === 1000) break
  } catch (error) {
    if (!(error instanceof PdfFault)) throw error
  }
  return count
}
