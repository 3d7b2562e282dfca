/**
 * Code with a name or a caption: a float that is labelled "Listing 1", as LaTeX's package listings calls it in every language.
 *
 *     ```{#lst:model .r caption="The model"}        Listing: The model {#lst:model}
 */
import type { Code, Paragraph } from 'mdast'
import type { Caption, Figure } from '../document/tree.js'
import { identified } from './figures.js'
import { onOneLine } from './fragment.js'
import { paragraphOf } from './paragraphs.js'
import { readInline, type Scope } from './reading.js'
import { readAttributes } from './syntax/attributes.js'
import { inlineChildren, type Flow, type Inline } from './syntax/nodes.js'

/** What makes a block of code a float. */
export interface ListingName {
  id?: string | undefined
  caption: Paragraph[]
}

/** The float of `code`. */
export function listingFloat(code: Code, { id, caption }: ListingName, scope: Scope): Figure {
  const position = caption[0]?.position ?? code.position
  const shown: Caption[] = caption.length ? [{ type: 'caption', children: caption, position }] : []
  return {
    type: 'figure',
    kind: 'figure',
    ...identified(id),
    ownLabel: `Listing ${++scope.reading.listings.count}`,
    children: [...shown, code],
    position: code.position,
  }
}

/** The name and the caption in the braces of a fence; nothing where they say neither. */
export function listingName(
  { lang, meta, position }: Code,
  scope: Scope,
): (ListingName & { lang: string | null }) | undefined {
  const line = `${lang ?? ''} ${meta ?? ''}`.trim()
  const attributes = line.startsWith('{') ? readAttributes(line, 0)?.attributes : undefined
  const text = attributes?.values.get('caption') ?? attributes?.values.get('lst-cap')
  const id = attributes?.id ?? attributes?.values.get('lst-label')
  if (!attributes || (!text && !/^lst[:-]/i.test(id ?? ''))) return undefined
  const { path } = scope.fragment
  const caption = text
    ? paragraphOf(readInline(onOneLine(path, text, position!.start), scope), scope)
    : []
  return { id, caption, lang: attributes.classes[0] ?? null }
}

/** The paragraph `Listing: The model {#lst:model}` before or after a block of code. */
export function listingCaption(node: Flow | undefined, scope: Scope): ListingName | undefined {
  if (node?.type !== 'paragraph' && node?.type !== 'description') return undefined
  const inside = node.type === 'description' ? (node.children as Flow[])[0] : node
  if (inside?.type !== 'paragraph') return undefined
  const nodes = inlineChildren(inside)
  const [first, last] = [nodes[0], nodes.at(-1)]
  const id = last?.type === 'attributes' ? readAttributes(last.value, 0)?.attributes.id : undefined
  const isMarked = first?.type === 'text' && /^Listing:\s/i.test(first.value)
  if (!/^lst[:-]/i.test(id ?? '') || !(isMarked || node.type === 'description')) return undefined
  const words = nodes.slice(0, -1)
  if (isMarked) words[0] = { ...first, value: first.value.replace(/^Listing:\s*/i, '') } as Inline
  return { id, caption: paragraphOf(words, scope) }
}
