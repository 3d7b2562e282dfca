/**
 * A line on a page, and what it is made of.
 */
import type { Tag } from '../tags/tag.js'
import type { LetterLook, Word } from './paragraph.js'
import type { InlineDrawing, Run, TextStyle } from './run.js'
import type { Shaped } from './typefaces.js'

/** Words or spaces in a row; a space's own width, widened by `added`. */
export interface LineSegment {
  text: string
  shaped: Shaped
  space?: { added: number; stretches: boolean } | undefined
}

/** Letters of one look in a row, or a drawing. `x` from the start of the line. */
export interface LineSpan {
  x: number
  width: number
  run: Run
  look: LetterLook
  /** Empty for a drawing. */
  parts: LineSegment[]
  drawing?: InlineDrawing | undefined
  /** The word that this is (a part of), when its codes do not read as it: it was divided at a line's end, or see `Shaped.reads`. */
  divided?: Word | undefined
  /** Odd where it goes from right to left (UAX #9). Spans stand in the order of the text, and their `x` as they are seen. */
  level: number
}

/** What pdfmake's writer needs of a line, and what our painter paints. Lengths in points. */
export class TextLine {
  x = 0
  y = 0
  /** Names of places, when they are not a run's own (a heading, a reference). */
  anchors: readonly string[] = []
  /** An entry of the outline that leads here. */
  bookmark: { title: string; level: number } | undefined
  tag: Tag | undefined
  /** Printed for the eye alone: running heads, line numbers. */
  artifact = false
  /** Counts where lines are numbered: text, and not the cells of tables. */
  counted = false
  /** The number in the margin, where lines are numbered. */
  number: number | undefined
  /** Goes on from the line before, with a mark that says so. */
  continued = false
  /** Ends within a word. */
  divides = false
  /** A space of the text stood where the line ends. */
  spaceAfter = false

  /** `scale`: how much wider its letters and spaces are set than they are drawn. Places and widths of spans have it in them. */
  constructor(
    readonly spans: readonly LineSpan[],
    readonly width: number,
    readonly height: number,
    readonly baseline: number,
    readonly style: TextStyle,
    readonly scale = 1,
  ) {}

  clone(): TextLine {
    return Object.assign(Object.create(TextLine.prototype) as TextLine, this)
  }

  /** Ids of footnotes called in this line. */
  get notes(): string[] {
    return this.spans.flatMap((span) => span.run.notes ?? [])
  }
}
