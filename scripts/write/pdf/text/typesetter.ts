/**
 * Lines of a paragraph: broken as a whole, justified at spaces only, with the hyphens of the breaks that were taken.
 */
import { directionOf, directionOfText, type Direction } from '../../../languages/direction.js'
import { inOrder } from '../../bidi.js'
import { breakLines, fillLines, forced, never, type BreakItem } from './break.js'
import { divisible } from './divide.js'
import type { Hyphenator } from './hyphenate.js'
import { TextLine, type LineSegment, type LineSpan } from './line.js'
import { elasticity, pieces, type Glue, type ParagraphItem } from './paragraph.js'
import type { Run, TextStyle } from './run.js'
import { spansOf, type Taken } from './spans.js'
import type { Typefaces } from './typefaces.js'
import { largest } from '../../../lists.js'

/** The most that a space may be widened, of the size: a line that would need more (an address follows) stays short. */
const loosest = 0.6
/** How far glue may give, of its stretch: without dividing words, with hyphens, and where these do not help. */
const tolerances = { whole: 1, divided: [1.7, 4] } as const

/** How much of a character may stand outside the column, of its own width, so that the edge looks straight. */
const hangsRight: Readonly<Record<string, number>> = {
  '-': 0.55,
  '–': 0.25,
  '.': 0.6,
  ',': 0.6,
  ';': 0.3,
  ':': 0.3,
  '’': 0.6,
  '”': 0.5,
}
const hangsLeft: Readonly<Record<string, number>> = { '‘': 0.6, '“': 0.5, '(': 0.08 }

export class Typesetter {
  constructor(
    readonly faces: Typefaces,
    readonly hyphenators: ReadonlyMap<string, Hyphenator>,
    readonly lang: string,
  ) {
    this.direction = directionOf(lang)
  }

  /** Of the article. */
  readonly direction: Direction

  /** Lines of `runs` in a column of `width`. A `\n` in a run begins a new line. */
  lines(runs: readonly Run[], style: TextStyle, width: number): TextLine[] {
    return splitAtBreaks(runs).flatMap((part, index, all) => {
      const lines = this.#set(part, style, width)
      if (index < all.length - 1) lines.at(-1)!.spaceAfter = true
      return lines
    })
  }

  /** Which way a paragraph of `runs` goes. */
  directionOf(runs: readonly Run[]): Direction {
    const text = runs.map((run) => (run.drawing ? '' : run.text)).join('')
    return directionOfText(text, this.direction)
  }

  /** Width of `runs` on one line. */
  width(runs: readonly Run[], style: TextStyle): number {
    return Math.max(
      0,
      largest(
        splitAtBreaks(runs).map((part) =>
          pieces(part, style, this.faces).reduce(
            (sum, piece) => sum + (piece.kind === 'penalty' ? 0 : piece.width),
            0,
          ),
        ),
      ),
    )
  }

  /** Width of the longest part of `runs` that no line may break. */
  longest(runs: readonly Run[], style: TextStyle): number {
    let most = 0
    for (const part of splitAtBreaks(runs)) {
      let width = 0
      let held = false // the space that comes next holds its neighbours together
      for (const piece of pieces(part, style, this.faces)) {
        if (piece.kind === 'box') width += piece.width
        else if (piece.kind === 'glue') width = held ? width + piece.width : 0
        else if (piece.cost < 10000) width = 0
        held = piece.kind === 'penalty' && piece.cost >= 10000
        most = Math.max(most, width)
      }
    }
    return most
  }

