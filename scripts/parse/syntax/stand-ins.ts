/**
 * What micromark would misread is kept from it by characters that no text has, as many as there were, and is put back into
 * the tree: bars of code and math in a table's row (pandoc's manual, § Extension: pipe_tables), and the attributes of a
 * definition, `[p]: a.png {width=20mm}` (§ Extension: link_attributes), which CommonMark does not know. A row of dashes with
 * fewer or more cells than its head, which makes no table in GFM, gets as many; whoever reads the table tells it.
 */
import type { Root } from 'mdast'
import type { Node } from 'unist'
import { cellsOf, isDashes } from './pipe-rows.js'

const bar = '\u{fdd1}'
const inRow = /(`+)(?!`)[^`\n]*?(?<!`)\1(?!`)|\$(?=[^\s$])[^$\n]*?[^\s\\]\$(?!\d)/g
const definition =
  /^([ \t>]*\[[^\]\n^][^\]\n]{0,200}\]:[ \t]+[^\s{]\S{0,400}(?:[ \t]+(?:"[^"\n]{0,400}"|'[^'\n]{0,400}'))?)([ \t]+\{[^{}\n]{1,400}\}[ \t]*)$/gm

/** A text for micromark, and what puts back into its tree what was kept from it. */
export function withStandIns(text: string): { text: string; restore: (root: Root) => void } {
  const attributes = new Map<number, string>()
  let hasBars = false
  const withoutBars = /^[^\n]*\|[^\n]*[`$]|^[^\n]*[`$][^\n]*\|/m.test(text)
    ? text.replace(/(?:^[^\n]*\|[^\n]*(?:\n|$))+/gm, (lines) =>
        /^[ \t>]*\|/.test(lines) || lines.split('\n').some(isDashes)
          ? lines.replace(inRow, (span) => {
              const changed = span.replace(/(?<!\\)\|/g, bar)
              hasBars ||= changed !== span
              return changed
            })
          : lines,
      )
    : text
  const withTables = withoutBars.includes('|') ? withEvenDashes(withoutBars) : withoutBars
  const made = /^[ \t>]*\[[^\n]*\]:[^\n]*\}/m.test(text)
    ? withTables.replace(definition, (_, start: string, end: string, at: number) => {
        attributes.set(at + start.length, end)
        return start + ' '.repeat(end.length)
      })
    : withTables
  return {
    text: made,
    restore(root) {
      if (hasBars) putBarsBack(root)
      if (attributes.size > 0) putAttributesBack(root, attributes)
    },
  }
}

/** Each row of dashes with as many cells as the row above it, in as many characters. */
function withEvenDashes(text: string): string {
  return text.replace(
    /^([^\n]*\|[^\n]*\n)([ \t>]*)([|:-][-|: \t]*\|[-|: \t]*)$/gm,
    (whole, head: string, before: string, dashes: string) => {
      if (!isDashes(dashes)) return whole
      const cells = cellsOf(dashes)
      const columns = cellsOf(head.replace(/^[ \t>]+/, '')).length
      if (columns < 2 || columns === cells.length) return whole
      const made = Array.from({ length: columns }, (_, index) => {
        const cell = cells[index]?.trim() ?? ''
        return `${cell.startsWith(':') ? ':' : ''}-${/.:$/.test(cell) ? ':' : ''}`
      }).join('|')
      return made.length > dashes.length ? whole : head + before + made.padEnd(dashes.length)
    },
  )
}

type Any = Node & { children?: Any[]; caption?: Any[] } & Record<string, unknown>

function putBarsBack(node: Node): void {
  const any = node as Any
  for (const key of ['value', 'alt', 'url', 'title', 'label'])
    if (typeof any[key] === 'string') any[key] = any[key].replaceAll(bar, '|')
  for (const child of [...(any.children ?? []), ...(any.caption ?? [])]) putBarsBack(child)
}

/** They stand after each image that refers to the definition, as if they had been written there. */
function putAttributesBack(root: Root, found: ReadonlyMap<number, string>): void {
  const named = new Map<string, string>()
  const collect = (node: Any): void => {
    const end = node.position?.end
    const raw = node.type === 'definition' && end ? found.get(end.offset!) : undefined
    if (raw !== undefined && end) {
      const identifier = node['identifier'] as string
      if (!named.has(identifier)) named.set(identifier, raw.trim())
      node['attributes'] = raw.trim()
      end.offset! += raw.length
      end.column += raw.length
    }
    for (const child of node.children ?? []) collect(child)
  }
  collect(root as unknown as Any)
  const place = (node: Any): void => {
    if (!node.children) return
    node.children = node.children.flatMap((child) => {
      const value =
        child.type === 'imageReference' ? named.get(child['identifier'] as string) : undefined
      if (value === undefined) return [child]
      const end = child.position!.end
      return [child, { type: 'attributes', value, position: { start: end, end: { ...end } } }]
    })
    node.children.forEach(place)
  }
  place(root as unknown as Any)
}
