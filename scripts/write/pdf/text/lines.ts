/**
 * The lines of a paragraph: broken as a whole, justified at spaces only, with the hyphens of the breaks that were taken.
 */
import { breakLines, fillLines, forced, type Item } from './break.js'
import type { Hyphenator } from './hyphenate.js'
import { divisible, pieces, type Glue, type Look, type Piece, type Word } from './paragraph.js'
import type { Drawing, Run, TextStyle } from './run.js'
import type { Shaped, Typefaces } from './typefaces.js'
import type { Tag } from '../tags/tag.js'

/** Letters of one look in a row, or a drawing. `x` from the start of the line. */
export interface Span {
  x: number
  width: number
  run: Run
  look: Look
  /** Words and the spaces between them; a space's own width and what is added to it. Empty for a drawing. */
  parts: Array<{ text: string; shaped: Shaped; space?: { added: number } | undefined; hyphen?: true | undefined }>
  drawing?: Drawing | undefined
}

/** A line on a page: what pdfmake's writer needs of one, and what our painter paints. Lengths in points. */
export class Line {
  x = 0
  y = 0
  /** Inlines of pdfmake's own; none. */
  readonly inlines: readonly never[] = []
  /** Names of places, when they are not a run's own (a heading, a reference). */
  anchors: readonly string[] = []
  /** An entry of the outline that leads here. */
  bookmark: { title: string; level: number } | undefined
  tag: Tag | undefined
  /** Printed for the eye alone: running heads, line numbers. */
  artifact = false
  /** A space of the text stood where the line ends. */
  spaceAfter = false

  constructor(readonly spans: readonly Span[], readonly width: number, readonly height: number, readonly baseline: number, readonly style: TextStyle) {}

  getHeight(): number { return this.height }
  getWidth(): number { return this.width }
  getAscenderHeight(): number { return this.baseline }
  clone(): Line { return Object.assign(Object.create(Line.prototype) as Line, this) }

  /** Ids of footnotes called in this line. */
  get notes(): string[] { return this.spans.flatMap((span) => span.run.notes ?? []) }
  /** Its words, as they are to be read: without the hyphen of a divided word. */
  get text(): string { return this.spans.map((span) => span.parts.map((part) => (part.hyphen ? '' : part.text)).join('')).join('') }
}

/** The most that a space may be widened, of the size: a line that would need more (an address follows) stays short. */
const loosest = 0.6

/** How much of a character may stand outside the column, of its own width, so that the edge looks straight. */
const hangsRight: Readonly<Record<string, number>> = { '-': 0.55, '–': 0.25, '.': 0.6, ',': 0.6, ';': 0.3, ':': 0.3, '’': 0.6, '”': 0.5, '‐': 0.55 }
const hangsLeft: Readonly<Record<string, number>> = { '‘': 0.6, '“': 0.5, '(': 0.08 }

export class Typesetter {
  constructor(readonly faces: Typefaces, readonly hyphenators: ReadonlyMap<string, Hyphenator>, readonly lang: string) {}

