/**
 * The markup of CSL-JSON strings and of citeproc's HTML as phrasing: `<i>`, `<b>`, `<sup>`, `<sub>`, small capitals.
 */
import type { Phrasing } from '../document/tree.js'
import { append } from '../lists.js'

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
type Kind = (typeof nodes)[string]
interface Group {
  name: string
  attributes: string
  children: Piece[]
}
/** Words that are to look as if what stands around them had not its `of`. */
interface Upright {
  type: 'upright'
  of: Kind
  children: Phrasing[]
}
type Piece = Phrasing | Upright

/** Phrasing of a CSL-JSON string. Tags it does not know vanish; a `<` that begins none stays. */
export function richText(source: string): Phrasing[] {
  const open: Group[] = [{ name: '', attributes: '', children: [] }]
  const add = (node: Phrasing): void => void open.at(-1)?.children.push(node)
  let from = 0
  for (const match of source.matchAll(
    /<(\/?)(i|em|b|strong|sup|sub|sc|span|div|br|a|cite)\b([^<>]*)>/gi,
  )) {
    if (match.index > from) add({ type: 'text', value: source.slice(from, match.index) })
    from = match.index + match[0].length
    const name = (match[2] ?? '').toLowerCase()
    if (match[1] === '') open.push({ name, attributes: match[3] ?? '', children: [] })
    else if (open.length > 1 && open.at(-1)?.name === name) closeLast(open)
  }
  if (from < source.length) add({ type: 'text', value: source.slice(from) })
  while (open.length > 1) closeLast(open)
  return joined(settled(open[0]?.children ?? []))
}

/** What a style sheet's words make of a `span`. */
const looks: ReadonlyArray<readonly [pattern: RegExp, kind: Kind, upright: boolean]> = [
  [/small-caps/i, 'smallCaps', false],
  [/font-style:\s*(?:italic|oblique)/i, 'emphasis', false],
  [/font-weight:\s*bold/i, 'strong', false],
  [/font-variant:\s*normal/i, 'smallCaps', true],
  [/font-style:\s*normal/i, 'emphasis', true],
  [/font-weight:\s*normal/i, 'strong', true],
]

function closeLast(open: Group[]): void {
  const group = open.pop()
  const into = open.at(-1)?.children
  if (!group || !into) return
  const { name, attributes, children } = group
  if (name === 'cite')
    into.push({
      type: 'xref',
      kind: 'bibliography',
      targets: attributes.trim().split(' '),
      children: settled(children),
    })
  else append(into, marked(group))
}

function marked({ name, attributes, children }: Group): Piece[] {
  const kind = nodes[name]
  if (kind) return around(kind, children)
  if (name !== 'span' && name !== 'div') return children
  let pieces = children
  for (const [pattern, look, upright] of looks)
    if (pattern.test(attributes))
      pieces = upright
        ? [{ type: 'upright', of: look, children: settled(pieces) }]
        : around(look, pieces)
  return pieces
}

/** `kind` around all but what is to stand upright in it. */
function around(kind: Kind, children: readonly Piece[]): Piece[] {
  const pieces: Piece[] = []
  let run: Phrasing[] = []
  const end = (): void => {
    if (run.length > 0) pieces.push({ type: kind, children: run })
    run = []
  }
  for (const child of children) {
    if (child.type !== 'upright') run.push(child)
    else {
      end()
      if (child.of === kind) append(pieces, child.children)
      else pieces.push({ ...child, children: [{ type: kind, children: child.children }] })
    }
  }
  end()
  return pieces
}

const settled = (pieces: readonly Piece[]): Phrasing[] =>
  pieces.flatMap((piece) => (piece.type === 'upright' ? piece.children : [piece]))

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
