/** The title block: type, title, authors with their affiliations, dates, related article, abstract, keywords. */
import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Author, Metadata } from '../../document/metadata.js'
import type { Abstract, Article, Title } from '../../document/tree.js'
import { byline, printedName } from '../byline.js'
import { abstractTitle, articleTypeOf, printedDate } from '../../languages/index.js'
import { pageId } from './ids.js'
import type { State } from './state.js'

export function headerOf(article: Article, state: State): Element {
  const [front] = article.children
  const { metadata } = front
  const titles = front.children.filter((node): node is Title => node.type === 'title')
  const abstracts = front.children.filter((node): node is Abstract => node.type === 'abstract')
  const title = titles.find(({ kind }) => kind === 'title')
  const others = titles.filter(({ kind }) => kind === 'subtitle' || kind === 'translated')
  return h('header', [
    h(
      'p',
      { className: ['type'] },
      metadata.categories[0] ?? articleTypeOf(metadata.articleType, state.lang),
    ),
    h('h1', title ? state.all(title.children) : metadata.title),
    ...others.map((node) =>
      h('p', { className: ['subtitle'], lang: node.lang }, state.all(node.children)),
    ),
    ...(state.inputs.settings.blind ? [] : people(metadata, state)),
    ...facts(metadata, state),
    ...abstracts.map((node, index) => abstractOf(node, index, state)),
    ...(metadata.keywords.length > 0
      ? [
          h('p', { className: ['keywords'] }, [
            h('b', state.words.keywords),
            ` ${metadata.keywords.join(' · ')}`,
          ]),
        ]
      : []),
  ])
}

function people(metadata: Metadata, state: State): Element[] {
  const { authors, affiliations, statements } = byline(metadata, state.words)
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
  const letters = metadata.authors
    .filter(({ corresponding }) => corresponding)
    .map((author) =>
      h('li', [
        `* ${state.words.correspondence}: ${printedName(author)}`,
        ...(author.email ? [', ', address(`mailto:${author.email}`, author.email)] : []),
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

/** Dates (the manuscript's own only where it has no other), identifiers, related articles, licence. */
function facts(
  { dates, identifiers, license, copyright, related, journal }: Metadata,
  state: State,
): Element[] {
  const { words, lang } = state
  const rows: Array<[string, ElementContent[] | string]> = []
  const time = (date: string): Element[] => [h('time', { dateTime: date }, printedDate(date, lang))]
  if (journal?.title) rows.push([words.journal, journal.title])
  const named = (['received', 'revised', 'accepted', 'published'] as const).filter(
    (key) => dates[key],
  )
  for (const key of named) rows.push([words[key], time(dates[key] ?? '')])
  if (named.length === 0 && dates.date) rows.push([words.date, time(dates.date)])
  if (identifiers.doi)
    rows.push([words.doi, [address(`https://doi.org/${identifiers.doi}`, identifiers.doi)]])
  for (const { doi, url, title } of related) {
    const to = doi ? `https://doi.org/${doi}` : url
    rows.push([
      words.related,
      to && /^https?:/i.test(to) ? [address(to, title ?? doi ?? to)] : (title ?? ''),
    ])
  }
  if (copyright && !state.inputs.settings.blind)
    rows.push([words.copyright, `© ${copyright.year} ${copyright.holder}`])
  if (license)
    rows.push([
      words.licence,
      license.url && /^https?:/i.test(license.url)
        ? [address(license.url, license.name)]
        : license.name,
    ])
  if (rows.length === 0) return []
  return [
    h(
      'dl',
      { className: ['facts'] },
      rows.map(([name, value]) => h('div', [h('dt', name), h('dd', value)])),
    ),
  ]
}

const address = (url: string, text: string): Element => h('a', { href: url }, text)

function abstractOf(node: Abstract, index: number, state: State): Element {
  const id = index === 0 ? pageId('abstract') : pageId('abstract', index + 1)
  const title = abstractTitle(node, state.lang)
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
      lang: node.lang,
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
