/**
 * How wide text is in Source Sans 3, so that a drawing is laid out the same on every machine.
 */
import { fontSize } from './svg.js'

/** Advance widths of U+0020 to U+007E in Source Sans 3 Regular, in thousandths of the font size. */
const widths = [
  200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497,
  497, 497, 497, 497, 497, 497, 497, 249, 249, 497, 497, 497, 425, 847, 543, 588, 571, 615, 527,
  494, 617, 652, 263, 479, 579, 486, 727, 647, 664, 566, 664, 569, 534, 536, 645, 515, 786, 513,
  476, 539, 303, 350, 303, 497, 500, 542, 504, 553, 456, 555, 496, 292, 504, 544, 246, 247, 495,
  255, 829, 547, 542, 555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497,
]

/** Width in pixels; characters beyond ASCII count as a wide letter, ideographs as a square. */
export function textWidth(text: string, size = fontSize): number {
  let width = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    width += widths[code - 32] ?? (code >= 0x2e80 ? 1000 : 560)
  }
  return (width * size) / 1000
}

/** `text` in lines of at most `width` pixels; a longer word stands alone. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word
    if (line && textWidth(longer) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line ? [...lines, line] : lines
}

/** Width of the widest of `lines`. */
export const widest = (lines: readonly string[]): number =>
  lines.reduce((most, line) => Math.max(most, textWidth(line)), 0)
