/**
 * Cross-references → what is printed.
 *
 *     [@fig:skin.a; @fig:skin.b]  →  Fig. 1a, b          [@fig:skin.a; @fig:scan.c]  →  Figs. 1a and 2c
 */
import type { Position } from 'unist'
import type { CrossReference, CrossReferenceItem, Phrasing } from '../document.js'
import type { Stage } from '../stage.js'
import { didYouMean, oneOf } from '../closest.js'
import { targetsOf, type Targets } from '../tree/targets.js'
import { printCluster, type Pointed } from './print-references.js'
import { visit } from '../tree/visit.js'

/** Lowers every reference that resolves; the others stay, each with its reason. */
export const crossReferences: Stage = ({ settings }) => (article) => {
  const targets = targetsOf(article)
  visit(article, (node) => {
    const parent = node as { children?: Phrasing[] }
    if (!parent.children?.some(({ type }) => type === 'crossReference')) return
    parent.children = parent.children.flatMap((child): Phrasing[] => {
      if (child.type !== 'crossReference') return [child]
      const pointed = child.fault ? undefined : resolveAll(child, targets)
      return pointed ? placed(printCluster(pointed, settings, article.lang), child.position) : [child]
    })
  })
}

/** What each item points to, or nothing when one of them leads nowhere. */
function resolveAll(node: CrossReference, targets: Targets): Pointed[] | undefined {
  const pointed = node.children.map((item) => resolveOne(item, targets))
  return pointed.every((one) => one !== undefined) ? pointed : undefined
}

function resolveOne(item: CrossReferenceItem, targets: Targets): Pointed | undefined {
  const found = targets.find(item.identifier)
  if (found && 'target' in found) return { item, target: found.target, figure: found.figure }
  if (found) {
    const panels = found.figure.children.flatMap((child) => (child.type === 'panel' ? [child.letter] : []))
    const expected = panels.length > 0 ? `expected ${oneOf(panels)}` : 'the figure has no panels'
    item.fault = { rule: 'unknown-panel', reason: `Unexpected panel \`${found.letter}\` of \`${found.figure.identifier}\`, ${expected}`, position: item.position }
  } else {
    const near = didYouMean(item.identifier, targets.identifiers)
    item.fault = { rule: 'unresolved-cross-reference', reason: `Unexpected reference to \`${item.identifier}\`, expected a figure, table, equation or section of the manuscript${near}`, position: item.position }
  }
  return undefined
}

/** Nodes that take the place of another have its position. */
function placed(nodes: Phrasing[], position: Position | undefined): Phrasing[] {
  for (const node of nodes) {
    node.position ??= position
    if ('children' in node) placed(node.children as Phrasing[], position)
  }
  return nodes
}
