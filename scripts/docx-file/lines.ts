/** What a Word file says: its paragraphs in order, each piece of text with its looks and with what was done to it. */

/** A tracked change (ECMA-376 part 1, 17.13.5). */
export interface TrackedChange {
  kind: 'inserted' | 'deleted' | 'moved-from' | 'moved-to'
  /** Display name; empty or "Author" where names were removed on saving. */
  author: string
  /** ISO 8601, or empty. */
  date: string
}

export type WordLook =
  | 'bold'
  | 'italic'
  | 'struck'
  | 'superscript'
  | 'subscript'
  | 'small-caps'
  | 'underlined'
  | 'hidden'

export interface Field {
  instruction: string
  /** What reference managers hide in `w:fldData`, as written. */
  data?: string | undefined
}

/** What stands in the text and is no text. Its piece has one character, U+FFFC. */
export type Embedded =
  | { kind: 'image'; part: string; alt: string }
  | { kind: 'formula'; tex: string; display: boolean; unread: readonly string[] }
  | { kind: 'note'; id: string }

export interface WordPiece {
  text: string
  looks: ReadonlySet<WordLook>
  changes: readonly TrackedChange[]
  /** The field that it is the result of. */
  field?: Field | undefined
  /** `#bookmark`, or an address. */
  link?: string | undefined
  embedded?: Embedded | undefined
  /** Ids of the comments on it. */
  comments: readonly string[]
}

export interface Cell {
  /** Number of the table, its row and column (spans counted), from 0. */
  table: number
  row: number
  column: number
  span: number
  /** Merged with the cell above. */
  continued: boolean
  /** In a row that repeats as a head. */
  head: boolean
  /** The whole row was put in or taken out. */
  rowChange?: TrackedChange | undefined
}

export interface WordLine {
  pieces: WordPiece[]
  /** The style's name, whatever the language of Word: `heading 1`, `Body Text`. */
  style: string
  /** Level of a heading, 1 to 9. */
  heading?: number | undefined
  list?: { level: number; ordered: boolean; number: string } | undefined
  cell?: Cell | undefined
  /** Id of the foot- or endnote that it stands in. */
  note?: string | undefined
  /** What was done to the end of the paragraph. */
  mark: readonly TrackedChange[]
  bookmarks: string[]
}

export interface WordComment {
  id: string
  author: string
  date: string
  text: string
  /** The comment that it answers. */
  parent?: string | undefined
  resolved: boolean
}

export interface DocxFile {
  lines: WordLine[]
  comments: WordComment[]
  /** Bytes of a picture, by the part that an embedded image names. */
  picture(part: string): Uint8Array | undefined
  /** `docProps/core.xml`, by local name: title, creator, keywords, language. */
  properties: ReadonlyMap<string, string>
  /** `docProps/custom.xml`. */
  custom: ReadonlyMap<string, string>
  /** Lines that a custom XML part of that namespace carries: the document as it was before anyone wrote in it. */
  printedLines(namespace: string): WordLine[] | undefined
  /** Elements that were not understood, and how often. */
  unknown: ReadonlyMap<string, number>
}

/** Words of a line as they are seen. */
export const said = (line: WordLine): string =>
  line.pieces
    .filter(({ looks }) => !looks.has('hidden'))
    .map(({ text }) => text)
    .join('')
