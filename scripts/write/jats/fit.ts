/**
 * Fits inline elements into parents that JATS does not let them stand in: a link in a link, a line break in a paragraph.
 * What is said stays; the markup that has no place goes, or stands in a `named-content`, where the parent may hold one.
 */
import type { Element, ElementContent } from 'xast'
import { element as elementOf } from './xml.js'

const links = ['ext-link', 'email', 'xref']

/** Inline elements that we write, by the parent that may not hold them, in JATS Publishing 1.3 or in 1.4. */
export const misfits: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...[
    'p',
    'bold',
    'italic',
    'sup',
    'sub',
    'sc',
    'strike',
    'named-content',
    'term',
    'attrib',
    'underline',
    'styled-content',
    'chapter-title',
    'source',
    'trans-source',
  ].map((parent) => [parent, new Set(['break'])] as const),
  ...['ext-link', 'xref'].map(
    (parent) => [parent, new Set(['break', 'inline-graphic', 'inline-formula', ...links])] as const,
  ),
  ['kwd', new Set(['break', 'inline-graphic', 'inline-formula', ...links])],
  ['verse-line', new Set(['break', 'ext-link', 'email'])],
  ['series', new Set(['break', 'inline-graphic', 'inline-formula', ...links])],
  [
    'funding-statement',
    new Set(['break', 'inline-graphic', 'inline-formula', 'sub', 'sup', 'xref']),
  ],
  ['data-title', new Set(['break', 'inline-formula', 'xref'])],
])

/** What a `named-content` holds in a parent that may not hold it itself; a link in a link would lead two ways. */
const wrapping: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...['ext-link', 'xref', 'series', 'data-title', 'kwd'].map(
    (parent) => [parent, new Set(['inline-graphic', 'inline-formula'])] as const,
  ),
  ['funding-statement', new Set(['inline-graphic', 'inline-formula', 'sub', 'sup', 'xref'])],
])

/** Changes `element` and all below it, so that every inline element may stand where it does. */
export function fitElement(element: Element): Element {
  const misfit = misfits.get(element.name)
  if (misfit)
    element.children = element.children.flatMap((child) =>
      fitted(child, misfit, wrapping.get(element.name)),
    )
  for (const child of element.children) if (child.type === 'element') fitElement(child)
  return element
}

function fitted(
  child: ElementContent,
  misfit: ReadonlySet<string>,
  wraps: ReadonlySet<string> | undefined,
): ElementContent[] {
  if (child.type !== 'element' || !misfit.has(child.name)) return [child]
  if (wraps?.has(child.name))
    return [elementOf('named-content', { 'content-type': child.name }, child)]
  return child.name === 'break'
    ? [{ type: 'text', value: ' ' }]
    : child.children.flatMap((grandchild) => fitted(grandchild, misfit, wraps))
}
