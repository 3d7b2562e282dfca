/**
 * What kind of work an item is, and the fields that mean something else in each kind: genre, edition, number, status.
 */
import type { CslItem } from '../document/references.js'
import { splitNames } from './names.js'

type Values = ReadonlyMap<string, string>

/** Sets the type of `item` more exactly than its entry type does, and what goes with it. */
export function refineKind(
  item: CslItem,
  entryType: string,
  values: Values,
  genre: string | undefined,
): void {
  const value = (name: string): string => plain(values.get(name))
  subtype(item, entryType, value('entrysubtype').toLowerCase())
  set(item, 'genre', genreOf(value('type')) ?? genre)
  set(item, 'edition', edition(value('edition')))
  numberOf(item, entryType, value('number'))
  version(item, entryType, value('note'), 'note')
  version(item, entryType, value('edition'), 'edition')
  status(item, value('pubstate'), value('note'))
  if (kept.test(value('note'))) delete item['note']
  patent(item, values)
  wholeBook(item, values)
}

/** What reference managers keep in `note` for want of a field: it is no part of the reference. */
const kept =
  /^(?:_?eprint|number|publisher|isbn|issn|place|section|type|version|zscc|conference name|company|container-title|genre|library catalog|tex\.[\w.]+|pmid|pmcid|citation key|accepted|arxiv)\s*[:=]/i

function set(item: CslItem, field: string, value: string | undefined): void {
  if (value) item[field] = value
  else delete item[field]
}

