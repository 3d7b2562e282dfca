/**
 * EndNote's two files: Refer's tags (`.enw`, `%0 Journal Article`), and XML (`<records>`).
 */
import type { BibtexText } from '../bibtex-text.js'
import type { Scan, ScannedEntry } from '../bibtex-scan.js'
import { child, cslElements, readCslXml, type CslElement } from '../csl-xml.js'
import types from './endnote-types.json' with { type: 'json' }
import { EntryFields } from './entry-fields.js'
import type { TaggedForm } from './tagged.js'

/** What EndNote calls a kind of work, as an entry type. */
const typeOf = (name = ''): string =>
  (types as { [name: string]: string })[name.trim().toLowerCase()] ?? 'misc'

const inJournal = /^(?:article|magazine|newspaper|preprint)$/
const inBook = /^(?:incollection|inproceedings|dictionary|encyclopedia)$/

/** The field that the title of what a work is part of belongs to. */
const containerOf = (type: string): string =>
  inJournal.test(type) ? 'journaltitle' : inBook.test(type) ? 'booktitle' : 'series'
const houseOf = (type: string): string =>
  type === 'thesis' || type === 'report' ? 'institution' : 'publisher'

const refer: Readonly<{ [tag: string]: string }> = {
  T: 'title',
  J: 'journaltitle',
  S: 'series',
  V: 'volume',
  N: 'number',
  P: 'pages',
  C: 'location',
  U: 'url',
  R: 'doi',
  7: 'edition',
  G: 'language',
}

export const endnoteTags: TaggedForm = {
  name: 'EndNote',
  line: /^%(\S)(\s)(.*)$/,
  first: '0',
  entry(record) {
    const type = typeOf(record.first('0')?.value)
    const fields = new EntryFields()
    fields.people('author', record.all('A'))
    fields.people('editor', record.all('E'))
    fields.set(containerOf(type), record.first('B'))
    for (const [tag, name] of Object.entries(refer)) fields.set(name, record.first(tag))
    fields.set(houseOf(type), record.first('I'))
    if (type === 'thesis' || type === 'report') fields.set('type', record.first('9'))
    fields.set('year', record.first('D'))
    const [day] = record.all('8')
    if (day) monthOf(day, fields)
    serial(record.first('@'), fields)
    const label = record.first('F')?.value
    return { type, fields, key: label && /^[^\s,{}]+$/.test(label) ? label : undefined }
  },
}

interface Part {
  value: string
  from: number
  to: number
}

/** "March 5", "2020/03/05", "Mar": the month, and the day. */
function monthOf(part: Part, fields: EntryFields): void {
  const [, month, day] = /^\d{4}[/-](\d{1,2})(?:[/-](\d{1,2}))?/.exec(part.value) ?? []
  const [word] = /\p{L}{3,}/u.exec(part.value) ?? []
  const number = /\b\d{1,2}\b/.exec(part.value)?.[0]
  if (!month && !word) return
  fields.set('month', part, month ?? word)
  fields.set('day', part, month ? day : number)
}

function serial(part: Part | undefined, fields: EntryFields): void {
  if (part) fields.set(/^\d{4}-?\d{3}[\dXx]\b/.test(part.value) ? 'issn' : 'isbn', part)
}

/** Reads EndNote's XML; what is not well-formed is one mistake. */
export function scanEndnoteXml(source: BibtexText, keyOf: (fields: EntryFields) => string): Scan {
  const { root, mistake } = readCslXml(source.text)
  if (mistake)
    return {
      entries: [],
      faults: [
        {
          rule: 'invalid-bibtex',
          reason: `${mistake.reason}, in EndNote's XML`,
          position: source.place(mistake.offset, mistake.offset + 1),
        },
      ],
    }
  const records = [...cslElements(root)].filter(({ name }) => name === 'record')
  return { entries: records.map((record) => entryOf(source, record, keyOf)), faults: [] }
}

const xml: ReadonlyArray<readonly [field: string, ...path: string[]]> = [
  ['title', 'titles', 'title'],
  ['shorttitle', 'titles', 'short-title'],
  ['series', 'titles', 'tertiary-title'],
  ['shortjournal', 'periodical', 'abbr-1'],
  ['volume', 'volume'],
  ['number', 'number'],
  ['pages', 'pages'],
  ['edition', 'edition'],
  ['location', 'pub-location'],
  ['doi', 'electronic-resource-num'],
  ['url', 'urls', 'related-urls', 'url'],
  ['language', 'language'],
  ['year', 'dates', 'year'],
  ['pmcid', 'custom2'],
]

function entryOf(
  source: BibtexText,
  record: CslElement,
  keyOf: (fields: EntryFields) => string,
): ScannedEntry {
  const type = typeOf(child(record, 'ref-type')?.attributes.get('name'))
  const fields = new EntryFields()
  const at = (...path: string[]): Part | undefined =>
    part(path.reduce<CslElement | undefined>(child, record))
  const people = (name: string): Part[] =>
    (child(child(record, 'contributors'), name)?.children ?? []).flatMap((one) => part(one) ?? [])
  fields.people('author', people('authors'))
  fields.people('editor', people('secondary-authors'))
  fields.set(containerOf(type), at('titles', 'secondary-title') ?? at('periodical', 'full-title'))
  for (const [field, ...path] of xml) fields.set(field, at(...path))
  if (!/^PMC\d+$/.test(fields.value('pmcid') ?? '')) fields.all.delete('pmcid')
  if (type === 'thesis' || type === 'report') fields.set('type', at('work-type'))
  fields.set(houseOf(type), at('publisher'))
  const day = at('dates', 'pub-dates', 'date')
  if (day) monthOf(day, fields)
  serial(at('isbn'), fields)
  const label = at('label')?.value
  return {
    source,
    type,
    key: label && /^[^\s,{}]+$/.test(label) ? label : keyOf(fields),
    position: source.place(record.offset, record.offset + '<record>'.length),
    fields: fields.all,
  }
}

/** The words of an element, also of the runs of text that it has been cut into; slanted ones stay so. */
function part(element: CslElement | undefined): Part | undefined {
  if (!element) return undefined
  const words = (one: CslElement): string => {
    const inner = one.children.length > 0 ? one.children.map(words).join('') : one.text
    return /italic/.test(one.attributes.get('face') ?? '') ? `<i>${inner}</i>` : inner
  }
  const value = words(element).replace(/\s+/g, ' ').trim()
  return value === ''
    ? undefined
    : { value, from: element.offset, to: element.offset + element.name.length + 2 }
}
