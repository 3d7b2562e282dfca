/** Which way parts of the page go, where that is not the page's way. */
import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import { toString } from 'mdast-util-to-string'
import type { Node } from 'unist'
import { directionOf, directionOfText, type Direction } from '../../languages/direction.js'

/** The language of a part, and its direction where that is not the article's. */
export function spoken(
  lang: string | undefined,
  { direction }: { direction: Direction },
): { lang?: string; dir?: Direction } {
  if (lang === undefined) return {}
  const own = directionOf(lang)
  return { lang, ...(own !== direction && { dir: own }) }
}

const paragraphs = new Set(['paragraph', 'attribution', 'verseLine', 'bibliographyEntry'])
/** Their words stand apart, so that they begin where those of all others do. */
const places = new Set(['listItem', 'tableCell', 'term'])

/** The elements of a block whose words go the other way than the article. */
export function directed(
  elements: ElementContent[],
  node: Node,
  direction: Direction,
): ElementContent[] {
  const [element] = elements
  if (element?.type !== 'element') return elements
  if (node.type === 'code' && direction === 'rtl') return [turned(element, 'ltr')]
  const isPlace = places.has(node.type)
  if (!isPlace && !paragraphs.has(node.type)) return elements
  const own = directionOfText(toString(node), direction)
  if (own === direction) return elements
  if (!isPlace) return [turned(element, own), ...elements.slice(1)]
  if (element.children.some((child) => child.type === 'element' && whole.has(child.tagName)))
    return elements
  return [{ ...element, children: [h('bdi', { dir: own }, element.children)] }]
}

/** What has a direction of its own. */
const whole = new Set(['bdi', 'p', 'ul', 'ol', 'dl', 'table', 'figure', 'blockquote', 'div', 'pre'])

const turned = <T extends { properties: object }>(element: T, dir: Direction): T => ({
  ...element,
  properties: { ...element.properties, dir },
})
