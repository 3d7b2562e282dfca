/**
 * Links within the article, `[the steps](#steps)` and pandoc's implicit `[Steps]`: they lead to what has that identifier, to a
 * passage that has a name, or to the heading whose words make it (pandoc's manual, § Extension: auto_identifiers), in the author's words.
 */
import type { Link } from 'mdast'
import type { Article, Phrasing, Span, Xref } from '../document/tree.js'
import type { Stage } from '../stage.js'
import { sectionFinder } from '../tree/heading-identifiers.js'
import { targetsOf, type Target } from '../tree/targets.js'
import { each, replace } from '../tree/visit.js'

const types = new Set(['link'] as const)

/** Makes a cross-reference of each link to a place of the article that there is; the others stay. */
export const internalLinks: Stage = () => (article) => {
  let found: ((name: string) => Target | Span | undefined) | undefined
  replace(article, types, (node) => {
    if (!node.url.startsWith('#')) return undefined
    found ??= finder(article)
    const target = found(nameIn(node))
    if (!target?.id) return undefined
    if (target.type === 'span') target.linked = true
    const xref: Xref = {
      type: 'xref',
      kind: kindOf(target),
      targets: [target.id],
      children: node.children as Phrasing[],
      position: node.position,
    }
    return [xref]
  })
}

function nameIn({ url }: Link): string {
  try {
    return decodeURIComponent(url.slice(1))
  } catch {
    return url.slice(1)
  }
}

function finder(article: Article): (name: string) => Target | Span | undefined {
  const targets = targetsOf(article)
  const section = sectionFinder(article)
  const passages = new Map<string, Span>()
  each(article, 'span', (node) => {
    if (node.identifier !== undefined && !passages.has(node.identifier))
      passages.set(node.identifier, node)
  })
  return (name) => {
    const known = targets.find(name)
    return known && 'target' in known ? known.target : (passages.get(name) ?? section(name))
  }
}

function kindOf(target: Target | Span): Xref['kind'] {
  switch (target.type) {
    case 'span':
      return 'passage'
    case 'math':
      return 'equation'
    case 'supplement':
      return 'supplementary-material'
    case 'boxedText':
      return 'box'
    case 'figure':
      return target.kind
    default:
      return target.type
  }
}
