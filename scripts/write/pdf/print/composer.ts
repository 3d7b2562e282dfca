/**
 * Pages from a definition, with what a journal's page needs. Nothing is lost (what is taller than a
 * page is divided), headings stand with their text, no line stands alone, floats move to the top of the next page while
 * the text goes on, and footnotes stand at the foot of the page that calls them. Each block is laid out once.
 */
import { afterOf, beforeOf, Blocks } from './blocks.js'
import { VerticalJustification } from './justification.js'
import type { Float, MarginNote, Node, StackNode } from './node.js'
import { shifted, type Page } from './page.js'

/** How much of a page may stay empty so that floats stand before what follows. */
const emptyAtMost = 0.4

interface Waiting {
  node: StackNode
  float: Float
}

export class Composer extends Blocks {
  /** Floats that wait for the top of a page, in order. */
  readonly #waiting: Waiting[] = []
  readonly #justification = new VerticalJustification(this.definition.verticalJustification)
  /** Where what stands in a page's margin ends. */
  #margin = { page: -1, bottom: 0 }

  /** Lays the whole document out. */
  compose(): Page[] {
    this.addPage('portrait')
    this.placeBlock(this.definition.content)
    this.#emptyQueue(true)
    while (this.footnotes.carried) this.newPage()
    this.#justification.apply(this.pages)
    this.#numberLines()
    this.footnotes.place(this.pages)
    for (const [index, page] of this.pages.entries()) this.#addHeaderAndFooter(page, index)
    return this.pages
  }

  /** Numbers the lines of the whole document, in the margin; lines side by side have one number. */
  #numberLines(): void {
    const { lineNumbers } = this.definition
    if (!lineNumbers) return
    let count = 0
    for (const page of this.pages) {
      const lines = page.items.flatMap(({ type, item }) =>
        type === 'line' && item.counted ? [item] : [],
      )
      let last = Number.NEGATIVE_INFINITY
      for (const line of lines.sort((a, b) => a.y + a.baseline - b.y - b.baseline)) {
        const base = line.y + line.baseline
        const abreast = base - last < line.style.size / 2
        line.number = abreast ? count : ++count
        if (abreast) continue
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

  #addHeaderAndFooter({ items, pageSize }: Page, index: number): void {
    for (const { node, x, y, width } of this.definition.headerAndFooter(
      index + 1,
      this.pages.length,
      pageSize,
    ))
      items.push(...this.fragment(node, width).items.map((item) => shifted(item, x, y)))
  }

  // ── Flow ───────────────────────────────────────────────────────────────────────────────────────────────────────────

  protected override placeStack(node: StackNode): void {
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
      if (node.kind === 'stack' && node.float && this.paged) {
        if (this.#float(node, node.float, Math.max(after, beforeOf(node)))) {
          after = afterOf(node)
          first = false
        }
        continue
      }
      if (
        node.kind === 'stack' &&
        node.barrier &&
        this.paged &&
        this.room < this.pageRoom * emptyAtMost
      )
        this.#emptyQueue()
      const gap = first || this.atTop ? 0 : Math.max(after, beforeOf(node))
      if (node.kind === 'stack' && node.newPage && this.paged) this.#turn()
      else if (this.paged && !this.atTop && gap + this.chain(nodes, index, this.width) > this.room)
        this.newPage()
      else this.#space(gap)
      if (node.kind === 'rule' && node.parts && this.atTop) continue
      this.place(node)
      after = afterOf(node)
      first = false
    }
  }

  protected place(node: Node): void {
    if (node.kind === 'stack') {
      if (node.marginNote) this.#placeMarginNote(node.marginNote)
      if (node.together && this.paged) this.#placeTogether(node)
      else this.placeBlock(node)
    } else if (node.inset) this.within(node.inset[0], node.inset[1], () => this.placeBlock(node))
    else this.placeBlock(node)
  }

  #placeTogether(node: StackNode): void {
    const fragment = this.fragment(node, this.width)
    if (!this.fits(fragment) && !this.atTop && fragment.height <= this.pageRoom) this.newPage()
    if (this.fits(fragment)) this.put(fragment)
    else this.placeStack(node)
  }

  /** Sets what stands in the margin; where the page has not the height for it, it goes before, in the column. */
  #placeMarginNote({ node, x, width, drop }: MarginNote): void {
    const fragment = this.fragment(node, width)
    const { items, y } = this
    const page = this.pages.length - 1
    if (fragment.height + drop > this.room) {
      this.place(node)
      return
    }
    const before = items.length
    this.stamp(fragment, x, y + drop)
    this.#justification.fix(page, items.slice(before))
    this.#margin = { page, bottom: y + drop + fragment.height }
  }

  /** Goes down by a space that may grow when the page is full. */
  #space(height: number): void {
    this.moveDown(height)
    if (this.paged && !this.dividing)
      this.#justification.space(this.pages.length - 1, this.y, height)
  }

  // ── Pages ──────────────────────────────────────────────────────────────────────────────────────────────────────────

  newPage(): void {
    if (this.dividing) {
      this.addPage(this.orientation)
      this.applyInset()
      return
    }
    this.#justification.leave(this.pages.length - 1, this.room)
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
    if (node.here && float !== 'landscape') {
      if (queued) this.#emptyQueue()
      while (!this.#placeFloat(node, float, this.atTop, this.atTop ? 0 : gap)) this.newPage()
      return true
    }
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
    const reach = float === 'page' ? this.definition.page.reach : 0
    const { page, bottom } = this.#margin
    if (reach > 0 && this.pages.length - 1 === page && this.y + gap < bottom) return false
    const width = this.width + this.inset.left + this.inset.right + reach
    const fragment = leastHeight(node) > this.pageRoom ? undefined : this.fragment(node, width)
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
    this.placeStack(node)
    this.dividing = dividing
  }
}

/** What the rows of a float take at the least; one taller than a page need not be laid out to know it. */
const leastHeight = ({ stack }: StackNode): number =>
  stack.reduce(
    (sum, node) =>
      node.kind === 'table'
        ? sum + node.table.body.length * (node.style.leading + 2 * node.look.rowPadding)
        : sum,
    0,
  )
