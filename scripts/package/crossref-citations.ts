/**
 * References of a Crossref deposit, in parts where it has elements for them.
 */
import { toString } from 'mdast-util-to-string'
import type { Element } from 'xast'
import type { Inputs } from '../document/inputs.js'
import type { Article, BibliographyEntry } from '../document/tree.js'
import { dateParts } from '../write/jats/citation-dates.js'
import { told } from '../write/jats/citation-item.js'
import { element, textElement } from '../write/jats/xml.js'

/** The list of references, in the order of the article; nothing when there is none. */
export function citationList(article: Article, inputs: Inputs): Element | undefined {
  const entries = article.children[2].children.flatMap((node) =>
    node.type === 'bibliography' ? node.children : [],
  )
  return entries.length > 0
    ? element(
        'citation_list',
        {},
        entries.map((entry) => citation(entry, inputs)),
      )
    : undefined
}

function citation(entry: BibliographyEntry, inputs: Inputs): Element {
  const { item, kind } = told(entry.item, inputs.references.get(entry.identifier))
  const field = (name: string): string | undefined =>
    item[name] === undefined ? undefined : plain(`${item[name]}`)
  const inJournal = ['journal', 'magazine', 'newspaper', 'preprint'].includes(kind.type)
  const [first = ''] = (field('page') ?? '').split(/[-–,;]/)
  const isArticleNumber = /^[A-Za-z]+\d|^\d+[A-Za-z]/.test(first) && !field('page')?.includes('-')
  const author = item.author?.[0] ?? item.editor?.[0]
  return element(
    'citation',
    { key: entry.id },
    textElement('issn', field('ISSN')?.split(' ')[0]),
    textElement('journal_title', inJournal ? field('container-title') : undefined),
    textElement('author', author?.family ?? author?.literal),
    textElement('volume', field('volume')),
    textElement('issue', field('issue')),
    textElement('first_page', isArticleNumber ? undefined : first),
    textElement('elocation_id', isArticleNumber ? first : undefined),
    textElement('cYear', dateParts(item.issued)[0]),
    textElement('doi', field('DOI')),
    textElement('isbn', field('ISBN')?.split(' ')[0]),
    textElement('series_title', field('collection-title')),
    textElement(
      'volume_title',
      kind.title === 'source' ? field('title') : inJournal ? undefined : field('container-title'),
    ),
    textElement('edition_number', field('edition')),
    textElement('article_title', kind.title === 'source' ? undefined : field('title')),
    textElement('unstructured_citation', toString(entry).trim() || undefined),
  )
}

/** CSL-JSON's markup taken out. */
const plain = (markup: string): string => markup.replace(/<\/?(?:i|b|sup|sub|span)\b[^<>]*>/g, '')
