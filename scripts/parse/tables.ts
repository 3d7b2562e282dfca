/**
 * Pipe tables, with their caption line (`: Caption {#tbl:x}` before or after): a captioned one is a float, another a
 * plain block.
 */
import type { Code, Table, TableCell, TableRow } from 'mdast'
import type { Block, Caption, Figure } from '../document/tree.js'
import { identified } from './figures.js'
import { spanning } from './fragment.js'
import { trim } from './paragraphs.js'
import { readPhrasing } from './phrasing.js'
import { unsupported, type Scope } from './reading.js'
import { readAttributes } from './syntax/attributes.js'
import { inlineChildren, type Flow, type Inline } from './syntax/nodes.js'

type TableSyntax = Extract<Flow, { type: 'table' }>

/** More columns no page can show, and more cells no reader reads. */
export const most = { columns: 200, cells: 20_000 }

/** A table; `caption` holds the nodes of the paragraph that is its caption. One without measure is told, and kept line by line. */
export function readTable(node: TableSyntax, scope: Scope, caption?: Inline[]): Block[] {
  const columns = node.children[0]?.children.length ?? 0
  if (columns > most.columns || columns * node.children.length > most.cells)
    return tooLarge(node, columns, scope)
  const captionRow = node.children.findIndex(
    (row, index) =>
      index > 0 && inlineChildren(row.children[0] ?? { children: [] })[0]?.type === 'lineMarker',
  )
  const rows = captionRow < 0 ? node.children : node.children.slice(0, captionRow)
  const last = rows[rows.length - 1]
  const table: Table = {
    type: 'table',
    align: node.align ?? [],
    children: rows.map((row) => readRow(row, scope)),
    position: spanning(node.position, last?.position ?? node.position),
  }
  const nodes =
    caption ?? (captionRow < 0 ? undefined : node.children.slice(captionRow).flatMap(rowNodes))
  return nodes ? [captioned(table, nodes, node, scope)] : [table]
}

function tooLarge(node: TableSyntax, columns: number, scope: Scope): Code[] {
  unsupported(
    scope,
    { ...node.position, end: node.position.start },
    `table of ${columns} columns and ${node.children.length} rows`,
    `${most.columns} columns and ${most.cells} cells at most; give it as a \`::supplement\``,
  )
  const from = node.position.start.offset! - scope.fragment.line(0).offset
  return [
    {
      type: 'code',
      value: scope.fragment.text.slice(
        from,
        from + node.position.end.offset! - node.position.start.offset!,
      ),
      position: node.position,
    },
  ]
}

function readRow(row: TableRow, scope: Scope): TableRow {
  const children = row.children.map((cell): TableCell => ({
    type: 'tableCell',
    children: trim(readPhrasing(inlineChildren(cell), scope, { inCell: true })),
    position: cell.position,
  }))
  return { type: 'tableRow', children, position: row.position }
}

/** A caption line right below the rows was read as one more row. */
function rowNodes(row: TableRow): Inline[] {
  const filled = row.children.filter((cell) => cell.children.length > 0)
  return filled.flatMap((cell, index): Inline[] => [
    ...(index ? [{ type: 'text', value: '|', position: cell.position } as Inline] : []),
    ...inlineChildren(cell),
  ])
}

/** The float of a table whose caption is the paragraph of `nodes`, before or after `node`. */
export function captioned(
  table: Table,
  nodes: Inline[],
  node: Pick<TableSyntax, 'position'>,
  scope: Scope,
): Figure {
  const { children, id } = readCaptionLine(nodes, scope)
  const first = nodes[0]!.position
  const last = nodes[nodes.length - 1]!.position
  const caption: Caption = {
    type: 'caption',
    children: [{ type: 'paragraph', children, position: spanning(first, last) }],
    position: spanning(first, last),
  }
  const before = first.start.offset! < node.position.start.offset!
  const position = before
    ? spanning(first, node.position)
    : spanning(node.position, last.end.offset! > node.position.end.offset! ? last : node.position)
  return {
    type: 'figure',
    kind: 'table',
    ...identified(id),
    children: [...(children.length ? [caption] : []), table],
    position,
  }
}

/** The text of a caption line, without its mark, and the identifier at its end or in a label. */
function readCaptionLine(
  nodes: Inline[],
  scope: Scope,
): { children: ReturnType<typeof readPhrasing>; id?: string | undefined } {
  const inner = nodes.slice(nodes[0]!.type === 'lineMarker' ? 1 : 0)
  const last = inner[inner.length - 1]
  const attributes =
    last?.type === 'attributes' ? readAttributes(last.value, 0)?.attributes : undefined
  if (attributes) inner.pop()
  const first = inner[0]
  if (first?.type === 'text' && nodes[0]!.type !== 'lineMarker')
    inner[0] = { ...first, value: first.value.replace(/^Table:\s*/i, '') }
  const outer = scope.labels
  scope.labels = []
  const children = trim(readPhrasing(inner, scope))
  const id = attributes?.id ?? scope.labels[0]
  scope.labels = outer
  return { children, id }
}
