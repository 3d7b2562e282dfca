/**
 * An article in the order in which it is read: a float's words where the text first points to the float, or at its own
 * place when the text never does (ICMJE: a reference cited only in a table or legend takes its number there); a
 * footnote's words at its first mark. The abstract is read by itself: the floats that it points to are not read there.
 */
import type { FootnoteReference } from 'mdast'
import type { Node } from 'unist'
import type { Article } from '../document/tree.js'
import { pointersOf, type Pointers } from './mentions.js'
import { childrenOf, each } from './visit.js'

/** Every node of `parts` of the article, each once; a float and a footnote come after what points to them. */
export function* readingOrder(
  article: Article,
  pointers: Pointers = pointersOf(article),
  parts: readonly Node[] = article.children,
): Generator<Node> {
  const footnotes = footnotesOf(article)
  const leadsIn =
    (part: Node): Leads =>
    (node) => {
      const footnote =
        node.type === 'footnoteReference'
          ? footnotes.get((node as FootnoteReference).identifier)
          : undefined
      return footnote ? [footnote] : part.type === 'front' ? [] : pointers(node)
    }
  const elsewhere = new Set<Node>()
  for (const part of parts) reach(part, leadsIn(part), elsewhere)
  const read = new Set<Node>()
  for (const part of parts) yield* readPart(part, leadsIn(part), elsewhere, read)
}

/** What a node leads to: floats, or a mark's footnote. */
type Leads = (node: Node) => readonly Node[]

function* readPart(
  part: Node,
  leads: Leads,
  elsewhere: ReadonlySet<Node>,
  read: Set<Node>,
): Generator<Node> {
  const stack: Step[] = [{ node: part, called: false }]
  for (let step = stack.pop(); step; step = stack.pop()) {
    const { node, called } = step
    if (isApart(node)) {
      if (read.has(node) || (!called && elsewhere.has(node))) continue
      read.add(node)
    }
    yield node
    // What a node points to is read right after it: before its neighbours, behind what it holds.
    for (const target of [...leads(node)].reverse())
      if (!read.has(target)) stack.push({ node: target, called: true })
    const children = childrenOf(node)
    for (let index = children.length - 1; index >= 0; index--)
      stack.push({ node: children[index] as Node, called: false })
  }
}

/** `called`: met through what points to it, not at its own place. */
interface Step {
  node: Node
  called: boolean
}

const isApart = ({ type }: Node): boolean => type === 'figure' || type === 'footnote'

function footnotesOf(article: Article): ReadonlyMap<string, Node> {
  const footnotes = new Map<string, Node>()
  each(article.children[2], 'footnote', (node) => {
    footnotes.set(node.identifier, node)
  })
  return footnotes
}

/** Adds what a part leads to, by way of other floats and footnotes too. Floats that only point to each other are none. */
function reach(part: Node, leads: Leads, found: Set<Node>): void {
  const stack: Node[] = [part]
  const enter = (node: Node): void => {
    for (const child of childrenOf(node)) if (!isApart(child)) stack.push(child)
  }
  for (let node = stack.pop(); node; node = stack.pop()) {
    for (const target of leads(node)) {
      if (found.has(target)) continue
      found.add(target)
      enter(target)
    }
    enter(node)
  }
}
