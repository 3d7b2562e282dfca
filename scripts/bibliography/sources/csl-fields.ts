/**
 * A CSL item as an entry of BibLaTeX: its type and fields, as TeX.
 */
import type { Position } from 'unist'
import type { CslDate, CslItem, CslName } from '../../document/references.js'
import type { ScannedField } from '../bibtex-value.js'
import { escaped } from './entry-fields.js'

const types: Readonly<{ [csl: string]: string }> = {
  'article-journal': 'article',
  'article-magazine': 'magazine',
  'article-newspaper': 'newspaper',
  article: 'preprint',
  review: 'review',
  book: 'book',
  chapter: 'incollection',
  'paper-conference': 'inproceedings',
  thesis: 'thesis',
  report: 'report',
  webpage: 'online',
  post: 'online',
  'post-weblog': 'blog',
  dataset: 'dataset',
  software: 'software',
  patent: 'patent',
  standard: 'standard',
  manuscript: 'unpublished',
  speech: 'presentation',
  entry: 'inreference',
  'entry-encyclopedia': 'encyclopedia',
  'entry-dictionary': 'dictionary',
  legislation: 'legislation',
  bill: 'bill',
  regulation: 'legadminmaterial',
  legal_case: 'jurisdiction',
  hearing: 'hearing',
  treaty: 'treaty',
  pamphlet: 'booklet',
  periodical: 'periodical',
  personal_communication: 'letter',
  interview: 'interview',
  graphic: 'artwork',
  figure: 'image',
  map: 'map',
  song: 'audio',
  motion_picture: 'movie',
  broadcast: 'video',
}

const names: ReadonlyArray<readonly [csl: string, field: string]> = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['container-author', 'bookauthor'],
]
const dates: ReadonlyArray<readonly [csl: string, field: string]> = [
  ['issued', 'date'],
  ['accessed', 'urldate'],
  ['event-date', 'eventdate'],
  ['original-date', 'origdate'],
]
const texts: ReadonlyArray<readonly [csl: string, field: string]> = [
  ['title', 'title'],
  ['title-short', 'shorttitle'],
  ['original-title', 'origtitle'],
  ['container-title-short', 'shortjournal'],
  ['collection-title', 'series'],
  ['event-title', 'eventtitle'],
  ['event-place', 'venue'],
  ['volume', 'volume'],
  ['page', 'pages'],
  ['edition', 'edition'],
  ['version', 'version'],
  ['genre', 'type'],
  ['publisher-place', 'location'],
  ['chapter-number', 'chapter'],
  ['number-of-pages', 'pagetotal'],
  ['number-of-volumes', 'volumes'],
  ['language', 'language'],
  ['note', 'note'],
  ['status', 'pubstate'],
  ['DOI', 'doi'],
  ['URL', 'url'],
  ['PMID', 'pmid'],
  ['PMCID', 'pmcid'],
  ['ISBN', 'isbn'],
  ['ISSN', 'issn'],
]

/** What says the same of `item` in a .bib; every field stands where the item does. */
export function bibtexFields(
  item: CslItem,
  { start, end }: Position,
): { type: string; fields: Map<string, ScannedField> } {
  const type = types[item.type] ?? 'misc'
  const fields = new Map<string, ScannedField>()
  const set = (name: string, value: string | undefined): void => {
    if (value) fields.set(name, { value, from: start.offset ?? 0, to: end.offset ?? 0 })
  }
  for (const [csl, field] of names)
    set(field, (item[csl] as CslName[] | undefined)?.map(nameOf).join(' and '))
  for (const [csl, field] of texts) set(field, textOf(item[csl]))
  for (const [csl, field] of dates) setDate(field, item[csl] as CslDate | undefined, set)
  set(containerOf(type), textOf(item['container-title']))
  set(/^(?:thesis|report)$/.test(type) ? 'institution' : 'publisher', textOf(item['publisher']))
  set('number', textOf(item['issue'] ?? item['number'] ?? item['collection-number']))
  return { type, fields }
}

const containerOf = (type: string): string =>
  /^(?:incollection|inproceedings|inreference|encyclopedia|dictionary)$/.test(type)
    ? 'booktitle'
    : 'journaltitle'

function setDate(
  field: string,
  date: CslDate | undefined,
  set: (name: string, value: string | undefined) => void,
): void {
  const parts = date?.['date-parts']?.map((one) =>
    one.map((part, index) => `${part}`.padStart(index === 0 ? 4 : 2, '0')).join('-'),
  )
  const [from, to] = parts ?? []
  if (from) set(field, to === undefined ? from : `${from}/${/^[0-]*$/.test(to) ? '' : to}`)
  else if (field === 'date') set('year', textOf(date?.literal ?? date?.raw))
}

function nameOf(name: CslName): string {
  if (name.literal) return `{${escaped(name.literal)}}`
  const family = [name['dropping-particle'], name['non-dropping-particle'], name.family]
    .filter(Boolean)
    .join(' ')
  return [family, name.suffix, name.given]
    .flatMap((part) => (part ? [escaped(part)] : []))
    .join(', ')
}

const commands: Readonly<{ [tag: string]: string }> = {
  i: 'emph',
  b: 'textbf',
  sup: 'textsuperscript',
  sub: 'textsubscript',
}

/** Text with its markup as commands. */
function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  return escaped(`${value}`)
    .replace(
      /<(i|b|sup|sub)>([^<>]*)<\/\1>/g,
      (_, tag: string, words: string) => `\\${commands[tag]}{${words}}`,
    )
    .replace(/<span class="nocase">([^<>]*)<\/span>/g, '{$1}')
    .replace(/<\/?(?:i|b|sup|sub|sc|span)\b[^<>]*>/g, '')
}
