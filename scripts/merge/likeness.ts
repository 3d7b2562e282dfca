/** How much two documents have in common. */
import { said, type WordLine } from '../docx-file/lines.js'
import { bagOf } from '../revise/align.js'
import { dice } from './pairs.js'

/** Shares of words in common, and of the first one's paragraphs that the second one has as they are; 0 to 1. */
export function likeness(
  one: readonly WordLine[],
  other: readonly WordLine[],
): { words: number; paragraphs: number } {
  const texts = (lines: readonly WordLine[]): string[] =>
    lines
      .map((line) =>
        said(line)
          .replace(/[\s\u00a0]+/g, ' ')
          .trim(),
      )
      .filter(Boolean)
  const [left, right] = [texts(one), texts(other)]
  const there = new Set(right)
  return {
    words: dice(bagOf(left.join(' ')), bagOf(right.join(' '))),
    paragraphs: left.length === 0 ? 1 : left.filter((text) => there.has(text)).length / left.length,
  }
}
