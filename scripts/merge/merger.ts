/** The differences of two versions as changes, each with what it does to the sources. */
import { authorsOf } from './authors.js'
import { putIn, quoteOf, takenOut, type Ground } from './blocks.js'
import type { MergeChange } from './change.js'
import { compared, type Hunk } from './hunks.js'
import { lift, type Lifted } from './lift.js'
import { relooked } from './looks.js'
import { textOfTokens } from './markdown.js'
import { movedTo } from './moved.js'
import type { LinePair } from './pairs.js'
import type { LineToken } from './tokens.js'
import { lineTokens, type Unit } from './units.js'

/** What was changed, in words; its place in the reviewed file; the tokens of ours about it, and those that were put in. */
interface Difference {
  about: string
  before: string
  after: string
  at?: MergeChange['at'][number]
  lifted: Lifted
  near: readonly LineToken[]
  put: readonly LineToken[]
}

/** Makes the changes of two lists of units, pair by pair. */
export class Merger {
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
        return this.#add({
          about: 'table',
          before: quoteOf(one),
          after: quoteOf(other),
          at: this.#whole(other),
          lifted: {
            refusal: `a row has ${other.tokens.length} cells now, and had ${one.tokens.length}; change it in the source`,
          },
          near: one.tokens.flat(),
          put: other.tokens.flat(),
        })
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
    this.#add({
      about: 'heading',
      before: one.style,
      after: other.style,
      at: this.#whole(after[0]!),
      lifted:
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
      near: before[0]!.tokens.flat(),
      put: [],
    })
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
      this.#add({
        about: aboutOf(gone, put),
        before: textOfTokens(gone),
        after: textOfTokens(put),
        at: range,
        lifted,
        near,
        put,
      })
    }
    for (const { from, to, after: looks, splices } of relooked(before, after, kept)) {
      const tokens = before.slice(from, to)
      const other = kept.find(([index]) => index === from)?.[1] ?? 0
      const start = at(other)
      const lifted: Lifted = splices
        ? { splices }
        : { refusal: 'only a part of what looks so was changed; change it in the source' }
      this.#add({
        about: 'looks',
        before: textOfTokens(tokens),
        after: `${textOfTokens(tokens)} (${looks.join(', ') || 'plain'})`,
        at: { ...start, to: start.from + to - from },
        lifted,
        near: tokens,
        put: [],
      })
    }
  }

  #putIn(pair: LinePair, above: readonly Unit[], below: readonly Unit[]): void {
    const unit = pair.after[0]!
    if (unit.entry !== undefined && this.before.some(({ entry }) => entry === unit.entry)) return
    const note = unit.lines[0]!.note
    if (note !== undefined && this.#pointsTo(note)) return
    const near = [...above.slice(-1), ...below.slice(0, 1)].flatMap(({ tokens }) => tokens.flat())
    const text = quoteOf(unit)
    const moved = pair.moved && movedTo(pair.moved, unit, { above, below }, this.ground)
    if (moved)
      return this.#add({
        about: 'move',
        before: text,
        after: text,
        at: this.#whole(unit),
        lifted: moved,
        near: pair.moved!.tokens.flat(),
        put: unit.tokens.flat(),
      })
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
    this.#add({
      about,
      before: '',
      after: text,
      at: this.#whole(unit),
      lifted: result,
      near,
      put: unit.tokens.flat(),
    })
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
    this.#add({
      about,
      before: quoteOf(unit),
      after: '',
      lifted: takenOut(unit, this.ground),
      near: unit.tokens.flat(),
      put: [],
    })
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

  #add({ about, before, after, at, lifted, near, put }: Difference): void {
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
