/**
 * pandoc's simple, multiline and grid tables, as `syntax/text-tables.ts` finds them: columns from the rules that are drawn,
 * alignment from where heads stand over them, and cells of several lines. What stands in a grid's cell as a list is said
 * line by line; a cell that holds more, or that spans others, leaves the table as it is drawn, with a warning.
 */
import type { Code, Table, TableCell, TableRow } from 'mdast'
import type { Block, Phrasing } from '../document/tree.js'
import {
  onLines,
  positionIn,
  sliceOf,
  spanning,
  type Fragment,
  type LineStart,
} from './fragment.js'
import { trim } from './paragraphs.js'
import { readPhrasing } from './phrasing.js'
import { openScope, readInline, unsupported, type Scope } from './reading.js'
import type { Token } from './syntax/nodes.js'
import { most } from './tables.js'

interface Line {
  from: number
  text: string
}
/** Columns of a line, from a character to another. */
type Columns = ReadonlyArray<readonly [from: number, to: number]>
type Align = 'left' | 'center' | 'right' | null

/** The table, or its source where it cannot be one. */
export function readTextTable(node: Token, scope: Scope): Table | Code {
  const source: Code = { type: 'code', value: node.value, position: node.position }
  const lines = node.value.split('\n')
  const columns = Math.max(
    ...lines.slice(0, 20).map((line) => line.match(/[-=:]+(?=[\s+]|$)/g)?.length ?? 0),
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
    'table with cells over several others, or with more than text and lists in them',
    'a table of the kinds in the manual; it is printed as it stands',
  )
  return source
}

function linesOf({ value, position }: Token, { fragment }: Scope): Line[] {
  const lines: Line[] = []
  // What stood before the first line is given back, so that columns are the same in each; not what a container takes.
  const at = position.start.line - fragment.line(0).line
  const [first = '', second = ''] = sourceLines(fragment).slice(at, at + 2)
  const taken = blanks(second) - blanks(value.slice(value.indexOf('\n') + 1))
  const lead = ' '.repeat(Math.max(0, Math.min(blanks(first) - taken, 3)))
  for (let from = 0; from <= value.length;) {
    const end = value.indexOf('\n', from) < 0 ? value.length : value.indexOf('\n', from)
    const text = value.slice(from, end).replace(/\r$/, '')
    lines.push({ from: from === 0 ? -lead.length : from, text: from === 0 ? lead + text : text })
    from = end + 1
  }
  return lines
}

const split = new WeakMap<Fragment, readonly string[]>()
function sourceLines(fragment: Fragment): readonly string[] {
  const lines = split.get(fragment) ?? fragment.text.split('\n')
  split.set(fragment, lines)
  return lines
}

const blanks = (text: string): number => /^ */.exec(text)![0].length

// ── Simple and multiline ─────────────────────────────────────────────────────────────────────────────────────────────

const isRule = ({ text }: Line): boolean => /^\s*-{2,}(?:\s+-{2,})*\s*$/.test(text)
const isGroups = (line: Line): boolean => isRule(line) && /-\s+-/.test(line.text)

function ruledTable(node: Token, scope: Scope): Table | undefined {
  const lines = linesOf(node, scope)
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
  head: readonly Line[],
  column: readonly [number, number],
): Align {
  const texts = head.map(({ text }) => text.slice(...column)).filter((text) => text.trim())
  const begins = Math.min(...texts.map((text) => column[0] + text.length - text.trimStart().length))
  const ends = Math.max(...texts.map((text) => column[0] + text.trimEnd().length))
  if (texts.length === 0) return null
  const left = begins <= from
  const right = ends >= to
  return left === right ? (left ? null : 'center') : left ? 'left' : 'right'
}

function paragraphsOf(lines: readonly Line[]): Line[][] {
  const rows: Line[][] = [[]]
  for (const line of lines) {
    if (line.text.trim()) rows.at(-1)!.push(line)
    else if (rows.at(-1)!.length > 0) rows.push([])
  }
  return rows.filter((row) => row.length > 0)
}