const plain = (value: string | undefined): string =>
  (value ?? '')
    .replace(/\\[&%$#_]/g, (escaped) => escaped[1] as string)
    .replace(/[{}]/g, '')
    .replace(/~/g, ' ')
    .replace(/'/g, '\u2019')
    .trim()

function subtype(item: CslItem, entryType: string, named: string): void {
  if (item.type === 'article-journal' && /^(?:news)?paper$|^newspaper/.test(named))
    item.type = 'article-newspaper'
  else if (item.type === 'article-journal' && named === 'magazine') item.type = 'article-magazine'
  else if (
    item.type === 'article-journal' &&
    item['URL'] &&
    !['container-title', 'volume', 'issue', 'page', 'DOI', 'PMID'].some((field) => item[field])
  )
    item.type = 'webpage'
  else if (item.type === 'document' && item['event-title'] && !item['publisher'])
    item.type = 'speech'
  else if (
    item.type === 'document' &&
    entryType === 'misc' &&
    item['URL'] &&
    !item['DOI'] &&
    !item['publisher'] &&
    !item['container-title']
  )
    item.type = 'webpage'
  else if (item.type === 'manuscript' && (item['event-title'] || item['event-place']))
    item.type = 'speech'
}

/** BibLaTeX's keys for kinds of theses, reports and patents (manual § 4.9.2.13); any other word is the genre itself. */
const genres: Readonly<Record<string, string>> = {
  bathesis: 'Bachelor’s thesis',
  mathesis: 'Master’s thesis',
  phdthesis: 'PhD thesis',
  candthesis: 'Candidate thesis',
  techreport: 'Technical report',
  resreport: 'Research report',
  software: 'Software',
  datacd: 'Data CD',
  audiocd: 'Audio CD',
  patent: 'Patent',
  patentde: 'German patent',
  patenteu: 'European patent',
  patentfr: 'French patent',
  patentuk: 'British patent',
  patentus: 'U.S. patent',
  patreq: 'Patent request',
  patreqde: 'German patent request',
  patreqeu: 'European patent request',
  patreqfr: 'French patent request',
  patrequk: 'British patent request',
  patrequs: 'U.S. patent request',
}
const genreOf = (type: string): string | undefined =>
  type === '' ? undefined : (genres[type.toLowerCase()] ?? type)

const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
]

/** "Second", "2nd ed." and "2" are one edition; other words stay ("Revised", "International ed."). */
function edition(written: string): string | undefined {
  const bare = written.replace(/(?:^|[\s,]+)(?:edition|edn|ed)\.?$/i, '')
  const ordinal = ordinals.indexOf(bare.toLowerCase())
  if (ordinal >= 0) return String(ordinal + 1)
  return /^(\d+)\.?(?:st|nd|rd|th)?$/i.exec(bare)?.[1] ?? (bare || undefined)
}

/** The importer keeps a number for some types only; of a volume in a series it is the series' number. */
function numberOf(item: CslItem, entryType: string, written: string): void {
  if (written === '' || (item['issue'] === written && item.type.startsWith('article'))) return
  const inSeries =
    item['collection-title'] !== undefined &&
    /^(?:book|chapter|paper-conference|pamphlet)$/.test(item.type)
  if (item.type === 'paper-conference') delete item['issue']
  if (inSeries) item['collection-number'] = written
  else if (item.type === 'paper-conference') item['issue'] = written
  else if (
    !item.type.startsWith('article') &&
    item.type !== 'periodical' &&
    !(entryType === 'thesis')
  ) {
    delete item['collection-number']
    item['number'] ??= written
  }
}

/** R writes "R package version 1.2" into `note`; others into `edition`. */
function version(item: CslItem, entryType: string, note: string, field: 'note' | 'edition'): void {
  const found = /^(.*?)[\s,]*\bversion\s+(\d[\w.-]*)\.?$/i.exec(note)
  if (!found || item['version'] !== undefined || !/^(?:manual|misc|software)$/.test(entryType))
    return
  item.type = 'software'
  item['version'] = found[2]
  if (/\b(?:package|library|module|plug-?in|extension|script|app|software)$/i.test(found[1] ?? ''))
    item['genre'] = found[1]
  delete item[field]
}

const states: Readonly<Record<string, string>> = {
  inpreparation: 'in preparation',
  submitted: 'submitted',
  forthcoming: 'forthcoming',
  inpress: 'in press',
  prepublished: 'prepublished',
}

/** A work that is not out yet says so instead of a year, or beside it ("2020 (in press)"). */
function status(item: CslItem, pubstate: string, note: string): void {
  const [, year, state] =
    /^(\d{4})[\s,]*\(?((?:in press|forthcoming|submitted|to appear|accepted)[^()]*)\)?$/i.exec(
      item.issued?.literal ?? '',
    ) ?? []
  if (year !== undefined) {
    item.issued = { 'date-parts': [[Number(year)]] }
    item['status'] = state
  }
  const inNote =
    /^(?:in press|in the press|forthcoming|to appear|accepted(?: for publication)?|submitted(?: for publication)?|in preparation|under review|epub ahead of print)\.?$/i.test(
      note,
    )
  const words = pubstate
    ? (states[pubstate.toLowerCase()] ?? pubstate)
    : inNote
      ? note.replace(/\.$/, '')
      : undefined
  if (words === undefined) return
  if (inNote) delete item['note']
  if (item.issued) item['status'] = words
  else item.issued = { literal: words }
}

function patent(item: CslItem, values: Values): void {
  if (item.type !== 'patent') return
  const place = splitNames(plain(values.get('location')))
    .names.map((name) => name.replace(/^country(?=[a-z]{2}$)/, ''))
    .map((name) => (/^[a-z]{2}$/.test(name) ? name.toUpperCase() : name))
    .join(', ')
  if (place) item['jurisdiction'] = place
  delete item['publisher-place']
  const holder = splitNames(plain(values.get('holder'))).names.join(', ')
  if (holder) item['publisher'] ??= holder
}

/** BibTeX's `@inbook` without `booktitle` has the book's title in `title`, and a chapter's number or pages. */
function wholeBook(item: CslItem, values: Values): void {
  if (item.type !== 'chapter' || values.has('booktitle')) return
  const chapter = item['chapter-number']
  if (typeof chapter === 'string' && /\p{L}{3}/u.test(chapter)) {
    if (item.title !== undefined) item['container-title'] = item.title
    item.title = chapter
    delete item['chapter-number']
  } else item.type = 'book'
}
