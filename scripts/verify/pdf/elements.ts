/**
 * The structure tree of a finished file, as a reader aloud goes through it: each block with its whole text.
 */
import type { PdfFile } from '../../pdf-file/file.js'
import { isDictionary, isKind, type PdfDictionary, type PdfObject } from '../../pdf-file/objects.js'
import { utf16, type Fonts } from './fonts.js'
import { Pages } from './marked.js'

/** A structure element that holds text of its own. */
export interface StructureElement {
  type: string
  text: string
}

/** Elements that stand for words within a block; all others begin a block. */
const inline = new Set(['Span', 'Link', 'Reference', 'Code', 'Formula', 'BibEntry', 'Figure'])

/** Blocks in reading order; the text of what stands inside a line belongs to its block. */
export function structureElements(file: PdfFile, fonts: Fonts): StructureElement[] {
  const pages = new Pages(file, fonts)
  const found: StructureElement[] = []

  const read = (reference: PdfObject, block: StructureElement | undefined): void => {
    const element = file.dictionary(reference)
    const type = file.name(element.get('S')) ?? ''
    let into = block
    if (!into || !inline.has(type)) found.push((into = { type, text: '' }))
    const actual = file.resolve(element.get('ActualText'))
    if (isKind(actual, 'text')) {
      into.text += textStringOf(actual.bytes) + (endsOpen(element) ? ' ' : '')
      return
    }
    for (const kid of file.list(element.get('K')))
      if (isElement(kid)) read(kid, into)
      else into.text += marked(kid, element) ?? ''
  }

  const isElement = (kid: PdfObject): boolean =>
    file.name(file.dictionary(kid).get('Type')) === 'StructElem'

  /** Text of a mark that an element has: a number, or a reference to a mark of another page. */
  const marked = (kid: PdfObject | undefined, element: PdfDictionary): string | undefined => {
    const inner = file.resolve(kid)
    if (typeof inner === 'number') return pages.marks(element.get('Pg')).get(inner)
    if (!isDictionary(inner)) return undefined
    const mark = file.number(inner.get('MCID'))
    return mark === undefined ? undefined : pages.marks(inner.get('Pg')).get(mark)
  }

  /** Whether the last of a divided word's marks ends with a space of the text. */
  const endsOpen = (element: PdfDictionary): boolean =>
    marked(file.list(element.get('K')).at(-1), element)?.endsWith(' ') ?? false

  const root = file.dictionary(file.catalog.get('StructTreeRoot'))
  for (const kid of file.list(root.get('K'))) read(kid, undefined)
  return found.filter(({ text }) => text.trim() !== '')
}

/** A text string: UTF-16 with a byte order mark, else Latin letters (PDFDocEncoding, of which we write no more). */
export const textStringOf = (bytes: Uint8Array): string =>
  bytes[0] === 0xfe && bytes[1] === 0xff
    ? utf16(bytes.subarray(2))
    : Buffer.from(bytes).toString('latin1')
