/**
 * What points to a float: a reference written with `@`, before and after it is lowered, and one typed by hand.
 */
import type { Node } from 'unist'
import type { Article, CrossReferenceItem, Figure, Xref } from '../document/tree.js'
import { printed } from './numerals.js'
import { articleProse, pieceAt } from './prose.js'
import { targetsOf, type Targets } from './targets.js'
import { typedReferences } from './typed-references.js'
import { each, visit } from './visit.js'

/** The floats that a node points to, in order; none for most nodes. */
export type Pointers = (node: Node) => readonly Figure[]

const none: readonly Figure[] = []

/**
 * Reads all that points to the floats of an article, as numbered. A typed number that no float has points nowhere; what
 * a float says of itself is no mention.
 */
export function pointersOf(article: Article, targets: Targets = targetsOf(article)): Pointers {
  const byId = new Map<string, Figure>()
  const byNumber = new Map<string, Figure>()
  const floats = floatsOf(article)
  for (const figure of floats) {
    if (figure.number !== undefined) byNumber.set(`${figure.kind} ${printed(figure)}`, figure)
    if (figure.id !== undefined) byId.set(figure.id, figure)
    for (const child of figure.children)
      if (child.type === 'panel' && child.id !== undefined) byId.set(child.id, figure)
  }
  const typed = byNumber.size > 0 ? typedPointers(article, byNumber) : new Map<Node, Figure[]>()
  const pointed = (node: Node): readonly Figure[] => {
    switch (node.type) {
      case 'text':
        return typed.get(node) ?? none
      case 'crossReferenceItem':
        return figureOf(node as CrossReferenceItem, targets)
      case 'xref':
        return (node as Xref).targets.flatMap((id) => byId.get(id) ?? [])
      default:
        return none
    }
  }
  const own = new Map<Node, Figure>()
  for (const figure of floats)
    visit(figure, (node) => pointed(node).includes(figure) && own.set(node, figure))
  return (node) =>
    own.has(node) ? pointed(node).filter((figure) => figure !== own.get(node)) : pointed(node)
}

/** Every float of body and back, in order of place. A graphical abstract is none: it is not numbered. */
export function floatsOf(article: Article): Figure[] {
  const found: Figure[] = []
  for (const part of article.children.slice(1)) {
    each(part, 'figure', (node) => {
      found.push(node)
    })
  }
  return found
}

function figureOf({ identifier }: CrossReferenceItem, targets: Targets): readonly Figure[] {
  const found = targets.find(identifier)
  if (!found) return none
  if (found.figure) return [found.figure]
  return 'target' in found && found.target.type === 'figure' ? [found.target] : none
}

/** By the text node in which a typed reference begins. */
function typedPointers(
  article: Article,
  byNumber: ReadonlyMap<string, Figure>,
): Map<Node, Figure[]> {
  const found = new Map<Node, Figure[]>()
  for (const prose of articleProse(article)) {
    for (const { kind, series, number, start } of typedReferences(prose)) {
      const node = pieceAt(prose, start)?.node
      const figure = byNumber.get(`${kind} ${printed({ series, number })}`)
      if (!node || !figure) continue
      const known = found.get(node)
      if (known) known.push(figure)
      else found.set(node, [figure])
    }
  }
  return found
}
