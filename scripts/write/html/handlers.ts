/** One handler for each printable node. */
import type { ElementContent, Properties } from 'hast'
import { h } from 'hastscript'
import type { List } from 'mdast'
import type { PrintableNode } from '../../document/tree.js'
import { listMark } from '../../tree/list-marks.js'
import { boxParts } from '../../tree/titled-block.js'
import type { Handlers } from '../handle.js'
import { supplementLines } from '../supplement.js'
import { figure, image, notes, panel } from './floats.js'
import { equation, formula } from './formulas.js'
import { pageId } from './ids.js'
import { spoken } from './direction.js'
import { bibliography, bibliographyEntry, footnote, footnotes, xref } from './references.js'
import type { State } from './state.js'
import { table, tableCell, tableRow } from './tables.js'

type Handler<Type extends PrintableNode['type']> = Handlers<ElementContent[], State>[Type]

/** An element of the same meaning, with the node's children in it. */
const as =
  (name: string) =>
  (node: { children: ReadonlyArray<{ type: string }> }, state: State): ElementContent[] => [
    h(name, state.all(node.children)),
  ]
const inner = (
  node: { children: ReadonlyArray<{ type: string }> },
  state: State,
): ElementContent[] => state.all(node.children)

const section: Handler<'section'> = (node, state) => {
  const [heading, ...rest] = node.children
  const id = node.id ?? node.identifier
  const level = Math.min(6, state.level + node.depth - 1)
  const label = node.label ? [h('span', { className: ['number'] }, `${node.label} `)] : []
  const title = h(`h${level}`, id ? { id: pageId('title', id) } : {}, [
    ...label,
    ...state.all(heading.children),
  ])
  const role =
    node.role === 'appendix'
      ? 'doc-appendix'
      : node.role === 'acknowledgements'
        ? 'doc-acknowledgments'
        : undefined
  return [
    h('section', { id, role, ariaLabelledBy: id ? [pageId('title', id)] : undefined }, [
      title,
      ...state.all(rest),
    ]),
  ]
}

/** A box beside the flow of the text, its title first (DPUB-ARIA `doc-tip`; any other is a note). */
const boxedText: Handler<'boxedText'> = (node, state) => {
  const [title, rest] = boxParts(node)
  const head = [
    ...(node.label ? [h('span', { className: ['label'] }, node.label)] : []),
    ...(node.label && title ? [{ type: 'text' as const, value: ' ' }] : []),
    ...(title ? state.all(title.children) : []),
  ]
  return [
    h(
      'aside',
      {
        id: node.id,
        className: ['box', ...(node.kind ? [node.kind] : [])],
        role: node.kind === 'tip' ? 'doc-tip' : 'note',
      },
      [
        ...(head.length > 0 ? [h('p', { className: ['box-title'] }, head)] : []),
        ...state.all(rest),
      ],
    ),
  ]
}

/** Label and name in a line of their own, then what is stated. */
const statement: Handler<'statement'> = (node, state) => {
  const [title, rest] = boxParts(node)
  const name = title ? [' (', ...state.all(title.children), ')'] : []
  return [
    h('div', { id: node.id, className: ['statement', node.kind] }, [
      h('p', { className: ['statement-title'] }, [node.label ?? '', ...name, '.']),
      ...state.all(rest),
    ]),
  ]
}

const list: Handler<'list'> = (node, state) => [
  h(node.ordered ? 'ol' : 'ul', node.ordered ? listProperties(node) : {}, state.all(node.children)),
]

/** How an ordered list counts; marks other than `1.` say their signs in a class (`style.css`). */
function listProperties(node: List): Properties {
  const { kind, before, after } = listMark(node)
  return {
    start: node.start !== 1 ? (node.start ?? undefined) : undefined,
    type: kind === '1' ? undefined : kind,
    className: after === '.' ? undefined : [`marks-${before ? 'brackets' : 'bracket'}-${kind}`],
  }
}

const listItem: Handler<'listItem'> = (node, state) => {
  const box =
    typeof node.checked === 'boolean'
      ? [
          h(
            'span',
            { ariaLabel: node.checked ? state.words.done : state.words.open, role: 'img' },
            node.checked ? '☑ ' : '☐ ',
          ),
        ]
      : []
  const only = node.children.length === 1 ? node.children[0] : undefined
  return [
    h('li', [
      ...box,
      ...(only?.type === 'paragraph' && !node.spread
        ? state.all(only.children)
        : state.all(node.children)),
    ]),
  ]
}

/** Only addresses that open a page or a message; anything else is text. */
const link: Handler<'link'> = (node, state) =>
  /^(?:https?:|mailto:|#)/i.test(node.url)
    ? [h('a', { href: node.url, title: node.title ?? undefined }, state.all(node.children))]
    : state.all(node.children)

export const handlers: Handlers<ElementContent[], State> = {
  title: inner,
  abstract: inner,
  section,
  heading: as('p'),
  paragraph: as('p'),
  blockquote: as('blockquote'),
  attribution: (node, state) => [h('footer', ['— ', ...state.all(node.children)])],
  verse: (node, state) => [h('div', { className: ['verse'] }, state.all(node.children))],
  verseLine: as('p'),
  boxedText,
  statement,
  list,
  listItem,
  code: (node) => [
    h(
      'pre',
      { tabIndex: 0 },
      h('code', { className: node.lang ? [`language-${node.lang}`] : undefined }, node.value),
    ),
  ],
  thematicBreak: () => [h('hr')],
  table,
  tableRow,
  tableCell,
  figure,
  caption: inner,
  panel,
  notes,
  note: inner,
  supplement: (node, state) => [
    h('div', { id: node.id, className: ['supplement'] }, state.all(supplementLines(node))),
  ],
  math: equation,
  definitionList: as('dl'),
  definitionItem: inner,
  term: as('dt'),
  description: as('dd'),
  footnotes,
  footnote,
  bibliography,
  bibliographyEntry,
  text: (node) => [{ type: 'text', value: node.value }],
  emphasis: as('em'),
  strong: as('strong'),
  delete: as('del'),
  inlineCode: (node) => [h('code', node.value)],
  break: () => [h('br')],
  link,
  image: (node, state) => image(node, state),
  inlineMath: formula,
  footnoteReference: (node, state) =>
    xref(
      {
        type: 'xref',
        kind: 'note',
        targets: [node.id ?? `fn-${node.identifier}`],
        children: [{ type: 'text', value: String(node.number ?? node.label ?? node.identifier) }],
      },
      state,
    ),
  superscript: as('sup'),
  subscript: as('sub'),
  smallCaps: (node, state) => [h('span', { className: ['small-caps'] }, state.all(node.children))],
  span: (node, state) => [
    h(
      node.style === undefined ? 'span' : { underline: 'u', mark: 'mark' }[node.style],
      { id: node.id, ...spoken(node.lang, state) },
      state.all(node.children),
    ),
  ],
  revision: (node, state) => [
    h(
      node.kind === 'inserted' ? 'ins' : node.kind === 'deleted' ? 'del' : 'i',
      state.all(node.children),
    ),
  ],
  xref,
}
