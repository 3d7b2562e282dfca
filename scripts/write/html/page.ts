/** The page: head, header with the title block, contents, the article's text, references. */
import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Article, BackNode } from '../../document/tree.js'
import { bound } from './bound.js'
import { headOf } from './head.js'
import { headerOf } from './header.js'
import { pageId } from './ids.js'
import type { State } from './state.js'
import { contentsOf } from './contents.js'

/** The back in its order. Its text is written before the bibliography and the notes, which link back to it. */
function backOf(nodes: readonly BackNode[], state: State): ElementContent[] {
  const isText = ({ type }: BackNode): boolean => type === 'section'
  const written = new Map<BackNode, ElementContent[]>()
  for (const wanted of [true, false])
    for (const node of nodes) if (isText(node) === wanted) written.set(node, state.one(node))
  return nodes.flatMap((node) => written.get(node) ?? [])
}

/** The `html` element. */
export function pageOf(article: Article, state: State): Element {
  const [front, body, back] = article.children
  const header = headerOf(article, state)
  const text = state.all(body.children)
  const behind = backOf(back.children, state)
  const draft = state.inputs.settings.draft
    ? [h('header', h('p', { className: ['draft'], role: 'note' }, state.words.draft))]
    : []
  return h('html', { lang: article.lang, dir: state.direction === 'rtl' ? 'rtl' : undefined }, [
    headOf(front, article, state),
    h('body', [
      h('a', { href: `#${pageId('text')}`, className: ['skip'] }, state.words.skip),
      ...draft,
      h('div', { className: ['page'] }, [
        contentsOf(article, state),
        h(
          'main',
          bound(
            h('article', [
              header,
              h('div', { id: pageId('text') }, [...text, ...behind] as ElementContent[]),
            ]),
          ),
        ),
      ]),
    ]),
  ])
}
