/**
 * The lines of a block that is drawn in columns, each padded to the column where it stands in its file, so that the columns
 * are the same in all of them whatever container the block is in.
 */
import type { Fragment, LineStart } from './fragment.js'
import type { Scope } from './reading.js'
import type { Token } from './syntax/nodes.js'

export interface DrawnLine {
  text: string
  /** Where a column of it is in the file. */
  at: (column: number) => LineStart
}

export function drawnLines({ value, position }: Token, { fragment }: Scope): DrawnLine[] {
  const first = position.start.line - fragment.line(0).line
  const source = sourceLines(fragment)
  return value.split('\n').map((line, index) => {
    const own = line.replace(/\r$/, '').trimEnd()
    const whole = (source[first + index] ?? own).replace(/\r$/, '').trimEnd()
    const before = Math.max(0, whole.length - own.length)
    const { line: number, offset } = fragment.line(first + index)
    return {
      text: ' '.repeat(before) + own,
      at: (column) => ({ line: number, column: column + 1, offset: offset + column }),
    }
  })
}

const split = new WeakMap<Fragment, readonly string[]>()

/** Kept, because a text may have many such blocks. */
function sourceLines(fragment: Fragment): readonly string[] {
  const lines = split.get(fragment) ?? fragment.text.split('\n')
  split.set(fragment, lines)
  return lines
}