  #set(runs: readonly Run[], given: TextStyle, width: number): TextLine[] {
    const direction = this.directionOf(runs)
    const plain = pieces(runs, given, this.faces, direction)
    const leftwards =
      (given.align === 'justify' && (direction === 'rtl' || given.leftwards === true)) ||
      (given.align === 'left' && (direction === 'rtl' || this.direction === 'rtl'))
    const style = leftwards ? { ...given, leftwards } : given
    const hanging = style.hanging ?? 0
    const room = width - hanging
    const first = (style.indent ?? 0) - hanging
    if (plain.length === 0)
      return [
        this.#line({ pieces: [], hyphen: undefined, cut: new Set() }, style, room, hanging, true),
      ]
    const whole: ParagraphItem[] = first === 0 ? plain : [opening(plain[0]!, first), ...plain]
    const divided = (): ParagraphItem[] =>
      divisible(whole, style, this.faces, (lang) => this.hyphenators.get(lang ?? this.lang), room)
    const attempt = (
      all: readonly ParagraphItem[],
      tolerance: number,
      last: boolean,
    ): TextLine[] | undefined => {
      const items: BreakItem[] = [...all, ...ending]
      const ends =
        style.align === 'justify'
          ? breakLines(items, room, tolerance, last)
          : (style.balanced ? balanced : fillLines)(items, room, last)
      return ends && this.#fill(all, ends, style, room, hanging)
    }
    if (style.align !== 'justify') return attempt(whole, 0, false) ?? attempt(divided(), 0, true)!
    const found = attempt(whole, tolerances.whole, false)
    if (found) return found
    const parts = divided()
    return (
      attempt(parts, tolerances.divided[0], false) ??
      attempt(parts, tolerances.divided[1], false) ??
      attempt(parts, 1e4, true)!
    )
  }

  /** Lines of pieces that end at `ends`. */
  #fill(
    all: readonly ParagraphItem[],
    ends: readonly number[],
    style: TextStyle,
    room: number,
    hanging: number,
  ): TextLine[] {
    let from = 0
    const lines = ends.map((end) => {
      const taken = trimmed(all.slice(from, Math.min(end, all.length)))
      const ending = all[end]
      from = end
      while (from < all.length && all[from]!.kind !== 'box') from++
      return {
        taken,
        ending,
        hyphen: ending?.kind === 'penalty' && ending.hyphen ? ending.look : undefined,
      }
    })
    const cut = new Set(
      lines.flatMap(({ taken, hyphen }) => {
        const last = taken.at(-1)
        return hyphen && last?.kind === 'box' ? [last.word] : []
      }),
    )
    return lines.map(({ taken, ending, hyphen }, index) => {
      const line = this.#line(
        { pieces: taken, hyphen, cut },
        style,
        room,
        hanging,
        index === lines.length - 1,
      )
      line.spaceAfter = ending?.kind === 'glue' && ending.text !== ''
      line.divides = hyphen !== undefined
      line.continued = style.marked === true && index > 0
      return line
    })
  }

  /** One line; the last of a paragraph is not justified. */
  #line(taken: Taken, style: TextStyle, room: number, offset: number, last: boolean): TextLine {
    const first = taken.pieces[0]
    const indent = first?.kind === 'box' && first.to === 0 ? first.width : 0
    const spans = spansOf(
      indent === 0 ? taken : { ...taken, pieces: taken.pieces.slice(1) },
      style,
      this.faces,
    )
    const natural = spans.reduce((sum, span) => sum + span.width, 0)
    const free = room - indent - natural
    const order = inOrder(spans)
    let x = style.leftwards ? 0 : offset + indent
    let scale = 1
    if (style.align === 'right') x += free
    else if (style.align === 'center') x += free / 2
    else if (style.align === 'justify' && (!last || free < -0.01)) {
      const hang = order === spans ? this.#hang(spans) : { left: 0, right: 0 }
      scale = justify(spans, free + hang.left + hang.right, style.size * loosest)
      x -= hang.left
    }
    // What the first line is indented by, and a line that is not full leaves, stands on the left.
    if (style.leftwards) x = room - indent - spans.reduce((sum, span) => sum + span.width, 0)
    for (const span of order) {
      span.x = x
      x += span.width
    }
    const middle = style.leading / 2 + style.size * 0.33
    const above = Math.max(
      middle,
      largest(spans.map((span) => (span.drawing ? span.drawing.height + 1 : 0))),
    )
    const below = Math.max(
      style.leading - middle,
      largest(spans.map((span) => (span.drawing ? span.drawing.depth + 1 : 0))),
    )
    return new TextLine(spans, x - offset, above + below, above, style, scale)
  }

  /** How far the first and last characters hang out of the column. */
  #hang(spans: readonly LineSpan[]): { left: number; right: number } {
    const amount = (
      span: LineSpan | undefined,
      part: LineSegment | undefined,
      end: 'first' | 'last',
      table: Readonly<Record<string, number>>,
    ): number => {
      const character = end === 'first' ? part?.text[0] : part?.text.at(-1)
      const share = character ? table[character] : undefined
      return share
        ? (share *
            this.faces.shape(span!.look.font, character!, span!.look.features).width *
            span!.look.size) /
            1000
        : 0
    }
    return {
      left: amount(spans[0], spans[0]?.parts[0], 'first', hangsLeft),
      right: amount(spans.at(-1), spans.at(-1)?.parts.at(-1), 'last', hangsRight),
    }
  }
}

