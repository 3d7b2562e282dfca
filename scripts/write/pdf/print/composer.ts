/**
 * Pages from a definition: pdfmake's layout, with what a journal's page needs. Nothing is lost (what is taller than a
 * page is divided), headings stand with their text, no line stands alone, floats move to the top of the next page while
 * the text goes on, and footnotes stand at the foot of the page that calls them. Each block is laid out once.
 */
import { Flushing } from './flush.js'
import { afterOf, beforeOf, Blocks } from './blocks.js'
import { isStack, isTable, type Float, type Node, type StackNode } from './node.js'
import type { LaidPage } from './pdfmake.js'

/** How much of a page may stay empty so that floats stand before what follows. */
const emptyAtMost = 0.4

interface Waiting {
  node: StackNode
  float: Float
}

export class Composer extends Blocks {
  /** Floats that wait for the top of a page, in order. */
  readonly #waiting: Waiting[] = []
  readonly #flushing = new Flushing(this.definition.flush)
  /** Where what stands in a page's margin ends. */
  #margin = { page: -1, bottom: 0 }

  /** Lays the whole document out. */
  compose(): LaidPage[] {
    this.addPage('portrait')
    this.processNode(this.definition.content)
    this.#emptyQueue(true)
    while (this.footnotes.carried) this.newPage()
    this.#flushing.apply(this.pages)
    this.#numberLines()
    this.footnotes.place(this.pages)
    for (const index of this.pages.keys()) this.#furnish(index)
    return this.pages
  }

