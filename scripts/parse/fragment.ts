/**
 * A piece of Markdown and where it stands: a whole file, or a string of a YAML file. Points in the piece are turned into
 * points in the file, so that a manuscript of many files is one tree.
 */
import type { Point, Position } from 'unist'

export interface Fragment {
  /** File, relative to the manuscript's folder. */
  path: string
  text: string
  /** Where each line of `text` starts in the file; points after the last line are put on it. */
  line(index: number): LineStart
}
export interface LineStart {
  line: number
  column: number
  offset: number
}

/** A piece that is the rest of its file from `line` (1-based) and `offset` on, column for column. */
export function restOfFile(path: string, text: string, line = 1, offset = 0): Fragment {
  const offsets = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) offsets.push(at + 1)
  return {
    path,
    text,
    line: (index) => ({
      line: line + index,
      column: 1,
      offset: offset + (offsets[index] ?? text.length),
    }),
  }
}

/** A piece on one line of its file, from `start` on. */
export function onOneLine(path: string, text: string, start: Point): Fragment {
  return {
    path,
    text,
    line: () => ({ line: start.line, column: start.column, offset: start.offset ?? 0 }),
  }
}

/** A piece whose lines start at `lines`. */
export function onLines(path: string, text: string, lines: readonly LineStart[]): Fragment {
  return { path, text, line: (index) => lines[Math.min(index, lines.length - 1)]! }
}

/** The point in the file that a point of the piece is. */
export function pointIn(fragment: Fragment, point: Point): Point {
  const start = fragment.line(point.line - 1)
  return {
    line: start.line,
    column: start.column + point.column - 1,
    offset: start.offset + point.column - 1,
  }
}

/** The position in the file that a position of the piece is. */
export function positionIn(fragment: Fragment, position: Position): Position {
  return {
    start: pointIn(fragment, position.start),
    end: pointIn(fragment, position.end),
    path: fragment.path,
  }
}

/** The position in the file of `length` characters of the piece from `index` on. */
export function placeInFragment(fragment: Fragment, index: number, length: number): Position {
  const point = (at: number): Point => {
    const before = fragment.text.slice(0, at)
    const line = before.split('\n').length
    return { line, column: at - before.lastIndexOf('\n') }
  }
  return positionIn(fragment, { start: point(index), end: point(index + length) })
}

/** From the start of one position to the end of another. */
export function spanning(first: Position | undefined, last: Position | undefined): Position {
  return { start: first!.start, end: last!.end, path: first!.path }
}

/** A position `from` characters into a position on one line, `length` characters long. */
export function positionWithin(position: Position, from: number, length: number): Position {
  const { line, column, offset } = position.start
  const at = (by: number): Point => ({
    line,
    column: column + by,
    offset: offset === undefined ? undefined : offset + by,
  })
  return { start: at(from), end: at(from + length), path: position.path }
}

/** A block that was taken whole, such as a LaTeX environment. */
export interface Whole {
  value: string
  position: Position
}

const lineOffsets = new WeakMap<Whole, readonly number[]>()

/** The characters `from` to `to` of a block that was taken whole. */
export function sliceOf(block: Whole, from: number, to: number): Fragment {
  const offsets = lineOffsets.get(block) ?? offsetsOf(block)
  let first = 0
  for (let last = offsets.length; first + 1 < last;) {
    const middle = (first + last) >> 1
    if (offsets[middle]! <= from) first = middle
    else last = middle
  }
  const { line, column, offset = 0 } = block.position.start
  return {
    path: block.position.path ?? '',
    text: block.value.slice(from, to),
    line(index) {
      const at = Math.min(first + index, offsets.length - 1)
      const start = index === 0 ? from : offsets[at]!
      return {
        line: line + at,
        column: (at === 0 ? column : 1) + start - offsets[at]!,
        offset: offset + start,
      }
    },
  }
}

function offsetsOf(block: Whole): readonly number[] {
  const offsets = [0]
  for (let at = block.value.indexOf('\n'); at >= 0; at = block.value.indexOf('\n', at + 1))
    offsets.push(at + 1)
  lineOffsets.set(block, offsets)
  return offsets
}

/** The place of all of a piece. */
export function wholeOf(fragment: Fragment): Position {
  const lines = fragment.text.split('\n')
  return positionIn(fragment, {
    start: { line: 1, column: 1 },
    end: { line: lines.length, column: lines.at(-1)!.length + 1 },
  })
}
