import { openPdf } from '../../read-pdf/file.js'
import { PdfFault } from '../../read-pdf/objects.js'
import { firstPage } from '../../read-pdf/page.js'
import type { Reader } from '../reader.js'

/** The first page as it is shown, in CSS pixels (96 to the inch). */
export const readPdf: Reader = (bytes) => {
  try {
    const { box, rotate, unit } = firstPage(openPdf(bytes))
    const [width, height] = [box[2] - box[0], box[3] - box[1]].map(
      (side) => (side * unit * 96) / 72,
    ) as [number, number]
    return rotate % 180 === 0 ? { width, height } : { width: height, height: width }
  } catch (error) {
    if (error instanceof PdfFault) return error.message
    throw error
  }
}
