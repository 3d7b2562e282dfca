/**
 * A paragraph before its lines: boxes (words, or parts of them), glue (spaces) and penalties (places to break), from the
 * runs of its text.
 */
import LineBreaker from 'linebreak'
import type { Direction } from '../../../languages/direction.js'
import { directionOfLevel, isolates, levelsOf, stretchesOf, type Levels } from '../../bidi.js'
import { bonded } from '../../bonds.js'
import { never, type BreakItem } from './break.js'
import type { InlineDrawing, Run, TextStyle } from './run.js'
import type { Shaped, Typefaces } from './typefaces.js'
import type { Font } from '../print/pdfmake.js'

/** How the letters of a run look: its face, size in points, rise above the baseline. */
export interface LetterLook {
  font: Font
  size: number
  rise: number
  features: readonly string[]
  color: string
}
/** A word of one look, or a drawing. */
export interface Word {
  run: Run
  look: LetterLook
  text: string
  shaped: Shaped
  drawing?: InlineDrawing | undefined
  /** Odd where it goes from right to left (UAX #9). */ level: number
}
export type Box = Extract<BreakItem, { kind: 'box' }> & { word: Word; from: number; to: number }
export type Glue = Extract<BreakItem, { kind: 'glue' }> & {
  run: Run
  look: LetterLook
  text: string
  level: number
}
export type Penalty = Extract<BreakItem, { kind: 'penalty' }> & { look?: LetterLook }
export type ParagraphItem = Box | Glue | Penalty

/** Stands for a drawing in the text that breaks are looked for in: a letter, so that punctuation stays with it. */
const drawn = 'x'
const spaces = /[ \t\v\f\u0085\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/
/** Widths of spaces that fonts lack or draw unequally, in ems. */
const fixed: Readonly<Record<string, number>> = {
  '\u2000': 0.5,
  '\u2001': 1,
  '\u2002': 0.5,
  '\u2003': 1,
  '\u2004': 0.333,
  '\u2005': 0.25,
  '\u2006': 0.167,
  '\u2007': 0.5,
  '\u2008': 0.25,
  '\u2009': 0.167,
  '\u200a': 0.083,
  '\u202f': 0.167,
  '\u205f': 0.222,
  '\u3000': 1,
}

/** How much wider or narrower a space of a justified line may be, of its width. */
export const wordSpace = { stretch: 0.5, shrink: 0.33 } as const
/** How much wider or narrower the letters of a justified line may be set, so that its spaces stay even. */
export const elasticity = 0.02

/** The pieces of `runs`; a line break inside them (`\n`) ends a paragraph here: the caller splits there. */
export function pieces(
  runs: readonly Run[],
  style: TextStyle,
  faces: Typefaces,
  direction: Direction = 'ltr',
): ParagraphItem[] {
  const found: ParagraphItem[] = []
  const text = runs.map((run) => (run.drawing ? drawn : run.text)).join('')
  // Code is not prose: none of its words belong together.
  const held: ReadonlySet<number> = runs.every((run) => run.verbatim) ? new Set() : bonded(text)
  const levels = levelsOf(text, direction)
  const ends = breakOffsets(text).filter((end) => !held.has(end))
  let run = 0
  let start = 0 // of the current run in `text`
  let at = 0
  for (const end of [...ends, text.length]) {
    while (at < end) {
      while (at >= start + length(runs[run]!)) start += length(runs[run++]!)
      const stop = Math.min(end, start + length(runs[run]!))
      const held2 = (offset: number): boolean =>
        held.has(offset) ||
        (runs[run]!.unbroken === true && offset > start && offset < start + length(runs[run]!))
      addPart(found, runs[run]!, text.slice(at, stop), at, held2, levels, style, faces)
      at = stop
    }
    const inside = runs[run]?.unbroken === true && end > start && end < start + length(runs[run]!)
    if (end < text.length && found.at(-1)?.kind === 'box' && !inside)
      found.push(
        ideographs.test(text.slice(end - 1, end + 1))
          ? joint(found.at(-1) as Box)
          : {
              kind: 'penalty',
              width: 0,
              cost: runs[run]?.breakCost ?? (text[end - 1] === '-' ? 50 : 20),
              hyphen: false,
            },
      )
  }
  return found
}

/** Two letters of a script without spaces: a line may end between them, and is justified there. */
const ideographs =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u303f\uff00-\uffef]{2}$/u
const joint = ({ word: { run, look, level } }: Box): Glue => ({
  kind: 'glue',
  width: 0,
  stretch: look.size * 0.06,
  shrink: 0,
  run,
  look,
  text: '',
  level,
})

const length = (run: Run): number => (run.drawing ? drawn.length : run.text.length)

/** Offsets where UAX #14 lets a line end, the end of the text not included. */
function breakOffsets(text: string): number[] {
  const breaker = new LineBreaker(text)
  const found: number[] = []
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak())
    if (next.position < text.length) found.push(next.position)
  return found
}