/** As `fillLines`, in the narrowest column that needs no more lines; longer texts are filled. */
function balanced(items: readonly BreakItem[], room: number, last: boolean): number[] | undefined {
  const filled = fillLines(items, room, last)
  if (!filled || filled.length < 2 || filled.length > 6) return filled
  let best = filled
  for (let step = 0, width = room, narrower = room / 4; step < 8; step++, narrower /= 2) {
    const ends = fillLines(items, width - narrower, false)
    if (ends && ends.length === filled.length) {
      best = ends
      width -= narrower
    }
  }
  return best
}

/** Fills the last line, which no line may end before. */
const ending: readonly BreakItem[] = [
  { kind: 'penalty', width: 0, cost: never, hyphen: false },
  { kind: 'glue', width: 0, stretch: 1e5, shrink: 0 },
  { kind: 'penalty', width: 0, cost: forced, hyphen: false },
]

/**
 * Makes a line wider (or narrower) by `free` in all: all that is in it as far as letters give, which nobody sees; then its
 * spaces, none by more than `most`. Gives the scale of the letters.
 */
function justify(spans: readonly LineSpan[], free: number, most: number): number {
  const spaces = spans.flatMap((span) =>
    span.parts
      .filter((part) => part.space?.stretches)
      .map((part) => ({ span, space: part.space! })),
  )
  if (spaces.length === 0) return 1
  const text = spans.filter((span) => !span.drawing)
  const width = text.reduce((sum, span) => sum + span.width, 0)
  const scale = 1 + Math.max(-elasticity, Math.min(elasticity, free / width))
  const added = Math.min((free - width * (scale - 1)) / spaces.length, most)
  for (const { span, space } of spaces) {
    space.added += added / scale
    span.width += added / scale
  }
  for (const span of text) span.width *= scale
  return scale
}

/** An empty box as wide as the first line's indent. */
function opening(like: ParagraphItem, width: number): ParagraphItem {
  const { run, look } = like.kind === 'box' ? like.word : (like as Glue)
  return {
    kind: 'box',
    width,
    from: 0,
    to: 0,
    word: {
      run,
      look,
      text: '',
      shaped: { width: 0, parts: [], before: [0], reads: true },
      level: 0,
    },
  }
}

/** Without the spaces that a line ends with, and the penalties that it begins with. */
function trimmed(taken: readonly ParagraphItem[]): readonly ParagraphItem[] {
  let end = taken.length
  while (end > 0 && taken[end - 1]!.kind !== 'box') end--
  let start = 0
  while (start < end && taken[start]!.kind === 'penalty') start++
  return taken.slice(start, end)
}

function splitAtBreaks(runs: readonly Run[]): Run[][] {
  const parts: Run[][] = [[]]
  for (const run of runs) {
    if (run.drawing || !run.text.includes('\n')) {
      parts.at(-1)!.push(run)
      continue
    }
    for (const [index, text] of run.text.split('\n').entries()) {
      if (index > 0) parts.push([])
      if (text) parts.at(-1)!.push({ ...run, text })
    }
  }
  return parts
}
