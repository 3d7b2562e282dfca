/** One entry → its CSL item, with what citation-js loses put right. */
import type { CslItem, CslName } from '../document.js'
import type { ScannedEntry } from './bibtex-scan.js'
import { months, sameType } from './bibtex-words.js'
import type { ReadEntry } from './citation-js.js'

/** Deepest chain of `crossref` and `xdata`. */
const deepest = 10

/** The item; an entry that the importer cannot read keeps its plain fields, so that nothing vanishes. */
export function itemOf(entry: ScannedEntry, entries: ReadonlyMap<string, ScannedEntry>, read: ReadEntry): CslItem {
  const whole = inherited(entry, entries, deepest)
  const item = read(bibtexOf(entry, whole)) ?? plainItem(entry, whole)
  const fixed: CslItem = { ...item, id: entry.key }
  delete fixed['citation-key']
  delete fixed._graph
  for (const [field, role] of [['author', 'author'], ['editor', 'editor'], ['translator', 'translator'], ['bookauthor', 'container-author']] as const) {
    const names = whole.get(field)
    const read = fixed[role] as CslName[] | undefined
    if (names !== undefined && read) fixed[role] = people(read, names)
  }
  return identifiers(fixed, whole)
}

/** The entry's fields, and those of the entry it refers to where it has none (biblatex manual § 2.4.1). */
function inherited(entry: ScannedEntry, entries: ReadonlyMap<string, ScannedEntry>, depth: number): Map<string, string> {
  const own = new Map([...entry.fields.values()].map(({ name, value }) => [name, value]))
  const parent = entries.get(own.get('crossref') ?? own.get('xdata') ?? '')
  if (!parent || depth === 0) return own
  const shared = inherited(parent, entries, depth - 1)
  const partOf = /^(?:in|supp)|^conference/.test(entry.type)
  if (partOf && shared.has('title') && !own.has('booktitle')) shared.set('booktitle', shared.get('title') ?? '')
  if (own.has('crossref')) for (const name of ['title', 'subtitle', 'shorttitle', 'crossref', ...(partOf ? ['author'] : [])]) shared.delete(name)
  return new Map([...shared, ...own])
}

/** Fields that no style prints. */
const unprinted = new Set(['crossref', 'xdata', 'abstract', 'annote', 'annotation', 'keywords', 'file', 'owner', 'timestamp', 'bdsk-url-1', 'bdsk-url-2', 'mendeley-groups', 'options', 'ids', 'langidopts', 'related', 'relatedtype', 'relatedstring', 'sortname', 'sorttitle', 'sortkey', 'presort', 'indextitle', 'indexsorttitle', 'execute', 'gender', 'label', 'shorthand', 'entrysubtype', 'date-added', 'date-modified', 'read', 'rating'])

/** The entry in one plain spelling: abbreviations resolved, each field once. */
function bibtexOf({ key, type }: ScannedEntry, fields: ReadonlyMap<string, string>): string {
  const lines = [...fields].filter(([name]) => !unprinted.has(name)).map(([name, value]) => {
    if (name === 'month' && months.has(value.toLowerCase())) return `month = ${value.toLowerCase()}`
    const names = name === 'author' || name === 'editor' || name === 'translator'
    return `${name} = {${plainLatex(names ? spacedInitials(withoutOthers(value)) : value)}}`
  })
  return `@${sameType.get(type) ?? type}{${/^[\w:./+-]+$/.test(key) ? key : 'key'},\n${lines.join(',\n')}\n}`
}

/** Spellings that citation-js misreads, as ones that it reads: `{\'\i}`, `\"{}`, `\&`-less ampersands. */
function plainLatex(value: string): string {
  return value
    .replace(/\\(['`^"~=.]|[uvHcdbrk](?![A-Za-z]))\s*(?:\{\s*\\([ij])\s*\}|\\([ij])(?![A-Za-z]))/g, (_, accent: string, one?: string, two?: string) => `\\${accent}{${one ?? two}}`)
    .replace(/\\['`^"~=.]\{\s*\}/g, '')
    .replace(/\\(?:url|path)\s*\{([^{}]*)\}/g, '$1')
    .replace(/\\(?:newline|linebreak|par|noopsort\s*\{[^{}]*\})\b\s*/g, ' ')
}

const withoutOthers = (names: string): string => names.replace(/\s+and\s+others\s*$/i, '')

/** "Peter, JB" → "Peter, J. B.": citeproc makes one initial of two capitals. */
function spacedInitials(names: string): string {
  return names.replace(/,\s*([A-Z]{2,3})(?=\s*(?:$|,|\sand\s))/g, (_, initials: string) => `, ${[...initials].join('. ')}.`)
}

/** Names in braces are one name: an organisation, whatever words it has. */
function people(read: readonly CslName[], source: string): CslName[] {
  const names = splitNames(withoutOthers(source))
  return read.map((name, index) => {
    const whole = /^\{([\s\S]*)\}$/.exec(names[index]?.trim() ?? '')
    if (!whole || names.length !== read.length || name.given !== undefined) return name
    return { literal: name.literal ?? [name['non-dropping-particle'], name['dropping-particle'], name.family].filter(Boolean).join(' ') }
  })
}

function splitNames(source: string): string[] {
  const names: string[] = []
  let depth = 0
  let start = 0
  for (let index = 0; index < source.length; index++) {
    if (source[index] === '\\') index += 1
    else if (source[index] === '{') depth += 1
    else if (source[index] === '}') depth -= 1
    else if (depth === 0 && /^\sand\s/i.test(source.slice(index, index + 5))) {
      names.push(source.slice(start, index))
      start = index + 5
      index += 4
    }
  }
  return [...names, source.slice(start)]
}

/** Identifiers that BibTeX has fields for and the importer no place. */
function identifiers(item: CslItem, fields: ReadonlyMap<string, string>): CslItem {
  const type = (fields.get('eprinttype') ?? fields.get('archiveprefix') ?? '').toLowerCase()
  const eprint = fields.get('eprint')?.trim()
  if (eprint && type === 'arxiv') {
    item.number ??= `arXiv:${eprint.replace(/^arxiv:/i, '')}`
    if (!item.DOI) item.URL ??= `https://arxiv.org/abs/${eprint.replace(/^arxiv:/i, '')}`
    item['container-title'] ??= 'arXiv'
  }
  if (eprint && type === 'pubmed') item.PMID ??= eprint
  const pmcid = fields.get('pmcid')?.trim()
  if (pmcid) item.PMCID ??= pmcid
  if (typeof item.DOI === 'string') item.DOI = item.DOI.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '')
  const language = fields.get('langid') ?? fields.get('language')
  if (language && /^[a-z]{2,3}(?:-[A-Za-z]{2,8})*$/.test(language)) item.language ??= language
  return item
}

function plainItem({ key, type }: ScannedEntry, fields: ReadonlyMap<string, string>): CslItem {
  const plain = (name: string): string | undefined => fields.get(name)?.replace(/[{}]/g, '')
  const year = /\d{4}/.exec(fields.get('year') ?? fields.get('date') ?? '')?.[0]
  return {
    id: key,
    type: type === 'article' ? 'article-journal' : 'document',
    ...(plain('title') ? { title: plain('title') as string } : {}),
    ...(plain('author') ? { author: splitNames(withoutOthers(plain('author') ?? '')).map((literal) => ({ literal })) } : {}),
    ...(year ? { issued: { 'date-parts': [[Number(year)]] } } : {}),
  }
}