  /** Numbers the lines of the whole document, in the margin; lines side by side have one number. */
  #numberLines(): void {
    const { lineNumbers } = this.definition
    if (!lineNumbers) return
    let count = 0
    for (const page of this.pages) {
      const lines = page.items
        .filter(({ type, item }) => type === 'line' && item.counted)
        .map(({ item }) => item)
      let last = Number.NEGATIVE_INFINITY
      for (const line of lines.sort((a, b) => a.y + a.baseline - b.y - b.baseline)) {
        const base = line.y + line.baseline
        const beside = base - last < line.style.size / 2
        line.number = beside ? count : ++count
        if (beside) continue
        last = base
        const [mark] = this.typesetter.lines(
          [{ text: String(count) }],
          { ...lineNumbers.style, align: 'right' },
          lineNumbers.x,
        )
        page.items.push({
          type: 'line',
          item: Object.assign(mark!, { y: base - mark!.baseline, artifact: true }),
        })
      }
    }
  }

  /** Puts a page's running head and foot. */
  #furnish(index: number): void {
    this.context.page = index
    const { pageSize } = this.context.getCurrentPage()
    for (const { node, x, y, width } of this.definition.furniture(
      index + 1,
      this.pages.length,
      pageSize,
    ))
      this.stamp(this.aside(node, width), x, y)
  }

  // ── Flow ───────────────────────────────────────────────────────────────────────────────────────────────────────────

  override processVerticalContainer(node: StackNode): void {
    const [left, right] = node.inset ?? [0, 0]
    const { marker } = node
    this.within(left + (marker?.width ?? 0), right, () => {
      if (marker) {
        const { gap } = marker
        const line = this.typesetter.lines(
          marker.runs,
          gap === undefined ? marker.style : { ...marker.style, align: 'right' },
          marker.width - (gap ?? 0),
        )[0]!
        line.tag = marker.tag
        this.marker = { line, width: marker.width }
      }
      this.#flow(node.stack)
    })
  }

  #flow(nodes: readonly Node[]): void {
    let after = 0
    let first = true
    for (const [index, node] of nodes.entries()) {
      if (isStack(node) && node.float && this.paged) {
        if (this.#float(node, node.float, Math.max(after, beforeOf(node)))) {
          after = afterOf(node)
          first = false
        }
        continue
      }
      if (isStack(node) && node.barrier && this.paged && this.room < this.pageRoom * emptyAtMost)
        this.#emptyQueue()
      const gap = first || this.atTop ? 0 : Math.max(after, beforeOf(node))
      if (isStack(node) && node.newPage && this.paged) this.#turn()
      else if (this.paged && !this.atTop && gap + this.chain(nodes, index, this.width) > this.room)
        this.newPage()
      else this.#space(gap)
      if ('canvas' in node && node.parts && this.atTop) continue
      this.place(node)
      after = afterOf(node)
      first = false
    }
  }

  protected place(node: Node): void {
    if (isStack(node) && node.beside) this.#placeBeside(node.beside)
    if (isStack(node) && node.together && this.paged) this.#placeTogether(node)
    else if (!isStack(node) && node.inset)
      this.within(node.inset[0], node.inset[1], () => this.processNode(node))
    else this.processNode(node)
  }

  #placeTogether(node: StackNode): void {
    const fragment = this.aside(node, this.width)
    if (!this.fits(fragment) && !this.atTop && fragment.height <= this.pageRoom) this.newPage()
    if (this.fits(fragment)) this.put(fragment)
    else this.processVerticalContainer(node)
  }

  /** Sets what stands in the margin; where the page has not the height for it, it goes before, in the column. */
  #placeBeside({ node, x, width, drop }: NonNullable<StackNode['beside']>): void {
    const fragment = this.aside(node, width)
    const { y, page } = this.context
    if (fragment.height + drop > this.room) {
      this.place(node)
      return
    }
    const { items } = this.context.getCurrentPage()
    const before = items.length
    this.stamp(fragment, x, y + drop)
    this.#flushing.fix(page, items.slice(before))
    this.#margin = { page, bottom: y + drop + fragment.height }
  }

  /** Goes down by a space that may grow when the page is full. */
  #space(height: number): void {
    this.context.moveDown(height)
    if (this.paged && !this.dividing)
      this.#flushing.space(this.context.page, this.context.y, height)
  }

  // ── Pages ──────────────────────────────────────────────────────────────────────────────────────────────────────────

  newPage(): void {
    if (this.dividing) {
      this.addPage(this.orientation)
      this.applyInset()
      return
    }
    this.#flushing.leave(this.context.page, this.room)
    const { inset } = this
    this.inset = { left: 0, right: 0 }
    for (let next = this.#waiting[0]; next?.float === 'landscape'; next = this.#waiting[0]) {
      this.#waiting.shift()
      this.#placeLandscape(next.node)
    }
    this.addPage('portrait')
    for (let next = this.#waiting[0]; next && next.float !== 'landscape'; next = this.#waiting[0]) {
      if (!this.#placeFloat(next.node, next.float, this.atTop)) break
      this.#waiting.shift()
      this.#space(Math.min(afterOf(next.node), Math.max(0, this.room)))
    }
    this.inset = inset
    this.applyInset()
  }

  /** A new page, after all that waits. */
  #turn(): void {
    this.#emptyQueue()
    if (!this.atTop) this.newPage()
  }

  /** Puts what still waits; at the end of the document no page is begun after a page on its side. */
  #emptyQueue(atEnd = false): void {
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      if (atEnd && this.#waiting.every(({ float }) => float === 'landscape'))
        for (const { node } of this.#waiting.splice(0)) this.#placeLandscape(node)
      else if (
        next.float !== 'landscape' &&
        this.#placeFloat(next.node, next.float, false, this.atTop ? 0 : beforeOf(next.node))
      )
        this.#waiting.shift()
      else this.newPage()
    }
  }

  // ── Floats ─────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Places a float here, or has it wait for the top of a page. Figures and tables each keep their order. */
  #float(node: StackNode, float: Float, gap: number): boolean {
    const queued = this.#waiting.some((waiting) => waiting.node.series === node.series)
    if (
      float !== 'landscape' &&
      !queued &&
      this.#placeFloat(node, float, false, this.atTop ? 0 : gap)
    )
      return true
    this.#waiting.push({ node, float })
    return false
  }

  /** Whether the float found its place on this page. `forced`: it must, in parts if it is taller than the page. */
  #placeFloat(node: StackNode, float: Float, forced: boolean, gap = 0): boolean {
    const { context } = this
    const reach = float === 'page' ? this.definition.page.reach : 0
    if (reach > 0 && context.page === this.#margin.page && context.y + gap < this.#margin.bottom)
      return false
    const width = context.availableWidth + this.inset.left + this.inset.right + reach
    const fragment = leastHeight(node) > this.pageRoom ? undefined : this.aside(node, width)
    const whole = fragment !== undefined && this.fits(fragment, gap)
    const worthwhile =
      (fragment?.height ?? Infinity) > this.pageRoom && this.room > this.pageRoom * 0.4
    if (!whole && !forced && !worthwhile) return false
    this.#space(gap)
    this.within(-this.inset.left - reach, -this.inset.right, () => {
      if (whole) this.put(fragment)
      else this.#divide(node)
    })
    return true
  }

  #placeLandscape(node: StackNode): void {
    this.addPage('landscape')
    this.#divide(node)
  }

  /** Lays a float out over as many pages as it needs. */
  #divide(node: StackNode): void {
    const { dividing } = this
    this.dividing = true
    this.processVerticalContainer(node)
    this.dividing = dividing
  }
}

/** What the rows of a float take at the least; one taller than a page need not be laid out to know it. */
const leastHeight = ({ stack }: StackNode): number =>
  stack.reduce(
    (sum, node) =>
      isTable(node)
        ? sum + node.table.body.length * (node.style.leading + 2 * node.look.rowPadding)
        : sum,
    0,
  )
