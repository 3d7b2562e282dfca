/**
 * `:::new` … `:::` in a response letter: paragraphs that the manuscript is said to have, word for word.
 */
import type { Blockquote } from 'mdast'
import type { Block } from '../document/tree.js'
import { spanning } from './fragment.js'
import { unsupported, type Scope } from './reading.js'
import { readAttributes } from './syntax/attributes.js'
import type { Flow, Token } from './syntax/nodes.js'

/** The quotation that the fence at `index` opens and the one at `close` closes; nothing for any other fence. */
export function quotationBlock(
  nodes: readonly Flow[],
  index: number,
  close: number | undefined,
  scope: Scope,
): { made: Block[]; used: number } | undefined {
  const open = nodes[index] as Token
  if (!scope.reading.quotations || !isQuotation(open.value)) return undefined
  if (close === undefined) {
    unsupported(
      scope,
      open,
      '`:::new` that is never closed',
      'a line `:::` after its last paragraph',
    )
    return { made: [], used: 1 }
  }
  const blocks = scope.reading.readBlocks(nodes.slice(index + 1, close), scope)
  const children = blocks.map((block): Block =>
    block.type === 'paragraph'
      ? {
          ...block,
          children: [
            {
              type: 'span',
              quoted: true,
              children: block.children as never,
              position: block.position,
            },
          ],
        }
      : block,
  )
  return {
    made: [
      {
        type: 'blockquote',
        children: children as Blockquote['children'],
        position: spanning(open.position, nodes[close]!.position),
      },
    ],
    used: close - index + 1,
  }
}

/** `:::new`, `::: new`, `::: {.new}`. */
function isQuotation(value: string): boolean {
  const brace = value.indexOf('{')
  return (
    /^:+[ \t]*new[ \t]*(?=\{|:*[ \t]*$)/.test(value) ||
    (brace >= 0 && (readAttributes(value, brace)?.attributes.classes.includes('new') ?? false))
  )
}
