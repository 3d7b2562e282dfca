/**
 * The sheet that blocks are put on: the current page with its edges, fragments laid out aside, footnotes at the foot.
 * pdfmake's writer and context hold the place; nothing here knows what a block is.
 */
import type { Line } from '../text/line.js'
import type { Typesetter } from '../text/typesetter.js'
import { Footnoting } from './footnotes.js'
import { shifted, type Fragment } from './items.js'
import type { Definition, Node } from './node.js'
import { DocumentContext, LayoutBuilder, PageElementWriter, type LaidPage } from './pdfmake.js'

export type Orientation = 'portrait' | 'landscape'

const endless = 1e7

export abstract class Sheet extends LayoutBuilder {
  protected readonly footnotes: Footnoting
  /** How far the column's edges stand inside the page's. */
  protected inset = { left: 0, right: 0 }
  /** Hangs before the next line: a bullet, a number. */
  protected marker: { line: Line; width: number } | undefined
  #asides = 0
  #asideNotes: string[] = []

  constructor(
    readonly definition: Definition,
    readonly typesetter: Typesetter,
  ) {
    super({ ...definition.page, orientation: 'portrait' }, definition.page.margins, null)
    this.footnotes = new Footnoting(definition, (node, width) => this.aside(node, width))
    this.linearNodeList = []
    this.writer = new PageElementWriter(new DocumentContext())
  }

  /** Lays a block out at the current place. */
  protected abstract place(node: Node): void

  protected get context(): DocumentContext {
    return this.writer.context()
  }
  get pages(): LaidPage[] {
    return this.context.pages
  }
  /** Whether what is placed stands on a page already, and pages may turn. */
  get paged(): boolean {
    return this.#asides === 0
  }
  get atTop(): boolean {
    return this.paged && this.context.y <= this.context.pageMargins.top + 0.01
  }
  /** Height that is left. */
  get room(): number {
    return this.context.availableHeight
  }
  get width(): number {
    return this.context.availableWidth
  }
  /** Height of a whole page's text. */
  get pageRoom(): number {
    const { pageSize, pageMargins } = this.context.getCurrentPage()
    return pageSize.height - pageMargins.top - pageMargins.bottom
  }
  get orientation(): Orientation {
    return this.context.getCurrentPage().pageSize.orientation as Orientation
  }

  protected addPage(orientation: Orientation): void {
    const { width, height, margins, landscape } = this.definition.page
    if (orientation === 'portrait') this.writer.addPage({ width, height }, orientation, margins)
    else this.writer.addPage({ width: height, height: width }, orientation, landscape)
    this.context.availableHeight -= this.footnotes.begin(
      this.context.page,
      this.context.availableHeight,
    )
  }

  protected applyInset(): void {
    this.context.addMargin(this.inset.left, this.inset.right)
  }

  /** Runs `work` with the column's edges moved inwards. */
  protected within(left: number, right: number, work: () => void): void {
    const { inset } = this
    this.inset = { left: inset.left + left, right: inset.right + right }
    this.context.addMargin(left, right)
    work()
    this.context.addMargin(-left, -right)
    this.inset = inset
  }

  /** `node` laid out in a column of `width` without an end, on no page yet. */
  aside(node: Node, width: number): Fragment {
    const kept = { notes: this.#asideNotes, inset: this.inset, marker: this.marker }
    this.#asideNotes = []
    this.inset = { left: 0, right: 0 }
    this.marker = undefined
    this.#asides++
    this.writer.pushContext(width, endless)
    this.place(node)
    const { context } = this
    const fragment = {
      items: context.getCurrentPage().items,
      height: context.y,
      notes: this.#asideNotes,
    }
    this.writer.popContext()
    this.#asides--
    this.#asideNotes = kept.notes
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
    this.stamp(fragment, this.context.x, this.context.y)
    this.context.moveDown(fragment.height)
    this.call(fragment.notes)
  }

  /** Paints a fragment at a place of the page, and stays where it is. */
  protected stamp(fragment: Fragment, x: number, y: number): void {
    const { items } = this.context.getCurrentPage()
    for (const item of fragment.items) items.push(shifted(item, x, y))
  }

  /** Sets footnotes that are called here; in an aside, notes that they are to be set with it. */
  protected call(notes: readonly string[]): void {
    if (notes.length === 0) return
    if (this.paged)
      this.context.availableHeight -= this.footnotes.add(notes, this.context.availableHeight)
    else this.#asideNotes.push(...notes)
  }
}
