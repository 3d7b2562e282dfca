/**
 * `--draft`: an article with errors, as it can be printed. Unresolved references and values print **?name?**, a claim its own
 * words, a table that cannot be made a line that says so. An image that cannot be shown has its `fault`, and writers draw a
 * labelled box; in the place of fonts that cannot be set stand the program's own.
 */
import type { Node } from 'unist'
import { unsettable } from './check/pages.js'
import { undrawn } from './check/pictures.js'
import type { Inputs } from './document/inputs.js'
import type { AnyNode, Article, Fault, Figure, Image, Phrasing } from './document/tree.js'
import { lists } from './tree/visit.js'

/** Both as a draft prints them; what is given stays as it is. */
export async function drafted(
  article: Article,
  inputs: Inputs,
): Promise<{ article: Article; inputs: Inputs }> {
  const [shown] = printable(article, await undrawn(article, inputs)) as [Article]
  const isUnset = (await unsettable(article, inputs)).length > 0
  return { article: shown, inputs: isUnset ? { ...inputs, fonts: undefined } : inputs }
}

/** What a citation or a claim prints may hold what is unresolved itself. */
function printable(node: Node, faults: ReadonlyMap<Image, Fault>): Node[] {
  const known = node as AnyNode
  const all = (nodes: readonly Node[]): Node[] => nodes.flatMap((child) => printable(child, faults))
  switch (known.type) {
    case 'citation':
      return known.printed ? all(known.printed) : [unresolved(names(known.children), node)]
    case 'crossReference':
      return [unresolved(names(known.children), node)]
    case 'value':
      return [unresolved([known.fact ?? known.of ?? 'value'], node)]
    case 'claim':
      return all(known.children)
    case 'dataTable':
    case 'chart':
      return [missingTable(known)]
    case 'image':
      return [faults.has(known) ? ({ ...known, fault: faults.get(known) } as Image) : known]
  }
  const copy: Record<string, unknown> = { ...node }
  for (const list of lists) if (Array.isArray(copy[list])) copy[list] = all(copy[list] as Node[])
  return [copy as unknown as Node]
}

const names = (items: ReadonlyArray<{ identifier: string }>): string[] =>
  items.map(({ identifier }) => identifier)

function unresolved(identifiers: readonly string[], { position }: Node): Phrasing {
  const value = identifiers.map((name) => `?${name}?`).join(' ')
  return { type: 'strong', position, children: [{ type: 'text', value, position }] }
}

/** In a figure stands what figures may hold: code is the one that is words. */
function missingTable({ from, position }: Node & { from: string }): Figure['children'][number] {
  return { type: 'code', value: `?${from}?`, position }
}
