/** Places of the program (lines and columns from 1, UTF-16 units) and of the protocol (from 0, UTF-16 units). */
import type { Position as Place } from 'unist'
import type { Range } from 'vscode-languageserver'

export function rangeOf({ start, end }: Place): Range {
  return {
    start: { line: start.line - 1, character: start.column - 1 },
    end: { line: end.line - 1, character: end.column - 1 },
  }
}

/** Whether a place holds a point of the protocol; its end belongs to it, because a cursor stands behind a word. */
export function holds({ start, end }: Range, line: number, character: number): boolean {
  const isBefore = line < start.line || (line === start.line && character < start.character)
  const isAfter = line > end.line || (line === end.line && character > end.character)
  return !isBefore && !isAfter
}
