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
import { blockOf, cutBlock, putIn, quoteOf, takenOut, type Ground } from './blocks.js'
import type { MergeChange, Splice } from './change.js'
import { compared, type Hunk } from './hunks.js'
import { lift, type Lifted } from './lift.js'
import { relooked } from './looks.js'
import { textOfTokens, type MarkdownWords } from './markdown.js'
import { pairsOf, type LinePair } from './pairs.js'
import { earlierReferences, rebased } from './rebase.js'
import { entriesIn, printedOf, renumbered, type PrintedPaper } from './printing.js'
import { sourceLines, type SourceLine } from './source-lines.js'
import type { Cited, LineToken } from './tokens.js'
import { lineTokens, unitsOf, type Unit } from './units.js'
import { append } from '../lists.js'

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

class Merger {
  readonly #changes: MergeChange[] = []

  constructor(
    readonly before: readonly Unit[],
    readonly after: readonly Unit[],
    readonly pairs: readonly LinePair[],
    readonly ground: Ground,
    readonly authors: ReturnType<typeof authorsOf>,
  ) {}

  run(): MergeChange[] {
    const order = new Map(this.before.map((unit, index) => [unit, index]))
    const gone = new Set(
      this.pairs.flatMap(({ before, after }) => (after.length === 0 ? before : [])),
    )
    const stays = (unit: Unit): boolean => !gone.has(unit)
    let last = -1
    for (const pair of this.pairs) {
      const above = this.before.slice(0, last + 1).filter(stays)
      if (pair.before.length > 0 && pair.after.length > 0) this.#compare(pair)
      else if (pair.after.length > 0)
        this.#putIn(pair, above, this.before.slice(last + 1).filter(stays))
      else if (!pair.isMoved) this.#takenOut(pair.before[0]!)
      const unit = pair.before.at(-1)
      if (unit) last = order.get(unit) ?? last
    }
    return this.#changes
  }

