/**
 * What JATS tells of a reference: its CSL item in one settled form, with what only the .bib says, and without what
 * `element-citation` has no element for.
 */
import type { CslDate, CslItem, CslName, Reference } from '../../document/references.js'
import { languageTag } from '../../bibliography/languages.js'
import { legal, legalTexts } from '../characters.js'
import { dateParts, endOf, lastPage } from './citation-dates.js'
import { kindOf, personal, type CitationKind } from './citation-kinds.js'
import { language } from './xml.js'
import { withoutResolver } from '../../bibliography/doi.js'

export interface CitedItem {
  kind: CitationKind
  item: CslItem
}

type PeopleRole = 'author' | 'container-author' | 'editor' | 'translator'

/** An item with what is asked of it. */
interface SourceItem {
  kind: CitationKind
  item: CslItem
  /** A field that is text or a number, as text. */
  text: (name: string) => string | undefined
  /** A field of the .bib, where the work has an entry. */
  field: (name: string) => string | undefined
  people: (role: PeopleRole) => CslName[] | undefined
}

/** The item in its settled form: its type the plain one of its kind, its DOI bare, its dates in numbers or in words. */
export function told(given: CslItem, reference: Reference | undefined): CitedItem {
  const item = withoutBlanks(legalTexts(given))
  const kind = kindOf(item)
  const source: SourceItem = {
    kind,
    item,
    text: (name) => textOf(item, name),
    field: (name) => reference?.fields.get(name)?.value,
    people: (role) => names(item[role], reference?.etAl.has(role)),
  }
  const fields = {
    ...contributors(source),
    ...titles(source),
    ...publication(source),
    ...places(source),
    ...identifiers(source),
    ...remarks(source),
  }
  return {
    kind,
    item: {
      id: item.id,
      type: kind.csl,
      ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    },
  }
}

const contributors = ({ item, people }: SourceItem): Partial<CslItem> => ({
  author: people('author'),
  'container-author': people('container-author'),
  editor: people('editor'),
  translator: people('translator'),
  'collection-editor': names(item['collection-editor']),
})

function titles(source: SourceItem): Partial<CslItem> {
  const { kind, text, field } = source
  const original = text('original-title')
  const ownTitle = kind.title === 'source' ? text('container-title') : undefined
  const title = text('title') ?? original ?? ownTitle
  const tag =
    (original && languageTag(field('origlanguage'))) ??
    languageTag(field('langid')) ??
    text('language')
  return {
    title,
    'original-title': title === original ? undefined : original,
    language: title ? language(tag) : undefined,
    'container-title': container(source),
    'collection-title': text('collection-title'),
  }
}

/** What holds the work; data and preprints stand with who publishes them. */
function container({ kind, text }: SourceItem): string | undefined {
  if (kind.title === 'source') return undefined
  const isKept = kind.type === 'data' || kind.type === 'preprint'
  return text('container-title') ?? (isKept ? text('publisher') : undefined)
}

function publication(source: SourceItem): Partial<CslItem> {
  const { kind, item, text } = source
  const publisher = text('publisher')
  const isTold =
    publisher === container(source) || (kind.type === 'commun' && personal.test(publisher ?? ''))
  return {
    edition: text('edition'),
    version: text('version'),
    'event-title': text('event-title') ?? text('event'),
    'event-place': text('event-place'),
    'event-date': item['event-date'] as CslDate | undefined,
    publisher: isTold ? undefined : publisher,
    'publisher-place': text('publisher-place'),
    issued: date(item.issued),
    accessed: day(item.accessed),
  }
}

/** Where in its journal or series the work stands. */
function places({ kind, text, field }: SourceItem): Partial<CslItem> {
  const number = text('number')
  const inJournal = kind.type === 'journal'
  const articleNumber = text('article-number') ?? field('eid') ?? field('articleno')
  const pages = page(text('page') ?? articleNumber ?? (inJournal ? number : undefined))
  const isTold = (inJournal && number === pages) || /^arxiv:/i.test(number ?? '')
  return {
    volume: text('volume'),
    issue: text('issue'),
    supplement: text('supplement'),
    page: pages,
    number: isTold ? undefined : number,
    jurisdiction: kind.type === 'patent' && number ? text('jurisdiction') : undefined,
  }
}

function identifiers({ kind, text, field }: SourceItem): Partial<CslItem> {
  const written = bare(text('DOI') ?? field('doi'))
  const doi = isShort(written) ? undefined : written
  const url =
    text('URL') ?? (written && isShort(written) ? `https://doi.org/${written}` : undefined)
  const isData = kind.type === 'data'
  return {
    DOI: doi,
    PMID: text('PMID') ?? field('pmid'),
    PMCID: text('PMCID') ?? field('pmcid') ?? field('pmc'),
    arXiv: arxiv(field, url),
    ISBN: numbers(text('ISBN')),
    ISSN: numbers(text('ISSN')),
    accession: isData ? accession(field) : undefined,
    authority: doi ? oneLine(field('assigning-authority')) : undefined,
    use: isData ? use(field('keywords')) : undefined,
    URL: url && doi && bare(url) === doi ? undefined : url,
  }
}

