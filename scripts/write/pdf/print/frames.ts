/**
 * The frame that blocks are put in: the text of the current page with its edges, fragments laid out off the page,
 * footnotes at its foot. Nothing here knows what a block is.
 */
import type { Line } from '../text/line.js'
import type { Typesetter } from '../text/typesetter.js'
import { Footnoting } from './footnotes.js'
import type { Definition, Node } from './node.js'
import { shifted, type Fragment, type Orientation, type Page, type PageItem } from './page.js'

/** Where the next block goes; `room` is the height that is left. */
interface Cursor {
  /** What is put goes here: a page's items, or a fragment's. */
  items: PageItem[]
  x: number
  y: number
  width: number
  room: number
}

const endless = 1e7

export abstract class Frames {
  readonly pages: Page[] = []
  protected readonly footnotes: Footnoting
  /** How far the column's edges stand inside the frame's. */
  protected inset = { left: 0, right: 0 }
  /** Hangs before the next line: a bullet, a number. */
  protected marker: { line: Line; width: number } | undefined
  #cursor: Cursor = { items: [], x: 0, y: 0, width: 0, room: 0 }
  #fragments = 0
  #fragmentNotes: string[] = []

  constructor(
    readonly definition: Definition,
    readonly typesetter: Typesetter,
  ) {
    this.footnotes = new Footnoting(definition, (node, width) => this.fragment(node, width))
  }

  /** Lays a block out at the current place. */
  protected abstract place(node: Node): void

  protected get page(): Page {
    return this.pages.at(-1)!
  }
  protected get items(): PageItem[] {
    return this.#cursor.items
  }
  /** Whether what is placed stands on a page already, and pages may turn. */
  get paged(): boolean {
    return this.#fragments === 0
  }
  get atTop(): boolean {
    return this.paged && this.y <= this.page.pageMargins.top + 0.01
  }
  get x(): number {
    return this.#cursor.x
  }
  get y(): number {
    return this.#cursor.y
  }
  /** Height that is left. */
  get room(): number {
    return this.#cursor.room
  }
  get width(): number {
    return this.#cursor.width
  }
  /** Height of a whole page's text. */
  get pageRoom(): number {
    const { pageSize, pageMargins } = this.page
    return pageSize.height - pageMargins.top - pageMargins.bottom
  }
  get orientation(): Orientation {
    return this.page.pageSize.orientation
  }

  protected addPage(orientation: Orientation): void {
    const { width, height, margins, landscape } = this.definition.page
    if (orientation === 'portrait') this.open({ width, height, orientation }, margins)
    else this.open({ width: height, height: width, orientation }, landscape)
    this.#cursor.room -= this.footnotes.begin(this.pages.length - 1, this.room)
  }

  /** A page of this size, to be filled from its top. */
  protected open(pageSize: Page['pageSize'], pageMargins: Page['pageMargins']): void {
    const items: PageItem[] = []
    this.pages.push({ items, pageSize, pageMargins })
    this.#cursor = {
      items,
      x: pageMargins.left,
      y: pageMargins.top,
      width: pageSize.width - pageMargins.left - pageMargins.right,
      room: this.pageRoom,
    }
  }

  protected moveDown(height: number): void {
    this.#cursor.y += height
    this.#cursor.room -= height
  }

  protected applyInset(): void {
    this.#narrow(this.inset.left, this.inset.right)
  }

  #narrow(left: number, right: number): void {
    this.#cursor.x += left
    this.#cursor.width -= left + right
  }

  /** Runs `work` with the column's edges moved inwards. */
  protected within(left: number, right: number, work: () => void): void {
    const { inset } = this
    this.inset = { left: inset.left + left, right: inset.right + right }
    this.#narrow(left, right)
    work()
    this.#narrow(-left, -right)
    this.inset = inset
  }

  /** `node` laid out in a column of `width` without an end, on no page yet. */
  fragment(node: Node, width: number): Fragment {
    const kept = {
      cursor: this.#cursor,
      notes: this.#fragmentNotes,
      inset: this.inset,
      marker: this.marker,
    }
    this.#cursor = { items: [], x: 0, y: 0, width, room: endless }
    this.#fragmentNotes = []
    this.inset = { left: 0, right: 0 }
    this.marker = undefined
    this.#fragments++
    this.place(node)
    const fragment = {
      items: this.items,
      height: this.y,
      notes: this.#fragmentNotes,
    }
    this.#fragments--
    this.#cursor = kept.cursor
    this.#fragmentNotes = kept.notes
    this.inset = kept.inset
    this.marker = kept.marker
    return fragment
  }

  /** Room that footnotes would take, if they were called here. */
  needed(notes: readonly string[]): number {
    return this.paged ? this.footnotes.needed(notes) : 0
  }

  /** Whether a fragment, `gap` below, finds room on this page with its footnotes. */
  fits(fragment: Fragment, gap = 0): boolean {
    return fragment.height + gap + this.needed(fragment.notes) <= this.room + 0.01
  }

  /** Puts a fragment at the current place, and goes on below it. */
  put(fragment: Fragment): void {
    this.stamp(fragment, this.x, this.y)
    this.moveDown(fragment.height)
    this.call(fragment.notes)
  }

  /** Paints a fragment somewhere on the page, and stays where it is. */
  protected stamp(fragment: Fragment, x: number, y: number): void {
    for (const item of fragment.items) this.items.push(shifted(item, x, y))
  }

  /** Sets footnotes that are called here; in a fragment, notes that they are to be set with it. */
  protected call(notes: readonly string[]): void {
    if (notes.length === 0) return
    if (this.paged) this.#cursor.room -= this.footnotes.add(notes, this.room)
    else this.#fragmentNotes.push(...notes)
  }
}
