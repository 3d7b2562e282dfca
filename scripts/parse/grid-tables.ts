/**
 * pandoc's grid tables (manual, § Extension: grid_tables), whose cells may span others, as docutils draws them.
 *
 *     +-------+-------+        The boxes are found corner by corner: from one, along its upper edge to a next corner, down
 *     | A     | B     |        from there and back round. What is below and right of a box begins the next.
 *     +=======+=======+
 *     | over both     |
 *     +---------------+
 */
import type { Table, TableCell, TableRow } from 'mdast'
import type { Block, Phrasing } from '../document/tree.js'
import { drawnLines, type DrawnLine } from './drawn-lines.js'
import { onLines, spanning, wholeOf } from './fragment.js'
import { openScope, type Scope } from './reading.js'
import type { Token } from './syntax/nodes.js'
import { append, largest, smallest } from '../lists.js'

interface Box {
  top: number
  left: number
  bottom: number
  right: number
}
interface Drawing {
  lines: readonly DrawnLine[]
  node: Token
  scope: Scope
}
type Align = 'left' | 'center' | 'right' | null

/** How many signs may be looked at, for each sign that is drawn. */
const effort = 60

/** The table; nothing when the lines do not close to boxes, or a cell holds what no line can say. */
export function gridTable(node: Token, scope: Scope): Table | undefined {
  const lines = drawnLines(node, scope).map((line) => ({ ...line, text: inColumns(line.text) }))
  const boxes = boxesOf(lines.map(({ text }) => text))
  if (!boxes) return undefined
  const edges = (side: 'top' | 'bottom' | 'left' | 'right', other: typeof side): number[] =>
    [...new Set(boxes.flatMap((box) => [box[side], box[other]]))].sort((a, b) => a - b)
  const [rowEdges, columnEdges] = [edges('top', 'bottom'), edges('left', 'right')]
  const headEdge = rowEdges.findIndex((edge) => lines[edge]!.text.includes('=='))
  const headRows = headEdge > 0 && headEdge < rowEdges.length - 1 ? headEdge : 0
  const cells = new Map<number, TableCell[]>()
  for (const box of boxes) {
    const cell = gridCell(box, { lines, node, scope })
    if (!cell) return undefined
    const row = rowEdges.indexOf(box.top)
    const rowspan = rowEdges.indexOf(box.bottom) - row
    const colspan = columnEdges.indexOf(box.right) - columnEdges.indexOf(box.left)
    cells.set(row, [
      ...(cells.get(row) ?? []),
      { ...cell, ...(rowspan > 1 && { rowspan }), ...(colspan > 1 && { colspan }) },
    ])
  }
  const children = rowEdges.slice(1).map((_, index): TableRow => {
    const row = cells.get(index) ?? []
    const position = row.length ? spanning(row[0]!.position, row.at(-1)!.position) : node.position
    return { type: 'tableRow', children: row, position }
  })
  const rule = lines[headRows > 0 ? rowEdges[headRows]! : 0]!.text
  return {
    type: 'table',
    align: columnEdges.slice(1).map((to, index) => alignOf(rule, columnEdges[index]! + 1, to)),
    children,
    position: node.position,
    ...(headRows !== 1 && { headRows }),
  }
}

function alignOf(rule: string, from: number, to: number): Align {
  const [left, right] = [rule[from] === ':', rule[to - 1] === ':']
  return left ? (right ? 'center' : 'left') : right ? 'right' : null
}

/** A line in which every letter takes as many characters as columns: two for a wide one (Unicode UAX 11). */
const inColumns = (text: string): string =>
  text.replace(
    /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g,
    `$&${filler}`,
  )
const filler = '\u{fdd0}'

