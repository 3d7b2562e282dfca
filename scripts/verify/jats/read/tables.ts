/**
 * Tables out of JATS.
 */
import type { Table, TableCell } from 'mdast'
import type { Element } from 'xast'
import type { Column } from '../../../document/tree.js'
import { attribute, compact, childElements, find, type JatsReading } from './reading.js'

/** A table with its alignment on every cell. */
export function table(node: Element, reading: JatsReading): Table {
  const heads = childElements(find(node, 'thead'), 'tr')
  const rows = [...heads, ...childElements(find(node, 'tbody'), 'tr')]
  return {
    type: 'table',
    headRows: heads.length,
    columns: childElements(find(node, 'colgroup'), 'col').map(column),
    children: rows.map((row) => ({
      type: 'tableRow',
      children: childElements(row).map((one) => cell(one, reading)),
    })),
  }
}

function column(node: Element): Column {
  const width = attribute(node, 'width')
  return width ? { width: Number(width.replace('%', '')) / 100 } : {}
}

function cell(node: Element, reading: JatsReading): TableCell {
  const align = attribute(node, 'align')
  const span = (name: string): number | undefined => Number(attribute(node, name)) || undefined
  return compact({
    type: 'tableCell' as const,
    align: (align === 'char' ? 'decimal' : align) as TableCell['align'],
    scope: attribute(node, 'scope') as TableCell['scope'],
    colspan: span('colspan'),
    rowspan: span('rowspan'),
    children: reading.inline(node.children),
  })
}
