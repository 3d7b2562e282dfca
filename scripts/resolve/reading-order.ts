/**
 * An article in the order in which it is read: a float's words where the text first points to the float, or at its own
 * place when it is never pointed to (ICMJE: a reference cited only in a table or legend takes its number there).
 */
import type { Node } from 'unist'
import type { Article, Figure, Xref } from '../document.js'
import { visit } from '../tree/visit.js'

/** Every node, each once. Cross-references must have been lowered. */
export function* readingOrder(article: Article): Generator<Node> {
  const floats = new Map<string, Figure>()
  const pointed = new Set<Figure>()
  visit(article, (node) => {
    if (node.type !== 'figure') return
    const figure = node as Figure
    if (figure.id !== undefined) floats.set(figure.id, figure)
    for (const child of figure.children) if (child.type === 'panel' && child.id !== undefined) floats.set(child.id, figure)
  })
  visit(article, (node) => {
    if (node.type === 'xref') for (const target of (node as Xref).targets) if (floats.has(target)) pointed.add(floats.get(target) as Figure)
  })
  const read = new Set<Figure>()
  const stack: Node[] = [article]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'figure') {
      // A float that the text points to is read there, whichever comes first; one that it forgets, here.
      if (read.has(node as Figure) || pointed.has(node as Figure)) continue
      read.add(node as Figure)
    }
    yield node
    if (node.type === 'xref') {
      const figures = (node as Xref).targets.flatMap((target) => floats.get(target) ?? [])
      for (const figure of figures.reverse()) {
        if (read.has(figure)) continue
        read.add(figure)
        stack.push({ type: 'float', children: figure.children } as Node)
      }
    }
    const children = (node as { children?: readonly Node[] }).children ?? []
    for (let index = children.length - 1; index >= 0; index--) stack.push(children[index] as Node)
  }
}
