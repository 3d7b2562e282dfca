/** The page: head, header with the title block, contents, the article's text, references. */
import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Article, BackNode } from '../../document/tree.js'
import { headOf } from './head.js'
import { headerOf } from './header.js'
import { pageId } from './ids.js'
import type { State } from './state.js'
import { contentsOf } from './contents.js'

/**
 * The `html` element. The text is written before the bibliography and the notes, which link back to it.
 */
export function pageOf(article: Article, state: State): Element {
  const [front, body, back] = article.children
  const header = headerOf(article, state)
  const text = state.all(body.children)
  const last = (node: BackNode): boolean =>
    node.type === 'bibliography' || node.type === 'footnotes'
  const declarations = state.all(back.children.filter((node) => !last(node)))
  const end = state.all(back.children.filter(last))
  const draft = state.inputs.settings.draft
    ? [h('p', { className: ['draft'], role: 'note' }, state.words.draft)]
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
          h('article', [
            header,
            h('div', { id: pageId('text') }, [
              ...text,
              ...declarations,
              ...end,
            ] as ElementContent[]),
          ]),
        ),
      ]),
    ]),
  ])
}
