/**
 * Abstracts: one plain, the others typed or in another language (JATS4R Abstracts).
 */
import type { Element } from 'xast'
import type { Abstract, Block, Section } from '../../document/tree.js'
import { blocksFirst } from './arrange.js'
import { asParagraphs } from './blocks.js'
import { contentOfSection, titled } from './sections.js'
import type { State } from './state.js'
import { element, language } from './xml.js'

/** JATS 1.3 `<abstract>`, and after them the `<trans-abstract>`s. */
export function abstracts(nodes: readonly Abstract[], state: State): Element[] {
  const written = nodes.filter((node) => node.children.length > 0)
  return [
    ...written.filter((node) => node.kind !== 'translated'),
    ...written.filter((node) => node.kind === 'translated'),
  ].map((node) => abstract(node, state))
}

/** A single section is none (JATS4R): its heading is the abstract's own. */
export function abstract(node: Abstract, state: State): Element {
  const children = blocksFirst(node.children)
  const only = children.length === 1 && children[0]?.type === 'section' ? children[0] : undefined
  const attributes = {
    'abstract-type': ['abstract', 'translated'].includes(node.kind) ? undefined : node.kind,
    id: only?.id,
    'xml:lang': language(node.lang),
  }
  const content = only ? parts(only, state) : contents(children, state)
  return element(node.kind === 'translated' ? 'trans-abstract' : 'abstract', attributes, content)
}

/** A section without `@sec-type`, which the archive refuses in abstracts. */
const section = (node: Section, state: State): Element =>
  element('sec', { id: node.id }, parts(node, state))
const parts = (node: Section, state: State): Element[] => [
  ...(titled(node, state) as Element[]),
  ...contents(blocksFirst(contentOfSection(node)), state),
]

/** Paragraphs, then sections: an abstract holds nothing else. */
function contents(children: ReadonlyArray<Block | Section>, state: State): Element[] {
  const blocks = children.filter((child): child is Block => child.type !== 'section')
  const sections = children.filter((child): child is Section => child.type === 'section')
  return [...asParagraphs(blocks, state), ...sections.map((child) => section(child, state))]
}