  /** Lines of `runs` in a column of `width`. A `\n` in a run begins a new line. */
  lines(runs: readonly Run[], style: TextStyle, width: number): Line[] {
    const found: Line[] = []
    for (const paragraph of splitAtBreaks(runs)) found.push(...this.#set(paragraph, style, width))
    return found
  }

  /** Width of `runs` on one line. */
  width(runs: readonly Run[], style: TextStyle): number {
    return Math.max(0, ...splitAtBreaks(runs).map((part) => pieces(part, style, this.faces).reduce((sum, piece) => sum + (piece.kind === 'penalty' ? 0 : piece.width), 0)))
  }

  /** Width of the longest part of `runs` that no line may break. */
  longest(runs: readonly Run[], style: TextStyle): number {
    let most = 0
    let width = 0
    for (const part of splitAtBreaks(runs)) {
      width = 0
      for (const piece of pieces(part, style, this.faces)) {
        if (piece.kind === 'box' || (piece.kind === 'glue' && width > 0)) width += piece.width
        if (piece.kind === 'penalty' ? piece.cost < 10000 : piece.kind === 'glue') width = 0
        most = Math.max(most, width)
      }
    }
    return most
  }

  #set(runs: readonly Run[], style: TextStyle, width: number): Line[] {
    const plain = pieces(runs, style, this.faces)
    const hanging = style.hanging ?? 0
    const room = width - hanging
    const first = (style.indent ?? 0) - hanging
    if (plain.length === 0) return [this.#line([], style, room, hanging, 0)]
    const opened: Piece[] = first === 0 ? plain : [opening(plain[0]!, first), ...plain]
    const hyphenate = (lang: string | undefined): Hyphenator | undefined => this.hyphenators.get(lang ?? this.lang)
    const divided = (): Piece[] => divisible(opened, style, this.faces, hyphenate, room)
    const justified = style.align === 'justify'
    const attempt = (all: Piece[], tolerance: number, last: boolean): Line[] | undefined => {
      const items: Item[] = [...all, { kind: 'glue', width: 0, stretch: 1e5, shrink: 0 }, { kind: 'penalty', width: 0, cost: forced, hyphen: false }]
      const ends = justified ? breakLines(items, room, tolerance, last) : fillLines(items, room, last)
      return ends && this.#fill(all, ends, style, room, hanging)
    }
    if (!justified) return attempt(opened, 0, false) ?? attempt(divided(), 0, true)!
    const whole = attempt(opened, 1, false)
    if (whole) return whole
    const parts = divided()
    return attempt(parts, 1.7, false) ?? attempt(parts, 4, false) ?? attempt(parts, 1e4, true)!
  }

  /** Lines of pieces that end at `ends`. */
  #fill(all: readonly Piece[], ends: readonly number[], style: TextStyle, room: number, hanging: number): Line[] {
    let from = 0
    return ends.map((end, index) => {
      const taken = all.slice(from, Math.min(end, all.length))
      const ending = all[end]
      from = end
      while (from < all.length && all[from]!.kind !== 'box') from++
      const hyphen = ending?.kind === 'penalty' && ending.hyphen ? ending.look : undefined
      const line = this.#line(taken, style, room, hanging, index === ends.length - 1 ? 0 : 1, hyphen)
      line.spaceAfter = ending?.kind === 'glue'
      return line
    })
  }

