/**
 * The frame that blocks are put in, with its edges: a page's text, one of its columns, or the place across them;
 * fragments laid out off the page; footnotes at the foot of a frame. Nothing here knows what a block is.
 */
import type { TextLine } from '../text/line.js'
import type { Typesetter } from '../text/typesetter.js'
import { Footnoting } from './footnotes.js'
import { columnWidth, type DocumentDefinition, type LayoutNode } from './node.js'
import {
  shifted,
  type PageFragment,
  type Frame,
  type Orientation,
  type Page,
  type PageItem,
} from './page.js'
import { append } from '../../../lists.js'

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
/** Columns below what stands across a page have at least this share of its height. */
const leastColumn = 0.12

/** Hangs beside the next line, `x` from its left edge: a bullet, a number. */
export interface Hanging {
  line: TextLine
  x: number
}

export abstract class Frames {
  readonly pages: Page[] = []
  /** All frames, in the order in which they are filled. */
  readonly frames: Frame[] = []
  protected readonly footnotes: Footnoting
  /** How far the column's edges stand inside the frame's. */
  protected inset = { left: 0, right: 0 }
  protected marker: Hanging | undefined
  /** Where the columns of the page begin, and how high they are. */
  #columns = { top: 0, height: 0 }
  #cursor: Cursor = { items: [], x: 0, y: 0, width: 0, room: 0 }
  #fragments = 0
  #fragmentNotes: string[] = []

  constructor(
    readonly definition: DocumentDefinition,
    readonly typesetter: Typesetter,
    /** Columns of this page are no higher: so that they end together. */
    readonly limit?: { page: number; height: number },
  ) {
    this.footnotes = new Footnoting(definition, (node, width) => this.fragment(node, width))
  }

  /** Lays a block out at the current place. */
  protected abstract place(node: LayoutNode): void

  protected get page(): Page {
    return this.pages.at(-1)!
  }
  protected get items(): PageItem[] {
    return this.#cursor.items
  }
  /** The frame that is being filled, and its index among all of the document. */
  protected get frame(): Frame {
    return this.frames.at(-1)!
  }
  protected get frameIndex(): number {
    return this.frames.length - 1
  }
  /** Whether what is placed stands on a page already, and pages may turn. */
  get paged(): boolean {
    return this.#fragments === 0
  }
  get atTop(): boolean {
    return this.paged && this.y <= this.frame.top + 0.01
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
  protected get inColumns(): boolean {
    return this.definition.page.columns > 1
  }
  /** Whether what is put stands across all columns. */
  protected get across(): boolean {
    return this.frame.column === undefined && this.orientation === 'portrait'
  }
  /** Whether the page has a column behind this one. */
  protected get hasNextColumn(): boolean {
    const { column } = this.frame
    return (
      this.orientation === 'portrait' &&
      column !== undefined &&
      column + 1 < this.definition.page.columns
    )
  }

  /** A new page; on one that stands upright the first column, or the place across all of them. */
  protected addPage(orientation: Orientation, across = false): void {
    const { width, height, margins, landscape } = this.definition.page
    if (orientation === 'portrait') this.open({ width, height, orientation }, margins)
    else this.open({ width: height, height: width, orientation }, landscape)
    this.beginPage(orientation === 'landscape' || across ? undefined : 0)
  }

  protected open(pageSize: Page['pageSize'], pageMargins: Page['pageMargins']): void {
    this.#leave()
    this.pages.push({ items: [], pageSize, pageMargins })
  }

  /** Begins a page that has just been opened: with a column, or across all of them. */
  protected beginPage(column?: number): void {
    this.#columns = { top: this.page.pageMargins.top, height: this.pageRoom }
    if (column === undefined) this.beginAcross()
    else this.beginColumn(column)
  }

  /** Goes on across all columns, where those of the page would begin. */
  protected beginAcross(): void {
    const { pageSize, pageMargins } = this.page
    const { left, right } = pageMargins
    this.#begin({ x: left, width: pageSize.width - left - right, column: undefined })
  }

  /** Columns begin below what stands across, or below `y` where that is lower; not where too little is left for them. */
  protected endAcross(gap: number, y = this.y): boolean {
    const notes = this.footnotes.taken(this.frameIndex)
    const { top, height } = this.#columns
    const down = Math.max(this.y, y) + gap - top
    this.#columns = { top: top + down, height: height - down - notes }
    if (this.#columns.height < this.pageRoom * leastColumn) return false
    this.beginColumn(0)
    return true
  }

  protected beginColumn(column: number): void {
    const { page } = this.definition
    const width = columnWidth(page)
    this.#begin({ x: this.page.pageMargins.left + column * (width + page.gap), width, column })
  }

  #begin({ x, width, column }: Pick<Frame, 'x' | 'width' | 'column'>): void {
    this.#leave()
    const { items } = this.page
    const { top } = this.#columns
    const page = this.pages.length - 1
    const height =
      this.limit?.page === page && column !== undefined
        ? Math.min(this.limit.height, this.#columns.height)
        : this.#columns.height
    const from = items.length
    this.frames.push({
      page,
      x,
      top,
      width,
      height,
      column,
      items: { from, to: from },
      end: top,
    })
    this.#cursor = { items, x, y: top, width, room: height }
    this.#cursor.room -= this.footnotes.begin(this.frameIndex, height)
  }

  #leave(): void {
    const frame = this.frames.at(-1)
    if (!frame || frame.items.to > frame.items.from) return
    frame.items.to = this.pages[frame.page]!.items.length
    frame.end = this.y
  }

  /** After the last block. */
  protected finish(): void {
    this.#leave()
  }

  /** Takes height away at the foot of the frame. */
  protected reserve(height: number): void {
    this.#cursor.room -= height
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
  fragment(node: LayoutNode, width: number): PageFragment {
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
  fits(fragment: PageFragment, gap = 0): boolean {
    return fragment.height + gap + this.needed(fragment.notes) <= this.room + 0.01
  }

  /** Puts a fragment at the current place, and goes on below it. */
  put(fragment: PageFragment): void {
    this.stamp(fragment, this.x, this.y)
    this.moveDown(fragment.height)
    this.call(fragment.notes)
  }

  /** Paints a fragment somewhere on the page, and stays where it is. */
  protected stamp(fragment: PageFragment, x: number, y: number): void {
    for (const item of fragment.items) this.items.push(shifted(item, x, y))
  }

  /** Sets footnotes that are called here; in a fragment, notes that they are to be set with it. */
  protected call(notes: readonly string[]): void {
    if (notes.length === 0) return
    if (this.paged) this.#cursor.room -= this.footnotes.add(notes, this.room)
    else append(this.#fragmentNotes, notes)
  }
}
