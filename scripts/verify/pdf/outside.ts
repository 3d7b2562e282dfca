/**
 * Words that are in the file and on no paper: text painted outside of its page (ISO 32000-1 § 9.4, § 14.11.2).
 */
import { pageContent, operations } from '../../pdf-file/content.js'
import type { PdfFile } from '../../pdf-file/file.js'
import { isKind, type PdfDictionary, type PdfObject } from '../../pdf-file/objects.js'
import { pagesOf, type PdfPage } from '../../pdf-file/page.js'
import { Fonts, type Font } from './fonts.js'
import { append } from '../../lists.js'

/** Text that leaves its page; both counted or measured as printed. */
export interface Outside {
  /** From 1. */
  page: number
  text: string
}

/** Horizontal and vertical scale, shears and place, in the order of PDF's `cm`. */
type Matrix = readonly [number, number, number, number, number, number]
const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** Stretches of text with a point of their baseline outside of the page's box, in order. */
export function textOutside(file: PdfFile, fonts: Fonts): Outside[] {
  return [...pagesOf(file)].flatMap((page, index) =>
    new Painted(file, fonts, page).outside().map((text) => ({ page: index + 1, text })),
  )
}

/** How far beyond the edge a rounded number may lie, in points. */
const tolerance = 0.5

/** The text of one page, where it is painted: what ISO 32000-1 § 9.3 calls the text state. */
class Painted {
  #matrix = identity
  #text = identity
  #font: Font | undefined
  #size = 0
  #spacing = 0
  #scale = 1
  readonly #saved: Matrix[] = []
  /** Tags of the marked content that is open. */
  readonly #marks: string[] = []

  constructor(
    readonly file: PdfFile,
    readonly fonts: Fonts,
    readonly page: PdfPage,
  ) {}

  outside(): string[] {
    const fonts = this.file.dictionary(this.page.resources.get('Font'))
    const found: string[] = []
    for (const { operator, operands } of operations(pageContent(this.file, this.page))) {
      if (operator === 'TJ') append(found, this.#show(operands[0]))
      else if (operator === 'Tf') this.#choose(operands, fonts)
      else if (operator === 'BDC' || operator === 'BMC') this.#mark(operands[0])
      else if (operator === 'EMC') this.#marks.pop()
      else this.#change(operator, operands.map(Number))
    }
    return found
  }

  #choose([name, size]: readonly PdfObject[], fonts: PdfDictionary): void {
    this.#font = isKind(name, 'name') ? this.fonts.of(fonts.get(name.name)) : undefined
    this.#size = Number(size)
  }

  #mark(tag: PdfObject | undefined): void {
    this.#marks.push(isKind(tag, 'name') ? tag.name : '')
  }

  #change(operator: string, numbers: readonly number[]): void {
    const [first = 0] = numbers
    if (operator === 'q') this.#saved.push(this.#matrix)
    else if (operator === 'Q') this.#matrix = this.#saved.pop() ?? identity
    else if (operator === 'cm') this.#matrix = times(numbers as unknown as Matrix, this.#matrix)
    else if (operator === 'BT') this.#text = identity
    else if (operator === 'Tm') this.#text = numbers as unknown as Matrix
    else if (operator === 'Tc') this.#spacing = first
    else if (operator === 'Tz') this.#scale = first / 100
  }

  /** Moves along the text; what begins or ends outside is what is returned. */
  #show(array: PdfObject | undefined): string[] {
    let advance = 0
    let text = ''
    for (const part of Array.isArray(array) ? array : []) {
      if (typeof part === 'number') advance -= (part / 1000) * this.#size * this.#scale
      if (!isKind(part, 'text') || !this.#font) continue
      for (const { character, width } of this.#font.glyphs(part.bytes)) {
        text += character
        advance += ((width / 1000) * this.#size + this.#spacing) * this.#scale
      }
    }
    const whole = times(this.#text, this.#matrix)
    const end = times([1, 0, 0, 1, advance, 0], whole)
    this.#text = times([1, 0, 0, 1, advance, 0], this.#text)
    // A drawing is cut at its own edges, in every format alike.
    if (text.trim() === '' || this.#marks.includes('Figure')) return []
    return this.#holds(whole) && this.#holds(end) ? [] : [text]
  }

  #holds([, , , , x, y]: Matrix): boolean {
    const [left, bottom, right, top] = this.page.box
    return (
      x >= left - tolerance &&
      x <= right + tolerance &&
      y >= bottom - tolerance &&
      y <= top + tolerance
    )
  }
}

/** `one`, then `other`. */
function times(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one
  const [A, B, C, D, E, F] = other
  return [
    a * A + b * C,
    a * B + b * D,
    c * A + d * C,
    c * B + d * D,
    e * A + f * C + E,
    e * B + f * D + F,
  ]
}
