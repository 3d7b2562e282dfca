/**
 * Where a raised number stands: without a blank before it and, in English, after the stop or comma that follows it
 * (AMA 3.6.2, Nature, Citing Medicine app. D): "as shown [@a]." is printed "as shown.¹". Other languages keep it before.
 */
import type { Text } from 'mdast'
import type { Node } from 'unist'
import type { Phrasing } from '../document/tree.js'

/** Moves what stands round each raised citation in `nodes`; `raised` are those. */
export function placeRaised(nodes: Phrasing[], raised: ReadonlySet<Node>, lang: string): void {
  for (const [index, node] of nodes.entries()) {
    if (!raised.has(node)) continue
    const before = nodes[index - 1]
    const after = nodes[index + 1]
    if (before?.type === 'text') change(before, before.value.replace(/[ \u00A0\n]+$/, ''))
    const mark =
      after?.type === 'text' && /^en\b/i.test(lang)
        ? /^(?:\.(?!\.)|,)/.exec(after.value)?.[0]
        : undefined
    if (
      mark === undefined ||
      before?.type !== 'text' ||
      after?.type !== 'text' ||
      before.value === ''
    )
      continue
    change(before, `${before.value}${mark}`)
    change(after, after.value.slice(mark.length))
  }
}

function change(node: Text, value: string): void {
  node.value = value
}
