/**
 * What a paragraph is made of before it has lines: flat runs of text, each with its whole look. (Nested styles are
 * flattened by the definition, so that bold inside italics inside a link is one run that is all three.)
 */
import type { Formula } from '../pictures/formulas.js'
import type { Tag } from '../tags/tag.js'

export type Family = 'Serif' | 'Sans' | 'Mono'

/** How the runs of a paragraph look and flow. Lengths in points. */
export interface TextStyle {
  family: Family
  size: number
  /** From baseline to baseline. */
  leading: number
  color: string
  align: 'justify' | 'left' | 'right' | 'center'
  hyphenate: boolean
  /** Lines that are not justified are made about as long as each other: titles, headings. */
  balanced?: boolean
  bold?: boolean
  italics?: boolean
  /** The paragraph goes from right to left: its lines begin at the right. */
  leftwards?: boolean
  /** Extra space between letters. */
  tracking?: number
  /** Of the first line. */
  indent?: number
  /** Of every line but the first. */
  hanging?: number
  /** Every line but the first has a mark before it, which is neither copied nor read aloud: code, whose own lines count. */
  marked?: boolean
}

export interface Run {
  text: string
  bold?: boolean | undefined
  italics?: boolean | undefined
  family?: Family | undefined
  /** Of the paragraph's size. */
  scale?: number | undefined
  position?: 'superior' | 'inferior' | undefined
  smallCaps?: boolean | undefined
  color?: string | undefined
  struck?: boolean | undefined
  underlined?: boolean | undefined
  /** Where the run leads: an address, or the name of a place in the document. */
  link?: { url: string } | { to: string } | undefined
  lang?: string | undefined
  /** Its lines are not broken inside: "Fig. 1", "[6]". */
  unbroken?: boolean | undefined
  /** Spaces are kept, and a line may break between any two characters: code. */
  verbatim?: boolean | undefined
  /** What it costs to end a line after it, where a line may end there (`break.ts`). */
  breakCost?: number | undefined
  /** Structure element of the run, when it has one of its own (a link, a reference). */
  tag?: Tag | undefined
  /** Names of places that stand here. */
  anchors?: readonly string[] | undefined
  /** Footnotes that are called here, by id. */
  notes?: readonly string[] | undefined
  /** Stands in place of the text, among letters of `size`: inline math, a small image. */
  drawing?: ((size: number) => InlineDrawing) | undefined
}

/** A picture in a line. */
export interface InlineDrawing {
  width: number
  /** Above and below the baseline. */
  height: number
  depth: number
  /** What it is, for the painter. */
  picture: PaintedPicture
}

/** What can be painted into a box. */
export type PaintedPicture =
  | { kind: 'svg'; source: string; tag?: Tag | undefined }
  | { kind: 'bitmap'; name: string; tag?: Tag | undefined }
  | { kind: 'page'; name: string; tag?: Tag | undefined }
  | { kind: 'frame'; color: string; tag?: undefined }
  /** A formula, at `size` points. */
  | { kind: 'formula'; formula: Formula; size: number; color: string; tag?: Tag | undefined }
