/**
 * Where a work is found: DOI, address, PubMed, arXiv, ISBN, ISSN, pages. They are read as they are written, not as prose.
 */
import type { CslItem } from '../document/references.js'

type Values = ReadonlyMap<string, string>

/** Sets the identifiers of `item` from the fields of its entry. */
export function setIdentifiers(item: CslItem, values: Values): void {
  const url =
    address(values.get('url')) ??
    address(
      /\\(?:url|href)\s*\{([^{}]*)\}/.exec(values.get('howpublished') ?? '')?.[1] ??
        /^https?:\S+$/.exec(verbatim(values.get('howpublished')))?.[0],
    ) ??
    address(/^\\(?:url|href)\s*\{([^{}]*)\}\W*$/.exec(values.get('note') ?? '')?.[1]) ??
    address(/\\href\s*\{([^{}]*)\}/.exec(values.get('title') ?? '')?.[1])
  const doi =
    bareDoi(verbatim(values.get('doi'))) ??
    (url && /^https?:\/\/(?:dx\.)?doi\.org\//i.test(url)
      ? bareDoi(decoded(url))
      : bareDoi(verbatim(values.get('url'))))
  set(item, 'DOI', doi)
  set(
    item,
    'URL',
    url && doi && bareDoi(decoded(url))?.toLowerCase() === doi.toLowerCase()
      ? undefined
      : (url ?? resolved(values.get('doi'))),
  )
  const noted = (name: string): string | undefined =>
    new RegExp(`\\b${name}:?\\s*(?:PMC)?(\\d{4,9})`, 'i').exec(values.get('note') ?? '')?.[1]
  set(item, 'PMID', /\d{4,}/.exec(values.get('pmid') ?? '')?.[0] ?? noted('PMID'))
  set(
    item,
    'PMCID',
    (/\d{4,}/.exec(values.get('pmcid') ?? '')?.[0] ?? noted('PMCID'))?.replace(/^/, 'PMC'),
  )
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
export function verbatim(value: string | undefined): string {
  if (value === undefined || !/[\\{}$&]/.test(value)) return value?.trim() ?? ''
  return value
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\{?\\text(less|greater)(?![A-Za-z])\s*(?:\{\})?\}?/g, (_, name: string) =>
      name === 'less' ? '<' : '>',
    )
    .replace(/\{?\\text(?:en|em)dash(?![A-Za-z])\s*(?:\{\})?\}?/g, '--')
    .replace(/\$([<>])\$/g, '$1')
    .replace(/\\(?:url|path|nolinkurl|href)\s*(?=\{)/g, '')
    .replace(/\\(?:textasciitilde|sim)\b\s*(?:\{\})?|\$\\sim\$|\\~(?:\{\})?/g, '~')
    .replace(/\\textunderscore\b\s*(?:\{\})?/g, '_')
    .replace(/\\slash\b\s*|\\\//g, (slash) => (slash.startsWith('\\s') ? '/' : ''))
    .replace(/\\([_%&#$~{}^-])/g, '$1')
    .replace(/[{}]/g, '')
    .trim()
}

/** An address that a reader can follow: http, https or ftp; without a scheme when it looks like one. */
export function address(value: string | undefined): string | undefined {
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

/** A short DOI, `10/abc` (shortdoi.org); nothing of any other text. */
export const shortDoi = (written: string | undefined): string | undefined =>
  /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\/\w+)$/i.exec(verbatim(written))?.[1]

const resolved = (written: string | undefined): string | undefined => {
  const short = shortDoi(written)
  return short && `https://doi.org/${short}`
}

/** `10.…/…` without resolver or label. */
export function bareDoi(text: string): string | undefined {
  const found = /^(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/|doi:?\s*)?(10\.\d{3,9}(?:\/|%2F)\S+)$/i
    .exec(text)?.[1]
    ?.replace(/[.,;]+$/, '')
  return found !== undefined && /%[\dA-F]{2}/i.test(found) ? decoded(found) : found
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

const arxiv =
  /^(?:https?:\/\/arxiv\.org\/(?:abs|pdf)\/|10\.48550\/arxiv\.|abs\/|arxiv\s*(?:preprint\s*)?(?:arxiv\s*)?:\s*)?((?:[a-z-]+(?:\.[A-Z]{2})?\/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?)(?:\.pdf)?(?:\s*\[[\w.,; -]+\])?$/i

/**
 * A preprint: arXiv's number stands in `eprint`, in `journal` ("arXiv preprint arXiv:2001.01234"), in `number` or `note`
 * (Zotero), in `volume` ("abs/2001.01234" of CoRR, DBLP), or in the DOI or address; the server of any in what names one.
 */
function eprint(item: CslItem, values: Values): void {
  const type = verbatim(values.get('eprinttype') ?? values.get('archiveprefix')).toLowerCase()
  const number = verbatim(values.get('eprint'))
  if (/^(?:pubmed|pmid)$/.test(type))
    set(item, 'PMID', /\d{4,}/.exec(number)?.[0] ?? (item['PMID'] as string | undefined))
  if (/^(?:pmc|pmcid)$/.test(type)) set(item, 'PMCID', number.replace(/^(?:PMC)?(?=\d)/i, 'PMC'))
  if (type === 'hdl') item['URL'] ??= `https://hdl.handle.net/${number}`
  if (type === 'jstor') item['URL'] ??= `https://www.jstor.org/stable/${number}`
  const journal = verbatim(values.get('journaltitle'))
  const published = journal !== '' && !preprintServer.test(journal)
  if (
    published ||
    values.has('booktitle') ||
    !/^(?:article|article-journal|document|webpage|report|manuscript)$/.test(item.type)
  )
    return
  const id = arxivNumber(item, values, type === '' || type === 'arxiv' ? number : '')
  const house = ['publisher', 'institution', 'organization', 'howpublished']
    .map((name) => serverIn(verbatim(values.get(name))))
    .find((found) => found !== undefined)
  const server = serverIn(journal) ?? serverIn(type) ?? (id === undefined ? house : 'arXiv')
  if (server !== undefined) preprint(item, server, id)
}

function arxivNumber(item: CslItem, values: Values, number: string): string | undefined {
  const field = (name: string): string => verbatim(values.get(name))
  const volume = field('volume')
  return [
    number,
    field('journaltitle'),
    ...['number', 'note', 'eid', 'pages'].map(field).filter((text) => /^arxiv/i.test(text)),
    volume.startsWith('abs/') ? volume : '',
    `${item['DOI'] ?? ''}`,
    `${item['URL'] ?? ''}`,
  ]
    .map((text) => arxiv.exec(text)?.[1])
    .find((found) => found !== undefined)
}

function preprint(item: CslItem, server: string, id: string | undefined): void {
  item.type = 'article'
  item['container-title'] = server
  // The house of a server is no news to a reader.
  const publisher = `${item['publisher'] ?? ''}`
  if (serverIn(publisher) || publisher.startsWith('Cold Spring Harbor Lab'))
    delete item['publisher']
  if (id === undefined || server !== 'arXiv') return
  item['number'] = `arXiv:${id}`
  if (`${item['volume'] ?? ''}`.startsWith('abs/')) delete item['volume']
  if (!item['DOI']) item['URL'] ??= `https://arxiv.org/abs/${id}`
}

/** Servers of preprints, by the name that stands where a journal's would. */
export const preprintServer =
  /^(?:arXiv|CoRR$|bioRxiv|medRxiv|chemRxiv|psyArXiv|socArXiv|SSRN|Research Square|OSF Preprints|Preprints\.org|EarthArXiv|engrXiv|TechRxiv|Authorea)\b/i

const servers: readonly string[] = [
  'arXiv',
  'bioRxiv',
  'medRxiv',
  'ChemRxiv',
  'PsyArXiv',
  'SocArXiv',
  'SSRN',
  'EarthArXiv',
  'engrXiv',
  'TechRxiv',
]

/** The server that a text names, as it writes itself. */
function serverIn(text: string): string | undefined {
  const found = preprintServer.exec(text)?.[0]
  if (found === undefined) return undefined
  if (/^CoRR$/i.test(found)) return 'arXiv'
  return servers.find((name) => name.toLowerCase() === found.toLowerCase()) ?? found
}

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
  const isArxiv = /^arxiv/i.test(number || pages)
  set(item, 'page', isArxiv ? undefined : number || pages)
  if (number && !isArxiv && item['number'] === number) delete item['number']
}
