/** The table of contents: sections of the first two levels, and the references. */
import type { Element } from 'hast'
import { h } from 'hastscript'
import { toString } from 'mdast-util-to-string'
import type { Article, Section } from '../../document/tree.js'
import { pageId } from './ids.js'
import { listId } from './references.js'
import type { State } from './state.js'

export function contentsOf(article: Article, state: State): Element {
  const [front, body, back] = article.children
  const abstract = front.children.some(({ type }) => type === 'abstract')
    ? [entry(pageId('abstract'), state.words.abstract, [])]
    : []
  const parts = [...body.children, ...back.children].flatMap((node): Element[] => {
    if (node.type === 'section') return [ofSection(node, 1)]
    if (node.type !== 'bibliography' || node.children.length === 0 || node.title === '') return []
    return [entry(listId(node), node.title ?? state.words.references, [])]
  })
  return h('nav', { className: ['contents'], ariaLabel: state.words.contents, role: 'doc-toc' }, [
    h('p', state.words.contents),
    h('ol', [...abstract, ...parts]),
  ])
}

function ofSection(section: Section, depth: number): Element {
  const inner =
    depth < 2
      ? section.children
          .filter((node) => node.type === 'section')
          .map((node) => ofSection(node, depth + 1))
      : []
  const words = `${section.label ? `${section.label} ` : ''}${toString(section.children[0])}`
  return entry(section.id ?? section.identifier ?? '', words, inner)
}

const entry = (id: string, words: string, inner: Element[]): Element =>
  h('li', [h('a', { href: `#${id}` }, words), ...(inner.length > 0 ? [h('ol', inner)] : [])])
