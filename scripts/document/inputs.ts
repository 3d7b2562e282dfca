/** What parse gives beside the article: images, data, fonts, sources; and what writers give back. */
import type { Position } from 'unist'
import type { WordTemplate } from '../docx-file/template/index.js'
import type { Reference } from './references.js'
import type { Settings } from './settings.js'
import type { Fault, Phrasing } from './tree.js'

/** Something that an image file says beside its picture. */
export interface ImageFact {
  /** A camera or what it measured, the place, a person who had to do with the file, any other words; what could not be read. */
  kind: 'camera' | 'place' | 'person' | 'text' | 'unread'
  /** Where it stood: `Exif GPS`, `XMP dc:creator`. */
  where: string
  value: string
  /** It is still in `bytes`; else it was taken out of them. */
  left: boolean
}

/** Part of an image file that no page shows, in words: "Unexpected `found` in … , `but`, expected `expected`". */
export interface Unshown {
  found: string
  but: string
  expected: string
}

/** What an image file says of itself; sizes in pixels (bitmaps) or CSS pixels (vectors). */
export interface ImageFile {
  path: string
  /** Its name in outputs, below the output folder: `figures/rash.png`; unique, without blanks. */
  output: string
  /** As the outputs carry it: the picture as the author gave it, without metadata. */
  bytes: Uint8Array
  /** What the author's file said beside its picture. */
  facts?: readonly ImageFact[] | undefined
  /** What the author's file has that is not shown. */
  unshown?: readonly Unshown[] | undefined
  format: 'png' | 'jpeg' | 'svg' | 'pdf' | 'tiff' | 'gif' | 'webp'
  width: number
  height: number
  /** Pixels an inch, when the file states it. */
  density?: number | undefined
}

/** A column of a data resource (Frictionless Table Schema field), with our additions. */
export interface DataField {
  name: string
  type: 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'year' | 'yearmonth'
  title?: string | undefined
  unit?: string | undefined
  /** Separator of a cell that lists categories ("Lung and liver"). */
  separator?: string | undefined
  /** Category words: value → label and synonyms. */
  categories: ReadonlyMap<string, { label: string; synonyms: readonly string[] }>
  /** As written in cells → its label: `ND` → "not described". */
  missing: ReadonlyMap<string, string>
  position?: Position | undefined
}
export type DataValue = string | number | boolean | readonly string[]
export interface DataRow {
  /** Typed values; a missing one is absent. */
  values: Readonly<Record<string, DataValue>>
  /** Cells as the source wrote them. */
  raw: Readonly<Record<string, string>>
  position: Position
}
export interface Resource {
  name: string
  path: string
  title?: string | undefined
  fields: readonly DataField[]
  rows: readonly DataRow[]
  /** Its file has faults, so that cells or rows may be missing: nothing is counted over it. */
  faulty?: true | undefined
}

/** One value or claim, evaluated; the manifest lists them. */
export interface Evaluation {
  kind: 'value' | 'claim' | 'fact' | 'cell'
  position: Position
  expression: string
  fact?: string | undefined
  result: unknown
  /** Words as printed. */
  printed?: string | undefined
  /** Rows that the result rests on: resource name → 1-based lines of its file. */
  rows?: ReadonlyArray<{ path: string; line: number }> | undefined
  /** Facts that the expression names. */
  facts?: readonly string[] | undefined
  /** Why there is no result. */
  fault?: Fault | undefined
}

/** Code points from the first to the last. */
export type CodeRange = readonly [number, number]
/** A font of the manuscript's own, that may be embedded; the characters it has, in sorted ranges. */
export interface FontFile {
  path: string
  bytes: Uint8Array
  ranges: readonly CodeRange[]
  position?: Position | undefined
}
export interface FontFaces {
  normal: FontFile
  bold: FontFile
  italics: FontFile
  bolditalics: FontFile
}
/** What a font is for; `fallback` gives the characters that the others lack, before the program's own fonts do. */
export type FontRole = 'text' | 'sans' | 'mono' | 'fallback'

export interface Inputs {
  settings: Settings
  /** `fonts:` of the metadata: the manuscript's own in the place of the program's. */
  fonts?: { readonly [Role in FontRole]?: FontFaces } | undefined
  /** By key; of duplicate keys the first stands (and is reported). */
  references: ReadonlyMap<string, Reference>
  /** Source of the CSL style; absent: the default numeric style. */
  style?: { path: string; xml: string } | undefined
  /** The Word file whose styles, pages, headers and footers the Word output takes. */
  template?: { path: string; position: Position; template: WordTemplate } | undefined
  /** Data Package resources by name. */
  resources: ReadonlyMap<string, Resource>
  /** Printed tables by name: the parsed YAML with positions. */
  tables: ReadonlyMap<string, YamlSource>
  charts: ReadonlyMap<string, YamlSource>
  /** `facts.yaml`: name → expression. */
  facts: ReadonlyMap<string, { expression: string; position: Position }>
  /** By `Image.path`. */
  images: ReadonlyMap<string, ImageFile>
  /** Bytes of the files that go with the article, by `Supplement.path`, in order of place. */
  supplements: ReadonlyMap<string, Uint8Array>
  /** Every source text by path, for messages and `fix`. */
  sources: ReadonlyMap<string, string>
  /**
   * One line of Markdown (a caption in a table's YAML, a cell, a note) as the manuscript's own text is parsed: citations,
   * references, values, typography. Nodes take `position`.
   */
  markdown: (text: string, position: Position | undefined) => Phrasing[]
  /** Filled by resolve. */
  evaluations: Evaluation[]
}
/** A parsed YAML file; `positions` maps a dotted path (`columns.3.cell`) to its value's place. */
export interface YamlSource {
  path: string
  value: unknown
  positions: ReadonlyMap<string, Position>
}

/** A finished output, path relative to the output folder. */
export interface OutputFile {
  path: string
  contents: Uint8Array
  /** What the author should know of this output, in sentences: it is less than was asked for. No fault of the manuscript. */
  remarks?: readonly string[] | undefined
}
