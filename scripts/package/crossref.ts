/**
 * A deposit of metadata to Crossref (deposit schema 5.3.1): what registers the article's DOI.
 */
import type { Element, ElementContent } from 'xast'
import type { Inputs, OutputFile } from '../document/inputs.js'
import type { Article } from '../document/tree.js'
import type { Metadata } from '../document/metadata.js'
import { serialize } from '../write/jats/serialize.js'
import { legal } from '../write/characters.js'
import { tree } from '../write/jats/tree.js'
import { element, textElement, type ElementChild } from '../write/jats/xml.js'
import { citationList } from './crossref-citations.js'
import { crossrefContributors } from './crossref-contributors.js'
import { programs } from './crossref-programs.js'

/** The deposit of an article whose metadata are as the checks want them. */
export async function crossref(article: Article, inputs: Inputs): Promise<OutputFile> {
  const xml = legal(
    serialize({ type: 'root', children: [await batch(article, inputs)] }, structural),
  )
  return { path: `${inputs.settings.name}.crossref.xml`, contents: new TextEncoder().encode(xml) }
}

const structural: ReadonlySet<string> = new Set([
  'doi_batch',
  'head',
  'depositor',
  'body',
  'journal',
  'journal_metadata',
  'journal_issue',
  'journal_volume',
  'journal_article',
  'titles',
  'contributors',
  'person_name',
  'affiliations',
  'institution',
  'publication_date',
  'acceptance_date',
  'pages',
  'publisher_item',
  'ai:program',
  'ct:program',
  'fr:program',
  'rel:program',
  'rel:related_item',
  'doi_data',
  'citation_list',
  'citation',
  'jats:abstract',
  'jats:sec',
])

const namespaces = {
  xmlns: 'http://www.crossref.org/schema/5.3.1',
  'xmlns:ai': 'http://www.crossref.org/AccessIndicators.xsd',
  'xmlns:ct': 'http://www.crossref.org/clinicaltrials.xsd',
  'xmlns:fr': 'http://www.crossref.org/fundref.xsd',
  'xmlns:jats': 'http://www.ncbi.nlm.nih.gov/JATS1',
  'xmlns:mml': 'http://www.w3.org/1998/Math/MathML',
  'xmlns:rel': 'http://www.crossref.org/relations.xsd',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation':
    'http://www.crossref.org/schema/5.3.1 https://www.crossref.org/schemas/crossref5.3.1.xsd',
}

async function batch(article: Article, inputs: Inputs): Promise<Element> {
  const { metadata } = article.children[0]
  return element(
    'doi_batch',
    { version: '5.3.1', ...namespaces },
    head(metadata, timestamp(inputs.settings.sourceDateEpoch, metadata.dates)),
    element(
      'body',
      {},
      element(
        'journal',
        {},
        journalMetadata(article),
        issue(metadata),
        await journalArticle(article, inputs),
      ),
    ),
  )
}

/** Who deposits: the publisher, with the address of the author who answers for the article. */
function head({ authors, identifiers, journal }: Metadata, stamp: string): Element {
  const writer =
    authors.find((author) => author.corresponding && author.email) ??
    authors.find((author) => author.email)
  return element(
    'head',
    {},
    element('doi_batch_id', {}, `${(identifiers.doi ?? '').replace(/[^\w.-]+/g, '-')}-${stamp}`),
    element('timestamp', {}, stamp),
    element(
      'depositor',
      {},
      element('depositor_name', {}, journal?.publisher),
      element('email_address', {}, writer?.email),
    ),
    element('registrant', {}, journal?.publisher),
  )
}

function journalMetadata(article: Article): Element {
  const { journal } = article.children[0].metadata
  return element(
    'journal_metadata',
    { language: languageCode(article) },
    element('full_title', {}, journal?.title),
    textElement('abbrev_title', journal?.abbreviation),
    (journal?.issn ?? []).map(({ value, type }) =>
      element('issn', { media_type: type === 'epub' ? 'electronic' : 'print' }, value),
    ),
  )
}

function issue(metadata: Metadata): Element | undefined {
  if (!metadata.volume && !metadata.issue) return undefined
  const { collection } = metadata.dates
  return element(
    'journal_issue',
    {},
    date('publication_date', collection ?? publishedOn(metadata)),
    metadata.volume
      ? element('journal_volume', {}, element('volume', {}, metadata.volume))
      : undefined,
    textElement('issue', metadata.issue),
  )
}

async function journalArticle(article: Article, inputs: Inputs): Promise<Element> {
  const { metadata } = article.children[0]
  const { dates, identifiers } = metadata
  const published = publishedOn(metadata)
  return element(
    'journal_article',
    { publication_type: 'full_text', language: languageCode(article) },
    ...(await front(article, inputs)),
    date('publication_date', published),
    dates.accepted ? date('acceptance_date', dates.accepted) : undefined,
    pages(article),
    programs(metadata, published),
    element(
      'doi_data',
      {},
      element('doi', {}, identifiers.doi),
      element('resource', {}, identifiers.url),
    ),
    citationList(article, inputs),
  )
}

