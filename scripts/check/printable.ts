/** The last promise of check: no error, so only printable nodes. And `--draft`: what is unresolved becomes printable. */
import type { Node } from 'unist'
import type { Citation, CrossReference, Figure, Phrasing, Value } from '../document/tree.js'
import { visit } from '../tree/visit.js'
import type { Stage } from '../stage.js'

const source = new Set(['citation', 'crossReference', 'dataTable', 'chart', 'value', 'claim'])

/** A source node that nobody reported would vanish in silence: that is a fault of the program. */
export const checkPrintable: Stage = () => (article, file) => {
  if (file.messages.some((message) => message.fatal)) return
  visit(article, (node) => {
    if (source.has(node.type))
      throw new Error(
        `A ${node.type} at ${node.position?.path ?? ''}:${node.position?.start.line ?? 0} was neither resolved nor reported`,
      )
  })
}

/**
 * With `draft`: unresolved references and values print **?name?**, a claim its own words, a table that cannot be made a
 * line that says so. An image that cannot be shown stays, with its `fault`: writers draw a labelled box.
 */
export const draft: Stage =
  ({ settings }) =>
  (article) => {
    if (!settings.draft) return
    visit(article, (node) => {
      const parent = node as Node & { children?: Node[] }
      if (parent.children?.some(({ type }) => source.has(type)))
        parent.children = parent.children.flatMap(printable)
    })
  }

/** What a citation or a claim prints may hold what is unresolved itself. */
function printable(node: Node): Node[] {
  switch (node.type) {
    case 'citation':
      return (
        (node as Citation).printed?.flatMap(printable) ?? [
          unresolved(
            (node as Citation).children.map(({ identifier }) => identifier),
            node,
          ),
        ]
      )
    case 'crossReference':
      return [
        unresolved(
          (node as CrossReference).children.map(({ identifier }) => identifier),
          node,
        ),
      ]
    case 'value':
      return [unresolved([(node as Value).fact ?? (node as Value).of ?? 'value'], node)]
    case 'claim':
      return (node as unknown as { children: Node[] }).children.flatMap(printable)
    case 'dataTable':
    case 'chart':
      return [missingTable(node as Node & { from: string })]
    default:
      return [node]
  }
}

function unresolved(names: readonly string[], { position }: Node): Phrasing {
  return {
    type: 'strong',
    position,
    children: [{ type: 'text', value: names.map((name) => `?${name}?`).join(' '), position }],
  }
}

/** In a figure stands what figures may hold: code is the one that is words. */
function missingTable({ from, position }: Node & { from: string }): Figure['children'][number] {
  return { type: 'code', value: `?${from}?`, position }
}
