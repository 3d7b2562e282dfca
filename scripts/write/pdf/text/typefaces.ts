/**
 * The fonts of a document: which face shows a character, and how a word looks in it.
 */
import { posix } from 'node:path'
import { assetPath } from '../../../assets.js'
import type { FontFaces, FontFile, FontRole, Inputs } from '../../../document/inputs.js'
import faces from '../fonts/faces.json' with { type: 'json' }
import type { Font, FontFamily, Glyph, PDFDocument } from '../print/pdfmake.js'
import type { Direction } from '../../../languages/direction.js'
import { mirrored } from '../../bidi.js'
import type { Family } from './run.js'

/** A stretch of text in one face. */
export interface Stretch {
  text: string
  font: Font
}
/** A word, measured. Lengths in thousandths of the size. */
export interface Shaped {
  width: number
  /** Contents of a TJ array each, with the rise of its glyphs above the baseline. */
  parts: ReadonlyArray<{ codes: string; rise: number }>
  /** Width of the first n UTF-16 units, n from 0. */
  before: readonly number[]
  /**
   * Whether the file's codes read as the text. They do not where glyphs are reordered (right to left), or where the font
   * has one glyph for two characters and the other came first (Greek and micro sign): then the text is written beside.
   */
  reads: boolean
}

export type OwnFonts = Inputs['fonts']
type FamilyName = keyof typeof faces.families
/** Families that the manuscript's own stand in the place of; the program's is behind its own. */
const replaced = { text: 'Serif', sans: 'Sans', mono: 'Mono' } as const
const builtIn = (family: Family): string => `${family} behind`
const fallback = 'Fallback'

/** Where each face is, for pdfmake: a file, or the name under which one of the manuscript is registered. */
export function fontFiles(own: OwnFonts = {}): Record<string, FontFamily> {
  const families = Object.fromEntries(
    Object.entries(faces.families).map(([name, family]) => [
      name,
      Object.fromEntries(
        Object.entries(family).map(([style, file]) => [
          style,
          assetPath(posix.join('fonts', file)),
        ]),
      ) as unknown as FontFamily,
    ]),
  )
  for (const [role, { normal, bold, italics, bolditalics }] of Object.entries(own) as Array<
    [FontRole, FontFaces]
  >) {
    const family = {
      normal: registered(normal),
      bold: registered(bold),
      italics: registered(italics),
      bolditalics: registered(bolditalics),
    }
    if (role === 'fallback') {
      families[fallback] = family
      continue
    }
    families[builtIn(replaced[role])] = families[replaced[role]]!
    families[replaced[role]] = family
  }
  return families
}

/** The name that a font of the manuscript has among pdfkit's. */
export const registered = ({ path }: FontFile): string => `manuscript:${path}`

/** The families behind each of the three, in the order in which they are asked for a character. */
function behindEach(own: OwnFonts = {}): Record<Family, readonly string[]> {
  const behind = (family: Family, is: boolean): string[] => [
    ...(own.fallback ? [fallback] : []),
    ...(is ? [builtIn(family)] : []),
    ...(faces.behind[family] as FamilyName[]),
  ]
  return {
    Serif: behind('Serif', own.text !== undefined),
    Sans: behind('Sans', own.sans !== undefined),
    Mono: behind('Mono', own.mono !== undefined),
  }
}

const setWithoutGlyph = faces.setWithoutGlyph
const invisible = (point: number): boolean =>
  setWithoutGlyph.some(([from, to]) => point >= from! && point <= to!)

export class Typefaces {
  readonly #shaped = new Map<Font, Map<string, Shaped>>()
  readonly #fallbacks = new Map<string, Font | undefined>()
  readonly #families = new Map<Font, string>()

  readonly #behind: Readonly<Record<Family, readonly string[]>>

  constructor(
    readonly document: InstanceType<typeof PDFDocument>,
    own?: OwnFonts,
  ) {
    this.#behind = behindEach(own)
  }

  face(family: Family, bold = false, italics = false): Font {
    return this.document.provideFont(family, bold, italics)
  }

  /** `text` in stretches that the face or a face behind it can show; a character that none has stands as its code. */
  stretches(text: string, family: Family, bold = false, italics = false): Stretch[] {
    const own = this.face(family, bold, italics)
    if (/^[\x20-\x7e]*$/.test(text)) return text ? [{ text, font: own }] : []
    const found: Stretch[] = []
    for (const [cluster] of text.matchAll(/\P{M}\p{M}+|[^]/gsu)) {
      const whole =
        [...cluster].length > 1 ? this.#together(cluster, own, family, bold, italics) : undefined
      for (const character of whole ? [cluster] : cluster) {
        const point = character.codePointAt(0)!
        if (!whole && invisible(point) && !own.font.hasGlyphForCodePoint(point)) {
          const before = found.at(-1)
          // Letters of Arabic look otherwise where a joiner parts them.
          if (
            before &&
            (point === 0x200c || point === 0x200d) &&
            before.font.font.hasGlyphForCodePoint(point)
          )
            before.text += character
          continue
        }
        const font = whole ?? this.#fontFor(point, own, family, bold, italics)
        const shown = font ? character : `[U+${point.toString(16).toUpperCase().padStart(4, '0')}]`
        const last = found.at(-1)
        if (last && last.font === (font ?? own)) last.text += shown
        else found.push({ text: shown, font: font ?? own })
      }
    }
    return found
  }

