/** What became of each difference between what galley printed and what came back. */
import type { SourcePlace } from './source-lines.js'

/** New text in the place of old, in one source. */
export interface Splice extends SourcePlace {
  text: string
}

export type Outcome =
  /** It is in the sources now. */
  | 'carried'
  /** It cannot be; the words say why, and where it can be made by hand. */
  | 'refused'
  /** The author has changed the same words since. */
  | 'conflict'
  /** It was not asked for (`--skip`, `--only`). */
  | 'left'

export interface MergeChange {
  /** 1, 2, 3 …, in the order of the reviewed file. */
  number: number
  outcome: Outcome
  /** What it is about: words, citation, paragraph, heading, table, looks, note, formula, picture. */
  about: string
  before: string
  after: string
  /** Display name of who made it; nothing when it was not tracked. */
  author?: string | undefined
  date?: string | undefined
  /** Where in the sources. */
  place?: { path: string; offset: number } | undefined
  /** Why it was refused, or what to look at. */
  note?: string | undefined
  splices: Splice[]
  /** Where it stands in the reviewed file: unit, and tokens of it. */
  at: ReadonlyArray<{ unit: number; from: number; to: number }>
}

/** A key that was read off a reference manager's field, to be put into the bibliography. */
export interface NewWork {
  key: string
  item: Readonly<Record<string, unknown>>
}
