/**
 * The text of each marked stretch of a page, as any reader of the file gets it: codes of its content stream through the
 * fonts' ToUnicode maps.
 */
import { pageContent, operations } from '../../pdf-file/content.js'
import type { PdfFile } from '../../pdf-file/file.js'
import { isDictionary, isKind, type PdfDictionary, type PdfObject } from '../../pdf-file/objects.js'
import { pagesOf, type PdfPage } from '../../pdf-file/page.js'
import type { Font, Fonts } from './fonts.js'

/** Text by mark, of one page. */
export type MarkedText = ReadonlyMap<number, string>

export class Pages {
  readonly #pages: ReadonlyMap<PdfDictionary, PdfPage>
  readonly #read = new Map<PdfDictionary, MarkedText>()

  constructor(
    readonly file: PdfFile,
    readonly fonts: Fonts,
  ) {
    this.#pages = new Map([...pagesOf(file)].map((page) => [page.dictionary, page]))
  }

  /** Marks of the page that `reference` leads to. */
  marks(reference: PdfObject | undefined): MarkedText {
    const dictionary = this.file.dictionary(reference)
    const page = this.#pages.get(dictionary)
    let marks = this.#read.get(dictionary)
    if (!marks) this.#read.set(dictionary, (marks = page ? this.#marks(page) : new Map()))
    return marks
  }

  #marks(page: PdfPage): MarkedText {
    const fonts = this.file.dictionary(page.resources.get('Font'))
    const marks = new Map<number, string>()
    let font: Font | undefined
    const open: Array<number | undefined> = []
    for (const { operator, operands } of operations(pageContent(this.file, page))) {
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
}

/** Of an array of strings and distances. */
function textOf(array: PdfObject | undefined, font: Font | undefined): string {
  let text = ''
  for (const part of Array.isArray(array) ? array : [])
    if (isKind(part, 'text') && font)
      for (const { character } of font.glyphs(part.bytes)) text += character
  return text
}
