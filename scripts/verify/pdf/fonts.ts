/**
 * The fonts of a finished file, as a reader of it uses them: characters by their ToUnicode maps, widths by `W` (ISO 32000-1
 * § 9.7.4.3, § 9.10.3). Codes have two bytes: what pdfkit writes.
 */
import { operations } from '../../pdf-file/content.js'
import type { PdfFile } from '../../pdf-file/file.js'
import { latin1 } from '../../pdf-file/indirect.js'
import { isKind, type PdfDictionary, type PdfObject } from '../../pdf-file/objects.js'

/** A glyph that is painted; its width in thousandths of the size. */
export interface Glyph {
  character: string
  width: number
}

export interface Font {
  /** What the bytes of a string stand for. */
  glyphs: (bytes: Uint8Array) => Glyph[]
}

/** Each font of a file is read once. */
export class Fonts {
  readonly #read = new Map<PdfDictionary, Font>()

  constructor(readonly file: PdfFile) {}

  of(reference: PdfObject | undefined): Font {
    const dictionary = this.file.dictionary(reference)
    let font = this.#read.get(dictionary)
    if (!font) this.#read.set(dictionary, (font = this.#font(dictionary)))
    return font
  }

  #font(dictionary: PdfDictionary): Font {
    const map = this.file.resolve(dictionary.get('ToUnicode'))
    const characters = isKind(map, 'stream')
      ? toUnicode(latin1(this.file.decoded(map)))
      : new Map<number, string>()
    const [descendant] = this.file.list(dictionary.get('DescendantFonts'))
    const widths = this.#widths(this.file.dictionary(descendant))
    return {
      glyphs: (bytes) =>
        Array.from({ length: bytes.length >> 1 }, (_, index) => {
          const code = bytes[2 * index]! * 256 + bytes[2 * index + 1]!
          return { character: characters.get(code) ?? '\ufffd', width: widths(code) }
        }),
    }
  }

  /** Of `W` with lists: a first code, then the widths from it on; `DW` is that of all others. */
  #widths(font: PdfDictionary): (code: number) => number {
    const found = new Map<number, number>()
    const parts = this.file.list(font.get('W'))
    for (let at = 0; at + 1 < parts.length; at += 2) {
      const first = this.file.number(parts[at]) ?? 0
      this.file
        .list(parts[at + 1])
        .forEach((width, index) => found.set(first + index, this.file.number(width) ?? 0))
    }
    const standard = this.file.number(font.get('DW')) ?? 1000
    return (code) => found.get(code) ?? standard
  }
}

/** Of a CMap of `bfrange` with lists. */
function toUnicode(cmap: string): Map<number, string> {
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