function rowOf(lines: readonly Line[], columns: Columns, node: Token, scope: Scope): TableRow {
  const children = columns.map((column): TableCell => {
    const fragment = pieces(lines, column, node, scope)
    return {
      type: 'tableCell',
      children: fragment
        ? (trim(readPhrasing(readInline(fragment, scope), scope)) as TableCell['children'])
        : [],
      position: fragment ? whole(fragment) : node.position,
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
  lines: readonly Line[],
  [from, to]: readonly [number, number],
  node: Token,
  { fragment: { path } }: Scope,
): Fragment | undefined {
  const starts: LineStart[] = []
  const texts: string[] = []
  for (const line of lines) {
    const cut = line.text.slice(from, to)
    const text = cut.trim()
    if (!text && texts.length === 0) continue
    const at = Math.max(0, line.from + from + cut.length - cut.trimStart().length)
    starts.push(sliceOf(node, at, at).line(0))
    texts.push(text)
  }
  while (texts.at(-1) === '') {
    texts.pop()
    starts.pop()
  }
  return texts.length > 0 ? onLines(path, texts.join('\n'), starts) : undefined
}

const whole = (fragment: Fragment): Token['position'] => {
  const lines = fragment.text.split('\n')
  return positionIn(fragment, {
    start: { line: 1, column: 1 },
    end: { line: lines.length, column: lines.at(-1)!.length + 1 },
  })
}

// ── Grids ────────────────────────────────────────────────────────────────────────────────────────────────────────────

function gridTable(node: Token, scope: Scope): Table | undefined {
  const lines = linesOf(node, scope)
  const corners = [...lines[0]!.text.matchAll(/\+/g)].map(({ index }) => index)
  const columns: Columns = corners.slice(1).map((corner, index) => [corners[index]! + 1, corner])
  const isBorder = ({ text }: Line): boolean => /^\s*\+(?:[-=:]+\+)+\s*$/.test(text)
  const rows: Line[][] = []
  let headRows = 0
  let borders: string | undefined
  for (const [index, line] of lines.entries()) {
    const signs = isBorder(line) ? /^\+[-=:+]*\+$/ : /^\|/
    if (
      !signs.test(line.text.trim()) ||
      corners.some((corner) => line.text[corner] !== (isBorder(line) ? '+' : '|'))
    )
      return undefined
    if (!isBorder(line)) {
      rows.at(-1)!.push(line)
      continue
    }
    if (line.text.includes('=') && headRows === 0) {
      headRows = rows.length
      borders = line.text
    }
    if (index < lines.length - 1) rows.push([])
  }
  if (rows.length === 0 || rows.some((row) => row.length === 0)) return undefined
  const line = borders ?? lines[0]!.text
  const align = columns.map(([from, to]): Align => {
    const [left, right] = [line[from] === ':', line[to - 1] === ':']
    return left ? (right ? 'center' : 'left') : right ? 'right' : null
  })
  const children: TableRow[] = []
  for (const row of rows) {
    const cells = columns.map((column) => gridCell(row, column, node, scope))
    if (cells.includes(undefined)) return undefined
    children.push({
      type: 'tableRow',
      children: cells as TableCell[],
      position: spanning(cells[0]!.position, cells.at(-1)!.position),
    })
  }
  return {
    type: 'table',
    align,
    children,
    position: node.position,
    ...(headRows !== 1 && { headRows }),
  }
}

/** A cell, whose blocks become lines; nothing when it holds what no line can say. */
function gridCell(
  lines: readonly Line[],
  column: readonly [number, number],
  node: Token,
  scope: Scope,
): TableCell | undefined {
  const inner = lines.map((line) => line.text.slice(...column))
  const indent = Math.min(
    ...inner.filter((text) => text.trim()).map((text) => text.length - text.trimStart().length),
  )
  if (indent === Infinity) return { type: 'tableCell', children: [], position: node.position }
  const starts = lines.map((line) =>
    sliceOf(
      node,
      Math.max(0, line.from + column[0] + indent),
      Math.max(0, line.from + column[0] + indent),
    ).line(0),
  )
  const fragment = onLines(
    scope.fragment.path,
    inner.map((text) => text.slice(indent).trimEnd()).join('\n'),
    starts,
  )
  if (scope.depth > 4) return undefined
  const { scope: own, nodes } = openScope(scope.reading, fragment, scope)
  const children = asLines(own.reading.readBlocks(nodes, own))
  return (
    children && {
      type: 'tableCell',
      children: children as TableCell['children'],
      position: whole(fragment),
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
    all.push(...(all.length > 0 ? [{ type: 'break' as const }] : []), ...parts)
  }
  return all
}