const publishedOn = ({ dates }: Metadata): string => dates.published ?? dates.date ?? ''

/** The schema lists the codes of ISO 639-1, which have two letters. */
const languageCode = ({ lang }: Article): string | undefined =>
  /^[a-z]{2}(?=-|$)/i.exec(lang)?.[0].toLowerCase()

/** Titles, contributors and abstract, the text of which is that of the JATS. */
async function front(article: Article, inputs: Inputs): Promise<ElementChild[]> {
  const jats = find(await tree(article, inputs), 'article-meta')
  const titles = find(jats, 'title-group')
  return [
    element(
      'titles',
      {},
      element('title', {}, faces(find(titles, 'article-title'))),
      find(titles, 'subtitle')
        ? element('subtitle', {}, faces(find(titles, 'subtitle')))
        : undefined,
    ),
    crossrefContributors(article.children[0].metadata),
    (jats?.children ?? [])
      .filter((child): child is Element => child.type === 'element' && isAbstract(child))
      .map(abstract),
  ]
}

function find(
  node: { children: readonly { type: string }[] } | undefined,
  name: string,
): Element | undefined {
  for (const child of node?.children ?? []) {
    if (child.type !== 'element') continue
    const inner = child as Element
    const found = inner.name === name ? inner : find(inner, name)
    if (found) return found
  }
  return undefined
}

/** Face markup that Crossref's titles may hold; of anything else its text. */
function faces(node: Element | undefined): ElementContent[] {
  const names: Readonly<Record<string, string>> = {
    italic: 'i',
    bold: 'b',
    sup: 'sup',
    sub: 'sub',
    sc: 'scp',
    strike: 'strike',
    monospace: 'tt',
  }
  return (node?.children ?? []).flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child]
    if (child.name === 'mml:annotation') return []
    if (child.name === 'mml:math') return [child]
    return names[child.name] ? [element(names[child.name] ?? '', {}, faces(child))] : faces(child)
  })
}

/** In words; what is drawn is no text of a deposit. */
const isAbstract = ({ name, attributes }: Element): boolean =>
  ['abstract', 'trans-abstract'].includes(name) &&
  !['graphical', 'video'].includes(attributes['abstract-type'] ?? '')

/** A translation is an abstract in its language. */
const abstract = (node: Element): Element => ({ ...prefixed(node), name: 'jats:abstract' })

/** Elements that mean nothing outside the article: what they lead to or show, or whose mark, stands there. Their words stay. */
const opened: ReadonlySet<string> = new Set(['xref', 'named-content', 'styled-content'])
const dropped: ReadonlySet<string> = new Set(['fn', 'inline-graphic', 'graphic'])

/** JATS in Crossref's namespace for it. Ids and links within the article lead nowhere there. */
function prefixed(node: Element): Element {
  const name = node.name.includes(':') ? node.name : `jats:${node.name}`
  const attributes = Object.fromEntries(
    Object.entries(node.attributes).filter(([key]) => key !== 'id'),
  )
  return { ...node, name, attributes, children: node.children.flatMap(prefixedPart) }
}

function prefixedPart(child: ElementContent): ElementContent[] {
  if (child.type !== 'element') return [child]
  if (dropped.has(child.name)) return []
  return opened.has(child.name) ? child.children.flatMap(prefixedPart) : [prefixed(child)]
}

function date(name: string, written: string): Element {
  const [year, month, day] = written.split('-')
  return element(
    name,
    { media_type: 'online' },
    textElement('month', month),
    textElement('day', day),
    element('year', {}, year),
  )
}

function pages(article: Article): Element | undefined {
  const { pages: range, elocationId } = article.children[0].metadata
  if (range)
    return element(
      'pages',
      {},
      element('first_page', {}, range.first),
      textElement('last_page', range.last),
    )
  return elocationId
    ? element(
        'publisher_item',
        {},
        element('item_number', { item_number_type: 'article_number' }, elocationId),
      )
    : undefined
}

/**
 * Orders the deposits of one DOI, of which Crossref takes a later one only: the build's time (SOURCE_DATE_EPOCH), else the
 * last day that the metadata name.
 */
function timestamp(epoch: number | undefined, dates: Metadata['dates']): string {
  if (epoch !== undefined)
    return new Date(epoch * 1000).toISOString().replace(/\D/g, '').slice(0, 14)
  const days = Object.values(dates).map((day: string) => {
    const [year, month = '01', date = '01'] = day.split('-')
    return `${year}${month}${date}`
  })
  return (days.sort().at(-1) ?? '').padEnd(14, '0')
}
