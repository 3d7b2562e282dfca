/** The title block: type, title, authors with their affiliations, dates, related article, abstract, keywords. */
import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Author } from '../../document/metadata.js'
import type { Abstract, Article } from '../../document/tree.js'
import { languageOf } from '../../languages/index.js'
import {
  correspondence,
  titleBlock,
  type TitlePiece,
  type Row,
  type TitleBlock,
} from '../title-block.js'
import { spoken } from './direction.js'
import { pageId } from './ids.js'
import type { State } from './state.js'

export function headerOf(article: Article, state: State): Element {
  const [front] = article.children
  const block = titleBlock(front, state.lang, state.inputs.settings)
  return h('header', [
    h('p', { className: ['type'] }, block.kicker),
    h('h1', block.title ? state.all(block.title.children) : front.metadata.title),
    ...block.subtitles.map((node) =>
      h('p', { className: ['subtitle'], ...spoken(node.lang, state) }, state.all(node.children)),
    ),
    ...people(block.people, state),
    ...facts(block.rows),
    ...block.abstracts.map(({ heading, node }, index) => abstractOf(heading, node, index, state)),
    ...block.keywords.map(({ heading, node }) =>
      h('p', { className: ['keywords'], ...spoken(node.lang, state) }, [
        h('b', heading),
        ...node.children.flatMap(({ children }, index) => [
          index > 0 ? ' · ' : ' ',
          ...state.all(children),
        ]),
      ]),
    ),
  ])
}

function people(
  { authors, affiliations, statements, corresponding }: TitleBlock['people'],
  state: State,
): Element[] {
  if (authors.length === 0) return []
  const names = h(
    'ul',
    { className: ['authors'], ariaLabel: state.words.authors },
    authors.map(({ author, name, marks }) =>
      h('li', [
        name,
        ...(marks.length > 0 ? [h('sup', marks.join(','))] : []),
        ...orcid(author, name),
      ]),
    ),
  )
  const list = affiliations.map(({ mark, text }) =>
    h('li', [...(mark ? [h('sup', mark), ' '] : []), text]),
  )
  const said = statements.map((text) => h('li', text))
  const letters = corresponding.map((author) =>
    h('li', [
      `* ${correspondence(author, state.lang)}`,
      ...(author.email
        ? [
            languageOf(state.lang).punctuation.comma,
            address(`mailto:${author.email}`, author.email),
          ]
        : []),
    ]),
  )
  const all = [...list, ...said, ...letters]
  return all.length > 0 ? [names, h('ul', { className: ['affiliations'] }, all)] : [names]
}

const orcid = (author: Author, name: string): Array<Element | string> =>
  author.kind === 'person' && author.orcid
    ? [
        ' ',
        h(
          'a',
          {
            href: `https://orcid.org/${author.orcid}`,
            className: ['orcid'],
            ariaLabel: `ORCID iD: ${name}`,
          },
          'iD',
        ),
      ]
    : []

/** Rows of the block: dates, identifiers, related articles, licence. */
function facts(rows: readonly Row[]): Element[] {
  if (rows.length === 0) return []
  return [
    h(
      'dl',
      { className: ['facts'] },
      rows.map(({ label, value }) => h('div', [h('dt', label), h('dd', value.flatMap(piece))])),
    ),
  ]
}

const piece = ({ text, url, date }: TitlePiece, index: number): ElementContent[] => [
  ...(index > 0 ? [{ type: 'text' as const, value: ' · ' }] : []),
  date
    ? h('time', { dateTime: date }, text)
    : url
      ? address(url, text)
      : { type: 'text', value: text },
]

const address = (url: string, text: string): Element => h('a', { href: url }, text)

function abstractOf(title: string, node: Abstract, index: number, state: State): Element {
  const id = index === 0 ? pageId('abstract') : pageId('abstract', index + 1)
  const inner: State = {
    ...state,
    level: state.level + 1,
    one: (child) => state.one(child),
    all: state.all,
  }
  const parts = node.children.flatMap((child) =>
    child.type === 'section' ? structured(child.children, inner) : state.one(child),
  )
  return h(
    'section',
    {
      id,
      role: 'doc-abstract',
      ...spoken(node.lang, state),
      ariaLabelledBy: [`${id}:title`],
      className: ['abstract'],
    },
    [h(`h${state.level}`, { id: `${id}:title` }, title), ...parts],
  )
}

/** A part of a structured abstract: its heading one level below the abstract's own. */
function structured(
  [heading, ...rest]: ReadonlyArray<{ type: string; children?: unknown }>,
  state: State,
): ElementContent[] {
  const title = (heading?.children ?? []) as ReadonlyArray<{ type: string }>
  return [h(`h${state.level}`, state.all(title)), ...state.all(rest)]
}
