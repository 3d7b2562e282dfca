/**
 * One entry of a .bib as a CSL item: citation-js reads and maps it; what it loses or misreads is put right before and after.
 */
import type { CslDate, CslItem, CslName } from '../document/references.js'
import aasJournals from './aas-journals.json' with { type: 'json' }
import type { Importer } from './citation-js.js'
import { accessedIn, isoDate, yearDate } from './dates.js'
import { entryTypes } from './entry-types.js'
import { setIdentifiers } from './identifiers.js'
import { refineKind } from './kind.js'
import { languageTag } from './languages.js'
import { readNames, splitNames } from './names.js'
import { protectedMarks, tame } from './tex.js'
import { unprinted } from './unprinted.js'

/** Fields that are lists of names, and what CSL calls them. */
export const nameFields = {
  author: 'author',
  editor: 'editor',
  translator: 'translator',
  bookauthor: 'container-author',
} as const
const titles: ReadonlySet<string> = new Set([
  'title',
  'subtitle',
  'titleaddon',
  'booktitle',
  'booksubtitle',
  'maintitle',
  'mainsubtitle',
  'journaltitle',
  'series',
  'origtitle',
  'eventtitle',
  'shorttitle',
  'issuetitle',
])
/** Read as they are written, by us; the importer has no part in them. */
const apart: ReadonlySet<string> = new Set([
  'date',
  'year',
  'month',
  'day',
  'urldate',
  'origdate',
  'eventdate',
  'doi',
  'url',
  'eprint',
  'eprinttype',
  'archiveprefix',
  'eprintclass',
  'primaryclass',
  'pmid',
  'pmcid',
  'pmc',
  'isbn',
  'issn',
  'language',
  'langid',
  'pages',
  'edition',
  'pubstate',
  'type',
  'entrysubtype',
])
/** Lists of places and houses. One "and" is a word, for unbraced "Taylor and Francis" is one house; several make a list. */
const lists: ReadonlySet<string> = new Set([
  'publisher',
  'location',
  'address',
  'institution',
  'organization',
  'school',
  'origlocation',
  'origpublisher',
])
const aliases: Readonly<Record<string, string>> = {
  'elocation-id': 'eid',
  journal: 'journaltitle',
  journalsubtitle: 'journalsubtitle',
  address: 'location',
  collaborator: 'author',
  pmc: 'pmcid',
  numpages: 'pagetotal',
  articleno: 'eid',
  'article-number': 'eid',
}

/** The item of the entry `key`; `fields` are its values and what it inherits. */
export function itemOf(
  key: string,
  type: string,
  fields: ReadonlyMap<string, string>,
  importer: Importer,
): CslItem {
  const values = prepared(type, fields)
  const kind = entryTypes.get(type) ?? { base: 'misc', csl: 'document' }
  const properties: Record<string, string> = {}
  for (const [name, value] of values)
    if (!apart.has(name) && !(name in nameFields) && !unprinted.has(name))
      properties[name] = property(name, value, importer)
  const item: CslItem = {
    ...importer.read({ type: kind.base, label: key, properties }),
    id: key,
    type: kind.csl,
  }
  for (const field of surplus) delete item[field]
  nameLists(item, values, importer)
  dates(item, values)
  setIdentifiers(item, values)
  const language = languageTag(values.get('langid')) ?? languageTag(values.get('language'))
  if (language !== undefined) item['language'] = language
  refineKind(item, type, values, kind.genre)
  return cleaned(item)
}

/** What citation-js adds for itself, and what is no part of a reference. */
const surplus = [
  'citation-key',
  'keyword',
  'abstract',
  'annote',
  'custom',
  'year-suffix',
  'genre',
  'event',
]

/** One name for a field, titles whole ("Title: subtitle. Addition"), containers where the type has them. */
function prepared(type: string, fields: ReadonlyMap<string, string>): Map<string, string> {
  const values = new Map<string, string>()
  for (const [name, value] of fields)
    if (!values.has(aliases[name] ?? name)) values.set(aliases[name] ?? name, value)
  for (const [title, subtitle, addition] of [
    ['title', 'subtitle', 'titleaddon'],
    ['booktitle', 'booksubtitle', 'booktitleaddon'],
    ['maintitle', 'mainsubtitle', 'maintitleaddon'],
    ['journaltitle', 'journalsubtitle', 'journaltitleaddon'],
    ['eventtitle', '', 'eventtitleaddon'],
  ] as const) {
    const whole = joined(
      joined(values.get(title), ': ', values.get(subtitle)),
      '. ',
      values.get(addition),
    )
    if (whole !== undefined) values.set(title, whole)
    values.delete(subtitle)
    values.delete(addition)
  }
  const base = entryTypes.get(type)?.base
  const [main, journal] = [values.get('maintitle'), values.get('journaltitle')]
  if (/^(?:new|old)series$/.test(values.get('series') ?? ''))
    values.set('series', values.get('series') === 'newseries' ? 'New series' : 'Old series')
  if (main !== undefined) {
    const volume = values.has('booktitle') ? 'booktitle' : 'title'
    values.set(volume, joined(main, ': ', values.get(volume)) ?? main)
    values.delete('maintitle')
  }
  // The title of a book that its chapters refer to is no container of the book.
  if (base === 'book' || base === 'proceedings') values.delete('booktitle')
  else if (journal !== undefined && base !== 'article' && !values.has('booktitle'))
    values.set('booktitle', journal)
  return values
}

