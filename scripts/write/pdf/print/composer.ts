/**
 * Pages from a definition, with what a journal's page needs. Nothing is lost (what is taller than a
 * page is divided), headings stand with their text, no line stands alone, floats move to the top of the next page while
 * the text goes on, and footnotes stand at the foot of the page that calls them. Each block is laid out once.
 */
import { afterOf, beforeOf, Blocks } from './blocks.js'
import { VerticalJustification } from './justification.js'
import type { Typesetter } from '../text/typesetter.js'
import type { Hanging } from './frames.js'
import type {
  DocumentDefinition,
  Float,
  MarginNote,
  HangingMarker,
  LayoutNode,
  StackNode,
} from './node.js'
import { bottomOfFrame } from './footnotes.js'
import { shifted, type Page, type PageItem } from './page.js'
import { append } from '../../../lists.js'

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
  /** Whether a float was divided that a whole page would hold. */
  squeezed = false
  /** Floats at the foot of columns, by the index of the frame. */
  readonly #feet = new Map<number, { items: PageItem[]; height: number }>()
  /** Where what stands in a page's margin ends. */
  #margin = { page: -1, bottom: 0 }

  /** Lays the whole document out. */
  compose(): Page[] {
    this.addPage('portrait')
    this.placeBlock(this.definition.content)
    this.#emptyQueue(true)
    while (this.footnotes.carried) this.nextFrame()
    this.finish()
    this.#justification.apply(this.pages, this.frames)
    this.#numberLines()
    this.#placeFeet()
    this.footnotes.place(this.pages, this.frames, this.typesetter.direction)
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

  /** Height of what stands in the columns of the last page, taken together; 0 where it has none. */
  get heightOnLastPage(): number {
    const last = this.pages.length - 1
    return this.frames.reduce(
      (sum, { page, column, top, end }, index) =>
        page === last && column !== undefined && this.orientation === 'portrait'
          ? sum + end - top + this.footnotes.taken(index) + (this.#feet.get(index)?.height ?? 0)
          : sum,
      0,
    )
  }

  /** Puts floats at the foot of their columns, above the footnotes. */
  #placeFeet(): void {
    for (const [index, { items, height }] of this.#feet) {
      const frame = this.frames[index]!
      const top = bottomOfFrame(frame, this.pages) - this.footnotes.taken(index) - height
      append(
        this.pages[frame.page]!.items,
        items.map((item) => shifted(item, frame.x, top)),
      )
    }
  }

  #addHeaderAndFooter({ items, pageSize }: Page, index: number): void {
    for (const { node, x, y, width } of this.definition.headerAndFooter(
      index + 1,
      this.pages.length,
      pageSize,
    ))
      append(
        items,
        this.fragment(node, width).items.map((item) => shifted(item, x, y)),
      )
  }

  // ── Flow ───────────────────────────────────────────────────────────────────────────────────────────────────────────

  protected override placeStack(node: StackNode): void {
    const [left, right] = node.inset ?? [0, 0]
    const { marker } = node
    const room = marker?.width ?? 0
    const [before, after] = marker?.leftwards ? [0, room] : [room, 0]
    this.within(left + before, right + after, () => {
      if (marker) this.marker = this.#hanging(marker)
      this.#flow(node.stack)
    })
  }

  #hanging({ runs, style, tag, width, gap = 0, leftwards }: HangingMarker): Hanging {
    const align = gap > 0 ? 'right' : style.align
    const room = leftwards ? this.typesetter.width(runs, style) : width - gap
    const [line] = this.typesetter.lines(runs, { ...style, align }, room)
    line!.tag = tag
    return { line: line!, x: leftwards ? this.width + gap : -width }
  }

  #flow(nodes: readonly LayoutNode[]): void {
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
        !this.inColumns &&
        this.room < this.pageRoom * emptyAtMost
      )
        this.#emptyQueue()
      if (node.kind === 'stack' && node.across && this.paged && this.inColumns) {
        this.#placeAcross(node)
        continue
      }
      const gap = first || this.atTop ? 0 : Math.max(after, beforeOf(node))
      if (node.kind === 'stack' && node.newPage && this.paged) this.#turn()
      else if (this.paged && !this.atTop && gap + this.chain(nodes, index, this.width) > this.room)
        this.nextFrame()
      else this.#space(gap)
      if (node.kind === 'rule' && node.parts && this.atTop) continue
      this.place(node)
      after = afterOf(node)
      first = false
    }
  }

  /** Sets what stands across all columns, at the top of a page. */
  #placeAcross(node: StackNode): void {
    this.beginAcross()
    this.placeStack(node)
    const { page, bottom } = this.#margin
    const lowest = page === this.pages.length - 1 ? bottom : this.y
    if (!this.endAcross(afterOf(node), lowest)) this.#beginNextPage()
  }

  protected place(node: LayoutNode): void {
    if (node.kind === 'stack') {
      if (node.marginNote) this.#placeMarginNote(node.marginNote)
      if (node.together && this.paged) this.#placeTogether(node)
      else this.placeBlock(node)
    } else if (node.inset) this.within(node.inset[0], node.inset[1], () => this.placeBlock(node))
    else this.placeBlock(node)
  }

  #placeTogether(node: StackNode): void {
    const fragment = this.fragment(node, this.width)
    if (!this.fits(fragment) && !this.atTop && fragment.height <= this.pageRoom) this.nextFrame()
    if (this.fits(fragment)) this.put(fragment)
    else {
      this.squeezed ||= fragment.height <= this.pageRoom
      this.placeStack(node)
    }
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
    this.#justification.fix(this.frameIndex, items.slice(before))
    this.#margin = { page, bottom: y + drop + fragment.height }
  }

  /** Goes down by a space that may grow when the page is full. */
  #space(height: number): void {
    this.moveDown(height)
    if (this.paged && !this.dividing) this.#justification.space(this.frameIndex, this.y, height)
  }

  // ── Pages ──────────────────────────────────────────────────────────────────────────────────────────────────────────

  nextFrame(): void {
    if (this.dividing || this.across) {
      if (this.hasNextColumn) this.beginColumn(this.frame.column! + 1)
      else this.addPage(this.orientation, this.across)
      this.applyInset()
      return
    }
    this.#justification.leave(this.frameIndex, this.room)
    const { inset } = this
    this.inset = { left: 0, right: 0 }
    if (this.hasNextColumn) this.beginColumn(this.frame.column! + 1)
    else this.#beginNextPage()
    for (let next = this.#first('column', 'page'); next; next = this.#first('column', 'page')) {
      if (!this.#placeFloat(next.node, next.float, this.atTop)) break
      this.#remove(next)
      this.#space(Math.min(afterOf(next.node), Math.max(0, this.room)))
    }
    this.inset = inset
    this.applyInset()
  }

  /** A page, after those on their side that wait; where text stands in columns, with wide floats across its top. */
  #beginNextPage(): void {
    for (let next = this.#first('landscape'); next; next = this.#first('landscape')) {
      this.#remove(next)
      this.#placeLandscape(next.node)
    }
    if (!this.inColumns || !this.#first('page')) {
      this.addPage('portrait')
      return
    }
    this.addPage('portrait', true)
    let gap = 0
    for (let next = this.#first('page'); next; next = this.#first('page')) {
      if (
        !this.#placeFloat(next.node, next.float, this.atTop, this.atTop ? 0 : beforeOf(next.node))
      )
        break
      this.#remove(next)
      gap = Math.max(afterOf(next.node), this.definition.lineHeight)
    }
    if (!this.endAcross(gap)) this.#beginNextPage()
  }

  /**
   * The first that waits, where it is of one of these kinds. In columns, where wide floats and narrow ones wait for other
   * places, the first of its kind before which none of its series waits.
   */
  #first(...kinds: readonly Float[]): Waiting | undefined {
    if (!this.inColumns) {
      const [next] = this.#waiting
      return next && kinds.includes(next.float) ? next : undefined
    }
    const suits = this.across
      ? kinds
      : kinds.filter((kind) => kind !== 'page' || kinds.length === 1)
    return this.#waiting.find(
      ({ float, node }, index) =>
        suits.includes(float) &&
        !this.#waiting.slice(0, index).some((other) => other.node.series === node.series),
    )
  }

  #remove(waiting: Waiting): void {
    this.#waiting.splice(this.#waiting.indexOf(waiting), 1)
  }

  /** A new page, after all that waits. */
  #turn(): void {
    this.#emptyQueue()
    do if (!this.atTop || this.frame.column) this.nextFrame()
    while (this.frame.column)
  }

  /** Puts what still waits; at the end of the document no page is begun after a page on its side. */
  #emptyQueue(atEnd = false): void {
    while (this.#waiting.length > 0) {
      if (atEnd && this.#waiting.every(({ float }) => float === 'landscape')) {
        for (const { node } of this.#waiting.splice(0)) this.#placeLandscape(node)
        return
      }
      const next = this.#first('column', 'page')
      if (
        next &&
        this.#placeFloat(next.node, next.float, false, this.atTop ? 0 : beforeOf(next.node))
      )
        this.#remove(next)
      else this.nextFrame()
    }
  }

  // ── Floats ─────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Places a float here, or has it wait for the top of a page. Figures and tables each keep their order. */
  #float(node: StackNode, float: Float, gap: number): boolean {
    const queued = this.#waiting.some((waiting) => waiting.node.series === node.series)
    const elsewhere = float === 'landscape' || (float === 'page' && this.inColumns && !this.across)
    if ((node.here || this.across) && !elsewhere) {
      if (queued) this.#emptyQueue()
      while (!this.#placeFloat(node, float, this.atTop, this.atTop ? 0 : gap)) this.nextFrame()
      return true
    }
    if (!elsewhere && !queued) {
      if (this.inColumns && !this.atTop && this.#placeAtFoot(node)) return false
      if (
        (!this.inColumns || this.atTop) &&
        this.#placeFloat(node, float, false, this.atTop ? 0 : gap)
      )
        return true
    }
    this.#waiting.push({ node, float })
    return false
  }

  /** Whether the float found its place at the foot of this column; more text may stand above it. */
  #placeAtFoot(node: StackNode): boolean {
    const fragment = this.fragment(node, this.width + this.inset.left + this.inset.right)
    const gap = beforeOf(node)
    if (!this.fits(fragment, gap)) return false
    const foot = this.#feet.get(this.frameIndex) ?? { items: [], height: 0 }
    this.#feet.set(this.frameIndex, {
      items: [...foot.items, ...fragment.items.map((item) => shifted(item, 0, foot.height + gap))],
      height: foot.height + gap + fragment.height,
    })
    this.reserve(gap + fragment.height)
    this.call(fragment.notes)
    return true
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
      else {
        this.squeezed ||= fragment !== undefined && fragment.height <= this.pageRoom
        this.#divide(node)
      }
    })
    return true
  }

  /** On a page on its side; below another there, where both find room and neither wants a page of its own. */
  #placeLandscape(node: StackNode): void {
    if (this.orientation === 'landscape' && !this.atTop && !node.newPage) {
      const gap = beforeOf(node)
      const fragment = leastHeight(node) > this.room ? undefined : this.fragment(node, this.width)
      if (fragment && this.fits(fragment, gap)) {
        this.moveDown(gap)
        this.put(fragment)
        return
      }
    }
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

/** Pages of a document. Text that stands in columns ends with columns of one height. */
export function compose(definition: DocumentDefinition, typesetter: Typesetter): Page[] {
  const whole = new Composer(definition, typesetter)
  const pages = whole.compose()
  const { columns } = definition.page
  const total = whole.heightOnLastPage
  if (columns === 1 || total === 0) return pages
  const step = definition.lineHeight
  for (let height = total / columns; height < total; height += step) {
    const balanced = new Composer(definition, typesetter, { page: pages.length - 1, height })
    if (balanced.compose().length === pages.length && !balanced.squeezed) return balanced.pages
  }
  return pages
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
