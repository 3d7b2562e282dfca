/**
 * Whether two entries are one work. It is decided here alone: for the check of a bibliography, for an import of
 * references, and for works that a co-author cited in Word.
 */
import type { CslItem, Reference } from '../document/references.js'
import { withoutResolver } from './doi.js'
import { foldedLetters } from './folded.js'

/** What tells a work from others; what is empty is not said. */
export interface WorkIdentity {
  /** Without the address before it, in lower case. */
  doi: string
  pmid: string
  title: string
  year: string
  /** Volume, issue, first page and the like, folded: they differ for two parts of one title. */
  places: readonly string[]
}

type Item = Readonly<Record<string, unknown>>

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
const doiIn = (value: string): string => withoutResolver(value.toLowerCase().replace(/[{}\\]/g, ''))
const firstOf = (value: string): string => foldedLetters(value.split(/[-–—,]/)[0] ?? '')

const itemPlaces = ['volume', 'issue', 'number', 'page', 'chapter-number', 'version', 'edition']

/** Of an item of CSL-JSON. */
export function identityOfItem(item: CslItem | Item): WorkIdentity {
  const fields = item as Item
  const { 'date-parts': parts } = (fields.issued ?? {}) as { 'date-parts'?: unknown[][] }
  return {
    doi: doiIn(text(fields.DOI)),
    pmid: text(fields.PMID),
    title: foldedLetters(text(fields.title)),
    year: text(parts?.[0]?.[0]),
    places: itemPlaces.map((name) => firstOf(text(fields[name]))),
  }
}

const fieldPlaces = ['volume', 'number', 'issue', 'pages', 'eid', 'chapter', 'version', 'edition']

/** Of an entry of a .bib by its fields alone: its item is not made for it. */
export function identityOfEntry({ fields }: Reference): WorkIdentity {
  const field = (name: string): string => fields.get(name)?.value.trim() ?? ''
  const title = `${field('title')} ${field('subtitle')}`.replace(/\\[a-z]+/gi, '')
  return {
    doi: doiIn(field('doi')),
    pmid: field('pmid'),
    title: foldedLetters(title),
    year: /\d{4}/.exec(field('year') || field('date'))?.[0] ?? '',
    places: fieldPlaces.map((name) => firstOf(field(name))),
  }
}

/** Letters that a title has at least to tell works apart: one of a word or two ("Editorial") does not. */
const leastLetters = 12

/** Works that have been seen, each with what its reader keeps of it. */
export class KnownWorks<Kept> {
  readonly #dois = new Map<string, Kept>()
  readonly #pmids = new Map<string, Kept>()
  readonly #titles = new Map<string, { identity: WorkIdentity; kept: Kept }>()

  /** The first work that is the same, and by what. By title and year it may be wrong. */
  find(identity: WorkIdentity): { kept: Kept; by: 'DOI' | 'PMID' | 'title' } | undefined {
    const doi = this.#dois.get(identity.doi)
    if (doi !== undefined) return { kept: doi, by: 'DOI' }
    const pmid = this.#pmids.get(identity.pmid)
    if (pmid !== undefined) return { kept: pmid, by: 'PMID' }
    const titled = this.#titles.get(titleKey(identity))
    return titled && !differ(titled.identity, identity)
      ? { kept: titled.kept, by: 'title' }
      : undefined
  }

  /** The first of several keeps its place. */
  add(identity: WorkIdentity, kept: Kept): void {
    const { doi, pmid, title } = identity
    if (doi !== '' && !this.#dois.has(doi)) this.#dois.set(doi, kept)
    if (pmid !== '' && !this.#pmids.has(pmid)) this.#pmids.set(pmid, kept)
    const key = titleKey(identity)
    if (title.length >= leastLetters && !this.#titles.has(key))
      this.#titles.set(key, { identity, kept })
  }
}

const titleKey = ({ title, year }: WorkIdentity): string => `${title} ${year}`

/** Whether both say, and say differently, which they are or where they stand. */
const differ = (one: WorkIdentity, other: WorkIdentity): boolean =>
  [
    [one.doi, other.doi],
    [one.pmid, other.pmid],
    ...one.places.map((place, index) => [place, other.places[index]]),
  ].some(([left, right]) => left && right && left !== right)
