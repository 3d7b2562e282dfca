/**
 * Under which names a work can be found: DOI, PubMed, arXiv, ISBN, an address.
 */
import type { Element } from 'xast'
import type { CslItem } from '../../document.js'
import { text } from './citation-fields.js'
import { element } from './xml.js'

/** `pub-id`s (JATS4R Citations: typed; the archive: a DOI bare), `isbn`, `issn`, and the address unless it is the DOI's. */
export function identifiers(item: CslItem, field: (name: string) => string | undefined): Element[] {
  const doi = bare(text(item, 'DOI') ?? field('doi'))
  const url = text(item, 'URL')
  return [
    ...split(text(item, 'ISBN')).map((isbn) => element('isbn', {}, isbn)),
    ...split(text(item, 'ISSN')).map((issn) => element('issn', {}, issn)),
    ...id('doi', doi),
    ...id('pmid', text(item, 'PMID') ?? field('pmid')),
    ...id('pmcid', text(item, 'PMCID') ?? field('pmcid') ?? field('pmc')),
    ...id('arxiv', arxiv(field, url)),
    ...(url && !(doi && bare(url) === doi) ? [element('ext-link', { 'ext-link-type': 'uri', 'xlink:href': url }, url)] : []),
  ]
}

const id = (type: string, value: string | undefined): Element[] => (value ? [element('pub-id', { 'pub-id-type': type }, value)] : [])

/** A DOI without its resolver. */
const bare = (doi: string | undefined): string | undefined => doi?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '')

/** Several numbers in one field. */
const split = (numbers: string | undefined): string[] => numbers?.split(/[\s,;]+/).filter(Boolean) ?? []

/** From BibLaTeX's `eprint`, else from the address. */
function arxiv(field: (name: string) => string | undefined, url: string | undefined): string | undefined {
  if (/^arxiv$/i.test(field('eprinttype') ?? field('archiveprefix') ?? '')) return field('eprint')?.replace(/^arxiv:\s*/i, '')
  return /^https?:\/\/arxiv\.org\/(?:abs|pdf)\/([\w.-]+\/?\d*(?:v\d+)?)/i.exec(url ?? '')?.[1]?.replace(/\.pdf$/, '')
}
