/**
 * The markup of CSL-JSON strings and of citeproc's HTML as phrasing: `<i>`, `<b>`, `<sup>`, `<sub>`, small capitals.
 */
import type { Phrasing } from '../document/tree.js'

const nodes: Readonly<
  Record<string, 'emphasis' | 'strong' | 'superscript' | 'subscript' | 'smallCaps'>
> = {
  i: 'emphasis',
  em: 'emphasis',
  b: 'strong',
  strong: 'strong',
  sup: 'superscript',
  sub: 'subscript',
  sc: 'smallCaps',
}
type Group = { name: string; children: Phrasing[] }

/** Phrasing of a CSL-JSON string. Tags it does not know vanish; a `<` that begins none stays. */
export function richText(source: string): Phrasing[] {
  const open: Group[] = [{ name: '', children: [] }]
  const add = (node: Phrasing): void => void open.at(-1)?.children.push(node)
  let from = 0
  for (const match of source.matchAll(
    /<(\/?)(i|em|b|strong|sup|sub|sc|span|div|br|a)\b([^<>]*)>/gi,
  )) {
    if (match.index > from) add({ type: 'text', value: source.slice(from, match.index) })
    from = match.index + match[0].length
    const name = (match[2] ?? '').toLowerCase()
    if (match[1] === '') open.push({ name: kindOf(name, match[3] ?? ''), children: [] })
    else close(open, name)
  }
  if (from < source.length) add({ type: 'text', value: source.slice(from) })
  while (open.length > 1) closeLast(open)
  return joined(open[0]?.children ?? [])
}

/** `span` is small capitals, emphasis or strong by its style, else nothing of its own. */
function kindOf(name: string, attributes: string): string {
  if (name !== 'span' && name !== 'div') return name
  if (/small-caps/i.test(attributes)) return `${name} sc`
  if (/font-style:\s*italic/i.test(attributes)) return `${name} i`
  if (/font-weight:\s*bold/i.test(attributes)) return `${name} b`
  return name
}

function close(open: Group[], name: string): void {
  if (open.length > 1 && open.at(-1)?.name.split(' ')[0] === name) closeLast(open)
}

function closeLast(open: Group[]): void {
  const group = open.pop()
  const kind = group && nodes[group.name.split(' ').at(-1) ?? '']
  const into = open.at(-1)?.children
  if (!group || !into) return
  if (kind) into.push({ type: kind, children: group.children })
  else into.push(...group.children)
}

/** Texts beside each other are one. */
function joined(phrasing: readonly Phrasing[]): Phrasing[] {
  const found: Phrasing[] = []
  for (const node of phrasing) {
    const last = found.at(-1)
    if (node.type === 'text' && last?.type === 'text')
      found[found.length - 1] = { type: 'text', value: last.value + node.value }
    else found.push(node)
  }
  return found
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
}

/** Phrasing of citeproc's HTML, whose text is escaped. */
export function htmlText(source: string): Phrasing[] {
  const decode = (phrasing: Phrasing[]): Phrasing[] =>
    phrasing.map((node) => {
      if (node.type === 'text') return { ...node, value: unescape(node.value) }
      return 'children' in node
        ? ({ ...node, children: decode(node.children as Phrasing[]) } as Phrasing)
        : node
    })
  return joined(decode(richText(source)))
}

const unescape = (text: string): string =>
  text.replace(
    /&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi,
    (all, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? all
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : all
    },
  )
