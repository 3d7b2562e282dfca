/**
 * pandoc's simple, multiline and grid tables, as `syntax/text-tables.ts` finds them: columns from the rules that are drawn,
 * alignment from where heads stand over them, and cells of several lines. One that cannot be a table stays as it is drawn, with
 * a warning.
 */
import type { Code, Table, TableCell, TableRow } from 'mdast'
import { drawnLines, type DrawnLine } from './drawn-lines.js'
import { onLines, spanning, wholeOf, type Fragment, type LineStart } from './fragment.js'
import { gridTable } from './grid-tables.js'
import { trim } from './paragraphs.js'
import { readPhrasing } from './phrasing.js'
import { readInline, unsupported, type Scope } from './reading.js'
import type { Token } from './syntax/nodes.js'
import { most } from './tables.js'
import { largest, smallest } from '../lists.js'

/** Columns of a line, from a character to another. */
type Columns = ReadonlyArray<readonly [from: number, to: number]>
type Align = 'left' | 'center' | 'right' | null

/** The table, or its source where it cannot be one. */
export function readTextTable(node: Token, scope: Scope): Table | Code {
  const source: Code = { type: 'code', value: node.value, position: node.position }
  const lines = node.value.split('\n')
  const columns = largest(
    lines.slice(0, 20).map((line) => line.match(/[-=:]+(?=[\s+]|$)/g)?.length ?? 0),
  )
  if (columns > most.columns || columns * lines.length > most.cells) {
    unsupported(
      scope,
      { ...node.position, end: node.position.start },
      `table of ${columns} columns and ${lines.length} lines`,
      `${most.columns} columns and ${most.cells} cells at most; give it as a \`::supplement\``,
    )
    return source
  }
  const table = node.value.trimStart().startsWith('+')
    ? gridTable(node, scope)
    : ruledTable(node, scope)
  if (table) return table
  unsupported(
    scope,
    node,
    'table whose lines do not close, or whose cells hold more than text and lists',
    'a table of the kinds in the manual; it is printed as it stands',
  )
  return source
}

// ── Simple and multiline ─────────────────────────────────────────────────────────────────────────────────────────────

const isRule = ({ text }: DrawnLine): boolean => /^\s*-{2,}(?:\s+-{2,})*\s*$/.test(text)
const isGroups = (line: DrawnLine): boolean => isRule(line) && /-\s+-/.test(line.text)

function ruledTable(node: Token, scope: Scope): Table | undefined {
  const lines = drawnLines(node, scope)
  const rule = lines.findIndex(isGroups)
  const dashes = [...lines[rule]!.text.matchAll(/-+/g)].map((match): [number, number] => [
    match.index,
    match.index + match[0].length,
  ])
  const columns: Columns = dashes.map(([from], index) => [
    index === 0 ? 0 : from,
    dashes[index + 1]?.[0] ?? Infinity,
  ])
  const head = lines.slice(0, rule).filter((line) => !isRule(line))
  const body = lines.slice(
    rule + 1,
    lines.length > rule + 1 && isRule(lines.at(-1)!) ? -1 : undefined,
  )
  const multiline = body.some(({ text }) => !text.trim()) || (isRule(lines[0]!) && rule > 0)
  const rows = multiline ? paragraphsOf(body) : body.map((line) => [line])
  const align = dashes.map((group, index) =>
    alignment(group, head.length > 0 ? head : (rows[0] ?? []), columns[index]!),
  )
  const named = head.length > 0 ? [head, ...rows] : rows
  const children = named.map((row) => rowOf(row, columns, node, scope))
  if (children.length === 0) return undefined
  return {
    type: 'table',
    align,
    children,
    position: node.position,
    ...(head.length === 0 && { headRows: 0 }),
  }
}

/** By which edges of its dashes the head reaches (pandoc's manual, § Extension: simple_tables). */
function alignment(
  [from, to]: readonly [number, number],
  head: readonly DrawnLine[],
  column: readonly [number, number],
): Align {
  const texts = head.map(({ text }) => text.slice(...column)).filter((text) => text.trim())
  const begins = smallest(texts.map((text) => column[0] + text.length - text.trimStart().length))
  const ends = largest(texts.map((text) => column[0] + text.trimEnd().length))
  if (texts.length === 0) return null
  const left = begins <= from
  const right = ends >= to
  return left === right ? (left ? null : 'center') : left ? 'left' : 'right'
}

function paragraphsOf(lines: readonly DrawnLine[]): DrawnLine[][] {
  const rows: DrawnLine[][] = [[]]
  for (const line of lines) {
    if (line.text.trim()) rows.at(-1)!.push(line)
    else if (rows.at(-1)!.length > 0) rows.push([])
  }
  return rows.filter((row) => row.length > 0)
}

function rowOf(lines: readonly DrawnLine[], columns: Columns, node: Token, scope: Scope): TableRow {
  const children = columns.map((column): TableCell => {
    const fragment = pieces(lines, column, scope)
    return {
      type: 'tableCell',
      children: fragment
        ? (trim(readPhrasing(readInline(fragment, scope), scope)) as TableCell['children'])
        : [],
      position: fragment ? wholeOf(fragment) : node.position,
    }
  })
  return {
    type: 'tableRow',
    children,
    position: spanning(children[0]!.position, children.at(-1)!.position),
  }
}

/** The words of a column in some lines, a line each; nothing when there are none. */
function pieces(
  lines: readonly DrawnLine[],
  [from, to]: readonly [number, number],
  { fragment: { path } }: Scope,
): Fragment | undefined {
  const starts: LineStart[] = []
  const texts: string[] = []
  for (const line of lines) {
    const cut = line.text.slice(from, to)
    const text = cut.trim()
    if (!text && texts.length === 0) continue
    starts.push(line.at(from + cut.length - cut.trimStart().length))
    texts.push(text)
  }
  while (texts.at(-1) === '') {
    texts.pop()
    starts.pop()
  }
  return texts.length > 0 ? onLines(path, texts.join('\n'), starts) : undefined
}
