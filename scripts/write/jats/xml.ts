/**
 * Elements of XML, typed: what the writer's functions make.
 */
import type { Element, ElementContent } from 'xast'
import { x } from 'xastscript'

export type ElementChild = ElementContent | string | undefined | readonly ElementChild[]
export type ElementAttributes = Readonly<Record<string, string | number | undefined>>

/** An element; attributes and children that are `undefined` are left out. */
export const element = (
  name: string,
  attributes: ElementAttributes = {},
  ...children: ElementChild[]
): Element => x(name, attributes, ...flat(children))

const flat = (children: readonly ElementChild[]): Array<ElementContent | string> =>
  children.flatMap((child): Array<ElementContent | string> =>
    child === undefined ? [] : isList(child) ? flat(child) : [child],
  )
const isList = (child: ElementChild): child is readonly ElementChild[] => Array.isArray(child)

/** An element that is left out when its text is missing or empty. */
export const textElement = (
  name: string,
  text: string | undefined,
  attributes: ElementAttributes = {},
): Element | undefined => (text ? element(name, attributes, text) : undefined)

/** All the text in `node`, markup removed, and a formula's TeX with it. */
export function elementText(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' && node.name !== 'mml:annotation'
    ? node.children.map(elementText).join('')
    : ''
}

/** A language tag that XML accepts (`xml:lang` is a name token); anything else is left out. */
export const language = (tag: string | undefined): string | undefined =>
  tag && /^[A-Za-z]{1,8}(-[A-Za-z\d]{1,8})*$/.test(tag) ? tag : undefined
