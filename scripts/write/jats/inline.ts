/**
 * Phrasing: what stands in a line.
 */
import { toString } from 'mdast-util-to-string'
import type { ElementContent } from 'xast'
import type { Link, Parent } from 'mdast'
import type { PrintablePhrasing, Span, Xref } from '../../document/tree.js'
import type { Handlers } from '../handle.js'
import { formula } from './formulas.js'
import { graphic } from './graphics.js'
import type { State } from './state.js'
import type { Target } from './targets.js'
import { element, language } from './xml.js'

type Inline = Pick<Handlers<ElementContent[], State>, PrintablePhrasing['type']>

/** Elements that only mark their content. */
const marked =
  (name: string) =>
  (node: Parent, state: State): ElementContent[] => [element(name, {}, state.all(node.children))]

export const inline: Inline = {
  text: (node) => [{ type: 'text', value: node.value }],
  emphasis: marked('italic'),
  strong: marked('bold'),
  delete: marked('strike'),
  superscript: (node, state) => [element('sup', {}, state.all(node.children))],
  subscript: (node, state) => [element('sub', {}, state.all(node.children))],
  smallCaps: (node, state) => [element('sc', {}, state.all(node.children))],
  span,
  inlineCode: (node) => [element('monospace', {}, node.value)],
  break: () => [element('break')],
  link,
  image: (node, state) => graphic(node, 'inline-graphic', state),
  inlineMath: (node, state) => [element('inline-formula', {}, formula(node.value, false, state))],
  footnoteReference: (node, state) => {
    const note = state.footnotes.get(node.identifier)
    const mark = element(
      'sup',
      {},
      String(note?.number ?? node.number ?? node.label ?? node.identifier),
    )
    return [note?.id ? element('xref', { 'ref-type': 'fn', rid: note.id }, mark) : mark]
  },
  revision: (node, state) => [
    element('named-content', { 'content-type': node.kind }, state.all(node.children)),
  ],
  xref,
}

/** A passage in another language, or one with a name. JATS has `xml:lang` and `id` on `named-content`, and no element for either alone. */
function span(node: Span, state: State): ElementContent[] {
  const lang = language(node.lang)
  const content = state.all(node.children)
  return lang || node.id
    ? [
        element(
          'named-content',
          { 'content-type': lang ? 'language' : 'passage', id: node.id, 'xml:lang': lang },
          content,
        ),
      ]
    : content
}

/** A link leads to the web or to a mailbox; one that does neither is its text. */
function link(node: Link, state: State): ElementContent[] {
  const content = state.all(node.children)
  if (node.url === `mailto:${toString(node)}`) return [element('email', {}, toString(node))]
  if (!/^(?:https?|ftp|mailto):/i.test(node.url)) return content
  return [
    element(
      'ext-link',
      { 'ext-link-type': 'uri', 'xlink:href': node.url, 'xlink:title': linkTitle(node) },
      content,
    ),
  ]
}

/** What a link says of where it leads. A bare address says its site's name at least (JATS4R Accessibility). */
export function linkTitle(node: Link): string | undefined {
  if (node.title) return node.title
  return /^(?:https?|ftp):\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(toString(node).trim())?.[1]
}

/** One link to all of its targets; those that are written nowhere are left out (in `rid`, not in what is printed). */
function xref(node: Xref, state: State): ElementContent[] {
  const targets = node.targets
    .map((id) => state.targets.get(id))
    .filter((target): target is Target => target !== undefined)
  const content = state.all(node.children)
  const first = targets[0]
  if (!first) return content
  const ids = targets.filter((target) => target.type === first.type).map((target) => target.id)
  return [element('xref', { 'ref-type': first.type, rid: [...new Set(ids)].join(' ') }, content)]
}
