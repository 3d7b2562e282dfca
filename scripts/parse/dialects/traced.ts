/**
 * A text made from another by putting pieces in place of its own, which knows where each of its characters came from.
 */
import { onLines, type Fragment, type LineStart } from '../fragment.js'
import { append } from '../../lists.js'

interface Run {
  /** Where it begins in this text. */
  at: number
  /** Where it begins in the source. */
  source: number
  /** Characters of the source; else they stand for what begins there. */
  isOwn: boolean
}

export class Traced {
  readonly text: string
  readonly #runs: readonly Run[]

  private constructor(text: string, runs: readonly Run[]) {
    this.text = text
    this.#runs = runs
  }

  /** A text as it stands, from `offset` of its file on. */
  static of(text: string, offset: number): Traced {
    return new Traced(text, [{ at: 0, source: offset, isOwn: true }])
  }

  /** Puts texts in place of spans, which are in order and apart. */
  with(pieces: ReadonlyArray<{ from: number; to: number; text: string }>): Traced {
    if (pieces.length === 0) return this
    const runs: Run[] = []
    const texts: string[] = []
    let length = 0
    const add = (text: string, more: readonly Run[]): void => {
      texts.push(text)
      append(runs, more)
      length += text.length
    }
    let done = 0
    for (const { from, to, text } of [...pieces, { from: this.text.length, to: 0, text: '' }]) {
      if (from > done) add(this.text.slice(done, from), this.#runsOf(done, from, length))
      if (text) add(text, [{ at: length, source: this.sourceOf(from), isOwn: false }])
      done = to
    }
    return new Traced(texts.join(''), runs)
  }

  /** The offset in the source of a character. */
  sourceOf(at: number): number {
    const run = this.#runs[this.#indexAt(at)]!
    return run.isOwn ? run.source + at - run.at : run.source
  }

  /** The span as a piece of the file `path`, whose whole text is `file`. */
  fragment(path: string, file: string, from = 0, to = this.text.length): Fragment {
    const text = this.text.slice(from, to)
    const lines = lineOffsets(file)
    const starts: LineStart[] = []
    for (let at = 0; at >= 0; at = text.indexOf('\n', at) + 1 || -1)
      starts.push(startAt(this.sourceOf(from + at), lines))
    return onLines(path, text, starts)
  }

  #indexAt(at: number): number {
    let first = 0
    for (let last = this.#runs.length; first + 1 < last;) {
      const middle = (first + last) >> 1
      if (this.#runs[middle]!.at <= at) first = middle
      else last = middle
    }
    return first
  }

  #runsOf(from: number, to: number, at: number): Run[] {
    const first = this.#indexAt(from)
    const runs = [{ at, source: this.sourceOf(from), isOwn: this.#runs[first]!.isOwn }]
    for (let index = first + 1; index < this.#runs.length; index++) {
      const run = this.#runs[index]!
      if (run.at >= to) break
      runs.push({ ...run, at: at + run.at - from })
    }
    return runs
  }
}

function lineOffsets(text: string): number[] {
  const offsets = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) offsets.push(at + 1)
  return offsets
}

function startAt(offset: number, lines: readonly number[]): LineStart {
  let first = 0
  for (let last = lines.length; first + 1 < last;) {
    const middle = (first + last) >> 1
    if (lines[middle]! <= offset) first = middle
    else last = middle
  }
  return { line: first + 1, column: offset - lines[first]! + 1, offset }
}
