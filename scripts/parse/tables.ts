/**
 * Pipe tables, with their caption line (`: Caption {#tbl:x}` before or after): a captioned one is a float, another a
 * plain block.
 */
import type { Code, Table, TableCell, TableRow } from 'mdast'
import type { Block, Caption, Figure } from '../document/tree.js'
import { floatAttributes } from './figures.js'
import { spanning } from './fragment.js'
import { trim } from './paragraphs.js'
import { readPhrasing } from './phrasing.js'
import { unsupported, type Scope } from './reading.js'
import type { CaptionSyntax } from './table-captions.js'
import { readAttributes, type Attributes } from './syntax/attributes.js'
import { cellsOf } from './syntax/pipe-rows.js'
import { inlineChildren, type Flow, type Inline } from './syntax/nodes.js'

type TableSyntax = Extract<Flow, { type: 'table' }>

/** More columns no page can show, and more cells no reader reads. */
export const most = { columns: 200, cells: 20_000 }

/** A table. One without measure is told, and kept line by line. */
export function readTable(whole: TableSyntax, scope: Scope, given?: CaptionSyntax): Block[] {
  const below = given ? undefined : captionRow(whole)
  const node = below ? { ...whole, children: whole.children.slice(0, below.row) } : whole
  const caption = given ?? below?.caption
  const columns = node.children[0]?.children.length ?? 0
  if (columns > most.columns || columns * node.children.length > most.cells)
    return tooLarge(node, columns, scope)
  const table: Table = {
    type: 'table',
    align: node.align ?? [],
    children: node.children.map((row) => readRow(row, columns, scope)),
    position: node.position,
  }
  tellRagged(node, columns, scope)
  return caption ? [captioned(table, caption, node, scope)] : [table]
}

/**
 * The caption that stands right below the last row: to GFM, which takes every line up to a blank one, rows of a cell.
 * pandoc ends a table where a line has no bar.
 */
function captionRow({
  children,
}: TableSyntax): { row: number; caption: CaptionSyntax } | undefined {
  const row = children.findIndex(
    (each, index) => index > 0 && isLone(each) && /^(?:Table)?:\s/i.test(startOf(each)),
  )
  const lines = children.slice(row)
  if (row < 0 || !lines.every(isLone)) return undefined
  const nodes = lines.flatMap((each, index): Inline[] => [
    ...(index === 0
      ? []
      : [{ type: 'text', value: '\n', position: each.position } as unknown as Inline]),
    ...inlineChildren(each.children[0]!),
  ])
  const [first, ...rest] = nodes
  const value = startOf(children[row]!).replace(/^(?:Table)?:\s*/i, '')
  return {
    row,
    caption: {
      nodes: value ? [{ ...first, value } as Inline, ...rest] : rest,
      position: spanning(lines[0]!.position, lines.at(-1)!.position),
    },
  }
}

const isLone = ({ children }: TableRow): boolean => children.length === 1
const startOf = ({ children }: TableRow): string => {
  const [first] = inlineChildren(children[0]!)
  return first?.type === 'text' ? first.value : ''
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

/** A row of more or fewer cells than the head is told: a bar is missing, or one too many. */
function tellRagged(node: TableSyntax, columns: number, scope: Scope): void {
  const dashes = dashesOf(node, scope)
  if (dashes !== columns)
    unsupported(
      scope,
      { ...node.position, end: node.position.start },
      `row of dashes of ${dashes} cell${dashes === 1 ? '' : 's'}`,
      `${columns}, as its head has`,
    )
  for (const row of node.children)
    if (row.children.length !== columns)
      unsupported(
        scope,
        row,
        `row of ${row.children.length} cell${row.children.length === 1 ? '' : 's'}`,
        `${columns}, as its head has; write a bar in a cell as \`\\|\``,
      )
}

/** How many cells the row of dashes has, as it is written. */
function dashesOf({ children }: TableSyntax, { fragment }: Scope): number {
  const from = fragment.text.indexOf(
    '\n',
    children[0]!.position!.end.offset! - fragment.line(0).offset,
  )
  const end = fragment.text.indexOf('\n', from + 1)
  const line = fragment.text.slice(from + 1, end < 0 ? undefined : end)
  return cellsOf(line.replace(/^[ \t>]+/, '')).length
}

function readRow(row: TableRow, columns: number, scope: Scope): TableRow {
  const children = row.children.map((cell): TableCell => ({
    type: 'tableCell',
    children: trim(readPhrasing(inlineChildren(cell), scope, { inCell: true })),
    position: cell.position,
  }))
  while (children.length < columns)
    children.push({ type: 'tableCell', children: [], position: row.position })
  return { type: 'tableRow', children, position: row.position }
}

/** The float of a table whose caption stands before or after `node`. */
export function captioned(
  table: Table,
  { nodes, position: place }: CaptionSyntax,
  node: Pick<TableSyntax, 'position'>,
  scope: Scope,
): Figure {
  const { children, attributes, id } = readCaptionLine(nodes, scope)
  const caption: Caption = {
    type: 'caption',
    children: [{ type: 'paragraph', children, position: place }],
    position: place,
  }
  const before = place.start.offset! < node.position.start.offset!
  const position = before ? spanning(place, node.position) : spanning(node.position, place)
  return {
    type: 'figure',
    kind: 'table',
    ...floatAttributes(attributes, id),
    children: [...(children.length ? [caption] : []), table],
    position,
  }
}

/** The text of a caption line, without its mark, the attributes at its end, and the identifier in a label. */
function readCaptionLine(
  nodes: Inline[],
  scope: Scope,
): {
  children: ReturnType<typeof readPhrasing>
  attributes?: Attributes | undefined
  id?: string | undefined
} {
  const last = nodes[nodes.length - 1]
  const attributes =
    last?.type === 'attributes' && !isLabel(nodes)
      ? readAttributes(last.value, 0)?.attributes
      : undefined
  const inner = attributes ? nodes.slice(0, -1) : nodes
  const outer = scope.labels
  scope.labels = []
  const children = trim(readPhrasing(inner, scope))
  const [id] = scope.labels
  scope.labels = outer
  return { children, attributes, id }
}

/** Whether a caption ends with `[]{label="x"}`, whose attributes are the bracket's. */
function isLabel(nodes: readonly Inline[]): boolean {
  const [open, close, attributes] = nodes.slice(-3)
  return (
    open?.type === 'bracket' &&
    close?.type === 'bracket' &&
    open.value === '[' &&
    close.value === ']' &&
    attributes?.type === 'attributes' &&
    /\blabel\s*=/.test(attributes.value)
  )
}
