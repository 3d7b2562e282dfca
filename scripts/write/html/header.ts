/** The title block: type, title, authors with their affiliations, dates, related article, abstract, keywords. */
import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Abstract, Article, Author, Metadata, Title } from '../../document.js'
import type { State } from './state.js'

export function headerOf(article: Article, state: State): Element {
  const [front] = article.children
  const { metadata } = front
  const titles = front.children.filter((node): node is Title => node.type === 'title')
  const abstracts = front.children.filter((node): node is Abstract => node.type === 'abstract')
  const title = titles.find(({ kind }) => kind === 'title')
  const others = titles.filter(({ kind }) => kind === 'subtitle' || kind === 'translated')
  return h('header', [
    h('p', { className: ['type'] }, words(metadata.articleType)),
    h('h1', title ? state.all(title.children) : metadata.title),
    ...others.map((node) => h('p', { className: ['subtitle'], lang: node.lang }, state.all(node.children))),
    ...(state.inputs.settings.blind ? [] : people(metadata)),
    ...facts(metadata, state.inputs.settings.blind),
    ...abstracts.map((node, index) => abstractOf(node, index, state)),
    ...(metadata.keywords.length > 0 ? [h('p', { className: ['keywords'] }, [h('b', 'Keywords'), ` ${metadata.keywords.join(' · ')}`])] : []),
  ])
}

const words = (type: string): string => type.charAt(0).toUpperCase() + type.slice(1).replace(/-/g, ' ')

function people(metadata: Metadata): Element[] {
  const byline = h('ul', { className: ['authors'], ariaLabel: 'Authors' }, metadata.authors.map((author) => h('li', authorOf(author, metadata))))
  const list = metadata.affiliations.map(({ label, department, institution, city, region, country }) =>
    h('li', [h('sup', label), ` ${[department, institution, city, region, country].filter(Boolean).join(', ')}`]))
  const corresponding = metadata.authors.filter(({ corresponding: is, email }) => is && email)
  const letters = corresponding.map((author) => h('li', ['* Correspondence: ', h('a', { href: `mailto:${author.email}` }, author.email ?? '')]))
  return list.length + letters.length > 0 ? [byline, h('ul', { className: ['affiliations'] }, [...list, ...letters])] : [byline]
}

function authorOf(author: Author, metadata: Metadata): Array<ElementContent | string> {
  const name = author.kind === 'group' ? author.name : [author.given, author.family].filter(Boolean).join(' ') + (author.suffix ? `, ${author.suffix}` : '') + (author.degrees ? `, ${author.degrees}` : '')
  const marks = author.affiliations.map((id) => metadata.affiliations.find((each) => each.id === id)?.label ?? '').filter(Boolean)
  if (author.corresponding) marks.push('*')
  const orcid = author.kind === 'person' && author.orcid
    ? [' ', h('a', { href: `https://orcid.org/${author.orcid}`, className: ['orcid'], ariaLabel: `ORCID of ${name}` }, 'iD')] : []
  return [name, ...(marks.length > 0 ? [h('sup', marks.join(','))] : []), ...orcid]
}

function facts(metadata: Metadata, blind: boolean): Element[] {
  const { dates, identifiers, license, copyright, related } = metadata
  const rows: Array<[string, ElementContent[] | string]> = []
  for (const [name, date] of [['Received', dates.received], ['Revised', dates.revised], ['Accepted', dates.accepted], ['Published', dates.published ?? dates.date]] as const) {
    if (date) rows.push([name, [h('time', { dateTime: date }, date)]])
  }
  if (identifiers.doi) rows.push(['DOI', [address(`https://doi.org/${identifiers.doi}`, identifiers.doi)]])
  for (const { doi, url, title } of related) {
    const to = doi ? `https://doi.org/${doi}` : url
    rows.push(['Related article', to && /^https?:/i.test(to) ? [address(to, title ?? doi ?? to)] : (title ?? '')])
  }
  if (copyright && !blind) rows.push(['Copyright', `© ${copyright.year} ${copyright.holder}`])
  if (license) rows.push(['Licence', license.url && /^https?:/i.test(license.url) ? [address(license.url, license.name)] : license.name])
  if (rows.length === 0) return []
  return [h('dl', { className: ['facts'] }, rows.map(([name, value]) => h('div', [h('dt', name), h('dd', value)])))]
}

const address = (url: string, text: string): Element => h('a', { href: url }, text)

function abstractOf(node: Abstract, index: number, state: State): Element {
  const id = index === 0 ? 'abstract' : `abstract-${index + 1}`
  const title = node.kind === 'abstract' || node.kind === 'translated' ? 'Abstract' : words(node.kind)
  const inner: State = { ...state, level: state.level + 1, one: (child) => state.one(child), all: state.all }
  const parts = node.children.flatMap((child) => (child.type === 'section' ? structured(child.children, inner) : state.one(child)))
  return h('section', { id, role: 'doc-abstract', lang: node.lang, ariaLabelledBy: [`${id}-title`], className: ['abstract'] }, [h(`h${state.level}`, { id: `${id}-title` }, title), ...parts])
}

/** A part of a structured abstract: its heading one level below the abstract's own. */
function structured([heading, ...rest]: ReadonlyArray<{ type: string; children?: unknown }>, state: State): ElementContent[] {
  const title = (heading?.children ?? []) as ReadonlyArray<{ type: string }>
  return [h(`h${state.level}`, state.all(title)), ...state.all(rest)]
}
