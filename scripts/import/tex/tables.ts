/** A tabular as a pipe table; merged cells stand in their first place. */
import { TexCursor } from './arguments.js'
import { plainTex, rawless, type TexNode } from './scan.js'

export interface TexTable {
  markdown: string
  isSpanned: boolean
}

/** Rules and layout between the rows. */
const ruling: Readonly<Record<string, number>> = {
  hline: 0,
  toprule: 0,
  midrule: 0,
  bottomrule: 0,
  firsthline: 0,
  lasthline: 0,
  endhead: 0,
  endfirsthead: 0,
  endfoot: 0,
  endlastfoot: 0,
  addlinespace: 0,
  cline: 1,
  cmidrule: 1,
  specialrule: 3,
  noalign: 1,
  rowcolor: 1,
  cellcolor: 1,
  arrayrulecolor: 1,
  hhline: 1,
  tabularnewline: 0,
  colrule: 0,
  botrule: 0,
  colhead: 0,
  startdata: 0,
  enddata: 0,
}

/** `columns` is what the environment says of them. */
export function texTable(
  nodes: readonly TexNode[],
  columns: string,
  line: (nodes: readonly TexNode[]) => string,
): TexTable | undefined {
  const rows: string[][] = []
  let row: string[] = []
  let cell: TexNode[] = []
  let isSpanned = false
  const endCell = (): void => {
    row.push(line(cell).replaceAll('|', '\\|').replaceAll('\\\\|', '\\|'))
    cell = []
  }
  const endRow = (): void => {
    endCell()
    if (row.some((text) => text !== '')) rows.push(row)
    row = []
  }
  const cursor = new TexCursor(nodes)
  for (let node = cursor.next(); node; node = cursor.next()) {
    if (node.type === 'break' || (node.type === 'command' && node.name === 'tabularnewline'))
      endRow()
    else if (node.type === 'text' && node.value.includes('&')) {
      const parts = node.value.split('&')
      parts.forEach((value, index) => {
        if (value !== '') cell.push({ ...node, value })
        if (index < parts.length - 1) endCell()
      })
    } else if (node.type === 'command' && ruling[node.name] !== undefined) {
      if (node.name === 'cmidrule') skipRound(cursor)
      cursor.option()
      for (let count = ruling[node.name]!; count > 0; count--) cursor.argument()
    } else if (node.type === 'command' && node.name === 'multicolumn') {
      const count = Math.min(100, Math.max(1, Number(plainTex(cursor.argument())) || 1))
      cursor.argument()
      cell.push({ type: 'group', children: cursor.argument(), raw: '', at: node.at })
      if (count > 1) isSpanned = true
      for (let more = count - 1; more > 0; more--) endCell()
    } else if (node.type === 'command' && node.name === 'multirow') {
      cursor.option()
      cursor.argument()
      cursor.option()
      cursor.argument()
      cursor.option()
      isSpanned = true
      cell.push({ type: 'group', children: cursor.argument(), raw: '', at: node.at })
    } else cell.push(node)
  }
  endRow()
  const width = rows.reduce((most, one) => Math.max(most, one.length), 0)
  if (width === 0 || rows.length === 0) return undefined
  const aligns = alignsOf(columns)
  const [head = [], ...rest] = rows.map((one) => [
    ...one,
    ...Array<string>(width - one.length).fill(''),
  ])
  const rule = head.map((_, index) => aligns[index] ?? '---')
  return {
    isSpanned,
    markdown: [head, rule, ...rest].map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
  }
}

function skipRound(cursor: TexCursor): void {
  const node = cursor.peek()
  if (node?.type === 'text' && /^\s*\([^)]*\)/.test(node.value))
    cursor.replace(node.value.replace(/^\s*\([^)]*\)/, ''))
}

function alignsOf(columns: string): string[] {
  const plain = rawless(columns).replace(
    /\*\s*\{(\d{1,2})\}\s*\{([^{}]*)\}/g,
    (_, count: string, what: string) => what.repeat(Math.min(50, Number(count))),
  )
  return Array.from(
    plain
      .replace(/[@!><]\s*\{[^{}]*\}/g, '')
      .matchAll(/([lcrSXpmbLCR])(?:\s*\{[^{}]*\}|\[[^\]]*\])?/g),
    ([, letter]) => (/[rSR]/.test(letter!) ? '--:' : /[cC]/.test(letter!) ? ':-:' : '---'),
  )
}
