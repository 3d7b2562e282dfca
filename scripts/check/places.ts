/**
 * Where the words of the tree stand in their source: a text node's characters, beside those that the author typed for them.
 *
 *     typed    Don't -- see Fig. 7\&c.        printed    Don’t – see Fig. 7&c.
 */
import type { Node, Position } from 'unist'
import type { Inputs } from '../document/inputs.js'
import { pieceAt, type Prose } from '../tree/prose.js'

/** Where `words`, at `start` of the prose, stand; the whole text node where that cannot be told. */
export function placeOf(
  prose: Prose,
  start: number,
  words: string,
  inputs: Inputs,
): Position | undefined {
  const first = pieceAt(prose, start)
  const last = pieceAt(prose, start + words.length - 1)
  if (!first) return undefined
  const from = placeInNode(
    first.node,
    start - first.start,
    Math.min(words.length, first.end - start),
    inputs,
  )
  if (!last || last === first) return from
  const to = placeInNode(last.node, 0, start + words.length - last.start, inputs)
  return from && to && from.path === to.path ? { ...from, end: to.end } : from
}

/** Where `length` characters of a node's value, from `start` on, stand; the whole node where that cannot be told. */
export function placeInNode(
  node: Node,
  start: number,
  length: number,
  { sources }: Inputs,
): Position | undefined {
  const { position } = node
  const from = position?.start.offset
  const source = sources.get(position?.path ?? '')
  if (!position || from === undefined || source === undefined) return position
  const places =
    alignments.get(node) ??
    align((node as { value?: string }).value ?? '', source, from, position.end.offset ?? from)
  alignments.set(node, places)
  const [first, last] = [places[start], places[start + length - 1]]
  if (first === undefined || first < 0 || last === undefined || last < 0) return position
  const lines = linesOf(position.path ?? '', source, sources)
  return {
    start: pointAt(first, position, from, lines),
    end: pointAt(last + 1, position, from, lines),
    path: position.path,
  }
}

const alignments = new WeakMap<Node, Int32Array>()

/** Straight marks, and what smart typography prints for them. */
const typed: Readonly<Record<string, RegExp>> = {
  "'": /[‘’‚‹›„“”«»「」『』′]/,
  '"': /[‘’‚‹›„“”«»「」『』″]/,
}
const runs: ReadonlyArray<readonly [printed: string, typed: string]> = [
  ['—', '---'],
  ['–', '--'],
  ['…', '...'],
]

/** For each character of `value` its offset in `source`, between `from` and `to`; -1 from where they part. */
function align(value: string, source: string, from: number, to: number): Int32Array {
  const places = new Int32Array(value.length).fill(-1)
  let at = from
  for (let index = 0; index < value.length; index++) {
    const character = value[index] as string
    if (/[\uDC00-\uDFFF]/.test(character) && source[at - 1] === ';') {
      places[index] = places[index - 1] ?? -1
      continue
    }
    if (lengthOf(value, index, source, at) === 0) at = resume(value, index, source, at, to)
    if (at < 0 || at >= to) return places
    places[index] = at
    const isBreak = source[at] === '\n'
    at += Math.max(lengthOf(value, index, source, at), 1)
    if (isBreak) while (/[ \t>]/.test(source[at] ?? '')) at += 1
  }
  return places
}

const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,30});/iy

/** How many characters of the source, from `at` on, print the character at `index`; 0 when others do. */
function lengthOf(value: string, index: number, source: string, at: number): number {
  const character = value[index] as string
  const found = source[at] ?? ''
  for (const [printed, run] of runs)
    if (character === printed && source.startsWith(run, at)) return run.length
  if (found === '&') {
    entity.lastIndex = at
    const [reference] = entity.exec(source) ?? []
    if (reference !== undefined && !value.startsWith(reference, index)) return reference.length
  }
  return found === character ||
    typed[found]?.test(character) ||
    (found === '\n' && character === ' ')
    ? 1
    : 0
}

/** Past what prints nothing: a backslash, blanks at a line's end; else where the next few characters stand. */
function resume(value: string, index: number, source: string, at: number, to: number): number {
  let next = at
  while (next < to && /[\\\r \t]/.test(source[next] as string)) next += 1
  if (next > at && lengthOf(value, index, source, next) > 0) return next
  const found = source.slice(at, Math.min(to, at + 200)).indexOf(value.slice(index, index + 4))
  return found < 0 ? -1 : at + found
}

const starts = new WeakMap<ReadonlyMap<string, string>, Map<string, number[]>>()

/** Offsets at which the lines of a source begin. */
function linesOf(
  path: string,
  source: string,
  sources: ReadonlyMap<string, string>,
): readonly number[] {
  const known = starts.get(sources) ?? new Map<string, number[]>()
  starts.set(sources, known)
  let lines = known.get(path)
  if (!lines) {
    lines = [0]
    for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1))
      lines.push(at + 1)
    known.set(path, lines)
  }
  return lines
}

function pointAt(
  offset: number,
  { start }: Position,
  from: number,
  lines: readonly number[],
): Position['start'] {
  const line = lineOf(offset, lines)
  const first = lineOf(from, lines)
  return {
    line: start.line + line - first,
    column: line === first ? start.column + offset - from : offset - (lines[line] as number) + 1,
    offset,
  }
}

function lineOf(offset: number, lines: readonly number[]): number {
  let [low, high] = [0, lines.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle] as number) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}
