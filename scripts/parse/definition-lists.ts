/**
 * Definition lists: a term on a line of its own, its meanings after it on lines that start with `: ` or `~ `.
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
import { isCaptionOfNext } from './table-captions.js'
import { inlineChildren, type DescriptionSyntax, type Flow, type Inline } from './syntax/nodes.js'

type ParagraphSyntax = Extract<Flow, { type: 'paragraph' }>

/** Whether a definition list starts at `index`: a term of one line with a meaning on the next line or after a blank one. */
export function isDefinition(nodes: readonly Flow[], index: number): boolean {
  const [node, next] = [nodes[index], nodes[index + 1]]
  return (
    node?.type === 'paragraph' &&
    next?.type === 'description' &&
    node.position.start.line === node.position.end.line &&
    !isCaptionOfNext(nodes, index + 1)
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
  while (isDefinition(nodes, at)) {
    const term = nodes[at++] as ParagraphSyntax
    let item = openItem(inlineChildren(term), scope)
    items.push(item)
    for (let node = nodes[at]; node?.type === 'description'; node = nodes[++at]) {
      if (isCaptionOfNext(nodes, at)) break
      const { meaning, next } = cutNextTerm(node, nodes[at + 1])
      item.children.push(description(meaning, scope))
      if (!next) continue
      item = openItem(next, scope)
      items.push(item)
    }
  }
  for (const item of items)
    item.position = spanning(item.position, item.children[item.children.length - 1]!.position)
  const list: DefinitionList = {
    type: 'definitionList',
    children: items,
    position: spanning(items[0]!.position, items[items.length - 1]!.position),
  }
  return { made: [list], used: at - index }
}

function openItem(nodes: readonly Inline[], scope: Scope): DefinitionItem {
  const children: Phrasing[] = trim(readPhrasing(nodes, scope))
  const position = spanning(nodes[0]!.position, nodes[nodes.length - 1]!.position)
  return { type: 'definitionItem', children: [{ type: 'term', children, position }], position }
}

const description = (node: DescriptionSyntax, scope: Scope): Description => ({
  type: 'description',
  children: scope.reading.readBlocks(node.children, scope),
  position: node.position,
})

/**
 * The last line of a meaning with another right below it is the next term:
 *
 *     DM
 *     : dermatomyositis
 *     PM
 *     : polymyositis
 */
function cutNextTerm(
  node: DescriptionSyntax,
  after: Flow | undefined,
): { meaning: DescriptionSyntax; next?: Inline[] } {
  const last = node.children[node.children.length - 1]
  if (
    last?.type !== 'paragraph' ||
    after?.type !== 'description' ||
    after.position.start.line - node.position.end.line !== 1
  )
    return { meaning: node }
  const content = trim(inlineChildren(last))
  const at = content.findLastIndex((each) => each.type === 'text' && each.value.includes('\n'))
  const text = content[at]
  if (text?.type !== 'text') return { meaning: node }
  const cut = text.value.lastIndexOf('\n')
  const kept = [...content.slice(0, at), { ...text, value: text.value.slice(0, cut) }]
  const paragraph = { ...last, children: kept } as ParagraphSyntax
  return {
    meaning: { ...node, children: [...node.children.slice(0, -1), paragraph] },
    next: [{ ...text, value: text.value.slice(cut + 1) }, ...content.slice(at + 1)],
  }
}
