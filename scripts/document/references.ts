/** What a bibliography holds: CSL-JSON items, and the entries of the .bib that they come from. */
import type { Position } from 'unist'

export interface CslName {
  family?: string
  given?: string
  literal?: string
  suffix?: string
  'non-dropping-particle'?: string
  'dropping-particle'?: string
}
export interface CslDate {
  'date-parts'?: Array<Array<number | string>>
  literal?: string
  raw?: string
  circa?: boolean | number
}
/**
 * An item of CSL-JSON (CSL 1.0.2 appendix III and IV). Strings may hold the markup that CSL-JSON allows: `<i>`, `<b>`,
 * `<sup>`, `<sub>`, `<span style="font-variant: small-caps;">`, `<span class="nocase">`; `&`, `<` are plain.
 */
export interface CslItem {
  id: string
  type: string
  title?: string
  author?: CslName[]
  editor?: CslName[]
  translator?: CslName[]
  'container-author'?: CslName[]
  'collection-editor'?: CslName[]
  issued?: CslDate
  accessed?: CslDate
  'container-title'?: string
  /** Not CSL's: where a data set is kept, and its number there. */
  accession?: { number: string; database: string } | undefined
  [field: string]: unknown
}

/** An entry of the .bib: its CSL item, what CSL has no place for, and where it stands. */
export interface Reference {
  key: string
  /** BibTeX entry type, lower case. */
  entryType: string
  item: CslItem
  /** Of the entry's key. */
  position: Position
  /** Raw fields, lower-case names, as the source wrote them; for JATS where CSL is poorer (`pmid`, `eprint`, `langid`). */
  fields: ReadonlyMap<string, { value: string; position: Position }>
  /** Lists of names that ended with "and others", as CSL calls them: `author`, `editor`. */
  etAl: ReadonlySet<string>
  /** Name of the list in which it stands, where the manuscript has several. */
  list?: string | undefined
  /** Of a library that many papers share: this one need not cite it. */
  isShared?: boolean
}