const remarks = ({ text }: SourceItem): Partial<CslItem> => ({
  genre: text('genre'),
  status: text('status'),
  note: text('note'),
})

/** Without fields of white space alone, and without the white space around the others. */
function withoutBlanks(item: CslItem): CslItem {
  const fields = Object.entries(item).map(
    ([name, value]) => [name, typeof value === 'string' ? value.trim() : value] as const,
  )
  return {
    ...Object.fromEntries(fields.filter(([, value]) => value !== '')),
    id: item.id,
    type: item.type,
  }
}

/** A field of the item that is text or a number; anything else (a name, a date) is none. */
function textOf(item: CslItem, name: string): string | undefined {
  const value: unknown = item[name]
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : undefined
}

/** `10/abc` is an address of the resolver and no DOI, which the archive does not take (shortdoi.org). */
const isShort = (doi: string | undefined): boolean => doi !== undefined && /^10\/\w+$/.test(doi)

/** A DOI without its resolver. */
const bare = (doi: string | undefined): string | undefined =>
  doi === undefined ? undefined : withoutResolver(doi)

/** Several numbers in one field, one space between them. */
const numbers = (written: string | undefined): string | undefined =>
  written
    ?.split(/[\s,;]+/)
    .filter(Boolean)
    .join(' ') || undefined

/** From BibLaTeX's `eprint`, else from the address. */
function arxiv(
  field: (name: string) => string | undefined,
  url: string | undefined,
): string | undefined {
  if (/^arxiv$/i.test(field('eprinttype') ?? field('archiveprefix') ?? ''))
    return field('eprint')?.replace(/^arxiv:\s*/i, '')
  return /^https?:\/\/arxiv\.org\/(?:abs|pdf)\/([\w.-]+\/?\d*(?:v\d+)?)/i
    .exec(url ?? '')?.[1]
    ?.replace(/\.pdf$/, '')
}

/** Number and database, from BibLaTeX's `eprint` and `eprinttype`. */
function accession(field: (name: string) => string | undefined): CslItem['accession'] {
  const [number, database] = [
    oneLine(field('eprint')),
    oneLine(field('eprinttype') ?? field('archiveprefix')),
  ]
  return number && database && !/^(?:arxiv|doi|pubmed|pmid|pmc)$/i.test(database)
    ? { number, database }
    : undefined
}

/** Text that can stand in an attribute; nothing when it is empty. */
const oneLine = (text: string | undefined): string | undefined =>
  (text === undefined ? undefined : legal(text).replace(/\s+/g, ' ').trim()) || undefined

/** How the article came by the data, from the keywords of the entry. */
function use(keywords: string | undefined): string | undefined {
  const words = (keywords ?? '')
    .toLowerCase()
    .split(/[,;]/)
    .map((word) => word.trim().replace('analysed', 'analyzed'))
  return ['generated', 'analyzed', 'non-analyzed'].find((one) => words.includes(one))
}

/** The parts that are numbers, of a range those of both its ends; words where there are none. */
function date(source: CslDate | undefined): CslDate | undefined {
  const ends = [dateParts(source), dateParts(endOf(source))]
    .filter((parts) => parts.length > 0)
    .map((parts) => parts.map(Number))
  const words = (source?.literal ?? source?.raw ?? '').trim()
  return ends.length > 0 ? { 'date-parts': ends } : words ? { literal: words } : undefined
}

/** The day on which a page was read, of a range the first. */
function day(source: CslDate | undefined): CslDate | undefined {
  const parts = dateParts(source).map(Number)
  return parts.length > 0 ? { 'date-parts': [parts] } : undefined
}

/** One range with its last page written out; a list of ranges as it is. */
function page(written: string | undefined): string | undefined {
  const ranges = written?.split(/\s*[,;]\s*/) ?? []
  const [first, last] = (ranges[0] ?? '').split(/\s*[-–—]+\s*/)
  if (ranges.length > 1 || !first || !last) return written
  return `${first}-${lastPage(first, last)}`
}

/** People in settled form; "and others" last, and only after somebody. */
function names(source: readonly CslName[] | undefined, etAl = false): CslName[] | undefined {
  const people = (source ?? [])
    .filter((name) => !isOthers(name))
    .map(settled)
    .filter((name) => name.literal || name.family)
  const others = etAl || (source ?? []).some(isOthers)
  return people.length > 0 ? [...people, ...(others ? [{ literal: 'et al.' }] : [])] : undefined
}

/** "and others", as it comes out of a .bib. */
const isOthers = ({ literal, family, given }: CslName): boolean =>
  !given && /^(?:et al\.?|others\.?)$/i.test(literal ?? family ?? '')

/** Particles that sort with the family name stand before it, the others after the given names; a single name is a family name. */
function settled(name: CslName): CslName {
  if (name.literal) return { literal: name.literal }
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ')
  const given = [name.given, name['dropping-particle']].filter(Boolean).join(' ')
  const suffix = name.suffix ? { suffix: name.suffix } : {}
  return family && given ? { family, given, ...suffix } : { family: family || given, ...suffix }
}
