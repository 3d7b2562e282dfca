/** Links to numbered things, the bibliography and footnotes with their ways back. */
import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import type {
  Bibliography,
  BibliographyEntry,
  Footnote,
  Footnotes,
  Xref,
} from '../../document/tree.js'
import { pageId } from './ids.js'
import type { State } from './state.js'

type Inline = ElementContent[]

/** A citation shows its references on hover and focus, by style alone; every other reference is a plain link. */
export function xref(node: Xref, state: State): Inline {
  const [target = ''] = node.targets
  const words = state.all(node.children)
  if (node.kind === 'note')
    return [
      h(
        'sup',
        h('a', { href: `#${target}`, id: linkTo(target, state), role: 'doc-noteref' }, words),
      ),
    ]
  if (node.kind !== 'bibliography')
    return [h('a', { href: `#${target}`, className: ['xref'] }, words)]
  const id = node.targets.map((each) => linkTo(each, state))[0]
  const cards = node.targets.flatMap((each) => cardOf(each, state))
  const link = h('a', { href: `#${target}`, id, role: 'doc-biblioref' }, words)
  return cards.length === 0
    ? [link]
    : [
        h('span', { className: ['citation'] }, [
          link,
          h('span', { className: ['card'], ariaHidden: 'true' }, cards),
        ]),
      ]
}

/** A reference's words, without links: the card stands inside the text. */
function cardOf(id: string, state: State): Inline {
  const entry = state.entries.get(id)
  if (!entry || entry.children.length === 0) return []
  const label = entry.label ? [h('b', entry.label), ' '] : []
  return [h('span', [...label, ...unlinked(state.all(entry.children))])]
}

function unlinked(nodes: Inline): Inline {
  return nodes.flatMap((node): Inline => {
    if (node.type !== 'element') return [node]
    const children = unlinked(node.children)
    return node.tagName === 'a'
      ? children
      : [{ ...node, properties: { ...node.properties, id: undefined }, children }]
  })
}

export function bibliography(node: Bibliography, state: State): Inline {
  const numbered = node.children.some(({ label }) => label)
  const words = node.title ?? state.words.references
  const id = listId(node)
  const title = h(`h${state.level}`, { id: `${id}-title` }, words)
  const list = h(
    'ul',
    { className: ['references', ...(numbered ? ['numbered'] : [])] },
    state.all(node.children),
  )
  return [
    h(
      'section',
      {
        id,
        role: 'doc-bibliography',
        ...(words ? { ariaLabelledBy: [`${id}-title`] } : { ariaLabel: state.words.references }),
      },
      [...(words ? [title] : []), list],
    ),
  ]
}

/** The id of a list of references: that of a named one has its name. */
export const listId = ({ list }: Bibliography): string =>
  list === undefined ? pageId('references') : pageId('references', list.replace(/\s+/g, '-'))

export function bibliographyEntry(node: BibliographyEntry, state: State): Inline {
  const label = node.label ? [h('span', { className: ['number'] }, node.label), ' '] : []
  return [
    h('li', { id: node.id }, [
      ...label,
      h('span', { className: ['entry'] }, [
        ...state.all(node.children),
        ...waysBack(node.id, state),
      ]),
    ]),
  ]
}

export function footnotes(node: Footnotes, state: State): Inline {
  const title = h(`h${state.level}`, { id: pageId('notes', 'title') }, state.words.notes)
  return [
    h(
      'section',
      { id: pageId('notes'), role: 'doc-endnotes', ariaLabelledBy: [pageId('notes', 'title')] },
      [title, h('ol', { className: ['footnotes'] }, state.all(node.children))],
    ),
  ]
}

export function footnote(node: Footnote, state: State): Inline {
  const id = node.id ?? `fn-${node.identifier}`
  return [h('li', { id }, [...state.all(node.children), ...waysBack(id, state)])]
}

function waysBack(id: string, state: State): Inline {
  const links = state.backlinks.get(id) ?? []
  if (links.length === 0) return []
  return [
    { type: 'text', value: ' ' },
    h(
      'span',
      { className: ['back'] },
      links.flatMap((link, index) => [
        ...(index > 0 ? [' '] : []),
        h(
          'a',
          {
            href: `#${link}`,
            role: 'doc-backlink',
            ariaLabel: `${state.words.back}${links.length > 1 ? ` (${index + 1})` : ''}`,
          },
          '↑',
        ),
      ]),
    ),
  ]
}

/** Notes a link to `target` and gives the link's own id. */
function linkTo(target: string, state: State): string {
  const links = state.backlinks.get(target) ?? []
  const id = pageId('to', target, links.length + 1)
  state.backlinks.set(target, [...links, id])
  return id
}
