/**
 * Elements of XML, typed: what the writer's functions make.
 */
import type { Element, ElementContent } from 'xast'
import { x } from 'xastscript'

export type Content = ElementContent | string | undefined | readonly Content[]
export type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element; attributes and children that are `undefined` are left out. */
export const element = (
  name: string,
  attributes: Attributes = {},
  ...children: Content[]
): Element => x(name, attributes, ...flat(children))

const flat = (children: readonly Content[]): Array<ElementContent | string> =>
  children.flatMap((child): Array<ElementContent | string> =>
    child === undefined ? [] : isList(child) ? flat(child) : [child],
  )
const isList = (child: Content): child is readonly Content[] => Array.isArray(child)

/** An element that is left out when its text is missing or empty. */
export const textElement = (
  name: string,
  text: string | undefined,
  attributes: Attributes = {},
): Element | undefined => (text ? element(name, attributes, text) : undefined)

/** All the text in `node`, markup removed, and a formula's TeX with it. */
export function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' && node.name !== 'mml:annotation'
    ? node.children.map(textOf).join('')
    : ''
}

/** A language tag that XML accepts (`xml:lang` is a name token); anything else is left out. */
export const language = (tag: string | undefined): string | undefined =>
  tag && /^[A-Za-z]{1,8}(-[A-Za-z\d]{1,8})*$/.test(tag) ? tag : undefined