function joined(
  first: string | undefined,
  mark: string,
  second: string | undefined,
): string | undefined {
  if (!first || !second) return first || second || undefined
  return `${first}${/[?!.:]\}*$/.test(first) ? ' ' : mark}${second}`
}

function property(name: string, value: string, { commands }: Importer): string {
  const macro = name === 'journaltitle' ? /^\{*\\([a-z]+)\}*$/.exec(value.trim())?.[1] : undefined
  if (macro !== undefined && macro in aasJournals)
    return aasJournals[macro as keyof typeof aasJournals]
  const text = tame(value, commands, titles.has(name))
  if (!lists.has(name) || !/ and /i.test(text)) return text
  const { names } = splitNames(text)
  return `{${names.length > 2 ? names.join(', ') : text}}`
}

function nameLists(
  item: CslItem,
  values: ReadonlyMap<string, string>,
  { commands }: Importer,
): void {
  for (const [field, role] of Object.entries(nameFields)) {
    const names = readNames(values.get(field) ?? '', commands)
    if (names.length > 0) item[role] = names
  }
}

/** The lists that end with "and others", as CSL calls them. */
export const othersIn = (values: ReadonlyMap<string, string>): ReadonlySet<string> =>
  new Set(
    Object.entries(nameFields).flatMap(([field, role]) =>
      splitNames(values.get(field) ?? '').etAl ? [role] : [],
    ),
  )

function dates(item: CslItem, values: ReadonlyMap<string, string>): void {
  const value = (name: string): string => (values.get(name) ?? '').replace(/[{}]/g, '')
  const set = (field: string, date: CslDate | undefined): void => {
    if (date) item[field] = date
    else delete item[field]
  }
  set('issued', isoDate(value('date')) ?? yearDate(value('year'), value('month'), value('day')))
  set(
    'accessed',
    isoDate(value('urldate')) ?? accessedIn(value('note')) ?? accessedIn(value('howpublished')),
  )
  set('original-date', isoDate(value('origdate')))
  set('event-date', isoDate(value('eventdate')))
  if (accessedIn(value('note'))) delete item['note']
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: '\u2019',
  nbsp: '\u00A0',
}

/** Every string in its printed form: protected words marked as CSL-JSON has it, entities of HTML read, blanks in order. */
function cleaned(item: CslItem): CslItem {
  for (const [field, value] of Object.entries(item)) {
    if (field === 'id' || field === 'type' || /^[A-Z]+$/.test(field)) continue
    const words =
      Array.isArray(value) && value.every((one) => typeof one === 'string')
        ? value.join(', ')
        : value
    if (typeof words === 'string') {
      const text = printed(words)
      if (text) item[field] = text
      else delete item[field]
    } else if (Array.isArray(value)) for (const name of value) cleanName(name)
  }
  return item
}

function printed(text: string): string {
  if (/^[\x21-\x25\x27-\x3b\x3d-\x7e]+(?: [\x21-\x25\x27-\x3b\x3d-\x7e]+)*$/.test(text)) return text
  return text
    .replace(
      /&(?:#(\d{2,6})|#x([\da-f]{2,5})|([a-z]{2,4}));/gi,
      (all, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return entities[name.toLowerCase()] ?? all
        const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
        return code >= 32 && code < 0xd800 ? String.fromCodePoint(code) : all
      },
    )
    .replaceAll(protectedMarks.open, '<span class="nocase">')
    .replaceAll(protectedMarks.close, '</span>')
    .replace(
      /<(\/?)(em|strong)>/g,
      (_, slash: string, tag: string) => `<${slash}${tag === 'em' ? 'i' : 'b'}>`,
    )
    .replace(/^[^]*<[^]*$/, balanced)
    .replace(/[ \t\r\n]+/g, ' ')
    .trim()
    .normalize('NFC')
}

/** Markup whose tags pair, ten deep at most: a tag without its partner is dropped. */
function balanced(text: string): string {
  const open: Array<{ tag: string; at: number }> = []
  const parts = text.split(/(<\/?(?:i|b|sup|sub|span)(?: [^<>]*)?>)/)
  for (let at = 1; at < parts.length; at += 2) {
    const [, slash, tag = ''] = /^<(\/?)(\w+)/.exec(parts[at] as string) ?? []
    if (slash === '') open.push({ tag, at })
    else if (open.at(-1)?.tag === tag) {
      const start = open.pop()?.at as number
      if (open.length >= 10) parts[start] = parts[at] = ''
    } else parts[at] = ''
  }
  for (const { at } of open) parts[at] = ''
  return parts.join('')
}

/** Names have no markup. */
function cleanName(name: CslName): void {
  for (const [part, value] of Object.entries(name))
    if (typeof value === 'string')
      name[part as keyof CslName] = printed(value).replace(/<\/?(?:i|b|sup|sub|span)\b[^<>]*>/g, '')
}
