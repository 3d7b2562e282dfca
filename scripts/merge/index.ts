/**
 * What reviewers changed in a Word file, carried back into the sources that it was printed from.
 *
 * The file is not converted. It is compared with what galley printed; each difference goes back along the map from printed
 * letters to source letters. So citations, references, values and claims never pass through Word's text, and cannot be lost
 * in it.
 */
import { said, type DocxFile, type WordLine } from '../docx-file/lines.js'
import { settled } from '../docx-file/settled.js'
import type { Evaluation } from '../document/inputs.js'
import type { Article } from '../document/tree.js'
import { authorsOf } from './authors.js'
import type { Ground } from './blocks.js'
import type { MergeChange } from './change.js'
import type { MarkdownWords } from './markdown.js'
import { Merger } from './merger.js'
import { pairsOf, type LinePair } from './pairs.js'
import { entriesIn, printedOf, renumbered, type PrintedPaper } from './printing.js'
import { earlierReferences, rebased } from './rebase.js'
import { sourceLines, type SourceLine } from './source-lines.js'
import type { Cited } from './tokens.js'
import { unitsOf, type Unit } from './units.js'

/** A version that galley printed: its Word file as it was read, and what it was printed from. */
export interface PrintedFile {
  file: DocxFile
  article: Article
  sources: ReadonlyMap<string, string>
  evaluations: readonly Evaluation[]
}

export interface Merged {
  changes: MergeChange[]
  /** Pairs of printed and reviewed paragraphs, for places of comments. */
  pairs: LinePair[]
  units: Unit[]
  printed: PrintedPaper
}

/** Compares `reviewed` with what `version` printed. Nothing is written; each difference is a change with its splices. */
export function merge(
  version: PrintedFile,
  reviewed: DocxFile,
  words: Omit<MarkdownWords, 'references' | 'note'>,
  base?: DocxFile,
): Merged {
  const lines = sourceLines(version.article, version.sources, version.evaluations)
  const printed = printedOf(version.article, lines, version.sources)
  const now = readUnits(settled(version.file.lines, 'accept'), printed, lines)
  const read = base ? earlier(printed, base, version.file) : printed
  const before = base ? rebased(readUnits(settled(base.lines, 'accept'), read), now) : now
  const after = readUnits(settled(reviewed.lines, 'accept'), read, [], words.cited)
  const pairs = pairsOf(before, after)
  const ground: Ground = {
    words: {
      ...words,
      references: printed.references,
      note: (id) => noteOf(reviewed, id),
    },
    sources: version.sources,
    headings: headingsOf(now, version.sources),
  }
  const merger = new Merger(before, after, pairs, ground, authorsOf(reviewed.lines))
  return { changes: merger.run(), pairs, units: after, printed }
}

/** How an earlier version printed: with its own numbers of works and floats. */
function earlier(printed: PrintedPaper, base: DocxFile, current: DocxFile): PrintedPaper {
  const { printing } = printed
  return {
    ...printed,
    printing: {
      ...renumbered(printing, entriesIn(base.lines, printed)),
      references: earlierReferences(printing, base.lines, current.lines),
    },
  }
}

/** Units with entries of the reference list known as such, and their numbers left out. */
export function readUnits(
  lines: readonly WordLine[],
  printed: PrintedPaper,
  sources: readonly SourceLine[] = [],
  cited?: Cited,
): Unit[] {
  const entries = entriesIn(lines, printed)
  const units = unitsOf(lines, renumbered(printed.printing, entries), sources, cited)
  return units.map((unit) => {
    const entry = entries.get(unit.lines[0]!)
    if (!entry) return unit
    const [own = []] = unit.tokens
    const first = entry.number === undefined ? 0 : own.findIndex(({ kind }) => kind === 'blank') + 1
    return { ...unit, entry: entry.key, tokens: [own.slice(first)] }
  })
}

const noteOf = (reviewed: DocxFile, id: string): string =>
  settled(reviewed.lines, 'accept')
    .filter(({ note }) => note === id)
    .map((line) => said(line).trim())
    .join(' ')

/** Signs of headings by their level in Word, as the manuscript writes them. */
function headingsOf(
  units: readonly Unit[],
  sources: ReadonlyMap<string, string>,
): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  for (const { lines, sources: own } of units) {
    const [level, place] = [lines[0]?.heading, own[0]?.place]
    const source = place && sources.get(place.path)?.slice(place.start, place.end)
    const signs = /^#+/.exec(source ?? '')?.[0]
    if (level !== undefined && signs && !found.has(level)) found.set(level, signs)
  }
  return found
}
