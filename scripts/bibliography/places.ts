/** Offsets of a text as lines and columns. */
import type { Point, Position } from 'unist'

/** Line and column of any offset, in the logarithm of the number of lines. */
export class Places {
  private readonly starts: number[] = [0]

  constructor(private readonly path: string, text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1)
  }

  /** The stretch from one offset to another, in the file. */
  range(from: number, to: number): Position {
    return { start: this.point(from), end: this.point(to), path: this.path }
  }

  private point(offset: number): Point {
    let low = 0
    let high = this.starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (this.starts[low] as number) + 1, offset }
  }
}
