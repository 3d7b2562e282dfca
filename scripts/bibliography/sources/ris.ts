/**
 * RIS (Research Information Systems' format, specification of 2011), as databases and reference managers export it.
 */
import types from './ris-types.json' with { type: 'json' }
import { EntryFields } from './entry-fields.js'
import type { TaggedForm, TaggedRecord } from './tagged.js'

export const ris: TaggedForm = {
  name: 'RIS',
  line: /^\s*([A-Z][A-Z0-9])( {1,2}- ?)(.*)$/,
  first: 'TY',
  last: 'ER',
  entry(record) {
    const type = typeOf(record)
    return { type, fields: fieldsOf(record, type), key: keyOf(record) }
  },
}

const typeOf = (record: TaggedRecord): string =>
  (types as { [tag: string]: string })[record.first('TY')?.value.toUpperCase() ?? ''] ?? 'misc'

/** Only what can be a key: some databases give a sentence. */
function keyOf(record: TaggedRecord): string | undefined {
  const id = record.first('ID')?.value
  return id !== undefined && /^[\p{L}\p{N}_][^\s,{}]*$/u.test(id) ? id : undefined
}

const inBook = /^(?:incollection|inproceedings|dictionary|encyclopedia)$/
const inJournal = /^(?:article|magazine|newspaper|preprint)$/

function fieldsOf(record: TaggedRecord, type: string): EntryFields {
  const fields = new EntryFields()
  const set = (name: string, ...tags: string[]): void => fields.set(name, record.first(...tags))
  fields.people('author', record.all('AU', 'A1'))
  fields.people('editor', record.all('ED', 'A2'))
  fields.people('translator', record.all('A4'))
  set('title', 'TI', 'T1', 'CT')
  set('shorttitle', 'ST')
  if (fields.value('shorttitle') === fields.value('title')) fields.all.delete('shorttitle')
  container(record, type, fields)
  set('volume', 'VL')
  set('number', 'IS', 'CP', ...(inJournal.test(type) ? [] : ['M1']))
  pages(record, fields)
  dates(record, fields)
  set(/^(?:thesis|report)$/.test(type) ? 'institution' : 'publisher', 'PB')
  set(type === 'inproceedings' ? 'venue' : 'location', 'CY', 'PP')
  set('edition', 'ET')
  if (/^(?:thesis|report|misc)$/.test(type)) set('type', 'M3')
  set('doi', 'DO')
  const [url] = record.all('UR', 'LK')
  if (url) fields.set('url', url, url.value.split(/;?\s+/)[0])
  set('language', 'LA')
  serial(record, fields)
  note(record, fields)
  return fields
}

/** `T2` is a journal, a book or a series, by the type. */
function container(record: TaggedRecord, type: string, fields: EntryFields): void {
  const journal = record.first('JF', 'JO', 'T2', 'JA', 'J2')
  if (inJournal.test(type)) {
    fields.set('journaltitle', journal)
    fields.set('shortjournal', record.first('JA', 'J2', 'J1'))
    if (fields.value('shortjournal') === fields.value('journaltitle'))
      fields.all.delete('shortjournal')
  } else if (inBook.test(type)) {
    fields.set('booktitle', record.first('T2', 'BT', 'JF', 'JO'))
    fields.set('series', record.first('T3'))
    if (type === 'inproceedings') fields.set('eventtitle', record.first('C3'))
  } else fields.set(type === 'online' ? 'journaltitle' : 'series', record.first('T2', 'T3'))
}

function pages(record: TaggedRecord, fields: EntryFields): void {
  const [start, end] = [record.first('SP'), record.first('EP')]
  if (start)
    fields.set(
      'pages',
      start,
      end && !/-/.test(start.value) ? `${start.value}--${end.value}` : start.value,
    )
  fields.set('eid', record.first('C7'))
}

/** `2020/03/05/`; the fourth part is words ("Spring", "Suppl"), of which a season is kept. */
function dates(record: TaggedRecord, fields: EntryFields): void {
  const issued = record.first('DA') ?? record.first('PY', 'Y1')
  const year = record.first('PY', 'Y1')
  const date = issued && (/^\d{4}/.test(issued.value) ? issued : year)
  if (date) dateOf(date.value, (name, words) => fields.set(name, date, words))
  const read = record.first('Y2')
  if (read) fields.set('urldate', read, parts(read.value).slice(0, 3).join('-'))
}

const parts = (date: string): string[] =>
  date
    .split(/[/-]/)
    .map((part) => part.trim())
    .filter(Boolean)

function dateOf(written: string, set: (name: string, words: string) => void): void {
  const [year = '', month = '', day = ''] = parts(written)
  if (!/^\d{4}$/.test(year)) return set('year', written.replace(/\/+$/, ''))
  if (/^\d{1,2}$/.test(month))
    set(
      'date',
      [
        year,
        ...[month, day]
          .filter((part) => /^\d{1,2}$/.test(part))
          .map((part) => part.padStart(2, '0')),
      ].join('-'),
    )
  else {
    set('year', year)
    if (month) set('month', month)
  }
}

/** `SN` is both: eight signs are an ISSN. */
function serial(record: TaggedRecord, fields: EntryFields): void {
  for (const line of record.all('SN'))
    fields.set(/^\d{4}-?\d{3}[\dXx]\b/.test(line.value) ? 'issn' : 'isbn', line)
}

/** Notes are the reader's own; identifiers among them are not. */
function note(record: TaggedRecord, fields: EntryFields): void {
  for (const line of record.all('N1', 'AN', 'C2', 'PMID', 'U2')) {
    const [pmid] = /(?<=PMID:?\s*)\d{4,9}/i.exec(line.value) ?? []
    const [pmcid] = /PMC\d{4,9}/i.exec(line.value) ?? []
    if (pmid) fields.set('pmid', line, pmid)
    if (pmcid) fields.set('pmcid', line, pmcid)
    const arxiv = /^arxiv:\s*(\S+)/i.exec(line.value)?.[1]
    if (arxiv) {
      fields.set('eprint', line, arxiv)
      fields.set('eprinttype', line, 'arxiv')
    }
  }
}
