/**
 * Where a raised number stands: without a blank before it and, in English, after the stop or comma that follows it
 * (AMA 3.6.2, Nature, Citing Medicine app. D): "as shown [@a]." is printed "as shown.¹". Other languages keep it before.
 * Neighbours are not read as one number: brackets side by side are one, and a raised mark stands between a number and a
 * note.
 */
import type { Node } from 'unist'
import type { Citation, Phrasing } from '../document/tree.js'
import { append } from '../lists.js'

/** Brackets with nothing but a blank between them, as one: `[@a] [@b]` is `[@a; @b]`. */
export function joinNeighbours(nodes: readonly Phrasing[]): Phrasing[] {
  const joined: Phrasing[] = []
  for (const node of nodes) {
    const blank = joined.at(-1)
    const first = isBlank(blank) ? joined.at(-2) : blank
    if (isBracket(first) && isBracket(node)) {
      if (blank !== first) joined.pop()
      append(first.children, node.children)
    } else joined.push(node)
  }
  return joined
}

const isBracket = (node: Phrasing | undefined): node is Citation =>
  node?.type === 'citation' && !node.inText && node.only === undefined && node.fault === undefined

const isBlank = (node: Phrasing | undefined): boolean =>
  node?.type === 'text' && /^[ \u00A0\n]*$/.test(node.value)

/**
 * Moves what stands round each raised citation in `nodes`; `raised` are those, `delimiter` stands between two numbers.
 */
export function placeRaised(
  nodes: Phrasing[],
  raised: ReadonlySet<Node>,
  lang: string,
  delimiter: string,
): void {
  if (!nodes.some((node) => raised.has(node))) return
  const isMark = (node: Phrasing | undefined): boolean =>
    node !== undefined && (raised.has(node) || node.type === 'footnoteReference')
  for (const [index, node] of nodes.entries()) {
    const before = nodes[index - 1]
    if (raised.has(node) && before?.type === 'text')
      before.value = before.value.replace(/[ \u00A0\n]+$/, '')
  }
  removeEmpty(nodes)
  if (/^en\b/i.test(lang))
    for (let from = 1; from < nodes.length; from++) {
      if (!isMark(nodes[from])) continue
      let to = from
      while (isMark(nodes[to + 1])) to += 1
      const isCited = nodes.slice(from, to + 1).some((node) => raised.has(node))
      from = isCited && moveStop(nodes, from, to) ? to + 1 : to
    }
  removeEmpty(nodes)
  for (let index = nodes.length - 1; index > 0; index--) {
    const pair = [nodes[index - 1] as Phrasing, nodes[index] as Phrasing]
    if (pair.every(isMark) && pair.some((node) => raised.has(node)))
      nodes.splice(index, 0, {
        type: 'superscript',
        children: [{ type: 'text', value: delimiter }],
      })
  }
}

function removeEmpty(nodes: Phrasing[]): void {
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index] as Phrasing
    if (node.type === 'text' && node.value === '') nodes.splice(index, 1)
  }
}

/** The stop or comma behind the marks goes before them; whether a node was put in for it. */
function moveStop(nodes: Phrasing[], from: number, to: number): boolean {
  const before = nodes[from - 1]
  const after = nodes[to + 1]
  const mark = after?.type === 'text' ? /^(?:\.(?!\.)|,)/.exec(after.value)?.[0] : undefined
  if (mark === undefined || after?.type !== 'text' || !before) return false
  if (before.type === 'text' && /[.,;:!?]$/.test(before.value)) return false
  after.value = after.value.slice(mark.length)
  if (before.type === 'text') before.value += mark
  else nodes.splice(from, 0, { type: 'text', value: mark, position: after.position })
  return before.type !== 'text'
}
