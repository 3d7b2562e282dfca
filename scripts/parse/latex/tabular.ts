/**
 * `\begin{tabular}{lrr} … \end{tabular}` → a table: rows at `\\`, cells at `&`, spans, and the rows above the first rule
 * after a row as its head.
 */
import type { Table, TableCell, TableRow } from 'mdast'
import { positionIn, sliceOf, spanning } from '../fragment.js'
import type { Scope } from '../reading.js'
import type { Token } from '../syntax/nodes.js'
import { argument, readText, type ArgumentSpan } from './text.js'

type Align = 'left' | 'center' | 'right'
const rules =
  /\\(?:hline|toprule|midrule|bottomrule|firsthline|lasthline|specialrule(?:\{[^}]*\}){3}|addlinespace(?:\[[^\]]*\])?|cline\{[^}]*\}|cmidrule(?:\([^)]*\))?\{[^}]*\}|noalign\{[^}]*\}|endhead|endfirsthead|endfoot|endlastfoot|rowcolor(?:\[[^\]]*\])?\{[^}]*\}|small|footnotesize|centering)(?![a-zA-Z])/g

/** The tabular in a span of `block`, from its `\begin`; nothing when it cannot be read. */
export function readTabular(block: Token, begin: number, scope: Scope): Table | undefined {
  const { value } = block
  const name = /^\\begin\{(tabular[xy]?\*?|longtable|array)\}/.exec(value.slice(begin, begin + 40))
  if (!name) return undefined
  const end = value.indexOf(`\\end{${name[1]}}`, begin)
  const columns = columnsOf(value, begin + name[0].length, name[1]!)
  if (end < 0 || !columns) return undefined
  const ruleless: Token = {
    ...block,
    value: value.replace(rules, (rule) => ' '.repeat(rule.length)),
  }
  const filled = splitRows(value, { from: columns.end, to: end }).filter(
    (row) => ruleless.value.slice(row.from, row.to).trim() !== '',
  )
  const open: number[] = []
  const children = filled.map((row) => readRow(ruleless, row, open, scope))
  if (!children.length) return undefined
  const head = headRows(value, filled)
  filled.forEach((row, index) => {
    const rules = rulesAbove(value, row, columns.align.length)
    const above = children[index - 1]
    if (above && index !== head && rules.length > 0) above.rules = rules
  })
  const table: Table = {
    type: 'table',
    align: columns.align,
    children,
    position: spanning(children[0]!.position, children[children.length - 1]!.position),
  }
  if (head > 1) table.headRows = head
  if (columns.rules.size > 0)
    table.columns = columns.align.map((align, index) => ({ align, rule: columns.rules.has(index) }))
  return table
}

/** The columns' alignment and which have a rule on their right. */
interface Columns {
  align: Align[]
  rules: ReadonlySet<number>
}

/** The column specification: `{l|r}`, `{*{3}{c}}`, `{p{3cm}X}`; before it an optional place and, of tabularx, a width. */
function columnsOf(
  text: string,
  index: number,
  name: string,
): (Columns & { end: number }) | undefined {
  const place = argument(text, index, '[', ']')
  let found = argument(text, place ? place.to + 1 : index)
  if (found && /^tabular[xy*]/.test(name)) found = argument(text, found.to + 1)
  if (!found) return undefined
  return { ...readColumns(text.slice(found.from, found.to)), end: found.to + 1 }
}

const letters: Readonly<Record<string, Align>> = {
  r: 'right',
  R: 'right',
  S: 'right',
  c: 'center',
  C: 'center',
  ...Object.fromEntries([...'lpmbXYLJ'].map((letter) => [letter, 'left' as const])),
}

function readColumns(specification: string): Columns {
  const plain = specification
    .replace(/\*\{(\d{1,2})\}\{([^{}]*)\}/g, (_, count: string, columns: string) =>
      columns.repeat(Math.min(Number(count), 40)),
    )
    .replace(/[@!><]\{(?:[^{}]|\{[^{}]*\})*\}|\{[^{}]*\}/g, '')
  const align: Align[] = []
  const rules = new Set<number>()
  for (const letter of plain) {
    if (letter === '|') rules.add(align.length - 1)
    else if (letters[letter]) align.push(letters[letter])
  }
  rules.delete(-1)
  rules.delete(align.length - 1)
  return { align, rules }
}

/** Spans between `\\`, outside braces. */
function splitRows(text: string, { from, to }: ArgumentSpan): ArgumentSpan[] {
  return split(text, { from, to }, (at) => {
    const match = /^\\(?:\\\*?(?:\[[^\]]*\])?|tabularnewline\b)/.exec(text.slice(at, at + 40))
    return match ? match[0].length : 0
  })
}

