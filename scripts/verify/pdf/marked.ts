/**
 * The text of each marked stretch of a page, as any reader of the file gets it: codes of its content stream through the
 * fonts' ToUnicode maps.
 */
import { operations } from '../../pdf-file/content.js'
import type { PdfFile } from '../../pdf-file/file.js'
import { latin1 } from '../../pdf-file/indirect.js'
import { isDictionary, isKind, type PdfObject } from '../../pdf-file/objects.js'

/** Text by mark, of one page. */
export type Marks = ReadonlyMap<number, string>
/** Characters by code. */
type Characters = ReadonlyMap<number, string>

export class Pages {
  readonly #fonts = new Map<PdfObject, Characters>()
  readonly #read = new Map<PdfObject, Marks>()

  constructor(readonly file: PdfFile) {}

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
    let font: Characters = new Map()
    const open: Array<number | undefined> = []
    for (const { operator, operands } of operations(this.#text(page.get('Contents')))) {
      const [first, second] = operands
      if (operator === 'BDC' || operator === 'BMC') {
        const mark = isDictionary(second) ? this.file.number(second.get('MCID')) : undefined
        open.push(mark)
        if (mark !== undefined && !marks.has(mark)) marks.set(mark, '')
      } else if (operator === 'EMC') open.pop()
      else if (operator === 'Tf' && isKind(first, 'name')) font = this.#font(fonts.get(first.name))
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

  #font(reference: PdfObject | undefined): Characters {
    const font = this.file.dictionary(reference)
    let map = this.#fonts.get(font)
    if (!map) this.#fonts.set(font, (map = toUnicode(this.#text(font.get('ToUnicode')))))
    return map
  }
}

/** Of an array of strings and distances: two bytes a code. */
function textOf(array: PdfObject | undefined, font: Characters): string {
  let text = ''
  for (const part of Array.isArray(array) ? array : [])
    if (isKind(part, 'text'))
      for (let at = 0; at + 1 < part.bytes.length; at += 2)
        text += font.get(part.bytes[at]! * 256 + part.bytes[at + 1]!) ?? '\ufffd'
  return text
}

/** Of a CMap of `bfrange` with lists: what pdfkit writes. */
function toUnicode(cmap: string): Characters {
  const found = new Map<number, string>()
  for (const { operator, operands } of operations(cmap)) {
    if (operator !== 'endbfrange') continue
    for (let at = 0; at + 2 < operands.length; at += 3) {
      const [first, , list] = operands.slice(at, at + 3)
      if (!isKind(first, 'text') || !Array.isArray(list)) continue
      let code = first.bytes[0]! * 256 + first.bytes[1]!
      for (const each of list) if (isKind(each, 'text')) found.set(code++, utf16(each.bytes))
    }
  }
  return found
}

/** UTF-16, the high byte first. */
export const utf16 = (bytes: Uint8Array): string => Buffer.from(bytes).swap16().toString('utf16le')
