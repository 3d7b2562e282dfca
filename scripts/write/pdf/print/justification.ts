/**
 * Vertical justification, full pages and columns that end on one line: what a frame leaves empty because the next lines did
 * not fit goes into the spaces before its headings and around its floats.
 */
import { shifted, topOf, type Frame, type Page, type PageItem } from './page.js'
import { largest } from '../../../lists.js'

export class VerticalJustification {
  /** Spaces of each frame, by its index: where each ends, and its height. */
  readonly #spaces = new Map<number, Array<{ y: number; height: number }>>()
  readonly #left = new Map<number, number>()
  readonly #fixed = new Set<PageItem['item']>()

  /** A space grows by no more than `most` of its height; where that is not enough the frame stays as it is. */
  constructor(readonly most: number) {}

  /** A space of `height` ends at `y`. */
  space(frame: number, y: number, height: number): void {
    if (height <= 0) return
    const spaces = this.#spaces.get(frame)
    if (spaces) spaces.push({ y, height })
    else this.#spaces.set(frame, [{ y, height }])
  }

  /** The text goes on in another frame, with `room` left in this. */
  leave(frame: number, room: number): void {
    this.#left.set(frame, room)
  }

  /** What stands in the margin of a page stays where it is, and with it all that stands above it. */
  fix(frame: number, items: readonly PageItem[]): void {
    for (const { item } of items) this.#fixed.add(item)
    this.#spaces.delete(frame)
  }

  apply(pages: readonly Page[], frames: readonly Frame[]): void {
    for (const [index, room] of this.#left) {
      const { page, items } = frames[index]!
      const own = pages[page]!.items.slice(items.from, items.to)
      const last = largest(own.map(topOf))
      const spaces = (this.#spaces.get(index) ?? []).filter(({ y }) => y <= last + 0.01)
      const total = spaces.reduce((sum, { height }) => sum + height, 0)
      if (room <= 0 || room > total * this.most) continue
      const moved = own.map((item) => {
        if (this.#fixed.has(item.item)) return item
        const above = spaces.reduce(
          (sum, { y, height }) => (y <= topOf(item) + 0.01 ? sum + height : sum),
          0,
        )
        return above === 0 ? item : shifted(item, 0, (room * above) / total)
      })
      pages[page]!.items.splice(items.from, own.length, ...moved)
    }
  }
}
