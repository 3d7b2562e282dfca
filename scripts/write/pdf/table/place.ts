/**
 * Tables onto pages: rules above, below and under the head, rows whole, heads repeated, cells that span rows kept with
 * them. A row taller than a page is divided between its lines.
 */
import type { Blocks } from '../print/blocks.js'
import type { TableNode } from '../print/node.js'
import { bottomOf, shifted, topOf, type PageItem } from '../print/page.js'
import { pointsOf } from './decimal.js'
import { rowGroups, layGroup, type Laid } from './rows.js'
import { fitColumns } from './widths.js'
import { largest, smallest } from '../../../lists.js'

export function placeTable(node: TableNode, composer: Blocks): void {
  const { table, look } = node
  const { widths } = fitColumns(
    table,
    node.style,
    look.padding,
    composer.width,
    composer.typesetter,
  )
  const setting = {
    widths,
    points: pointsOf(table, node.style, composer.typesetter),
    style: node.style,
    look,
    typesetter: composer.typesetter,
  }
  const head = rowGroups(table.head).map((group) => layGroup(group, setting))
  const rule = (thickness: number, color: string): void =>
    composer.put({
      items: [
        {
          type: 'vector',
          item: {
            type: 'line',
            x1: 0,
            x2: composer.width,
            y1: thickness / 2,
            y2: thickness / 2,
            lineWidth: thickness,
            lineColor: color,
          },
        },
      ],
      height: thickness,
      notes: [],
    })
  const putHead = (repeated: boolean): void => {
    rule(look.heavy, look.color)
    for (const group of head) composer.put(repeated ? silent(group) : group)
    if (head.length > 0) rule(look.light, look.color)
  }
  const heading = head.reduce((sum, group) => sum + group.height, 2 * look.heavy + look.light)
  let fresh = true // nothing of the body stands on this page yet
  const turn = (): void => {
    rule(look.light, look.rule)
    composer.nextFrame()
    if (node.continued) composer.put(continuing(node.continued, composer))
    putHead(true)
    fresh = true
  }
  const groups = rowGroups(table.body)
  const first = groups[0] ? layGroup(groups[0], setting) : undefined
  if (
    composer.paged &&
    !composer.atTop &&
    heading + Math.min(first?.height ?? 0, composer.pageRoom / 2) > composer.room
  )
    composer.nextFrame()
  putHead(false)
  groups.forEach((group, index) => {
    let laid: Laid | undefined = index === 0 ? first : layGroup(group, setting)
    while (laid) {
      const fits = laid.height + look.heavy + composer.needed(laid.notes) <= composer.room + 0.01
      if (!composer.paged || fits) {
        composer.put(laid)
        laid = undefined
        fresh = false
        continue
      }
      const tall = laid.height > composer.pageRoom - heading
      const [part, rest]: [Laid | undefined, Laid | undefined] =
        tall || fresh ? divide(laid, composer.room - look.heavy) : [undefined, laid]
      if (part) composer.put(part)
      else if (fresh) {
        composer.put(laid)
        laid = undefined
        fresh = false
        continue
      } // one line taller than a page
      laid = rest
      if (laid) turn()
    }
  })
  rule(look.heavy, look.color)
}

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
function divide(laid: Laid, room: number): [Laid | undefined, Laid | undefined] {
  const head = laid.items.filter((item) => bottomOf(item) <= room)
  const tail = laid.items.filter((item) => bottomOf(item) > room)
  if (head.length === 0 || tail.length === 0) return [undefined, laid]
  const up = smallest(tail.map(topOf)) - laid.padding
  return [
    { ...laid, items: head, height: largest(head.map(bottomOf)) + laid.padding, notes: [] },
    { ...laid, items: tail.map((item) => shifted(item, 0, -up)), height: laid.height - up },
  ]
}
