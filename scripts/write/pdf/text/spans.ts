/**
 * The spans of a line from its pieces: neighbours of one look together, parts of a word that was not divided whole again.
 */
import { directionOfLevel } from '../../bidi.js'
import type { LineSegment, LineSpan } from './line.js'
import type { Box, Glue, LetterLook, ParagraphItem, Word } from './paragraph.js'
import type { Run, TextStyle } from './run.js'
import type { Typefaces } from './typefaces.js'

/** What is taken for one line: its pieces, the hyphen it ends with, and the words of its paragraph that a hyphen divides somewhere. */
export interface Taken {
  pieces: readonly ParagraphItem[]
  hyphen: LetterLook | undefined
  cut: ReadonlySet<Word>
}

export function spansOf(
  { pieces, hyphen, cut }: Taken,
  style: TextStyle,
  faces: Typefaces,
): LineSpan[] {
  const spans: LineSpan[] = []
  const words = merged(pieces)
  for (const piece of words) {
    if (piece.kind === 'glue') {
      addSpace(open(spans, piece.run, piece.look, piece.level), piece, faces)
      continue
    }
    const { word, from, to } = piece
    if (word.drawing) {
      spans.push({
        x: 0,
        width: piece.width,
        run: word.run,
        look: word.look,
        parts: [],
        drawing: word.drawing,
        level: word.level,
      })
      continue
    }
    const divided = cut.has(word) || !word.shaped.reads ? word : undefined
    const text = word.text.slice(from, to)
    const shaped =
      from === 0 && to === word.text.length
        ? word.shaped
        : faces.shape(word.look.font, text, word.look.features, directionOfLevel(word.level))
    add(open(spans, word.run, word.look, word.level, divided), { text, shaped }, style)
  }
  const last = spans.at(-1)
  if (hyphen && last) add(last, { text: '-', shaped: faces.shape(hyphen.font, '-') }, style)
  return spans
}

/** Without penalties, and with the parts of each word in one. */
function merged(pieces: readonly ParagraphItem[]): Array<Box | Glue> {
  const found: Array<Box | Glue> = []
  for (const piece of pieces) {
    if (piece.kind === 'penalty') continue
    const last = found.at(-1)
    if (
      piece.kind === 'box' &&
      last?.kind === 'box' &&
      last.word === piece.word &&
      last.to === piece.from
    )
      found[found.length - 1] = { ...last, to: piece.to }
    else found.push(piece)
  }
  return found
}

/** The last span, when it looks like this; else a new one. */
function open(
  spans: LineSpan[],
  run: Run,
  look: LetterLook,
  level: number,
  divided?: Word,
): LineSpan {
  const last = spans.at(-1)
  // Words from right to left stand apart, so that each has its place on the line.
  if (
    last &&
    last.level === level &&
    level % 2 === 0 &&
    !last.drawing &&
    last.run === run &&
    last.divided === divided &&
    sameLook(last.look, look)
  )
    return last
  const span: LineSpan = { x: 0, width: 0, run, look, parts: [], divided, level }
  spans.push(span)
  return span
}

const sameLook = (a: LetterLook, b: LetterLook): boolean =>
  a === b ||
  (a.font === b.font &&
    a.size === b.size &&
    a.rise === b.rise &&
    a.color === b.color &&
    a.features === b.features)

function add(span: LineSpan, part: LineSegment, style: TextStyle): void {
  span.parts.push(part)
  span.width +=
    (part.shaped.width * span.look.size) / 1000 + (style.tracking ?? 0) * part.text.length
}

/** A space is set as a space, of whatever width it has. */
function addSpace(span: LineSpan, piece: Glue, faces: Typefaces): void {
  const shaped = faces.shape(piece.look.font, piece.text)
  span.parts.push({
    text: piece.text,
    shaped,
    space: {
      added: piece.width - (shaped.width * piece.look.size) / 1000,
      stretches: piece.stretch > 0,
    },
  })
  span.width += piece.width
}
