/**
 * Where else the lines of a paragraph may end when its spaces are not enough: hyphens inside words, the punctuation of
 * addresses, and anywhere in what is wider than the column.
 */
import { addressBreaks, isAddress } from '../../bonds.js'
import { never } from './break.js'
import type { Hyphenator } from './hyphenate.js'
import { boxOf, measureWord, type Box, type ParagraphItem, type Word } from './paragraph.js'
import type { TextStyle } from './run.js'
import type { Typefaces } from './typefaces.js'

/** What a break costs: with a hyphen, at the sign of an address, in a line of code, and where nothing else helps. */
const costs = { hyphen: 60, sign: 120, code: 400, anywhere: 900 } as const

/**
 * The same pieces with every further place to break: hyphens inside words of letters, and the punctuation of addresses.
 * What holds together gives way where it is wider than `room`, and words wider than that may break anywhere, rather than
 * run out of the page.
 */
export function divisible(
  found: readonly ParagraphItem[],
  style: TextStyle,
  faces: Typefaces,
  hyphenate: (lang: string | undefined) => Hyphenator | undefined,
  room: number,
): ParagraphItem[] {
  const more: ParagraphItem[] = []
  const held = heldWidths(found)
  for (const [index, piece] of found.entries()) {
    if (piece.kind === 'penalty' && piece.cost === never && held[index]! > room) {
      more.push({ ...piece, cost: costs.anywhere })
      continue
    }
    if (piece.kind !== 'box' || piece.word.drawing || piece.word.text === '') {
      more.push(piece)
      continue
    }
    const { word } = piece
    const wide = piece.width > room
    const address = word.run.verbatim || isAddress(word.text)
    const places = new Map<number, 'hyphen' | 'sign' | 'anywhere'>()
    const signs =
      address && (held[index]! > room || style.align === 'justify') ? addressBreaks(word.text) : []
    if (wide || word.run.verbatim)
      for (const at of anywhere(word, signs, word.run.verbatim ? 0 : room, style))
        places.set(at, 'anywhere')
    for (const at of signs) places.set(at, 'sign')
    if (
      !address &&
      style.hyphenate &&
      !word.run.unbroken &&
      !word.run.position &&
      !joined(found, index)
    )
      for (const at of hyphens(word, hyphenate(word.run.lang))) places.set(at, 'hyphen')
    let from = 0
    for (const [at, how] of [...places].sort((a, b) => a[0] - b[0])) {
      more.push(boxOf(word, from, at, style))
      const hyphen =
        how === 'hyphen' ? (faces.shape(word.look.font, '-').width * word.look.size) / 1000 : 0
      more.push({
        kind: 'penalty',
        width: hyphen,
        cost: how === 'anywhere' && word.run.verbatim ? costs.code : costs[how],
        hyphen: how === 'hyphen',
        look: word.look,
      })
      from = at
    }
    more.push(boxOf(word, from, word.text.length, style))
  }
  return more
}

/** Offsets between any two characters of those parts of a word, cut at `signs`, that are wider than `room`. */
function anywhere(word: Word, signs: readonly number[], room: number, style: TextStyle): number[] {
  const cuts = [0, ...signs, word.text.length]
  return cuts.slice(1).flatMap((to, index) => {
    const from = cuts[index]!
    if (measureWord(word, from, to, style) <= room) return []
    return Array.from({ length: to - from - 1 }, (_, offset) => from + offset + 1).filter(
      (at) => !/[\udc00-\udfff]/.test(word.text[at]!),
    )
  })
}

/** For each piece, the width of all that it stands on one line with. */
function heldWidths(found: readonly ParagraphItem[]): number[] {
  const widths: number[] = []
  let from = 0
  let width = 0
  const close = (to: number): void => {
    for (; from < to; from++) widths.push(width)
    width = 0
  }
  for (const [index, piece] of found.entries()) {
    const before = found[index - 1]
    const open =
      piece.kind === 'glue'
        ? !(before?.kind === 'penalty' && before.cost === never)
        : piece.kind === 'penalty' && piece.cost < never
    if (open) {
      close(index)
      from = index + 1
      widths.push(0)
    } else if (piece.kind !== 'penalty') width += piece.width
  }
  close(found.length)
  return widths
}

/** Whether the word goes on in a box beside it (another look, another face): its pattern would be that of half a word. */
function joined(found: readonly ParagraphItem[], index: number): boolean {
  const letter = (piece: ParagraphItem | undefined, last: boolean): boolean =>
    piece?.kind === 'box' &&
    !piece.word.drawing &&
    /\p{L}/u.test((last ? piece.word.text.at(-1) : piece.word.text[0]) ?? '')
  const word = (found[index] as Box).word.text
  return (
    (/^\p{L}/u.test(word) && letter(found[index - 1], true)) ||
    (/\p{L}$/u.test(word) && letter(found[index + 1], false))
  )
}

/** Hyphen places of every stretch of small letters (a capital may begin it) that no digit or sign touches. */
function hyphens(word: Word, hyphenator: Hyphenator | undefined): number[] {
  if (!hyphenator) return []
  const found: number[] = []
  for (const match of word.text.matchAll(
    /(?<![\p{L}\p{N}.@_/])\p{L}\p{Ll}{4,60}(?![\p{L}\p{N}@_/]|\.\p{L})/gu,
  ))
    for (const at of hyphenator(match[0])) found.push(match.index + at)
  // Names joined of words: "RandomHorizontalFlip".
  if (word.text.length >= 12)
    for (const match of word.text.matchAll(/\p{Ll}(?=\p{Lu}\p{Ll}{2})/gu))
      found.push(match.index + 1)
  return found
}
