/**
 * Raw HTML in running text: the few elements that Markdown manuscripts need are understood, the text of the others is
 * kept, and what only looks like a tag (`p<b and c>d`, `IL-6<x>`) is text.
 */
import type { Phrasing, PrintablePhrasing } from '../document/tree.js'
import type { Position } from 'unist'

export interface HtmlTag {
  name: string
  kind: 'open' | 'close' | 'void' | 'comment'
  attributes: ReadonlyMap<string, string>
}

const voids = new Set(['br', 'hr', 'img', 'wbr', 'input'])
const elements = new Set(
  'a abbr acronym address article aside b big blockquote body caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header html i iframe ins kbd label li link main mark meta nav object ol option p pre q s samp script section select small span strike strong style sub summary sup svg table tbody td tfoot th thead title tr tt u ul var video'.split(
    ' ',
  ),
)

/** What `raw` is; nothing when it is no element that HTML has. */
export function readTag(raw: string): HtmlTag | undefined {
  if (raw.startsWith('<!--')) return { name: '', kind: 'comment', attributes: new Map() }
  const match = /^<(\/?)([a-z][a-z\d-]*)/i.exec(raw)
  const name = match?.[2]!.toLowerCase()
  if (!match || !name || !(elements.has(name) || voids.has(name))) return undefined
  const attributes = new Map(
    [...raw.matchAll(/([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi)].map(
      (each) => [each[1]!.toLowerCase(), each[2] ?? each[3] ?? each[4] ?? ''] as const,
    ),
  )
  return {
    name,
    kind: match[1] ? 'close' : voids.has(name) || /\/\s*>$/.test(raw) ? 'void' : 'open',
    attributes,
  }
}

/** What an element makes of what is inside it; nothing when only the text can be kept. */
export function htmlElement(
  { name, attributes }: HtmlTag,
  children: Phrasing[],
  position: Position,
): PrintablePhrasing | undefined {
  const style = attributes.get('style') ?? ''
  switch (name) {
    case 'sup':
      return { type: 'superscript', children, position }
    case 'sub':
      return { type: 'subscript', children, position }
    case 'i':
    case 'em':
    case 'var':
    case 'dfn':
    case 'cite':
      return { type: 'emphasis', children, position }
    case 'b':
    case 'strong':
    case 'summary':
      return { type: 'strong', children, position }
    case 's':
    case 'del':
    case 'strike':
      return { type: 'delete', children, position }
    case 'code':
    case 'kbd':
    case 'samp':
    case 'tt':
      return { type: 'inlineCode', value: textWithoutMarkup(children), position }
    case 'a':
      return attributes.has('href')
        ? { type: 'link', url: attributes.get('href')!, children, position }
        : undefined
    case 'span':
      if (/small-caps/.test(style)) return { type: 'smallCaps', children, position }
      return attributes.has('lang')
        ? { type: 'span', lang: attributes.get('lang')!, children, position }
        : undefined
    default:
      return undefined
  }
}

/** Elements that only hold others: what stands in them is all that they say, wherever they open and close. */
export const isContainer = (name: string): boolean =>
  /^(?:div|center|details|section|article|aside|main|header|footer|figure|p)$/.test(name)

/** Elements that stand apart on a page, so that the words on both sides of their end are not one. */
export const standsApart = (name: string): boolean =>
  /^(?:td|th|tr|li|p|div|dt|dd|h[1-6]|option|figcaption|caption|summary)$/.test(name)

/** The text of nodes, without their markup. */
export function textWithoutMarkup(nodes: readonly unknown[]): string {
  return (nodes as Array<{ value?: string; children?: unknown[]; alt?: string }>)
    .map(
      (node) => node.value ?? (node.children ? textWithoutMarkup(node.children) : (node.alt ?? '')),
    )
    .join('')
}
