/**
 * Fits inline elements into parents that JATS does not let them stand in: a link in a link, a line break in a paragraph.
 * What is said stays; the markup that has no place goes, or stands in a `named-content`, where the parent may hold one.
 */
import type { Element, ElementContent } from 'xast'
import { texOf } from './formulas.js'
import { element as elementOf, textOf } from './xml.js'

const links = ['ext-link', 'email', 'xref']

/** Inline elements that we write, by the parent that may not hold them, in JATS Publishing 1.3 or in 1.4. */
export const misfits: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...['p', 'bold', 'italic', 'sup', 'sub', 'sc', 'strike', 'named-content', 'term', 'chapter-title', 'source', 'trans-source'].map((parent) => [parent, new Set(['break'])] as const),
  ...['ext-link', 'xref'].map((parent) => [parent, new Set(['break', 'inline-graphic', 'inline-formula', ...links])] as const),
  ['series', new Set(['break', 'inline-graphic', 'inline-formula', ...links])],
  ['funding-statement', new Set(['break', 'inline-graphic', 'inline-formula', 'sub', 'sup', 'xref'])],
  ['data-title', new Set(['break', 'inline-formula', 'xref'])],
])

/** Parents in which a `named-content` holds what they may not hold themselves. */
const wrapping: ReadonlySet<string> = new Set(['funding-statement', 'data-title'])

/** Changes `element` and all below it, so that every inline element may stand where it does. */
export function fit(element: Element): Element {
  const misfit = misfits.get(element.name)
  if (misfit) element.children = element.children.flatMap((child) => (wrapping.has(element.name) ? wrapped(child, misfit) : fitted(child, misfit)))
  for (const child of element.children) if (child.type === 'element') fit(child)
  return element
}

function wrapped(child: ElementContent, misfit: ReadonlySet<string>): ElementContent[] {
  const isWrapped = child.type === 'element' && misfit.has(child.name) && child.name !== 'break'
  return isWrapped ? [elementOf('named-content', { 'content-type': child.name }, child)] : fitted(child, misfit)
}

function fitted(child: ElementContent, misfit: ReadonlySet<string>): ElementContent[] {
  if (child.type !== 'element' || !misfit.has(child.name)) return [child]
  if (child.name === 'break') return [{ type: 'text', value: ' ' }]
  if (child.name === 'inline-formula') return [{ type: 'text', value: texOf(child) }]
  if (child.name === 'inline-graphic') return [{ type: 'text', value: child.children.filter((one) => one.type === 'element' && one.name === 'alt-text').map(textOf).join('').replace(/^null$/, '') }]
  return child.children.flatMap((grandchild) => fitted(grandchild, misfit))
}
