/**
 * Pictures into the page: SVG as vectors, bitmaps, first pages of PDF files, and outlines of formulas.
 */
import type { Picture } from '../text/run.js'
import type { Document } from './document.js'
import { number, rgb } from './painter.js'
import { drawSvg } from './pdfmake.js'

export interface PlacedPicture { picture: Picture; x: number; y: number; width: number; height: number; anchors?: readonly string[] | undefined }

export function paintPicture(document: Document, { picture, x, y, width, height }: PlacedPicture): void {
  switch (picture.kind) {
    case 'bitmap':
      document.image(picture.name, x, y, { width, height })
      break
    case 'svg':
      document.save()
      drawSvg(document, picture.source, x, y, { width, height, assumePt: true, preserveAspectRatio: 'xMidYMid meet', fontCallback: (family: string, bold: boolean, italic: boolean) => document.svgFont(family, bold, italic) })
      document.restore()
      break
    case 'page':
      document.paintForm(picture.name, x, y, width, height)
      break
    case 'frame':
      document.addContent(`q ${rgb(picture.color)} RG 0.6 w [3 2] 0 d ${[x + 0.3, y + 0.3, width - 0.6, height - 0.6].map(number).join(' ')} re S Q`)
      break
    case 'paths':
      document.addContent(`q ${number(picture.scale)} 0 0 ${number(picture.scale)} ${number(x)} ${number(y)} cm`)
      document.addContent('Q')
      break
  }
}
