/**
 * Pages from a definition: pdfmake's layout, with what a journal's page needs. Nothing is lost (what is taller than a
 * page is divided), headings stand with their text, no line stands alone, floats move to the top of the next page while
 * the text goes on, and footnotes stand at the foot of the page that calls them. Each block is laid out once.
 */
import { placeTable } from '../table/place.js'
import { Line, type Typesetter } from '../text/lines.js'
import { Footnoting } from './footnotes.js'
import { isPicture, isStack, isTable, isText, type Definition, type Float, type Node, type PictureNode, type RowNode, type StackNode, type TextNode } from './node.js'
import { DocumentContext, LayoutBuilder, PageElementWriter, type LaidPage, type PageItem } from './pdfmake.js'

/** A block laid out beside the page, to be put on one. */
export interface Fragment { items: PageItem[]; height: number; notes: string[] }

const endless = 1e7

export class Composer extends LayoutBuilder {
  readonly #waiting: Array<{ node: StackNode; float: Float }> = []
  readonly #footnotes: Footnoting
  #asides = 0
  #asideNotes: string[] = []
  #inset = { left: 0, right: 0 }
  #marker: { line: Line; width: number } | undefined
  #inTable = false
  /** Where what stands in a page's margin ends. */
  #margin = { page: -1, bottom: 0 }

  constructor(readonly definition: Definition, readonly typesetter: Typesetter) {
    super({ ...definition.page, orientation: 'portrait' }, definition.page.margins, null)
    this.#footnotes = new Footnoting(definition, (node, width) => this.aside(node, width))
  }

  /** Lays the whole document out. */
  compose(): LaidPage[] {
    this.linearNodeList = []
    this.writer = new PageElementWriter(new DocumentContext())
    this.#addPage('portrait')
    this.processNode(this.definition.content)
    this.#emptyQueue()
    while (this.#footnotes.carried) this.newPage()
    const { pages } = this.writer.context()
    this.#footnotes.place(pages)
    for (const index of pages.keys()) this.#furnish(index, pages.length)
    return pages
  }

  /** Puts a page's running head and foot. */
  #furnish(index: number, count: number): void {
    this.#context.page = index
    const { pageSize } = this.#context.getCurrentPage()
    for (const { node, x, y, width } of this.definition.furniture(index + 1, count, pageSize)) this.#put(this.aside(node, width), x, y)
  }