/** Every box that the lines draw, row by row; nothing when some of what is drawn is in none, or two overlap. */
function boxesOf(lines: readonly string[]): Box[] | undefined {
  const width = largest(lines.map((line) => line.length))
  const left = lines[0]!.indexOf('+')
  let steps = effort * width * lines.length
  const found: Box[] = []
  const waiting: Array<[number, number]> = [[0, left]]
  const seen = new Set<number>()
  let area = 0
  for (let corner = waiting.shift(); corner; corner = waiting.shift()) {
    const [top, from] = corner
    if (seen.has(top * width + from) || lines[top]![from] !== '+') continue
    seen.add(top * width + from)
    const box = boxAt(top, from)
    if (steps < 0) return undefined
    if (!box) continue
    found.push(box)
    area += (box.bottom - box.top) * (box.right - box.left)
    waiting.push([top, box.right], [box.bottom, from])
  }
  const right = largest(found.map((box) => box.right))
  const isWhole = area === (lines.length - 1) * (right - left) && right === lines[0]!.length - 1
  return found.length > 0 && isWhole
    ? found.sort((one, other) => one.top - other.top || one.left - other.left)
    : undefined

  function boxAt(top: number, from: number): Box | undefined {
    for (let right = from + 1; /[-=:+]/.test(lines[top]![right] ?? ''); right++)
      if (lines[top]![right] === '+') {
        const bottom = bottomOf(top, from, right)
        if (bottom !== undefined) return { top, left: from, bottom, right }
      }
    return undefined
  }

  function bottomOf(top: number, from: number, right: number): number | undefined {
    for (let bottom = top + 1; /[|+]/.test(lines[bottom]?.[right] ?? ''); bottom++) {
      if (!/[|+]/.test(lines[bottom]![from] ?? '')) return undefined
      steps -= 1
      if (lines[bottom]![right] !== '+' || lines[bottom]![from] !== '+') continue
      steps -= right - from
      if (steps < 0) return undefined
      if (/^[-=:+]*$/.test(lines[bottom]!.slice(from, right))) return bottom
    }
    return undefined
  }
}

/** A cell, whose blocks become lines; nothing when it holds what no line can say. */
function gridCell(
  { top, bottom, left, right }: Box,
  { lines, node, scope }: Drawing,
): TableCell | undefined {
  const own = lines.slice(top + 1, bottom)
  const inner = own.map((line) => line.text.slice(left + 1, right))
  const indent = smallest(
    inner.filter((text) => text.trim()).map((text) => text.length - text.trimStart().length),
  )
  if (indent === Infinity) return { type: 'tableCell', children: [], position: node.position }
  const starts = own.map((line) => line.at(left + 1 + indent))
  const fragment = onLines(
    scope.fragment.path,
    inner.map((text) => text.slice(indent).trimEnd().replaceAll(filler, '')).join('\n'),
    starts,
  )
  if (scope.depth > 4) return undefined
  const { scope: inside, nodes } = openScope(scope.reading, fragment, scope)
  const children = asLines(scope.reading.readBlocks(nodes, inside))
  return (
    children && {
      type: 'tableCell',
      children: children as TableCell['children'],
      position: wholeOf(fragment),
    }
  )
}

/** Paragraphs and lists as running text with line breaks. */
function asLines(blocks: readonly Block[], mark = ''): Phrasing[] | undefined {
  const all: Phrasing[] = []
  for (const block of blocks) {
    const parts =
      block.type === 'paragraph'
        ? [
            ...(mark ? [{ type: 'text' as const, value: mark }] : []),
            ...(block.children as Phrasing[]),
          ]
        : block.type === 'list' && !mark
          ? block.children.reduce<Phrasing[] | undefined>((lines, item, index) => {
              const one = asLines(
                item.children as Block[],
                block.ordered ? `${(block.start ?? 1) + index}. ` : '• ',
              )
              return (
                lines &&
                one && [...lines, ...(lines.length > 0 ? [{ type: 'break' as const }] : []), ...one]
              )
            }, [])
          : undefined
    if (!parts) return undefined
    append(all, all.length > 0 ? [{ type: 'break' as const }] : [], parts)
  }
  return all
}