  /** A face that has a letter and all its accents, so that they are set on it. */
  #together(
    cluster: string,
    own: Font,
    family: Family,
    bold: boolean,
    italics: boolean,
  ): Font | undefined {
    const points = [...cluster].map((character) => character.codePointAt(0)!)
    const faces = points.map((point) => this.#fontFor(point, own, family, bold, italics))
    return faces.find(
      (font) => font && points.every((point) => font.font.hasGlyphForCodePoint(point)),
    )
  }

  /** A face that has the character: this, then those behind it in the same style, then in any style. */
  #fontFor(
    point: number,
    own: Font,
    family: Family,
    bold: boolean,
    italics: boolean,
  ): Font | undefined {
    if (own.font.hasGlyphForCodePoint(point)) return own
    const key = `${own.id} ${point}`
    if (!this.#fallbacks.has(key))
      this.#fallbacks.set(key, this.#search(point, family, bold, italics))
    return this.#fallbacks.get(key)
  }

  #search(point: number, family: Family, bold: boolean, italics: boolean): Font | undefined {
    for (const [heavy, slanted] of [
      [bold, italics],
      [false, false],
      [true, false],
      [false, true],
    ] as const) {
      for (const name of [...this.#behind[family], family]) {
        const font = this.document.provideFont(name, heavy, slanted)
        if (!font.font.hasGlyphForCodePoint(point)) continue
        this.#families.set(font, name)
        return font
      }
    }
    return undefined
  }

  /** The family of a face that stood in for another. */
  familyOf(font: Font): string {
    return this.#families.get(font) ?? 'Symbol'
  }

  /** Whether `feature` gives every character of `text` another glyph: true superiors for "12", none for "12,b". */
  hasForms(font: Font, text: string, feature: string): boolean {
    const plain = font.font.layout(text).glyphs
    const changed = font.font.layout(text, [feature]).glyphs
    return (
      plain.length === changed.length &&
      plain.every((glyph, index) => glyph.id !== changed[index]!.id)
    )
  }

  /** A word as it looks; one from right to left has its glyphs as they are seen, from the left. */
  shape(
    font: Font,
    text: string,
    features: readonly string[] = [],
    direction: Direction = 'ltr',
  ): Shaped {
    let words = this.#shaped.get(font)
    if (!words) this.#shaped.set(font, (words = new Map<string, Shaped>()))
    const key =
      features.length || direction === 'rtl' ? `${text}\0${features.join()}\0${direction}` : text
    let shaped = words.get(key)
    if (!shaped) words.set(key, (shaped = shape(font, text, features, direction)))
    return shaped
  }
}

/** The number of a glyph in the file's font: it is in the file from now on. */
function included(font: Font, glyph: Glyph): number {
  const number = font.subset.includeGlyph(glyph.id)
  font.widths[number] ??= glyph.advanceWidth * font.scale
  font.unicode[number] ??= glyph.codePoints
  return number
}

function shape(
  font: Font,
  text: string,
  features: readonly string[],
  direction: Direction,
): Shaped {
  const { glyphs, positions } =
    direction === 'rtl'
      ? leftwards(font, text, features)
      : font.layout(text, features.length ? features : undefined)
  const parts: Array<{ codes: string; rise: number }> = []
  const before = [0]
  let width = 0
  let hex = ''
  let rise = 0
  let whole = ''
  let reads = true
  let read = ''
  const flush = (): void => {
    if (hex) whole += `<${hex}>`
    hex = ''
  }
  const adjust = (by: number): void => {
    if (Math.abs(by) >= 0.5) {
      flush()
      whole += ` ${-Math.round(by)} `
    }
  }
  glyphs.forEach((glyph, index) => {
    const place = positions[index]!
    const number = included(font, glyph)
    if (place.yOffset !== rise) {
      flush()
      if (whole) parts.push({ codes: whole, rise })
      whole = ''
      rise = place.yOffset
    }
    adjust(place.xOffset)
    hex += number.toString(16).padStart(4, '0')
    adjust(place.xAdvance - place.advanceWidth - place.xOffset)
    reads &&=
      String.fromCodePoint(...font.unicode[number]!) === String.fromCodePoint(...glyph.codePoints)
    read += String.fromCodePoint(...glyph.codePoints)
    const units = glyph.codePoints.reduce((sum, point) => sum + (point > 0xffff ? 2 : 1), 0)
    for (let unit = 1; unit <= units; unit++) before.push(width + (place.xAdvance * unit) / units)
    width += place.xAdvance
  })
  flush()
  if (whole) parts.push({ codes: whole, rise })
  while (before.length <= text.length) before.push(width)
  return { width, parts, before, reads: reads && read === text }
}

/** A word's glyphs in the order in which they are seen. */
function leftwards(
  font: Font,
  text: string,
  features: readonly string[],
): ReturnType<Font['layout']> {
  const face = font.font
  const run = face.layout(mirrored(text), features, undefined, undefined, 'rtl')
  // fontkit turns them round where the font has rules of its own for shaping.
  if (!face.GSUB && !face.GPOS && !face.morx) {
    run.glyphs.reverse()
    run.positions.reverse()
  }
  const positions = run.positions.map(({ xAdvance, yAdvance, xOffset, yOffset }, index) => ({
    xAdvance: xAdvance * font.scale,
    yAdvance: yAdvance * font.scale,
    xOffset: xOffset * font.scale,
    yOffset: yOffset * font.scale,
    advanceWidth: run.glyphs[index]!.advanceWidth * font.scale,
  }))
  return { glyphs: run.glyphs, positions, advanceWidth: run.advanceWidth * font.scale }
}
