/** `suppress-bibliography`: an article as the formats for readers print it. */
import type { Node } from 'unist'
import type { Settings } from '../document/settings.js'
import type { Article, Phrasing, Xref } from '../document/tree.js'

/** Without its lists of references; the words of a link to one stay. The article itself where lists are printed. */
export function unlisted(article: Article, { listsReferences }: Settings): Article {
  return listsReferences === false ? (without(article)[0] as Article) : article
}

function without(node: Node): Node[] {
  if (node.type === 'bibliography') return []
  const { children } = node as { children?: Node[] }
  if (!children) return [node]
  const kept = children.flatMap(without)
  if (node.type === 'xref' && (node as Xref).kind === 'bibliography') return kept as Phrasing[]
  return [{ ...node, children: kept } as Node]
}