  get #context(): InstanceType<typeof DocumentContext> { return this.writer.context() }
  get atTop(): boolean { return this.#asides === 0 && this.#context.y <= this.#context.pageMargins.top + 0.01 }
  /** Whether what is placed stands on a page already, and pages may turn. */
  get paged(): boolean { return this.#asides === 0 }
  get room(): number { return this.#context.availableHeight }
  get width(): number { return this.#context.availableWidth }

  // ── Pages ──────────────────────────────────────────────────────────────────────────────────────────────────────────

  #addPage(orientation: 'portrait' | 'landscape'): void {
    const { width, height, margins, landscape } = this.definition.page
    if (orientation === 'portrait') this.writer.addPage({ width, height }, orientation, margins)
    else this.writer.addPage({ width: height, height: width }, orientation, landscape)
    const reserved = this.#footnotes.begin(this.#context.page, this.#context.availableHeight)
    this.#context.availableHeight -= reserved
  }

  /** Goes on at the top of a new page, below the floats that waited for one. Within a table none is put. */
  newPage(): void {
    const orientation = this.#context.getCurrentPage().pageSize.orientation as 'portrait' | 'landscape'
    if (this.#inTable) { this.#addPage(orientation); this.#applyInset(); return }
    const inset = this.#inset
    this.#inset = { left: 0, right: 0 }
    for (let next = this.#waiting[0]; next?.float === 'landscape'; next = this.#waiting[0]) {
      this.#waiting.shift()
      this.#placeLandscape(next.node)
    }
    this.#addPage('portrait')
    for (let next = this.#waiting[0]; next && next.float !== 'landscape'; next = this.#waiting[0]) {
      const { node, float } = next
      if (!this.#placeFloat(node, float, this.atTop)) break
      this.#waiting.shift()
      this.#context.moveDown(Math.min(node.after ?? 0, Math.max(0, this.room)))
    }
    this.#inset = inset
    this.#applyInset()
  }

  #applyInset(): void { this.#context.addMargin(this.#inset.left, this.#inset.right) }

  // ── Blocks ─────────────────────────────────────────────────────────────────────────────────────────────────────────

  override processVerticalContainer(node: StackNode): void {
    const inset = this.#inset
    const [left, right] = node.inset ?? [0, 0]
    const hung = left + (node.marker?.width ?? 0)
    this.#inset = { left: inset.left + hung, right: inset.right + right }
    this.#context.addMargin(hung, right)
    if (node.marker) this.#marker = { line: this.typesetter.lines(node.marker.runs, node.marker.style, node.marker.width)[0]!, width: node.marker.width }
    if (this.#marker && node.marker) this.#marker.line.tag = node.marker.tag
    this.#flow(node.stack)
    this.#context.addMargin(-hung, -right)
    this.#inset = inset
  }

  #flow(nodes: readonly Node[]): void {
    let after = 0
    let first = true
    for (const [index, node] of nodes.entries()) {
      if (isStack(node) && node.float && this.#asides === 0) {
        if (this.#float(node, node.float, Math.max(after, node.before ?? 0))) { after = node.after ?? 0; first = false }
        continue
      }
      const gap = first || this.atTop ? 0 : Math.max(after, beforeOf(node))
      if (isStack(node) && node.newPage && this.#asides === 0) { this.#emptyQueue(); if (!this.atTop) this.newPage() }
      else if (this.#asides === 0 && !this.atTop && gap + this.#chain(nodes, index) > this.room) this.newPage()
      else this.#context.moveDown(gap)
      this.#place(node)
      after = afterOf(node)
      first = false
    }
  }

  #place(node: Node): void {
    if (isStack(node) && node.beside) this.#placeBeside(node.beside)
    if (isStack(node) && node.together && this.#asides === 0) this.#placeTogether(node)
    else if (!isStack(node) && node.inset) this.processVerticalContainer({ stack: [{ ...node, inset: undefined }], inset: node.inset })
    else this.processNode(node)
  }

  /** Sets what stands in the margin; where the page has not the height for it, it goes on top, in the column. */
  #placeBeside({ node, x, width, drop }: NonNullable<StackNode['beside']>): void {
    const fragment = this.aside(node, width)
    const { y } = this.#context
    if (fragment.height + drop > this.room) { this.#place(node); return }
    this.#put(fragment, x, y + drop)
    this.#margin = { page: this.#context.page, bottom: y + drop + fragment.height }
  }

  #placeTogether(node: StackNode): void {
    const fragment = this.aside(node, this.width)
    if (this.#fits(fragment)) this.put(fragment)
    else if (!this.atTop && fragment.height <= this.pageRoom) { this.newPage(); this.put(fragment) }
    else this.processVerticalContainer(node)
  }

  get pageRoom(): number {
    const { pageSize, pageMargins } = this.#context.getCurrentPage()
    return pageSize.height - pageMargins.top - pageMargins.bottom
  }

  /** Height of a heading, all that it must stand with, and the beginning of what follows. */
  #chain(nodes: readonly Node[], index: number): number {
    let height = 0
    for (let at = index; at < nodes.length; at++) {
      const node = nodes[at]!
      if (isStack(node) && node.float) continue
      if (at > index) height += Math.max(afterOf(nodes[at - 1]!), beforeOf(node))
      if (!node.keepWithNext) return height + this.lead(node, this.width)
      height += this.#height(node, this.width)
    }
    return height
  }

  #height(node: Node, width: number): number {
    return isText(node) ? sum(this.#lines(node, width)) : this.aside(node, width).height
  }

  /** The least height that a block can begin in. */
  lead(node: Node, width: number): number {
    const [left, right] = node.inset ?? [0, 0]
    const inner = width - left - right
    if (isText(node)) {
      const lines = this.#lines(node, inner)
      return sum(lines.length <= 3 ? lines : lines.slice(0, 2))
    }
    if (isStack(node)) {
      if (node.together) return Math.min(this.aside(node, width).height, this.pageRoom)
      const [head] = node.stack
      if (!head) return 0
      return head.keepWithNext ? this.#chain(node.stack, 0) : this.lead(head, inner - (node.marker?.width ?? 0))
    }
    if (isTable(node)) return 0
    return isPicture(node) || 'canvas' in node ? node.height : this.aside(node, width).height
  }

  // ── Text ───────────────────────────────────────────────────────────────────────────────────────────────────────────

  #lines(node: TextNode & { laid?: { width: number; lines: Line[] } }, width: number): Line[] {
    if (node.laid?.width !== width) {
      const lines = this.typesetter.lines(node.runs, node.style, width)
      for (const line of lines) { line.tag = node.tag; line.artifact = node.artifact === true }
      if (lines[0] && node.anchors) lines[0].anchors = node.anchors
      if (lines[0] && node.bookmark) lines[0].bookmark = node.bookmark
      node.laid = { width, lines }
    }
    return node.laid.lines
  }

  override processLeaf(node: TextNode): void {
    const lines = this.#lines(node, this.width)
    if (this.#asides > 0) { for (const line of lines) this.#addLine(line); return }
    for (let from = 0; from < lines.length;) {
      const left = lines.length - from
      let count = this.#fitting(lines, from)
      if (count < left) {
        if (left - count === 1 && count > 1) count-- // no line alone at the top of the next page
        if (from === 0 && count === 1 && !this.atTop) count = 0 // nor at the foot of this one
        if (count === 0 && this.atTop) count = 1
      }
      for (const line of lines.slice(from, from + count)) this.#addLine(line)
      from += count
      if (from < lines.length) this.newPage()
    }
  }

  /** How many lines from `from` find room on this page, with the footnotes that they call. */
  #fitting(lines: readonly Line[], from: number): number {
    let height = 0
    let notes: string[] = []
    let count = 0
    for (const line of lines.slice(from)) {
      height += line.height
      notes = line.notes.length ? [...notes, ...line.notes] : notes
      if (height + this.#footnotes.needed(notes) > this.room + 0.01) break
      count++
    }
    return count
  }

  #addLine(line: Line): void {
    const context = this.#context
    if (this.#marker) {
      const { line: mark, width } = this.#marker
      this.#marker = undefined
      mark.x = context.x - width
      mark.y = context.y + line.baseline - mark.baseline
      context.getCurrentPage().items.push({ type: 'line', item: mark })
    }
    line.x = context.x
    line.y = context.y
    context.getCurrentPage().items.push({ type: 'line', item: line })
    context.moveDown(line.height)
    this.call(line.notes)
  }

  /** Sets footnotes that were called on this page (or notes that they are to be set, where the page is not known yet). */
  call(notes: readonly string[]): void {
    if (notes.length === 0) return
    if (this.#asides > 0) this.#asideNotes.push(...notes)
    else this.#context.availableHeight -= this.#footnotes.add(notes, this.#context.availableHeight)
  }

  // ── Other blocks ───────────────────────────────────────────────────────────────────────────────────────────────────

  override processImage(node: PictureNode): void {
    const context = this.#context
    const x = context.x + (node.align === 'center' ? (context.availableWidth - node.width) / 2 : 0)
    context.getCurrentPage().items.push({ type: 'image', item: { ...node, x, y: context.y } })
    context.moveDown(node.height)
  }

  processCanvas(node: Extract<Node, { canvas: unknown }>): void {
    const context = this.#context
    for (const line of node.canvas) {
      const item = { ...line, x1: line.x1 + context.x, x2: line.x2 + context.x, y1: line.y1 + context.y, y2: line.y2 + context.y }
      context.getCurrentPage().items.push({ type: 'vector', item })
    }
    context.moveDown(node.height)
  }

  processColumns(node: RowNode): void {
    const fragments = node.columns.map((column) => this.aside(column.node, column.width))
    const height = Math.max(0, ...fragments.map((fragment) => fragment.height))
    const { x, y } = this.#context
    node.columns.forEach((column, index) => {
      const fragment = fragments[index]!
      this.#put(fragment, x + column.x, y + (column.middle ? (height - fragment.height) / 2 : 0))
      this.call(fragment.notes)
    })
    this.#context.moveDown(height)
  }

  override processTable(node: Extract<Node, { table: unknown }>): void {
    const within = this.#inTable
    this.#inTable = true
    placeTable(node, this)
    this.#inTable = within
  }

  // ── Asides and floats ──────────────────────────────────────────────────────────────────────────────────────────────

  /** `node` laid out in a column of `width` without an end, on no page yet. */
  aside(node: Node, width: number): Fragment {
    const kept = { notes: this.#asideNotes, inset: this.#inset, marker: this.#marker }
    this.#asideNotes = []
    this.#inset = { left: 0, right: 0 }
    this.#marker = undefined
    this.#asides++
    this.writer.pushContext(width, endless)
    this.#place(node)
    const context = this.#context
    const fragment = { items: context.getCurrentPage().items, height: context.y, notes: this.#asideNotes }
    this.writer.popContext()
    this.#asides--
    this.#asideNotes = kept.notes
    this.#inset = kept.inset
    this.#marker = kept.marker
    return fragment
  }

  #fits(fragment: Fragment): boolean {
    return fragment.height + this.#footnotes.needed(fragment.notes) <= this.room + 0.01
  }

  /** Room that footnotes would take, if they were called here. */
  needed(notes: readonly string[]): number { return this.#asides > 0 ? 0 : this.#footnotes.needed(notes) }

  /** Puts a fragment at the current place. */
  put(fragment: Fragment): void {
    const { x, y } = this.#context
    this.#put(fragment, x, y)
    this.#context.moveDown(fragment.height)
    this.call(fragment.notes)
  }

  #put(fragment: Fragment, x: number, y: number): void {
    const { items } = this.#context.getCurrentPage()
    for (const { type, item } of fragment.items) {
      const moved = type === 'line' ? (item as Line).clone() : { ...item }
      if (type === 'vector') {
        moved.x1 += x; moved.x2 += x; moved.y1 += y; moved.y2 += y
      } else {
        moved.x += x; moved.y += y
      }
      items.push({ type, item: moved })
    }
  }

  /** Places a float here, or has it wait for the top of a page. */
  #float(node: StackNode, float: Float, gap: number): boolean {
    if (float !== 'landscape' && this.#waiting.length === 0) {
      const space = this.atTop ? 0 : gap
      if (this.#placeFloat(node, float, false, space)) return true
    }
    this.#waiting.push({ node, float })
    return false
  }

  /** Whether the float found its place on this page. `forced`: it must, in parts if it is taller than the page. */
  #placeFloat(node: StackNode, float: Float, forced: boolean, gap = 0): boolean {
    const context = this.#context
    const reach = float === 'page' ? this.definition.page.reach : 0
    if (reach > 0 && context.page === this.#margin.page && context.y + gap < this.#margin.bottom) return false
    const width = context.availableWidth + this.#inset.left + this.#inset.right + reach
    const fragment = this.aside(node, width)
    const whole = fragment.height + gap + this.#footnotes.needed(fragment.notes) <= this.room + 0.01
    const tall = fragment.height > this.pageRoom
    if (!whole && !forced && !(tall && this.room > this.pageRoom * 0.4)) return false
    context.moveDown(gap)
    const outset = this.#inset.left + reach
    context.x -= outset
    const kept = context.availableWidth
    context.availableWidth = width
    const inset = this.#inset
    if (whole) this.put(fragment)
    else {
      this.#inset = { left: -reach, right: 0 }
      const table = this.#inTable
      this.#inTable = true
      this.processVerticalContainer({ ...node, float: undefined })
      this.#inTable = table
      this.#inset = inset
    }
    this.#context.x = this.definition.page.margins.left + inset.left
    this.#context.availableWidth = kept
    return true
  }

  #placeLandscape(node: StackNode): void {
    this.#addPage('landscape')
    const table = this.#inTable
    this.#inTable = true
    this.processVerticalContainer({ ...node, float: undefined })
    this.#inTable = table
  }

  /** Puts what still waits at the end of a part of the document. */
  #emptyQueue(): void {
    while (this.#waiting.length > 0) {
      const { node, float } = this.#waiting[0]!
      if (float !== 'landscape' && this.#placeFloat(node, float, false, this.atTop ? 0 : (node.before ?? 0))) { this.#waiting.shift(); continue }
      this.newPage()
    }
  }
}

const sum = (lines: readonly Line[]): number => lines.reduce((height, line) => height + line.height, 0)
const beforeOf = (node: Node): number => Math.max(node.before ?? 0, isStack(node) && node.stack[0] && !node.stack[0].before ? 0 : isStack(node) && node.stack[0] ? beforeOf(node.stack[0]) : 0)
const afterOf = (node: Node): number => Math.max(node.after ?? 0, isStack(node) && node.stack.length > 0 ? afterOf(node.stack.at(-1)!) : 0)
