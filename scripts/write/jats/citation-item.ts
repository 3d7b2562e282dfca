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

/** The item in its settled form: its type the plain one of its kind, its DOI bare, its dates in numbers or in words. */
export function told(given: CslItem, reference: Reference | undefined): CitedItem {
  const source = withoutBlanks(legalTexts(given))
  const kind = kindOf(source)
  const field = (name: string): string | undefined => reference?.fields.get(name)?.value
  const text = (name: string): string | undefined => textOf(source, name)
  const people = (role: PeopleRole): CslName[] | undefined =>
    names(source[role], reference?.etAl.has(role))
  const ownSource = kind.title === 'source'
  const publisher = text('publisher')
  const container = ownSource
    ? undefined
    : (text('container-title') ??
      (kind.type === 'data' || kind.type === 'preprint' ? publisher : undefined))
  const original = text('original-title')
  const title = text('title') ?? original ?? (ownSource ? text('container-title') : undefined)
  const doi = bare(text('DOI') ?? field('doi'))
  const url = text('URL')
  const inJournal = kind.type === 'journal'
  const pages = page(
    text('page') ??
      text('article-number') ??
      field('eid') ??
      field('articleno') ??
      (inJournal ? text('number') : undefined),
  )
  const item: Record<string, unknown> = {
    id: source.id,
    type: kind.csl,
    author: people('author'),
    'container-author': people('container-author'),
    editor: people('editor'),
    translator: people('translator'),
    'collection-editor': names(source['collection-editor']),
    title,
    'original-title': title === original ? undefined : original,
    language: title
      ? language(
          (original && languageTag(field('origlanguage'))) ??
            languageTag(field('langid')) ??
            text('language'),
        )
      : undefined,
    'container-title': container,
    'collection-title': text('collection-title'),
    edition: text('edition'),
    version: text('version'),
    'event-title': text('event-title') ?? text('event'),
    'event-place': text('event-place'),
    'event-date': source['event-date'] as CslDate | undefined,
    publisher:
      publisher === container || (kind.type === 'commun' && personal.test(publisher ?? ''))
        ? undefined
        : publisher,
    'publisher-place': text('publisher-place'),
    issued: date(source.issued),
    accessed: day(source.accessed),
    volume: text('volume'),
    issue: text('issue'),
    supplement: text('supplement'),
    page: pages,
    number:
      (inJournal && text('number') === pages) || /^arxiv:/i.test(text('number') ?? '')
        ? undefined
        : text('number'),
    jurisdiction: kind.type === 'patent' && text('number') ? text('jurisdiction') : undefined,
    DOI: doi,
    PMID: text('PMID') ?? field('pmid'),
    PMCID: text('PMCID') ?? field('pmcid') ?? field('pmc'),
    arXiv: arxiv(field, url),
    ISBN: numbers(text('ISBN')),
    ISSN: numbers(text('ISSN')),
    accession: kind.type === 'data' ? accession(field) : undefined,
    authority: doi ? oneLine(field('assigning-authority')) : undefined,
    use: kind.type === 'data' ? use(field('keywords')) : undefined,
    URL: url && doi && bare(url) === doi ? undefined : url,
    genre: text('genre'),
    status: text('status'),
    note: text('note'),
  }
  // Holds because `id` and `type` are there and every other field is what CSL-JSON says.
  return {
    kind,
    item: Object.fromEntries(
      Object.entries(item).filter(([, value]) => value !== undefined),
    ) as CslItem,
  }
}

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
