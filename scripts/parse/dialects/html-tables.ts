/**
 * `<table>…</table>` of HTML as a table: rows, cells with their spans, the rows of `<th>` above as its head, and its caption.
 */
import type { Table, TableCell, TableRow } from 'mdast'
import type { Block, Figure } from '../../document/tree.js'
import { identified } from '../figures.js'
import { positionIn, sliceOf } from '../fragment.js'
import { trim } from '../paragraphs.js'
import { readPhrasing } from '../phrasing.js'
import { readInline, type Scope } from '../reading.js'
import type { Token } from '../syntax/nodes.js'
import { most } from '../tables.js'
import { largest } from '../../lists.js'

interface Piece {
  /** Of the element's content. */
  from: number
  to: number
  name: string
  attributes: string
}

/** The table of a raw block; nothing when it has no rows, or more than can be read. */
export function htmlTable(node: Token, scope: Scope): Block[] | undefined {
  const pieces = piecesOf(node.value)
  const rows = pieces.filter(({ name }) => name === 'tr')
  const cells = pieces.filter(({ name }) => name === 'td' || name === 'th')
  if (rows.length === 0 || cells.length === 0 || cells.length > most.cells) return undefined
  let next = 0
  const read = rows.map((row) => {
    const own: Piece[] = []
    while (next < cells.length && cells[next]!.from < row.to) own.push(cells[next++]!)
    return { row, own }
  })
  const filled = read.filter(({ own }) => own.length > 0)
  const head = filled.findIndex(({ own }) => own.some(({ name }) => name === 'td'))
  const children = filled.map(({ row, own }): TableRow => ({
    type: 'tableRow',
    children: own.map((cell) => readCell(node, cell, scope)),
    position: placeOf(node, row),
  }))
  const columns = Math.max(
    largest(
      children.map((row) => row.children.reduce((all, cell) => all + (cell.colspan ?? 1), 0)),
    ),
  )
  if (columns > most.columns) return undefined
  const table: Table = {
    type: 'table',
    align: Array.from({ length: columns }, () => null),
    children,
    position: node.position,
  }
  if (head > 1) table.headRows = head
  return [withCaption(table, pieces, node, scope)]
}

function withCaption(table: Table, pieces: readonly Piece[], node: Token, scope: Scope): Block {
  const caption = pieces.find(({ name }) => name === 'caption')
  const id = attribute(/^<table\b([^>]*)>/i.exec(node.value)?.[1] ?? '', 'id')
  if (!caption && !/^(?:tbl|tab)[:-]/.test(id ?? '')) return table
  const children = caption ? textOf(node, caption, scope) : []
  const position = node.position
  const figure: Figure = {
    type: 'figure',
    kind: 'table',
    ...identified(id),
    children: [
      ...(children.length > 0
        ? [
            {
              type: 'caption' as const,
              children: [{ type: 'paragraph' as const, children, position }],
              position,
            },
          ]
        : []),
      table,
    ],
    position,
  }
  return figure
}

const element = /<(\/?)(tr|td|th|caption)\b([^<>]*)>/gi

/** The elements that make a table, in order; one that is not closed ends where the next begins. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let row: Piece | undefined
  let inside: Piece | undefined
  const close = (at: number): void => {
    if (inside) inside.to = at
    inside = undefined
  }
  for (const { index, 0: tag, 1: end, 2: name = '', 3: attributes = '' } of text.matchAll(
    element,
  )) {
    const isRow = name.toLowerCase() === 'tr'
    close(index)
    if (isRow && row) row.to = index
    if (isRow) row = undefined
    if (end) continue
    const from = index + tag.length
    const piece: Piece = { from, to: text.length, name: name.toLowerCase(), attributes }
    pieces.push(piece)
    if (isRow) row = piece
    else inside = piece
  }
  return pieces
}

function readCell(node: Token, cell: Piece, scope: Scope): TableCell {
  const made: TableCell = {
    type: 'tableCell',
    children: textOf(node, cell, scope),
    position: placeOf(node, cell),
  }
  const columns = spanOf(cell.attributes, 'colspan')
  const rows = spanOf(cell.attributes, 'rowspan')
  if (columns > 1) made.colspan = columns
  if (rows > 1) made.rowspan = rows
  const align = /(?:text-align:\s*|\balign\s*=\s*["']?)(left|right|center)/i.exec(
    cell.attributes,
  )?.[1]
  if (align) made.align = align.toLowerCase() as 'left' | 'right' | 'center'
  return made
}

const spanOf = (attributes: string, name: string): number =>
  Math.min(Number.parseInt(attribute(attributes, name) ?? '1', 10) || 1, 100)

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`\\b${name}\\s*=\\s*["']?([^"'\\s>]+)`, 'i').exec(attributes)?.[1]

/** A cell's text; lines of it are one, and its paragraphs are apart. */
function textOf(node: Token, { from, to }: Piece, scope: Scope): TableCell['children'] {
  const fragment = sliceOf(node, from, to)
  const text = fragment.text
    .replace(/\r?\n[ \t]*(?=\r?\n)/g, ' ')
    .replace(/<\/?(?:p|div|span|font|tbody|thead|tfoot|colgroup)\b[^<>]*>/gi, (tag) =>
      ' '.repeat(tag.length),
    )
    .replace(/^[ \t]+/gm, (blank) => (blank.length > 3 ? '   ' : blank))
  return trim(
    readPhrasing(readInline({ ...fragment, text }, scope), scope),
  ) as TableCell['children']
}

function placeOf(node: Token, { from, to }: Piece): Token['position'] {
  const fragment = sliceOf(node, from, to)
  const lines = fragment.text.split('\n')
  return positionIn(fragment, {
    start: { line: 1, column: 1 },
    end: { line: lines.length, column: lines[lines.length - 1]!.length + 1 },
  })
}
