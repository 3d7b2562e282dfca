/**
 * Pictures into the page: SVG as vectors, bitmaps, first pages of PDF files, and outlines of formulas.
 */
import type { Matrix } from '../../../images/svg/matrix.js'
import type { PaintedPicture } from '../text/run.js'
import type { PdfDocument } from './document.js'
import { number, rgb } from './operators.js'
import { drawSvg } from './pdfmake.js'

export interface PlacedPicture {
  picture: PaintedPicture
  x: number
  y: number
  width: number
  height: number
  anchors?: readonly string[] | undefined
}

export function paintPicture(
  document: PdfDocument,
  { picture, x, y, width, height }: PlacedPicture,
): void {
  switch (picture.kind) {
    case 'bitmap':
      document.image(picture.name, x, y, { width, height })
      break
    case 'svg':
      document.save()
      drawSvg(document, picture.source, x, y, {
        width,
        height,
        assumePt: true,
        preserveAspectRatio: 'xMidYMid meet',
        warningCallback: () => {},
        fontCallback: (family: string, bold: boolean, italic: boolean) =>
          document.svgFont(family, bold, italic),
      })
      document.restore()
      break
    case 'page':
      document.paintForm(picture.name, x, y, width, height)
      break
    case 'frame':
      document.addContent(
        `q ${rgb(picture.color)} RG 0.6 w [3 2] 0 d ${[x + 0.3, y + 0.3, width - 0.6, height - 0.6].map(number).join(' ')} re S Q`,
      )
      break
    case 'formula':
      paintFormula(document, picture, x, y)
      break
  }
}

/** Paints a formula whose top left corner is at x, y. */
function paintFormula(
  document: PdfDocument,
  { formula, size, color }: Extract<PaintedPicture, { kind: 'formula' }>,
  x: number,
  y: number,
): void {
  const scale = size / 1000
  document.save()
  document.transform(scale, 0, 0, scale, x, y + formula.height * scale)
  for (const shape of formula.shapes) {
    document.save()
    if (shape.clip) {
      // The clip is set in its own coordinates, and stays when these are left.
      document
        .transform(...shape.clip.transform)
        .rect(...shape.clip.box)
        .clip()
      document.transform(...inverse(shape.clip.transform))
    }
    document.transform(...shape.transform).fillColor(shape.color ?? color)
    if (shape.kind === 'path') document.addContent(`${shape.path} f`)
    else if (shape.kind === 'box' && shape.line === undefined) document.rect(...shape.box).fill()
    else if (shape.kind === 'box')
      document
        .lineWidth(shape.line!)
        .strokeColor(shape.color ?? color)
        .rect(...shape.box)
        .stroke()
    else if (shape.kind === 'line')
      document
        .lineWidth(shape.line)
        .strokeColor(shape.color ?? color)
        .moveTo(...shape.from)
        .lineTo(...shape.to)
        .stroke()
    else paintLetters(document, shape.text, shape.size)
    document.restore()
  }
  document.restore()
}

/** Letters of a formula's text that the mathematics font lacks. */
function paintLetters(document: PdfDocument, text: string, size: number): void {
  let x = 0
  for (const { font, text: stretch } of document.faces.stretches(text, 'Serif')) {
    const shaped = document.faces.shape(font, stretch)
    document.page.fonts[font.id] ??= font.ref()
    document.addContent(
      `BT /${font.id} ${size} Tf 1 0 0 -1 ${number(x)} 0 Tm [${shaped.parts.map((part) => part.codes).join('')}] TJ ET`,
    )
    x += (shaped.width * size) / 1000
  }
}

function inverse([a, b, c, d, e, f]: Matrix): [number, number, number, number, number, number] {
  const area = a * d - b * c
  return [d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area]
}
