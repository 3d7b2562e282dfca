/**
 * `ref-list`: every reference in its parts (`element-citation`).
 */
import type { Element } from 'xast'
import { richText } from '../../bibliography/rich-text.js'
import type { CslDate, CslItem } from '../../document/references.js'
import type { Bibliography, BibliographyEntry } from '../../document/tree.js'
import { wordsOf } from '../../languages/index.js'
import { accessed, held, issued, pages } from './citation-dates.js'
import { told, type CitedItem } from './citation-item.js'
import { personGroup } from './citation-names.js'
import type { State } from './state.js'
import { element, textElement, elementText } from './xml.js'

/** JATS 1.3 `<ref-list>`. */
export const refList = (node: Bibliography, state: State): Element =>
  element(
    'ref-list',
    {},
    textElement('title', node.title ?? wordsOf(state.lang).references),
    node.children.map((entry) => reference(entry, state)),
  )

export function reference(entry: BibliographyEntry, state: State): Element {
  const known = told(entry.item, state.inputs.references.get(entry.identifier))
  const parts = citation(known, state)
  const note = parts.length > 0 ? [] : [element('comment', {}, entry.identifier)]
  return element(
    'ref',
    { id: entry.id },
    textElement('label', entry.label),
    element(
      'element-citation',
      {
        'publication-type': known.kind.type,
        'specific-use': known.item['use'] as string | undefined,
      },
      parts,
      note,
    ),
  )
}

/** What a work is made of, in the order in which references are read. */
function citation({ item, kind }: CitedItem, state: State): Element[] {
  const some = (name: string, field: string, type?: string): Element[] =>
    item[field] ? [element(name, { 'content-type': type }, `${item[field]}`)] : []
  const several = (name: string, field: string): Element[] =>
    `${item[field] ?? ''}`
      .split(' ')
      .filter(Boolean)
      .map((one) => element(name, {}, one))
  const id = (type: string, field: string, authority?: string): Element[] =>
    item[field]
      ? [
          element(
            'pub-id',
            { 'pub-id-type': type, 'assigning-authority': authority },
            `${item[field]}`,
          ),
        ]
      : []
  return [
    ...personGroup(item.author, kind.type === 'patent' ? 'inventor' : 'author'),
    ...titles({ item, kind }, state),
    ...personGroup(item['container-author'], 'author', 'container'),
    ...personGroup(item.editor, 'editor'),
    ...personGroup(item.translator, 'translator'),
    ...rich('source', item['container-title'], undefined, state),
    ...some('edition', 'edition'),
    ...version(item),
    ...some('conf-name', 'event-title'),
    ...held(item['event-date'] as CslDate | undefined),
    ...some('conf-loc', 'event-place'),
    ...rich('series', item['collection-title'], undefined, state),
    ...personGroup(item['collection-editor'], 'editor', 'series'),
    ...some('publisher-loc', 'publisher-place'),
    ...some('publisher-name', 'publisher'),
    ...issued(item.issued),
    ...some('volume', 'volume'),
    ...some('issue', 'issue'),
    ...some('supplement', 'supplement'),
    ...pages(
      item['page'] as string | undefined,
      kind.type === 'newspaper' || kind.type === 'magazine',
    ),
    ...numbered({ item, kind }),
    ...accessed(item.accessed),
    ...several('isbn', 'ISBN'),
    ...several('issn', 'ISSN'),
    ...id('doi', 'DOI', item['authority'] as string | undefined),
    ...id('pmid', 'PMID'),
    ...id('pmcid', 'PMCID'),
    ...id('arxiv', 'arXiv'),
    ...(item.accession
      ? [
          element(
            'pub-id',
            { 'pub-id-type': 'accession', 'assigning-authority': item.accession.database },
            item.accession.number,
          ),
        ]
      : []),
    ...address(item, state),
    ...some('comment', 'genre', 'genre'),
    ...some('comment', 'status', 'status'),
    ...some('comment', 'note', 'note'),
  ]
}

/** A work's own title, in its language; of a translated work both. */
function titles({ item, kind }: CitedItem, state: State): Element[] {
  const original = item['original-title']
  if (!original) return rich(kind.title, item.title, item['language'], state)
  return [
    ...rich(kind.title, original, item['language'], state),
    ...rich(kind.title === 'source' ? 'trans-source' : 'trans-title', item.title, undefined, state),
  ]
}

/** A number says what it numbers: a patent, a standard, a report. */
function numbered({ item, kind }: CitedItem): Element[] {
  if (!item['number']) return []
  const number = `${item['number']}`
  if (kind.type === 'patent')
    return [element('patent', { country: item['jurisdiction'] as string | undefined }, number)]
  return kind.type === 'standard'
    ? [element('std', {}, number)]
    : [element('comment', { 'content-type': 'number' }, number)]
}

/** JATS4R Data citations and Software citations: the bare number in `@designator`. */
function version(item: CslItem): Element[] {
  const written = item['version'] ? `${item['version']}` : ''
  return written
    ? [
        element(
          'version',
          { designator: written.replace(/^v(?:ersion)?\.?\s*(?=\d)/i, '') },
          written,
        ),
      ]
    : []
}

/** An address, which says where it leads (JATS4R Accessibility: link text that is a URL has a title). */
function address(item: CslItem, state: State): Element[] {
  const url = item['URL'] as string | undefined
  const title = state
    .all(richText(item.title ?? ''))
    .map(elementText)
    .join('')
  return url
    ? [
        element(
          'ext-link',
          { 'ext-link-type': 'uri', 'xlink:href': url, 'xlink:title': title || undefined },
          url,
        ),
      ]
    : []
}

/** A title with its markup (the fields of a settled item are text). */
const rich = (name: string, markup: unknown, lang: unknown, state: State): Element[] =>
  typeof markup === 'string'
    ? [element(name, { 'xml:lang': lang as string | undefined }, state.all(richText(markup)))]
    : []
