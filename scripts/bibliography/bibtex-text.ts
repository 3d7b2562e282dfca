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
  /** Where the next line begins with an entry, after `offset`; the end of the text when none does. */
  nextEntry(offset: number): number
  /** A place that knows its file. */
  place(from: number, to: number): Position
}

export function bibtexText(path: string, source: string): BibtexText {
  const mark = source.startsWith('\uFEFF') ? 1 : 0
  const text = source.slice(mark)
  let lines: number[] | undefined
  const partners = bracePartners(text)
  const point = (offset: number) => {
    lines ??= lineStarts(text)
    const line = lineOf(lines, offset)
    return { line: line + 1, column: offset - lines[line]! + 1, offset: offset + mark }
  }
  return {
    path,
    text,
    closing: (offset) => partners[offset] ?? -1,
    nextEntry: entryFinder(text),
    place: (from, to) => ({ path, start: point(from), end: point(Math.max(from, to)) }),
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  const breaks = /\r\n?|\n/g
  while (breaks.test(text)) starts.push(breaks.lastIndex)
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

function bracePartners(text: string): Int32Array {
  const partners = new Int32Array(text.length).fill(-1)
  const open: number[] = []
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 0x7b) open.push(index)
    else if (code === 0x7d) {
      const start = open.pop()
      if (start !== undefined) partners[start] = index
    }
  }
  return partners
}

/** What was found last answers the questions before it, so that asking at every offset costs one pass. */
function entryFinder(text: string): (offset: number) => number {
  const entries = /[\r\n][ \t]*@[ \t]*[\p{L}_][\p{L}\p{N}_:+-]*[ \t]*[{(]/gu
  let asked = 0
  let answer = -1
  return (offset) => {
    if (offset >= asked && offset <= answer) return answer
    entries.lastIndex = asked = offset
    const found = entries.exec(text)
    return (answer = found ? text.indexOf('@', found.index) : text.length)
  }
}
