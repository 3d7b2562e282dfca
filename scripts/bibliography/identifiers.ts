/**
 * Where a work is found: DOI, address, PubMed, arXiv, ISBN, ISSN, pages. They are read as they are written, not as prose.
 */
import type { CslItem } from '../document/references.js'

type Values = ReadonlyMap<string, string>

/** Sets the identifiers of `item` from the fields of its entry. */
export function identifiers(item: CslItem, values: Values): void {
  const url =
    address(values.get('url')) ??
    address(
      /\\(?:url|href)\s*\{([^{}]*)\}/.exec(values.get('howpublished') ?? '')?.[1] ??
        /^https?:\S+$/.exec(verbatim(values.get('howpublished')))?.[0],
    ) ??
    address(/^\\(?:url|href)\s*\{([^{}]*)\}\W*$/.exec(values.get('note') ?? '')?.[1])
  const doi =
    bareDoi(verbatim(values.get('doi'))) ??
    (url && /^https?:\/\/(?:dx\.)?doi\.org\//i.test(url) ? bareDoi(decoded(url)) : undefined)
  set(item, 'DOI', doi)
  set(
    item,
    'URL',
    url && doi && bareDoi(decoded(url))?.toLowerCase() === doi.toLowerCase() ? undefined : url,
  )
  set(item, 'PMID', /\d{4,}/.exec(values.get('pmid') ?? '')?.[0])
  set(item, 'PMCID', /\d{4,}/.exec(values.get('pmcid') ?? '')?.[0].replace(/^/, 'PMC'))
  set(item, 'ISBN', verbatim(values.get('isbn')).replace(/ISBN(?:-1[03])?:?\s*/gi, ''))
  set(item, 'ISSN', verbatim(values.get('issn')).replace(/ISSN:?\s*/gi, ''))
  eprint(item, values)
  place(item, values)
}

function set(item: CslItem, field: string, value: string | undefined): void {
  if (value) item[field] = value
  else delete item[field]
}

/** Escapes and grouping of TeX taken out of what is no prose. */
function verbatim(value: string | undefined): string {
  if (value === undefined || !/[\\{}$]/.test(value)) return value?.trim() ?? ''
  return value
    .replace(/\\(?:url|path|nolinkurl|href)\s*(?=\{)/g, '')
    .replace(/\\(?:textasciitilde|sim)\b\s*(?:\{\})?|\$\\sim\$|\\~(?:\{\})?/g, '~')
    .replace(/\\textunderscore\b\s*(?:\{\})?/g, '_')
    .replace(/\\slash\b\s*|\\\//g, (slash) => (slash.startsWith('\\s') ? '/' : ''))
    .replace(/\\([_%&#$~{}^-])/g, '$1')
    .replace(/[{}]/g, '')
    .trim()
}

/** An address that a reader can follow: http, https or ftp; without a scheme when it looks like one. */
function address(value: string | undefined): string | undefined {
  const text =
    verbatim(value)
      .split(/\s+(?=https?:)/)[0]
      ?.replace(/\s+/g, '') ?? ''
  const whole = /^(?:https?|ftp):\/\/[^\s/]/i.test(text)
    ? text
    : /^(?:www\.|doi\.org\/|[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:org|com|edu|gov|net|io|int|eu)(?:\/|$))/i.test(
          text,
        )
      ? `https://${text}`
      : undefined
  return whole?.replace(/[^\x21-\x7e]|["<>\\^`{|}]/gu, (character) =>
    /\p{Surrogate}/u.test(character) ? '' : encodeURIComponent(character),
  )
}

/** `10.…/…` without resolver or label. */
function bareDoi(text: string): string | undefined {
  return /^(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/|doi:?\s*)?(10\.\d{3,9}\/\S+)$/i
    .exec(text)?.[1]
    ?.replace(/[.,;]+$/, '')
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

const arxiv =
  /^(?:https?:\/\/arxiv\.org\/(?:abs|pdf)\/|arxiv\s*(?:preprint\s*)?(?:arxiv\s*)?:\s*)?((?:[a-z-]+(?:\.[A-Z]{2})?\/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?)(?:\.pdf)?(?:\s*\[[\w.-]+\])?$/i

/** arXiv's number stands in `eprint`, in `journal` ("arXiv preprint arXiv:2001.01234"), or in the address. */
function eprint(item: CslItem, values: Values): void {
  const type = verbatim(values.get('eprinttype') ?? values.get('archiveprefix')).toLowerCase()
  const number = verbatim(values.get('eprint'))
  if (/^(?:pubmed|pmid)$/.test(type))
    set(item, 'PMID', /\d{4,}/.exec(number)?.[0] ?? (item['PMID'] as string | undefined))
  if (/^(?:pmc|pmcid)$/.test(type)) set(item, 'PMCID', number.replace(/^(?:PMC)?(?=\d)/i, 'PMC'))
  if (type === 'hdl') item['URL'] ??= `https://hdl.handle.net/${number}`
  if (type === 'jstor') item['URL'] ??= `https://www.jstor.org/stable/${number}`
  const journal = verbatim(values.get('journaltitle'))
  const id = [
    type === '' || type === 'arxiv' ? number : '',
    journal,
    ...(item['URL'] ? [`${item['URL']}`] : []),
  ]
    .map((text) => arxiv.exec(text)?.[1])
    .find((found) => found !== undefined)
  const published = journal !== '' && !preprintServer.test(journal)
  if (
    published ||
    values.has('booktitle') ||
    !/^(?:article|article-journal|document|webpage|report|manuscript)$/.test(item.type)
  )
    return
  const server =
    preprintServer.exec(journal)?.[0] ??
    (id === undefined ? preprintServer.exec(verbatim(values.get('publisher')))?.[0] : 'arXiv')
  if (server === undefined) return
  item.type = 'article'
  item['container-title'] = server
  if (item['publisher'] === server) delete item['publisher']
  if (id === undefined || server !== 'arXiv') return
  item['number'] = `arXiv:${id}`
  if (!item['DOI']) item['URL'] ??= `https://arxiv.org/abs/${id}`
}

/** Servers of preprints, by the name that stands where a journal's would. */
export const preprintServer =
  /^(?:arXiv|bioRxiv|medRxiv|chemRxiv|psyArXiv|socArXiv|SSRN|Research Square|OSF Preprints|Preprints\.org|EarthArXiv|engrXiv|TechRxiv|Authorea)\b/i

/** Pages with one hyphen; an article number where there are none, and before a count of pages ("1--12"). */
function place(item: CslItem, values: Values): void {
  const written = verbatim(values.get('pages'))
    .replace(/\\?--?-?|[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s*-+\s*/g, '-')
    .replace(/^pp?\.?\s*(?=\w*\d)/i, '')
    .replace(/\s*([,;])\s*/g, '$1 ')
  const once = /^(\S+)-\1$/.exec(written)?.[1] ?? written
  const pages = /^(?:n\/?a|[?-]+|in press|forthcoming)(?:-n\/?a)?$/i.test(written) ? '' : once
  const number = verbatim(values.get('eid'))
  set(item, 'page', number || pages)
  if (number && item['number'] === number) delete item['number']
}
