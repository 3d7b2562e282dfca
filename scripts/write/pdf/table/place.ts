/**
 * Tables onto pages: rules above, below and under the head, rows whole, heads repeated, cells that span rows kept with
 * them. A row taller than a page is divided between its lines.
 */
import type { Blocks } from '../print/blocks.js'
import type { TableNode } from '../print/node.js'
import { bottomOf, shifted, topOf, type PageItem } from '../print/page.js'
import { pointsOf } from './decimal.js'
import { rowGroups, layGroup, type Laid, type TableSetting } from './rows.js'
import type { LayoutRow } from './layout.js'
import { fitColumns } from './widths.js'
import { largest, smallest } from '../../../lists.js'

export function placeTable(node: TableNode, composer: Blocks): void {
  new TablePlacer(node, composer).place()
}

class TablePlacer {
  readonly #node: TableNode
  readonly #composer: Blocks
  readonly #setting: TableSetting
  readonly #head: readonly Laid[]
  /** Nothing of the body stands on this page yet. */
  #fresh = true

  constructor(node: TableNode, composer: Blocks) {
    const { table, style, look } = node
    const { typesetter, width } = composer
    const { widths } = fitColumns(table, style, look.padding, width, typesetter)
    this.#node = node
    this.#composer = composer
    this.#setting = { widths, points: pointsOf(table, style, typesetter), style, look, typesetter }
    this.#head = this.#laid(table.head)
  }

  place(): void {
    const composer = this.#composer
    const body = rowGroups(this.#node.table.body)
    const first = body[0] && layGroup(body[0], this.#setting)
    const least = Math.min(first?.height ?? 0, composer.pageRoom / 2)
    if (composer.paged && !composer.atTop && this.#headHeight + least > composer.room)
      composer.nextFrame()
    this.#putHead(false)
    body.forEach((group, index) => {
      const laid = index === 0 ? first : undefined
      this.#placeGroup(laid ?? layGroup(group, this.#setting))
    })
    this.#heavyRule()
  }

  #laid(rows: readonly LayoutRow[]): Laid[] {
    return rowGroups(rows).map((group) => layGroup(group, this.#setting))
  }

  /** Rows that belong together: on this page, on the next, or, when no page holds them, divided between their lines. */
  #placeGroup(group: Laid): void {
    for (let rest: Laid | undefined = group; rest;) {
      if (this.#fits(rest)) {
        this.#putRows(rest)
        return
      }
      const [part, others]: Division = this.#mustDivide(rest)
        ? divide(rest, this.#composer.room - this.#node.look.heavy)
        : [undefined, rest]
      if (!part && this.#fresh) {
        // One line is taller than a page.
        this.#putRows(rest)
        return
      }
      if (part) this.#composer.put(part)
      rest = others
      if (rest) this.#turnPage()
    }
  }

  #fits({ height, notes }: Laid): boolean {
    const { paged, room } = this.#composer
    const rule = this.#node.look.heavy
    return !paged || height + rule + this.#composer.needed(notes) <= room + 0.01
  }

  /** Rows that an empty page would not hold either. */
  #mustDivide({ height }: Laid): boolean {
    return this.#fresh || height > this.#composer.pageRoom - this.#headHeight
  }

  #putRows(rows: Laid): void {
    this.#composer.put(rows)
    this.#fresh = false
  }

  #turnPage(): void {
    const { continued, look } = this.#node
    this.#rule(look.light, look.rule)
    this.#composer.nextFrame()
    if (continued) this.#composer.put(continuing(continued, this.#composer))
    this.#putHead(true)
    this.#fresh = true
  }

  #putHead(repeated: boolean): void {
    const { light, color } = this.#node.look
    this.#heavyRule()
    for (const group of this.#head) this.#composer.put(repeated ? silent(group) : group)
    if (this.#head.length > 0) this.#rule(light, color)
  }

  get #headHeight(): number {
    const { heavy, light } = this.#node.look
    return this.#head.reduce((sum, group) => sum + group.height, 2 * heavy + light)
  }

  #heavyRule(): void {
    const { heavy, color } = this.#node.look
    this.#rule(heavy, color)
  }

  #rule(lineWidth: number, lineColor: string): void {
    const y = lineWidth / 2
    const x2 = this.#composer.width
    this.#composer.put({
      items: [
        { type: 'vector', item: { type: 'line', x1: 0, x2, y1: y, y2: y, lineWidth, lineColor } },
      ],
      height: lineWidth,
      notes: [],
    })
  }
}

/** What a page still holds of rows, and the others. */
type Division = [part: Laid | undefined, rest: Laid | undefined]

/** What a table is that goes on: for the eye alone. */
function continuing({ runs, style }: NonNullable<TableNode['continued']>, composer: Blocks): Laid {
  const [line] = composer.typesetter.lines(runs, style, composer.width)
  const space = style.leading / 3
  return {
    items: [{ type: 'line', item: Object.assign(line!, { artifact: true }) }],
    height: line!.height + space,
    notes: [],
    padding: 0,
  }
}

/** A head that was read on the page before: for the eye alone. */
function silent(laid: Laid): Laid {
  const items = laid.items.map((given): PageItem => {
    if (given.type !== 'line') return given
    const copy = given.item.clone()
    copy.artifact = true
    return { type: 'line', item: copy }
  })
  return { ...laid, items, notes: [] }
}

/** The lines of a row that `room` holds, and the others moved up; no first part when not one line fits. */
function divide(laid: Laid, room: number): Division {
  const head = laid.items.filter((item) => bottomOf(item) <= room)
  const tail = laid.items.filter((item) => bottomOf(item) > room)
  if (head.length === 0 || tail.length === 0) return [undefined, laid]
  const up = smallest(tail.map(topOf)) - laid.padding
  return [
    { ...laid, items: head, height: largest(head.map(bottomOf)) + laid.padding, notes: [] },
    { ...laid, items: tail.map((item) => shifted(item, 0, -up)), height: laid.height - up },
  ]
}
