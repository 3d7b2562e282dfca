/**
 * Blocks in their frame: text with no line alone, pictures, rules, rows, tables; and how much room each needs to begin.
 */
import { placeTable } from '../table/place.js'
import type { TextLine } from '../text/line.js'
import { Frames } from './frames.js'
import {
  handleNode,
  type LayoutNode,
  type NodeHandlers,
  type PictureNode,
  type RowNode,
  type RuleNode,
  type StackNode,
  type TableNode,
  type TextNode,
} from './node.js'
import { largest } from '../../../lists.js'

/** Lines of a text node, set once for a width. */
interface SetLines {
  width: number
  lines: TextLine[]
}

/** Lines of text nodes, which need not be chosen again where a document is composed again. */
const setLines = new WeakMap<TextNode, SetLines>()

export abstract class Blocks extends Frames {
  /** Within a table, or a float that is divided: a new page begins with nothing above it. */
  protected dividing = false

  /** Goes on at the top of the next column or page. */
  abstract nextFrame(): void

  /** Lays the blocks of a stack out, one below the other. */
  protected abstract placeStack(node: StackNode): void

  readonly #place: NodeHandlers<void> = {
    text: (node) => this.#placeText(node),
    stack: (node) => this.placeStack(node),
    row: (node) => this.#placeRow(node),
    picture: (node) => this.#placePicture(node),
    rule: (node) => this.#placeRule(node),
    table: (node) => this.#placeTable(node),
  }

  /** Lays one block out at the current place, between the edges of the column. */
  protected placeBlock(node: LayoutNode): void {
    handleNode(this.#place, node)
  }

  // ── Text ───────────────────────────────────────────────────────────────────────────────────────────────────────────

  #lines(node: TextNode, width: number): TextLine[] {
    let laid = setLines.get(node)
    if (laid?.width !== width) {
      const lines = this.typesetter.lines(node.runs, node.style, width)
      for (const line of lines)
        Object.assign(line, {
          tag: node.tag,
          artifact: node.artifact === true,
          counted: !node.artifact && !node.uncounted && line.spans.length > 0,
        })
      if (lines[0])
        Object.assign(lines[0], { anchors: node.anchors ?? [], bookmark: node.bookmark })
      setLines.set(node, (laid = { width, lines }))
    }
    // Copies: the same block may be laid out as a fragment first.
    return laid.lines.map((line) => line.clone())
  }

  #placeText(node: TextNode): void {
    const lines = this.#lines(node, this.width)
    if (!this.paged) {
      for (const line of lines) this.#add(line)
      return
    }
    for (let from = 0; from < lines.length;) {
      const left = lines.length - from
      let count = this.#fitting(lines, from)
      if (count < left) {
        if (left - count === 1 && count > 1) count-- // no line alone at the top of the next page
        if (from === 0 && count === 1 && !this.atTop) count = 0 // nor at the foot of this one
        if (count > 2 && left - count > 1 && lines[from + count - 1]!.divides) count-- // nor a word on two pages
        if (count === 0 && this.atTop) count = 1
      }
      for (const line of lines.slice(from, from + count)) this.#add(line)
      from += count
      if (from < lines.length) this.nextFrame()
    }
  }

  /** How many lines from `from` find room on this page, with the footnotes that they call. */
  #fitting(lines: readonly TextLine[], from: number): number {
    let height = 0
    let notes: string[] = []
    for (let at = from; at < lines.length; at++) {
      const line = lines[at]!
      height += line.height
      if (line.notes.length > 0) notes = [...notes, ...line.notes]
      if (height + this.needed(notes) > this.room + 0.01) return at - from
    }
    return lines.length - from
  }

  #add(line: TextLine): void {
    const { items, x, y } = this
    if (this.marker) {
      const { line: mark, x: from } = this.marker
      this.marker = undefined
      items.push({
        type: 'line',
        item: Object.assign(mark, {
          x: x + from,
          y: y + line.baseline - mark.baseline,
        }),
      })
    }
    items.push({ type: 'line', item: Object.assign(line, { x, y }) })
    this.moveDown(line.height)
    this.call(line.notes)
  }

  // ── Other blocks ───────────────────────────────────────────────────────────────────────────────────────────────────

  #placePicture({ picture, width, height, align, anchors }: PictureNode): void {
    const x = this.x + (align === 'center' ? (this.width - width) / 2 : 0)
    this.items.push({
      type: 'image',
      item: { picture, width, height, anchors, x, y: this.y },
    })
    this.moveDown(height)
  }

  #placeRule({ strokes, height }: RuleNode): void {
    this.put({
      items: strokes.map((item) => ({ type: 'vector', item })),
      height,
      notes: [],
    })
  }

  #placeRow(node: RowNode): void {
    const fragments = node.columns.map((column) => this.fragment(column.node, column.width))
    const height = Math.max(0, largest(fragments.map((fragment) => fragment.height)))
    const { x, y } = this
    node.columns.forEach((column, index) => {
      const fragment = fragments[index]!
      this.stamp(fragment, x + column.x, y + (column.middle ? (height - fragment.height) / 2 : 0))
      this.call(fragment.notes)
    })
    this.moveDown(height)
  }

  #placeTable(node: TableNode): void {
    const { dividing } = this
    this.dividing = true
    placeTable(node, this)
    this.dividing = dividing
  }

  // ── Room ───────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Height of the block at `index`, of all that it must stand with, and of the beginning of what follows. */
  protected chain(nodes: readonly LayoutNode[], index: number, width: number): number {
    let height = 0
    for (let at = index; at < nodes.length; at++) {
      const node = nodes[at]!
      if (node.kind === 'stack' && node.float) continue
      if (at > index) height += Math.max(afterOf(nodes[at - 1]!), beforeOf(node))
      if (!node.keepWithNext) return height + this.#lead(node, width)
      height +=
        node.kind === 'text' ? sum(this.#lines(node, width)) : this.fragment(node, width).height
    }
    return height
  }

  /** The least height that a block can begin in. */
  #lead(node: LayoutNode, width: number): number {
    const [left, right] = node.inset ?? [0, 0]
    const inner = width - left - right
    const least: NodeHandlers<number> = {
      text: (text) => {
        const lines = this.#lines(text, inner)
        return sum(lines.length <= 3 ? lines : lines.slice(0, 2))
      },
      table: () => 0,
      picture: ({ height }) => height,
      rule: ({ height }) => height,
      row: (row) => this.fragment(row, width).height,
      stack: (stack) => {
        if (stack.together) return Math.min(this.fragment(stack, width).height, this.pageRoom)
        return stack.stack.length > 0
          ? this.chain(stack.stack, 0, inner - (stack.marker?.width ?? 0))
          : 0
      },
    }
    return handleNode(least, node)
  }
}

const sum = (lines: readonly TextLine[]): number =>
  lines.reduce((height, line) => height + line.height, 0)
/** Space that a block wants before it: its own or that of the first block in it. */
export const beforeOf = (node: LayoutNode): number =>
  Math.max(node.before ?? 0, node.kind === 'stack' && node.stack[0] ? beforeOf(node.stack[0]) : 0)
/** Space that a block wants after it. */
export const afterOf = (node: LayoutNode): number =>
  Math.max(
    node.after ?? 0,
    node.kind === 'stack' && node.stack.length > 0 ? afterOf(node.stack.at(-1)!) : 0,
  )
