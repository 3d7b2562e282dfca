/**
 * Phrasing out of JATS.
 */
import type { Element, ElementContent } from 'xast'
import type { Image, Phrasing, Xref } from '../../../document/tree.js'
import { writtenTex } from '../../../write/jats/formulas.js'
import { attribute, compact, find, textIn, type JatsReading } from './reading.js'

/** What a line says; neighbouring texts are one. */
export function inline(nodes: readonly ElementContent[], reading: JatsReading): Phrasing[] {
  const phrasing = nodes.flatMap((node): Phrasing[] =>
    node.type === 'text'
      ? [{ type: 'text', value: node.value }]
      : node.type === 'element'
        ? element(node, reading)
        : [],
  )
  return phrasing.reduce<Phrasing[]>((merged, node) => {
    const before = merged.at(-1)
    if (node.type === 'text' && before?.type === 'text')
      merged[merged.length - 1] = { type: 'text', value: before.value + node.value }
    else merged.push(node)
    return merged
  }, [])
}

function element(node: Element, reading: JatsReading): Phrasing[] {
  const children = reading.inline(node.children)
  switch (node.name) {
    case 'italic':
      return [{ type: 'emphasis', children }]
    case 'bold':
      return [{ type: 'strong', children }]
    case 'strike':
      return [{ type: 'delete', children }]
    case 'sup':
      return [{ type: 'superscript', children }]
    case 'sub':
      return [{ type: 'subscript', children }]
    case 'sc':
      return [{ type: 'smallCaps', children }]
    case 'monospace':
      return [{ type: 'inlineCode', value: textIn(node) }]
    case 'underline':
      return [{ type: 'span', style: 'underline', children }]
    case 'styled-content':
      return [{ type: 'span', style: 'mark', children }]
    case 'named-content':
      return !/^(?:language|passage)$/.test(attribute(node, 'content-type') ?? '')
        ? children
        : [
            compact({
              type: 'span' as const,
              lang: attribute(node, 'xml:lang'),
              id: attribute(node, 'id'),
              children,
            }),
          ]
    case 'break':
      return [{ type: 'break' }]
    case 'email':
      return [{ type: 'link', url: `mailto:${textIn(node)}`, children }]
    case 'ext-link':
      return [
        compact({
          type: 'link' as const,
          url: attribute(node, 'xlink:href') ?? '',
          title: attribute(node, 'xlink:title'),
          children,
        }),
      ]
    case 'inline-formula':
      return [{ type: 'inlineMath', value: writtenTex(node) }]
    case 'inline-graphic':
      return [image(node)]
    case 'xref':
      return [reference(node, children, reading)]
    default:
      return children
  }
}

/** A footnote's mark is a reference of its own kind. */
function reference(node: Element, children: Phrasing[], { kinds }: JatsReading): Phrasing {
  const targets = (attribute(node, 'rid') ?? '').split(' ').filter(Boolean)
  const kind = kinds.get(targets[0] ?? '')
  if (kind === 'footnote')
    return { type: 'footnoteReference', identifier: targets[0] ?? '', number: Number(textIn(node)) }
  return { type: 'xref', kind: kind ?? 'section', targets, children } satisfies Xref
}

/** An image, by the name that it has in outputs. */
export function image(node: Element): Image & { title?: null } {
  const path = attribute(node, 'xlink:href') ?? ''
  const words = textIn(find(node, 'alt-text'))
  const decorative = words === 'null' ? true : undefined
  return compact({
    type: 'image' as const,
    url: path,
    path,
    alt: decorative ? '' : words,
    decorative,
    description: textIn(find(node, 'long-desc')) || undefined,
  })
}