  #compare(pair: LinePair): void {
    const [one, other] = [pair.before[0]!, pair.after[0]!]
    if (one.kind === 'row') {
      if (one.tokens.length !== other.tokens.length)
        return this.#add(
          'table',
          quoteOf(one),
          quoteOf(other),
          this.#whole(other),
          {
            refusal: `a row has ${other.tokens.length} cells now, and had ${one.tokens.length}; change it in the source`,
          },
          one.tokens.flat(),
          other.tokens.flat(),
        )
      let start = 0
      one.tokens.forEach((tokens, index) => {
        this.#tokens(tokens, other.tokens[index]!, (at) => this.#at(other, start + at))
        start += other.tokens[index]!.length
      })
      return
    }
    this.#heading(pair)
    this.#tokens(lineTokens(pair.before), lineTokens(pair.after), (at) =>
      this.#joined(pair.after, at),
    )
  }

  /** A paragraph that is a heading now, or none any more. */
  #heading({ before, after }: LinePair): void {
    const [one, other] = [before[0]!.lines[0]!, after[0]!.lines[0]!]
    if (
      one.heading === other.heading ||
      other.style === 'Normal' ||
      before.length + after.length > 2
    )
      return
    const place = before[0]!.sources[0]?.place
    const source = place && this.ground.sources.get(place.path)
    const signs = source === undefined ? undefined : /^#+ /.exec(source.slice(place!.start))?.[0]
    const now =
      other.heading === undefined
        ? ''
        : `${this.ground.headings.get(other.heading) ?? '#'.repeat(Math.min(other.heading, 6))} `
    const isPlain = place && (signs !== undefined || before[0]!.sources[0]!.type === 'paragraph')
    this.#add(
      'heading',
      one.style,
      other.style,
      this.#whole(after[0]!),
      isPlain && source !== undefined
        ? {
            splices: [
              {
                path: place.path,
                start: place.start,
                end: place.start + (signs?.length ?? 0),
                text: now,
              },
            ],
          }
        : { refusal: 'galley writes this heading itself' },
      before[0]!.tokens.flat(),
      [],
    )
  }

  #tokens(
    before: readonly LineToken[],
    after: readonly LineToken[],
    at: (token: number) => MergeChange['at'][number],
  ): void {
    const { hunks, kept } = compared(before, after)
    for (const found of hunks) {
      const hunk = divided(found, before, after)
      const [gone, put] = [before.slice(...hunk.before), after.slice(...hunk.after)]
      const from = at(hunk.after[0])
      const range = { ...from, to: from.from + put.length }
      const lifted = lift(hunk, before, after, this.ground.words, this.ground.sources)
      const near = [...gone, before[hunk.before[0] - 1], before[hunk.before[0]]].filter(
        (token) => token !== undefined,
      )
      this.#add(aboutOf(gone, put), textOfTokens(gone), textOfTokens(put), range, lifted, near, put)
    }
    for (const { from, to, after: looks, splices } of relooked(before, after, kept)) {
      const tokens = before.slice(from, to)
      const other = kept.find(([index]) => index === from)?.[1] ?? 0
      const start = at(other)
      const lifted: Lifted = splices
        ? { splices }
        : { refusal: 'only a part of what looks so was changed; change it in the source' }
      this.#add(
        'looks',
        textOfTokens(tokens),
        `${textOfTokens(tokens)} (${looks.join(', ') || 'plain'})`,
        { ...start, to: start.from + to - from },
        lifted,
        tokens,
        [],
      )
    }
  }

  #putIn(pair: LinePair, above: readonly Unit[], below: readonly Unit[]): void {
    const unit = pair.after[0]!
    if (unit.entry !== undefined && this.before.some(({ entry }) => entry === unit.entry)) return
    const note = unit.lines[0]!.note
    if (note !== undefined && this.#pointsTo(note)) return
    const near = [...above.slice(-1), ...below.slice(0, 1)].flatMap(({ tokens }) => tokens.flat())
    const text = quoteOf(unit)
    const moved = pair.moved && this.#moved(pair.moved, unit, above, below)
    if (moved)
      return this.#add(
        'move',
        text,
        text,
        this.#whole(unit),
        moved,
        pair.moved!.tokens.flat(),
        unit.tokens.flat(),
      )
    if (pair.moved) this.#takenOut(pair.moved)
    const about = unit.kind === 'row' ? 'row' : unit.lines[0]!.heading ? 'heading' : 'paragraph'
    const lifted =
      note === undefined
        ? putIn(unit, above, below, this.ground)
        : { refusal: 'a note without a mark in the text' }
    const lost = unit.tokens
      .flat()
      .some(({ pieces }) => pieces.some(({ embedded }) => embedded?.kind === 'image'))
    const result = lost
      ? { refusal: 'a picture was put in; save it in `figures/` and write `![…](figures/…)`' }
      : lifted
    this.#add(about, '', text, this.#whole(unit), result, near, unit.tokens.flat())
  }

  #pointsTo(note: string): boolean {
    return this.after.some(({ tokens }) =>
      tokens
        .flat()
        .some(({ pieces }) =>
          pieces.some(({ embedded }) => embedded?.kind === 'note' && embedded.id === note),
        ),
    )
  }

  #takenOut(unit: Unit): void {
    if (unit.entry !== undefined && this.after.some(({ entry }) => entry === unit.entry)) return
    if (unit.sources.length === 0 && /^[\s\uFFFC|]*$/.test(unit.text)) return
    const about = unit.kind === 'row' ? 'row' : unit.lines[0]!.heading ? 'heading' : 'paragraph'
    this.#add(
      about,
      quoteOf(unit),
      '',
      undefined,
      takenOut(unit, this.ground),
      unit.tokens.flat(),
      [],
    )
  }

  /** The paragraph's source with what was changed in it, at its new place; nothing when it cannot be moved whole. */
  #moved(from: Unit, to: Unit, above: readonly Unit[], below: readonly Unit[]): Lifted | undefined {
    const gone = takenOut(from, this.ground)
    const line = from.sources[0]
    if (!gone.splices || !line?.place) return undefined
    const source = this.ground.sources.get(line.place.path) ?? ''
    const { hunks } = compared(from.tokens.flat(), to.tokens.flat())
    const inner: Splice[] = []
    for (const hunk of hunks) {
      const lifted = lift(
        hunk,
        from.tokens.flat(),
        to.tokens.flat(),
        this.ground.words,
        this.ground.sources,
      )
      if (!lifted.splices) return undefined
      append(inner, lifted.splices)
    }
    const { start, end } = line.place
    const text = inner
      .sort((one, other) => other.start - one.start)
      .reduce(
        (made, splice) =>
          made.slice(0, splice.start - start) + splice.text + made.slice(splice.end - start),
        source.slice(start, end),
      )
    const put = putIn(
      to,
      above.filter((unit) => unit !== from),
      below.filter((unit) => unit !== from),
      this.ground,
      text,
    )
    if (!put.splices) return undefined
    return { splices: [cutBlock(line.item ?? line.place, source), ...put.splices] }
  }

  #at(unit: Unit, token: number): MergeChange['at'][number] {
    return { unit: this.after.indexOf(unit), from: token, to: token }
  }

  /** Of a place in paragraphs that were compared as one. */
  #joined(units: readonly Unit[], token: number): MergeChange['at'][number] {
    let rest = token
    for (const unit of units) {
      const length = unit.tokens.flat().length
      if (rest <= length) return this.#at(unit, rest)
      rest -= length + 1
    }
    return this.#at(units.at(-1)!, 0)
  }

  #whole(unit: Unit): MergeChange['at'][number] {
    return { unit: this.after.indexOf(unit), from: 0, to: unit.tokens.flat().length }
  }

  #add(
    about: string,
    before: string,
    after: string,
    at: MergeChange['at'][number] | undefined,
    lifted: Lifted,
    near: readonly LineToken[],
    put: readonly LineToken[],
  ): void {
    if (lifted.splices?.length === 0) return
    const atom = near.flatMap(({ parts }) => parts).find((part) => part.atom.place)
    const offset = atom && (atom.atom.letters?.[atom.from] ?? atom.atom.place!.start)
    const [splice] = lifted.splices ?? []
    const place = atom
      ? { path: atom.atom.place!.path, offset: offset! }
      : splice && { path: splice.path, offset: splice.start }
    this.#changes.push({
      number: this.#changes.length + 1,
      outcome: lifted.splices ? 'carried' : lifted.isConflict ? 'conflict' : 'refused',
      about,
      before: flat(before),
      after: flat(after),
      ...this.authors(put, before),
      place,
      note: lifted.splices ? lifted.note : lifted.refusal,
      splices: lifted.splices ?? [],
      at: at ? [at] : [],
    })
  }
}

const flat = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim()

/** A paragraph that is divided loses the blank that stood there. */
function divided(hunk: Hunk, before: readonly LineToken[], after: readonly LineToken[]): Hunk {
  const [from, to] = hunk.before
  if (from !== to || after.slice(...hunk.after).every(({ kind }) => kind !== 'end')) return hunk
  if (before[from - 1]?.kind === 'blank') return { ...hunk, before: [from - 1, to] }
  return before[to]?.kind === 'blank' ? { ...hunk, before: [from, to + 1] } : hunk
}

function aboutOf(gone: readonly LineToken[], put: readonly LineToken[]): string {
  const all = [...gone, ...put]
  if (all.some(({ cluster }) => cluster?.kind === 'citation')) return 'citation'
  if (all.some(({ cluster }) => cluster)) return 'reference'
  const embedded = all.flatMap(({ pieces }) => pieces).find((piece) => piece.embedded)?.embedded
  if (embedded) return embedded.kind === 'image' ? 'picture' : embedded.kind
  if (all.some(({ kind }) => kind === 'end')) return 'paragraph'
  return gone.some(({ parts }) => parts.some(({ atom }) => atom.kind === 'claim'))
    ? 'claim'
    : 'words'
}

export { blockOf }