  /** One line; `stretch` is 0 for the last of a paragraph, which is not justified. */
  #line(taken: readonly Piece[], style: TextStyle, room: number, offset: number, stretch: number, hyphen?: Look): Line {
    const first = taken[0]
    const indent = first?.kind === 'box' && first.to === 0 ? first.width : 0
    const words = trimmed(indent === 0 ? taken : taken.slice(1))
    const spans = this.#spans(words, style, hyphen)
    let natural = spans.reduce((sum, span) => sum + span.width, 0)
    const free = room - indent - natural
    const hang = style.align === 'justify' ? this.#hang(spans) : { left: 0, right: 0 }
    const stretchable = words.filter((piece): piece is Glue => piece.kind === 'glue' && piece.stretch > 0).length
    const tooLong = free < -0.01
    if (style.align === 'justify' && stretchable > 0 && (stretch > 0 || tooLong)) {
      const added = Math.min((free + hang.left + hang.right) / stretchable, style.size * loosest)
      for (const span of spans) for (const part of span.parts) if (part.space) { part.space.added = added; span.width += added }
      natural += added * stretchable
    }
    let x = offset + indent + (style.align === 'right' ? free : style.align === 'center' ? free / 2 : 0) - (style.align === 'justify' && stretch ? hang.left : 0)
    for (const span of spans) { span.x = x; x += span.width }
    const middle = style.leading / 2 + style.size * 0.33
    const above = Math.max(middle, ...spans.map((span) => (span.drawing ? span.drawing.height + 1 : 0)))
    const below = Math.max(style.leading - middle, ...spans.map((span) => (span.drawing ? span.drawing.depth + 1 : 0)))
    return new Line(spans, natural, above + below, above, style)
  }

  #spans(words: readonly Piece[], style: TextStyle, hyphen: Look | undefined): Span[] {
    const spans: Span[] = []
    const open = (run: Run, look: Look): Span => {
      const last = spans.at(-1)
      if (last && !last.drawing && last.run === run && sameLook(last.look, look)) return last
      const span: Span = { x: 0, width: 0, run, look, parts: [] }
      spans.push(span)
      return span
    }
    for (let index = 0; index < words.length; index++) {
      const piece = words[index]!
      if (piece.kind === 'penalty') continue
      if (piece.kind === 'glue') {
        const span = open(piece.run, piece.look)
        span.parts.push({ text: piece.text, shaped: this.faces.shape(piece.look.font, ' '), space: { added: 0 } })
        if (piece.stretch === 0) span.parts.at(-1)!.space = undefined
        span.width += piece.width
        continue
      }
      if (piece.word.drawing) { spans.push({ x: 0, width: piece.width, run: piece.word.run, look: piece.word.look, parts: [], drawing: piece.word.drawing }); continue }
      const { word, from } = piece
      let to = piece.to
      // Parts of a word that was not divided here are one word again: its ligatures and kerning are whole.
      for (let next = words[index + 1]; next && ((next.kind === 'penalty' && partOf(words[index + 2], word, to)) || partOf(next, word, to)); next = words[index + 1]) {
        if (next.kind === 'box') to = next.to
        index++
      }
      const span = open(word.run, word.look)
      const text = word.text.slice(from, to)
      const shaped = from === 0 && to === word.text.length ? word.shaped : this.faces.shape(word.look.font, text, word.look.features)
      span.parts.push({ text, shaped })
      span.width += (shaped.width * word.look.size) / 1000 + (style.tracking ?? 0) * text.length
    }
    if (hyphen && spans.length > 0) {
      const span = spans.at(-1)!
      const shaped = this.faces.shape(hyphen.font, '-')
      span.parts.push({ text: '-', shaped, hyphen: true })
      span.width += (shaped.width * hyphen.size) / 1000
    }
    return spans
  }

  /** How far the first and last characters hang out of the column. */
  #hang(spans: readonly Span[]): { left: number; right: number } {
    const first = spans[0]?.parts[0]
    const last = spans.at(-1)?.parts.at(-1)
    const amount = (part: Span['parts'][number] | undefined, span: Span | undefined, character: string | undefined, table: Readonly<Record<string, number>>): number => {
      const share = part && character ? table[character] : undefined
      return share ? (share * this.faces.shape(span!.look.font, character!, span!.look.features).width * span!.look.size) / 1000 : 0
    }
    return { left: amount(first, spans[0], first?.text[0], hangsLeft), right: amount(last, spans.at(-1), last?.text.at(-1), hangsRight) }
  }
}

const partOf = (piece: Piece | undefined, word: Word, at: number): boolean => piece?.kind === 'box' && piece.word === word && piece.from === at
const sameLook = (a: Look, b: Look): boolean => a === b || (a.font === b.font && a.size === b.size && a.rise === b.rise && a.color === b.color && a.features === b.features)

/** An empty box as wide as the first line's indent. */
function opening(like: Piece, width: number): Piece {
  const { run, look } = like.kind === 'box' ? like.word : (like as Glue)
  return { kind: 'box', width, from: 0, to: 0, word: { run, look, text: '', shaped: { width: 0, parts: [], before: [0] } } }
}

/** Without the spaces that a line begins or ends with. */
function trimmed(taken: readonly Piece[]): readonly Piece[] {
  let end = taken.length
  while (end > 0 && taken[end - 1]!.kind !== 'box') end--
  let start = 0
  while (start < end && taken[start]!.kind === 'penalty') start++
  return taken.slice(start, end)
}

function splitAtBreaks(runs: readonly Run[]): Run[][] {
  const parts: Run[][] = [[]]
  for (const run of runs) {
    if (run.drawing || !run.text.includes('\n')) { parts.at(-1)!.push(run); continue }
    for (const [index, text] of run.text.split('\n').entries()) {
      if (index > 0) parts.push([])
      if (text) parts.at(-1)!.push({ ...run, text })
    }
  }
  return parts
}

