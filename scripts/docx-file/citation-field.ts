/** Works that a reference manager's field cites: Zotero, Mendeley (CSL-JSON) and EndNote (its own XML). */
import {
  childNamed,
  childrenNamed,
  xmlElementsOf,
  readXml,
  textOfXml,
  type XmlElement,
} from './xml.js'
import type { Field } from './lines.js'

/** One item of a cluster (CSL-JSON `citationItems`). */
export interface CitedWork {
  /** CSL-JSON, as the manager wrote it. */
  item: Readonly<Record<string, unknown>>
  prefix: string
  suffix: string
  locator: string
  /** CSL's word for what the locator counts: `page`. */
  label: string
  suppressAuthor: boolean
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const wordsOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

/** The field's works; empty when it is a citation that cannot be read, nothing when it is none. */
export function citedIn({ instruction, data }: Field): CitedWork[] | undefined {
  if (/\bCSL_CITATION\b/.test(instruction)) return fromJson(instruction)
  if (/^ADDIN EN\.CITE\b/.test(instruction)) return fromEndNote(instruction, data)
  return /^MENDELEY_CITATION/.test(instruction) ? fromTag(instruction) : undefined
}

/** Whether the field is the list of references that a manager made. */
export const isReferenceList = ({ instruction }: Field): boolean =>
  /\b(?:ZOTERO_BIBL|CSL_BIBLIOGRAPHY|EN\.REFLIST|Mendeley Bibliography)\b/.test(instruction)

function fromJson(instruction: string): CitedWork[] {
  return itemsOf(instruction.slice(instruction.indexOf('{')).trim())
}

/** Mendeley Cite keeps its JSON in the tag of a content control, in base64. */
function fromTag(tag: string): CitedWork[] {
  const encoded = /^MENDELEY_CITATION_v\d+_(.+)$/.exec(tag)?.[1] ?? ''
  return itemsOf(Buffer.from(encoded, 'base64').toString('utf8'))
}

function itemsOf(json: string): CitedWork[] {
  let read: unknown
  try {
    read = JSON.parse(json)
  } catch {
    return []
  }
  if (!isObject(read) || !Array.isArray(read.citationItems)) return []
  return read.citationItems.filter(isObject).flatMap((one): CitedWork[] => {
    if (!isObject(one.itemData)) return []
    return [
      {
        item: one.itemData,
        prefix: wordsOf(one.prefix).trim(),
        suffix: wordsOf(one.suffix).trim(),
        locator: wordsOf(one.locator).trim(),
        label: wordsOf(one.label) || 'page',
        suppressAuthor: one['suppress-author'] === true,
      },
    ]
  })
}

/** `<EndNote><Cite>…</Cite></EndNote>`, in the instruction or, in base64, in the field's data. */
function fromEndNote(instruction: string, data: string | undefined): CitedWork[] {
  const hidden = data ? Buffer.from(data.replace(/\s/g, ''), 'base64').toString('utf8') : ''
  const source = [instruction, hidden].find((each) => each.includes('<EndNote>'))
  if (source === undefined) return []
  const end = source.indexOf('</EndNote>')
  let root: XmlElement
  try {
    root = readXml(source.slice(source.indexOf('<EndNote>'), end + '</EndNote>'.length), 'EndNote')
  } catch {
    return []
  }
  return childrenNamed(root, 'Cite').map((cite) => ({
    item: endNoteItem(cite),
    prefix: said(cite, 'Prefix'),
    suffix: said(cite, 'Suffix'),
    locator: said(cite, 'Pages'),
    label: 'page',
    suppressAuthor: cite.attributes.ExcludeAuth === '1',
  }))
}

const said = (node: XmlElement, name: string): string => {
  const found = childNamed(node, name)
  return found ? textOfXml(found).trim() : ''
}

function endNoteItem(cite: XmlElement): Record<string, unknown> {
  const record = childNamed(cite, 'record')
  const titles = childNamed(record, 'titles')
  const first = (name: string): string => {
    const found = find(record, name)
    return found ? textOfXml(found).trim() : ''
  }
  const authors = xmlElementsOf(childNamed(childNamed(record, 'contributors'), 'authors')).map(
    (one) => {
      const [family = '', given = ''] = textOfXml(one).split(/,\s*/)
      return given ? { family, given } : { literal: family }
    },
  )
  const year = first('year') || said(cite, 'Year')
  const fields = {
    title: titles ? said(titles, 'title') : '',
    'container-title': titles ? said(titles, 'secondary-title') : '',
    volume: first('volume'),
    issue: first('number'),
    page: first('pages'),
    publisher: first('publisher'),
    DOI: first('electronic-resource-num').replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, ''),
  }
  return {
    type: kindOf(childNamed(record, 'ref-type')?.attributes.name ?? ''),
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')),
    ...(authors.length > 0
      ? { author: authors }
      : said(cite, 'Author')
        ? { author: [{ family: said(cite, 'Author') }] }
        : {}),
    ...(/^\d{4}/.test(year) ? { issued: { 'date-parts': [[Number(year.slice(0, 4))]] } } : {}),
  }
}

function find(node: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const child of xmlElementsOf(node)) {
    const found = child.name === name ? child : find(child, name)
    if (found) return found
  }
  return undefined
}

const kindOf = (name: string): string =>
  /book section/i.test(name)
    ? 'chapter'
    : /book/i.test(name)
      ? 'book'
      : /thesis/i.test(name)
        ? 'thesis'
        : /conference/i.test(name)
          ? 'paper-conference'
          : /report/i.test(name)
            ? 'report'
            : 'article-journal'