function split(
  text: string,
  { from, to }: ArgumentSpan,
  separator: (at: number) => number,
): ArgumentSpan[] {
  const spans: ArgumentSpan[] = []
  let start = from
  let depth = 0
  for (let at = from; at < to; at++) {
    const length = depth === 0 ? separator(at) : 0
    if (length) {
      spans.push({ from: start, to: at })
      start = at + length
      at = start - 1
    } else if (text[at] === '\\') at++
    else if (text[at] === '{') depth++
    else if (text[at] === '}') depth--
  }
  spans.push({ from: start, to })
  return spans
}

function readRow(block: Token, row: ArgumentSpan, open: number[], scope: Scope): TableRow {
  const { value } = block
  const cells: TableCell[] = []
  let column = 0
  for (const span of split(value, row, (at) => (value[at] === '&' ? 1 : 0))) {
    const { cell, columns, rows } = readCell(block, span, scope)
    const covered = (open[column] ?? 0) > 0
    if (!covered) cells.push(cell)
    for (const end = column + columns; column < end; column++)
      open[column] = covered ? Math.max(0, (open[column] ?? 0) - 1) : rows - 1
  }
  return { type: 'tableRow', children: cells, position: placeOf(block, row) }
}

const multi = /^\s*\\multi(column|row)(?=[{[])/

function readCell(
  block: Token,
  span: ArgumentSpan,
  scope: Scope,
): { cell: TableCell; columns: number; rows: number } {
  const { value } = block
  let inner = span
  const counts = { column: 1, row: 1 }
  let align: Align | undefined
  for (
    let match = multi.exec(value.slice(inner.from, inner.to));
    match;
    match = multi.exec(value.slice(inner.from, inner.to))
  ) {
    const count = argument(value, inner.from + match[0].length)
    const content = count && multiContent(value, count)
    if (!content) break
    if (match[1] === 'column') {
      const own = argument(value, count.to + 1)
      align = own && readColumns(value.slice(own.from, own.to)).align[0]
    }
    counts[match[1] as 'column' | 'row'] = Math.min(
      Math.max(Number.parseInt(value.slice(count.from, count.to), 10) || 1, 1),
      100,
    )
    inner = content
  }
  const cell: TableCell = {
    type: 'tableCell',
    ...(align && { align }),
    children: readText(block, inner, scope) as TableCell['children'],
    position: placeOf(block, inner),
  }
  if (counts.column > 1) cell.colspan = counts.column
  if (counts.row > 1) cell.rowspan = counts.row
  return { cell, columns: counts.column, rows: counts.row }
}

/** The text of `\multicolumn{2}{c}{text}` or `\multirow{2}{*}{text}` (also `{2}*{text}`), after its count. */
function multiContent(text: string, count: ArgumentSpan): ArgumentSpan | undefined {
  const star = /^\s*\*\s*/.exec(text.slice(count.to + 1, count.to + 40))
  if (star) return argument(text, count.to + 1 + star[0].length)
  const second = argument(text, count.to + 1)
  return second && argument(text, second.to + 1)
}

/** Rules that are written before a row, and so stand below the one above it. */
function rulesAbove(
  text: string,
  { from, to }: ArgumentSpan,
  columns: number,
): Array<{ from: number; to: number }> {
  const rules: Array<{ from: number; to: number }> = []
  const pattern =
    /\s*(?:\\(hline|midrule)(?![a-zA-Z])(?:\[[^\]]*\])?|\\(?:cline|cmidrule)\s*(?:\[[^\]]*\])?(?:\([^)]*\))?\s*\{(\d+)\s*-\s*(\d+)\})/y
  pattern.lastIndex = from
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    if (pattern.lastIndex > to) break
    const [, whole, first, last] = found
    rules.push(
      whole
        ? { from: 0, to: columns }
        : { from: Number(first) - 1, to: Math.min(Number(last), columns) },
    )
  }
  return rules
}

/** Rows above the first rule that follows a row; 1 when there is none. */
function headRows(text: string, rows: readonly ArgumentSpan[]): number {
  const ruled = rows.findIndex(
    (row, index) =>
      index > 0 && /^\s*\\(?:hline|midrule|toprule)(?![a-zA-Z])/.test(text.slice(row.from, row.to)),
  )
  return Math.max(ruled, 1)
}

function placeOf(block: Token, { from, to }: ArgumentSpan): Token['position'] {
  const lead = /^\s*/.exec(block.value.slice(from, to))![0].length
  const fragment = sliceOf(block, from + lead, to)
  const lines = fragment.text.trimEnd().split('\n')
  return positionIn(fragment, {
    start: { line: 1, column: 1 },
    end: { line: lines.length, column: lines[lines.length - 1]!.length + 1 },
  })
}
