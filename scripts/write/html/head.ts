/** The document head: metadata for search engines and reference managers, a policy that forbids every request, the style. */
import type { Element } from 'hast'
import { h } from 'hastscript'
import { toString } from 'mdast-util-to-string'
import { assetText } from '../../assets.js'
import type { Author, Metadata } from '../../document/metadata.js'
import type { Article, Front } from '../../document/tree.js'
import type { State } from './state.js'

const policy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

export function headOf(front: Front, article: Article, state: State): Element {
  const { metadata } = front
  const abstract = front.children.find(
    (node) => node.type === 'abstract' && node.kind === 'abstract',
  )
  const authors = state.inputs.settings.blind ? [] : metadata.authors
  const description = abstract ? toString(abstract).replace(/\s+/g, ' ').slice(0, 300) : undefined
  return h('head', [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('title', metadata.title),
    ...(description ? [h('meta', { name: 'description', content: description })] : []),
    ...[...citationMeta(metadata, authors, article.lang), ...references(state)].map(
      ([name, content]) => h('meta', { name, content }),
    ),
    h(
      'script',
      { type: 'application/ld+json' },
      json(scholarlyArticle(metadata, authors, article.lang, description)),
    ),
    h('style', assetText('html/style.css')),
  ])
}

const nameOf = (author: Author): string =>
  author.kind === 'group' ? author.name : [author.given, author.family].filter(Boolean).join(' ')

/** Highwire Press tags, which Google Scholar and Zotero read. */
function* citationMeta(
  metadata: Metadata,
  authors: readonly Author[],
  lang: string,
): Generator<[string, string]> {
  yield ['citation_title', metadata.title]
  for (const author of authors) {
    yield ['citation_author', nameOf(author)]
    for (const { institution } of metadata.affiliations.filter(({ id }) =>
      author.affiliations.includes(id),
    ))
      yield ['citation_author_institution', institution]
    if (author.kind === 'person' && author.orcid)
      yield ['citation_author_orcid', `https://orcid.org/${author.orcid}`]
  }
  const { dates, journal, identifiers, pages } = metadata
  const fields: Array<[string, string | undefined]> = [
    ['citation_publication_date', dates.published?.replace(/-/g, '/')],
    ['citation_article_type', metadata.categories[0] ?? metadata.articleType],
    ['citation_language', lang],
    ['citation_doi', identifiers.doi],
    ['citation_journal_title', journal?.title],
    ['citation_journal_abbrev', journal?.abbreviation],
    ...(journal?.issn ?? []).map(({ value }): [string, string] => ['citation_issn', value]),
    ['citation_publisher', journal?.publisher],
    ['citation_volume', metadata.volume],
    ['citation_issue', metadata.issue],
    ['citation_firstpage', pages?.first ?? metadata.elocationId],
    ['citation_lastpage', pages?.last],
    ['citation_fulltext_html_url', identifiers.url],
    ['citation_keywords', metadata.keywords.join('; ') || undefined],
  ]
  for (const [name, value] of fields) if (value) yield [name, value]
}

/** What the article cites, field by field; a `;` would end a field. */
function* references({ entries }: State): Generator<[string, string]> {
  for (const { item } of entries.values()) {
    const fields: Array<[string, unknown]> = [
      ['title', item.title],
      ...(item.author ?? []).map(({ family, given, literal }): [string, unknown] => [
        'author',
        [given, family ?? literal].filter(Boolean).join(' '),
      ]),
      ['journal_title', item['container-title']],
      ['volume', item.volume],
      ['issue', item.issue],
      ['firstpage', typeof item.page === 'string' ? item.page.split(/[-–]/)[0] : undefined],
      ['publication_date', item.issued?.['date-parts']?.[0]?.[0]],
      ['doi', item.DOI],
      ['pmid', item.PMID],
    ]
    const told = fields.flatMap(([name, value]) =>
      value ? [`citation_${name}=${plain(String(value))}`] : [],
    )
    if (told.length > 0) yield ['citation_reference', told.join('; ')]
  }
}

const plain = (text: string): string =>
  text.replace(/<\/?(?:i|b|sup|sub|span)\b[^<>]*>/g, '').replaceAll(';', ',')

/** schema.org ScholarlyArticle; what is not known is left out. */
function scholarlyArticle(
  metadata: Metadata,
  authors: readonly Author[],
  lang: string,
  description: string | undefined,
): object {
  const { journal, identifiers, license } = metadata
  return {
    '@context': 'https://schema.org',
    '@type': 'ScholarlyArticle',
    headline: metadata.title,
    inLanguage: lang,
    author: authors.map((author) => ({
      '@type': author.kind === 'group' ? 'Organization' : 'Person',
      name: nameOf(author),
      ...(author.kind === 'person' && author.orcid
        ? { '@id': `https://orcid.org/${author.orcid}` }
        : {}),
    })),
    datePublished: metadata.dates.published,
    dateCreated: metadata.dates.date,
    url: identifiers.url,
    description,
    keywords: metadata.keywords.length > 0 ? metadata.keywords : undefined,
    license: license?.url,
    sameAs: identifiers.doi ? `https://doi.org/${identifiers.doi}` : undefined,
    isPartOf: journal?.title
      ? { '@type': 'Periodical', name: journal.title, issn: journal.issn?.[0]?.value }
      : undefined,
  }
}

/** JSON that cannot end the script element it stands in. */
const json = (value: object): string => JSON.stringify(value).replace(/</g, '\\u003c')
