/**
 * Definition lists: a term on a line of its own, its meanings after it on lines that start with `: `.
 *
 *     DM
 *     : dermatomyositis
 */
import type {
  Block,
  DefinitionItem,
  DefinitionList,
  Description,
  Phrasing,
} from '../document/tree.js'
import { spanning } from './fragment.js'
import { trim } from './paragraphs.js'
import { readPhrasing } from './phrasing.js'
import type { Scope } from './reading.js'
import { inlineChildren, type Flow, type Inline } from './syntax/nodes.js'

type ParagraphSyntax = Extract<Flow, { type: 'paragraph' }>

/** Whether a paragraph has the shape of a table's caption: it starts with `: ` or `Table: `. */
export function isCaption(node: ParagraphSyntax): boolean {
  const [first] = inlineChildren(node)
  return first?.type === 'lineMarker' || (first?.type === 'text' && /^Table:\s/i.test(first.value))
}

/** Whether a definition list starts with `node`: a term with a meaning on the next line or after a blank one. */
export function isDefinition(node: ParagraphSyntax, next: Flow | undefined): boolean {
  const nodes = inlineChildren(node)
  if (nodes[0]?.type === 'lineMarker') return false
  const marker = nodes.findIndex((child) => child.type === 'lineMarker')
  const term = marker < 0 ? nodes : trim(nodes.slice(0, marker))
  if (term.some((child) => child.type === 'text' && child.value.includes('\n')) || !term.length)
    return false
  return (
    marker >= 0 || (next?.type === 'paragraph' && inlineChildren(next)[0]?.type === 'lineMarker')
  )
}

/** The list that starts at `index`: every term with its meanings, as long as they follow one another. */
export function readDefinitions(
  nodes: readonly Flow[],
  index: number,
  scope: Scope,
): { made: Block[]; used: number } {
  const items: DefinitionItem[] = []
  let at = index
  for (
    let node = nodes[at];
    node?.type === 'paragraph' && isDefinition(node, nodes[at + 1]);
    node = nodes[++at]
  ) {
    const parts = linesOf(inlineChildren(node))
    for (
      let next = nodes[at + 1];
      next?.type === 'paragraph' && inlineChildren(next)[0]?.type === 'lineMarker';
      next = nodes[++at + 1]
    )
      parts.push(...linesOf(inlineChildren(next)))
    items.push(...readParts(parts, scope))
  }
  const list: DefinitionList = {
    type: 'definitionList',
    children: items,
    position: spanning(nodes[index]!.position, nodes[at - 1]!.position),
  }
  return { made: [list], used: at - index }
}

interface Line {
  kind: 'term' | 'meaning'
  nodes: Inline[]
}

/** Terms and meanings in a row. The last line before a meaning, where there are several, is the next term. */
function linesOf(nodes: readonly Inline[]): Line[] {
  const lines: Line[] = []
  let current: Line = { kind: 'term', nodes: [] }
  for (const node of nodes) {
    if (node.type !== 'lineMarker') {
      current.nodes.push(node)
      continue
    }
    const term = current.kind === 'meaning' ? cutLastLine(current) : undefined
    if (current.nodes.length) lines.push(current)
    if (term?.length) lines.push({ kind: 'term', nodes: term })
    current = { kind: 'meaning', nodes: [] }
  }
  lines.push(current)
  return lines
}

/** Takes the nodes after the last line end off a meaning; nothing when the meaning has one line only. */
function cutLastLine(line: Line): Inline[] | undefined {
  const content = trim(line.nodes)
  const at = content.findLastIndex((node) => node.type === 'text' && node.value.includes('\n'))
  const text = content[at]
  if (text?.type !== 'text') return undefined
  const cut = text.value.lastIndexOf('\n')
  line.nodes = [...content.slice(0, at), { ...text, value: text.value.slice(0, cut) }]
  return [{ ...text, value: text.value.slice(cut + 1) }, ...content.slice(at + 1)]
}

function readParts(lines: readonly Line[], scope: Scope): DefinitionItem[] {
  const items: DefinitionItem[] = []
  for (const { kind, nodes } of lines) {
    const children = trim(readPhrasing(nodes, scope))
    if (!nodes.length) continue
    const position = spanning(nodes[0]!.position, nodes[nodes.length - 1]!.position)
    if (kind === 'term')
      items.push({
        type: 'definitionItem',
        children: [{ type: 'term', children, position }],
        position,
      })
    else items[items.length - 1]?.children.push(description(children, position))
  }
  for (const item of items)
    item.position = spanning(item.position, item.children[item.children.length - 1]!.position)
  return items
}

const description = (children: Phrasing[], position: Description['position']): Description => ({
  type: 'description',
  children: [{ type: 'paragraph', children, position }],
  position,
})
