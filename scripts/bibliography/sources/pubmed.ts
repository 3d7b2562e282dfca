/**
 * PubMed's own format (`.nbib`, MEDLINE display format of the National Library of Medicine).
 */
import { EntryFields } from './entry-fields.js'
import type { TaggedForm, TaggedRecord, Tagged } from './tagged.js'

export const pubmed: TaggedForm = {
  name: 'PubMed',
  line: /^([A-Z]{2,4})( *- )(.*)$/,
  first: 'PMID',
  entry(record) {
    const type = typeOf(record)
    return { type, fields: fieldsOf(record, type) }
  },
}

function typeOf(record: TaggedRecord): string {
  const types = record.all('PT').map(({ value }) => value.toLowerCase())
  if (types.includes('preprint')) return 'preprint'
  if (record.first('BTI')) return record.first('TI') ? 'incollection' : 'book'
  return 'article'
}

function fieldsOf(record: TaggedRecord, type: string): EntryFields {
  const fields = new EntryFields()
  const set = (name: string, ...tags: string[]): void => fields.set(name, record.first(...tags))
  const full = record.all('FAU')
  const organisations = record.all('CN').map((line) => ({ ...line, value: `${line.value},` }))
  fields.people('author', [...(full.length > 0 ? full : record.all('AU')), ...organisations])
  fields.people('editor', [...record.all('FED', 'ED')])
  if (type === 'book') set('title', 'BTI')
  else {
    set('title', 'TI', 'TT')
    set('booktitle', 'BTI')
  }
  const title = fields.all.get('title')
  // PubMed ends every title with a stop, and puts a translated one in brackets.
  if (title) title.value = title.value.replace(/(?<=[^.])\.$/, '').replace(/(?<=\])\.$/, '')
  if (type !== 'book' && type !== 'incollection') {
    set('journaltitle', 'JT', 'TA')
    set('shortjournal', 'TA')
  }
  set('volume', 'VI')
  set('number', 'IP')
  set('pages', 'PG')
  set('publisher', 'PB')
  set('location', 'PL')
  set('pmid', 'PMID')
  set('pmcid', 'PMC')
  set('issn', 'IS')
  set('isbn', 'ISBN')
  set('language', 'LA')
  const published = record.first('DP')
  if (published) date(published, fields)
  const doi = record.all('AID', 'LID').find(({ value }) => /\[doi\]$/.test(value))
  if (doi) fields.set('doi', doi, doi.value.replace(/\s*\[doi\]$/, ''))
  const place = record.all('LID').find(({ value }) => /\[pii\]$/.test(value))
  if (place && !fields.value('pages') && /^e?\d+\s/.test(place.value))
    fields.set('eid', place, place.value.replace(/\s*\[pii\]$/, ''))
  return fields
}

/** `2020 Mar 5`, `2020 Mar-Apr`, `2020 Spring`. */
function date(line: Tagged, fields: EntryFields): void {
  const [year = '', month, day] = line.value.split(/\s+/)
  fields.set('year', line, year)
  if (month) fields.set('month', line, month)
  if (day && /^\d{1,2}$/.test(day)) fields.set('day', line, day)
}