/** Adds a stretch of one run without a break inside, and the spaces in and after it. */
function addPart(
  found: ParagraphItem[],
  run: Run,
  part: string,
  offset: number,
  held: (offset: number) => boolean,
  levels: Levels,
  style: TextStyle,
  faces: Typefaces,
): void {
  if (run.drawing) {
    const drawing = run.drawing(style.size * (run.scale ?? 1))
    found.push({
      kind: 'box',
      width: drawing.width,
      from: 0,
      to: 1,
      word: {
        run,
        look: lookOf(run, style, faces, ''),
        text: drawn,
        shaped: { width: 0, parts: [], before: [0, 0], reads: true },
        drawing,
        level: levels.at(offset),
      },
    })
    return
  }
  for (let from = 0; from < part.length;) {
    let to = from
    while (to < part.length && spaces.test(part[to]!) === spaces.test(part[from]!)) to++
    const token = part.slice(from, to)
    if (spaces.test(token))
      addSpace(found, run, token, held(offset + to), levels.at(offset + from), style, faces)
    else
      for (const { text, level } of stretchesOf(token, offset + from, levels))
        addWord(found, run, text, level, style, faces)
    from = to
  }
}

function addSpace(
  found: ParagraphItem[],
  run: Run,
  token: string,
  bound: boolean,
  level: number,
  style: TextStyle,
  faces: Typefaces,
): void {
  const look = lookOf(run, style, faces, '')
  const natural = (faces.shape(look.font, ' ').width * look.size) / 1000 + (style.tracking ?? 0)
  const widths = [...token].map((space) =>
    fixed[space] === undefined ? natural : fixed[space] * look.size,
  )
  const ordinary = !run.verbatim && /^[ \t\v\f\u0085\u00a0\u2028\u2029]+$/.test(token)
  const width = ordinary ? natural : widths.reduce((sum, one) => sum + one, 0)
  if (bound || /[^ \t\v\f\u0085\u2028\u2029]/.test(token))
    found.push({ kind: 'penalty', width: 0, cost: never, hyphen: false })
  const give = ordinary && style.align === 'justify'
  found.push({
    kind: 'glue',
    width,
    stretch: give ? natural * wordSpace.stretch : 0,
    shrink: give ? natural * wordSpace.shrink : 0,
    run,
    look,
    text: run.verbatim ? ' '.repeat(token.length) : ' ',
    level,
  })
}

function addWord(
  found: ParagraphItem[],
  run: Run,
  token: string,
  level: number,
  style: TextStyle,
  faces: Typefaces,
): void {
  // Joiners have a say in how letters of Arabic look.
  const text = token
    .replace(
      level % 2 === 1 ? /[\u00ad\u2060\ufeff\u200b]/g : /[\u00ad\u2060\ufeff\u200b-\u200d]/g,
      '',
    )
    .replace(isolates, '')
    // One glyph has one meaning in the file, where all hyphens are copied as what most are.
    .replace(/[\u2010\u2011]/g, '-')
  const looks = run.smallCaps ? smallCaps(run, text) : [{ run, text }]
  for (const one of looks) {
    for (const stretch of faces.stretches(
      one.text,
      one.run.family ?? style.family,
      style.bold || one.run.bold,
      style.italics || one.run.italics,
    )) {
      const small = one.run.smallCaps && faces.hasForms(stretch.font, stretch.text, 'smcp')
      const look = small
        ? { ...lookOf(one.run, style, faces, '', stretch.font), features: smallCapitals }
        : lookOf(one.run, style, faces, stretch.text, stretch.font)
      const shaped = faces.shape(look.font, stretch.text, look.features, directionOfLevel(level))
      const word: Word = { run: one.run, look, text: stretch.text, shaped, level }
      found.push(boxOf(word, 0, stretch.text.length, style))
    }
  }
}

/** The part of a word from `from` to `to`. */
export function boxOf(word: Word, from: number, to: number, style: TextStyle): Box {
  const width = measureWord(word, from, to, style)
  return {
    kind: 'box',
    width,
    give: style.align === 'justify' ? width * elasticity : 0,
    word,
    from,
    to,
  }
}

const smallCapitals: readonly string[] = ['smcp']
/** Small letters apart from the others: they become small capitals, the others stay. */
const smallCaps = (run: Run, text: string): Array<{ run: Run; text: string }> =>
  (text.match(/\p{Ll}+|[^\p{Ll}]+/gu) ?? []).map((part) => ({
    run: /\p{Ll}/u.test(part) ? run : { ...run, smallCaps: false },
    text: part,
  }))

/** Widths of a word's part, in points. */
export function measureWord(word: Word, from: number, to: number, style: TextStyle): number {
  if (word.drawing) return word.drawing.width
  return (
    ((word.shaped.before[to]! - word.shaped.before[from]!) * word.look.size) / 1000 +
    (style.tracking ?? 0) * (to - from)
  )
}

const noFeatures: readonly string[] = []
function lookOf(
  run: Run,
  style: TextStyle,
  faces: Typefaces,
  text: string,
  font?: Font,
): LetterLook {
  const face =
    font ??
    faces.face(run.family ?? style.family, style.bold || run.bold, style.italics || run.italics)
  const size = style.size * (run.scale ?? 1)
  const color = run.color ?? style.color
  if (!run.position) return { font: face, size, rise: 0, features: noFeatures, color }
  const feature = run.position === 'superior' ? 'sups' : 'subs'
  if (text && faces.hasForms(face, text, feature))
    return { font: face, size, rise: 0, features: [feature], color }
  return {
    font: face,
    size: size * 0.66,
    rise: size * (run.position === 'superior' ? 0.36 : -0.14),
    features: noFeatures,
    color,
  }
}
