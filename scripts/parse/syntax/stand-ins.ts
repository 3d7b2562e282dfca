/**
 * What micromark would misread is kept from it by characters that no text has, as many as there were, and is put back into
 * the tree: bars of code and math in a table's row (pandoc's manual, § Extension: pipe_tables), and the attributes of a
 * definition, `[p]: a.png {width=20mm}` (§ Extension: link_attributes), which CommonMark does not know.
 */
import type { Root } from 'mdast'
import type { Node } from 'unist'

const bar = '\u{fdd1}'
const inRow = /(`+)(?!`)[^`\n]*?(?<!`)\1(?!`)|\$(?=[^\s$])[^$\n]*?[^\s\\]\$(?!\d)/g
const definition =
  /^([ \t>]*\[[^\]\n^][^\]\n]{0,200}\]:[ \t]+[^\s{]\S{0,400}(?:[ \t]+(?:"[^"\n]{0,400}"|'[^'\n]{0,400}'))?)([ \t]+\{[^{}\n]{1,400}\}[ \t]*)$/gm

/** A text for micromark, and what puts back into its tree what was kept from it. */
export function withStandIns(text: string): { text: string; restore: (root: Root) => void } {
  const attributes = new Map<number, string>()
  let hasBars = false
  const withoutBars = /^[ \t>]*\|.*[`$]/m.test(text)
    ? text.replace(/^[ \t>]*\|.*$/gm, (line) =>
        line.replace(inRow, (span) => {
          const changed = span.replace(/(?<!\\)\|/g, bar)
          hasBars ||= changed !== span
          return changed
        }),
      )
    : text
  const made = /^[ \t>]*\[[^\n]*\]:[^\n]*\}/m.test(text)
    ? withoutBars.replace(definition, (_, start: string, end: string, at: number) => {
        attributes.set(at + start.length, end)
        return start + ' '.repeat(end.length)
      })
    : withoutBars
  return {
    text: made,
    restore(root) {
      if (hasBars) putBarsBack(root)
      if (attributes.size > 0) putAttributesBack(root, attributes)
    },
  }
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
