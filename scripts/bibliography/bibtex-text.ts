/**
 * The text of a .bib file with its places: offsets become lines and columns, and every brace knows its partner.
 */
import type { Position } from 'unist'

/** A .bib file, made ready in one pass. */
export interface BibtexText {
  readonly path: string
  /** Without a byte order mark. */
  readonly text: string
  /** Offset of the `}` that closes the `{` at `offset`; -1 when nothing does. Backslashes do not count, as in BibTeX. */
  closing(offset: number): number
  /** A place that knows its file. */
  place(from: number, to: number): Position
}

export function bibtexText(path: string, source: string): BibtexText {
  const mark = source.startsWith('\uFEFF') ? 1 : 0
  const text = source.slice(mark)
  const lines = lineStarts(text)
  const partners = bracePartners(text)
  const point = (offset: number) => {
    const line = lineOf(lines, offset)
    return { line: line + 1, column: offset - lines[line]! + 1, offset: offset + mark }
  }
  return {
    path,
    text,
    closing: (offset) => partners.get(offset) ?? -1,
    place: (from, to) => ({ path, start: point(from), end: point(Math.max(from, to)) }),
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length)
  return starts
}

/** Index of the last line that starts at or before `offset`. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}

function bracePartners(text: string): Map<number, number> {
  const partners = new Map<number, number>()
  const open: number[] = []
  for (const { index } of text.matchAll(/[{}]/g)) {
    if (text[index] === '{') open.push(index)
    else {
      const start = open.pop()
      if (start !== undefined) partners.set(start, index)
    }
  }
  return partners
}
