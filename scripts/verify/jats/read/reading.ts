/**
 * What the reader's functions share, and how they look into an element.
 */
import type { Element, ElementContent } from 'xast'
import type { Block, Phrasing, Section, Xref } from '../../../document/tree.js'

export interface JatsReading {
  /** What an id is, in the words of the model. */
  kinds: ReadonlyMap<string, Xref['kind'] | 'footnote'>
  inline: (nodes: readonly ElementContent[]) => Phrasing[]
  blocks: (nodes: readonly ElementContent[]) => Block[]
  sections: (nodes: readonly ElementContent[], depth: number) => Array<Block | Section>
}

export const isElement = (node: { type: string }): node is Element => node.type === 'element'

/** Child elements, of one name or of any. */
export const childElements = (parent: Element | undefined, name?: string): Element[] =>
  (parent?.children ?? [])
    .filter(isElement)
    .filter((child) => name === undefined || child.name === name)

/** The first child element of that name, or the one at the end of a way (`front/article-meta`). */
export function find(parent: Element | undefined, way: string): Element | undefined {
  return way
    .split('/')
    .reduce<Element | undefined>((place, name) => childElements(place, name)[0], parent)
}

/** Text of the first child element of that name; nothing when there is none, or when it is empty. */
export const textAt = (parent: Element | undefined, way: string): string | undefined =>
  textIn(find(parent, way)) || undefined

/** All text in an element. */
export const textIn = (node: Element | undefined): string =>
  (node?.children ?? [])
    .map((child) => (child.type === 'text' ? child.value : isElement(child) ? textIn(child) : ''))
    .join('')

export const attribute = (node: Element | undefined, name: string): string | undefined =>
  node?.attributes[name] ?? undefined

/** The same object without the properties that are `undefined`, so that two readings can be compared. */
export function compact<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, property]) => property !== undefined),
  ) as T
}
