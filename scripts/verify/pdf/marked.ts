/**
 * The text of each marked stretch of a page, as any reader of the file gets it: codes of its content stream through the
 * fonts' ToUnicode maps.
 */
import { operations } from '../../pdf-file/content.js'
import type { PdfFile } from '../../pdf-file/file.js'
import { latin1 } from '../../pdf-file/indirect.js'
import { isDictionary, isKind, type PdfObject } from '../../pdf-file/objects.js'
import type { Font, Fonts } from './fonts.js'

/** Text by mark, of one page. */
export type Marks = ReadonlyMap<number, string>

export class Pages {
  readonly #read = new Map<PdfObject, Marks>()

  constructor(
    readonly file: PdfFile,
    readonly fonts: Fonts,
  ) {}

  /** Marks of the page that `reference` leads to. */
  marks(reference: PdfObject | undefined): Marks {
    const page = this.file.dictionary(reference)
    let marks = this.#read.get(page)
    if (!marks) this.#read.set(page, (marks = this.#marks(page)))
    return marks
  }

  #marks(page: ReadonlyMap<string, PdfObject>): Marks {
    const fonts = this.file.dictionary(this.file.dictionary(page.get('Resources')).get('Font'))
    const marks = new Map<number, string>()
    let font: Font | undefined
    const open: Array<number | undefined> = []
    for (const { operator, operands } of operations(this.#text(page.get('Contents')))) {
      const [first, second] = operands
      if (operator === 'BDC' || operator === 'BMC') {
        const mark = isDictionary(second) ? this.file.number(second.get('MCID')) : undefined
        open.push(mark)
        if (mark !== undefined && !marks.has(mark)) marks.set(mark, '')
      } else if (operator === 'EMC') open.pop()
      else if (operator === 'Tf' && isKind(first, 'name'))
        font = this.fonts.of(fonts.get(first.name))
      else if (operator === 'TJ') {
        const mark = open.findLast((one) => one !== undefined)
        if (mark !== undefined) marks.set(mark, marks.get(mark)! + textOf(first, font))
      }
    }
    return marks
  }

  #text(reference: PdfObject | undefined): string {
    const stream = this.file.resolve(reference)
    return isKind(stream, 'stream') ? latin1(this.file.decoded(stream)) : ''
  }
}

/** Of an array of strings and distances. */
function textOf(array: PdfObject | undefined, font: Font | undefined): string {
  let text = ''
  for (const part of Array.isArray(array) ? array : [])
    if (isKind(part, 'text') && font)
      for (const { character } of font.glyphs(part.bytes)) text += character
  return text
}
