/**
 * CSL-JSON and CSL-YAML (as Zotero, Mendeley and pandoc write them): items as they are, without what cannot be printed,
 * and as fields of BibLaTeX where those are asked for.
 */
import type { Position } from 'unist'
import type { CslDate, CslItem, CslName } from '../../document/references.js'
import type { Fault } from '../../document/tree.js'
import type { BibtexText } from '../bibtex-text.js'
import type { Scan, ScannedEntry } from '../bibtex-scan.js'
import type { ScannedField } from '../bibtex-value.js'
import { isoDate } from '../dates.js'
import { bibtexFields } from './csl-fields.js'
import { withoutResolver } from '../doi.js'

/** Data that the caller has read, with the place of each value by its path (`references.0`). */
export interface CslData {
  value: unknown
  positions: ReadonlyMap<string, Position>
}

/** Reads JSON, or what was read of YAML. */
export function scanCsl(source: BibtexText, data: CslData | undefined): Scan {
  const read = data ?? json(source)
  if ('reason' in read) return { entries: [], faults: [{ ...read, rule: 'invalid-bibtex' }] }
  const { list, path } = itemsOf(read.value)
  const faults: Fault[] = []
  const place = placer(source, read.positions, path)
  const entries = list.flatMap((one, index): ScannedEntry[] => {
    const position = place(one, index)
    const item = itemOf(one)
    if (item) return [entryOf(source, item, position)]
    faults.push({
      rule: 'invalid-bibtex',
      reason: 'Unexpected item without an `id`, expected CSL data: `id`, `type`, `title` …',
      position,
    })
    return []
  })
  if (list.length === 0)
    faults.push({
      rule: 'invalid-bibtex',
      reason: 'Unexpected data without a list of references, expected CSL data',
      position: source.place(0, 1),
    })
  return { entries, faults }
}

function json(source: BibtexText): CslData | { reason: string; position: Position } {
  try {
    return { value: JSON.parse(source.text), positions: new Map() }
  } catch (error) {
    const at = Number(/position (\d+)/.exec(String(error))?.[1] ?? 0)
    return {
      reason: `Unexpected \`${source.text[at] ?? 'end'}\`, expected JSON`,
      position: source.place(at, at + 1),
    }
  }
}

/** A list, or one in `references` (pandoc) or `items` (Zotero). */
function itemsOf(value: unknown): { list: readonly unknown[]; path: string } {
  if (Array.isArray(value)) return { list: value, path: '' }
  for (const name of ['references', 'items'])
    if (isObject(value) && Array.isArray(value[name]))
      return { list: value[name], path: `${name}.` }
  return { list: isObject(value) && 'id' in value ? [value] : [], path: '' }
}

const isObject = (value: unknown): value is { [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Finds items in order: by path where the data have places, else by the next `"id": "…"`, or what stands for it. */
function placer(
  source: BibtexText,
  positions: CslData['positions'],
  path: string,
): (item: unknown, index: number) => Position {
  let from = 0
  let lost = false
  return (item, index) => {
    const known = positions.get(`${path}${index}`)
    if (known) return known
    if (lost) return source.place(from, from + 1)
    const ids = /"(?:id|standard_id|standard_citation)"\s*:\s*("(?:[^"\\]|\\.)*"|\d+)/g
    ids.lastIndex = from
    const id = isObject(item) ? idOf(item) : undefined
    for (
      let found = ids.exec(source.text);
      found && id !== undefined;
      found = ids.exec(source.text)
    ) {
      const written = found[1] as string
      if (`${JSON.parse(written)}` !== id) continue
      from = ids.lastIndex
      const start = found.index + found[0].length - written.length
      return source.place(start, start + written.length)
    }
    lost = true
    return source.place(from, from + 1)
  }
}

const people = new Set(
  'author editor translator container-author collection-editor composer director illustrator interviewer original-author recipient reviewed-author chair guest host performer producer'.split(
    ' ',
  ),
)
const dates = new Set([
  'issued',
  'accessed',
  'event-date',
  'original-date',
  'available-date',
  'submitted',
])
/** What is the reader's own, and what programs add. */
const dropped = new Set([
  'abstract',
  'annote',
  'keyword',
  'categories',
  'custom',
  'citation-key',
  'citation-label',
  '_graph',
  'note-private',
])

function itemOf(given: unknown): CslItem | undefined {
  const id = isObject(given) ? idOf(given) : undefined
  if (!isObject(given) || id === undefined) return undefined
  const item: CslItem = { id, type: typeOf(given['type']) }
  for (const [name, value] of Object.entries(given)) {
    if (name === 'id' || name === 'type' || dropped.has(name)) continue
    const read = people.has(name) ? names(value) : dates.has(name) ? date(value) : text(value)
    if (read !== undefined) item[name] = read
  }
  if (typeof item['DOI'] === 'string') item['DOI'] = withoutResolver(item['DOI'])
  return item
}

/** An item's key; Manubot's items may have the citation that they stand for (`doi:10.99999/example`) in its place. */
const idOf = (item: { [name: string]: unknown }): string | undefined =>
  ['id', 'standard_id', 'standard_citation']
    .map((name) => item[name])
    .filter((one) => typeof one === 'string' || typeof one === 'number')
    .map(String)[0]

/** BibTeX's words for types are met in files made by hand. */
const typeOf = (type: unknown): string =>
  typeof type === 'string' && /^[a-z_-]+$/.test(type)
    ? type === 'article'
      ? 'article-journal'
      : type
    : 'document'

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number'
    ? `${value}`.replace(/\s+/g, ' ').trim() || undefined
    : Array.isArray(value) && value.every((one) => typeof one === 'string')
      ? text(value[0])
      : undefined

function names(value: unknown): CslName[] | undefined {
  const found = (Array.isArray(value) ? value : [value]).flatMap((one): CslName[] => {
    if (!isObject(one)) return []
    const parts = [
      'family',
      'given',
      'literal',
      'suffix',
      'non-dropping-particle',
      'dropping-particle',
    ]
      .map((part) => [part, text(one[part])] as const)
      .filter(([, words]) => words !== undefined)
    return parts.length > 0 ? [Object.fromEntries(parts)] : []
  })
  return found.length > 0 ? found : undefined
}

/** Dates of CSL-JSON, and pandoc's and Zotero's: `2020-03`, `{year: 2020, month: 3}`, a list of these. */
function date(value: unknown): CslDate | undefined {
  if (typeof value === 'string' || typeof value === 'number') return isoDate(`${value}`)
  if (Array.isArray(value)) {
    const ends = value.flatMap((one) =>
      date(one)?.['date-parts']?.[0] ? [date(one)?.['date-parts']?.[0] ?? []] : [],
    )
    return ends.length > 0 ? { 'date-parts': ends.slice(0, 2) } : undefined
  }
  if (!isObject(value)) return undefined
  const circa = value['circa'] ? { circa: true } : {}
  const parts = value['date-parts']
  if (Array.isArray(parts)) {
    const read = parts
      .slice(0, 2)
      .map((one) =>
        (Array.isArray(one) ? one : [one]).map(Number).filter((part) => Number.isInteger(part)),
      )
    const [first = []] = read
    if (first.length === 0) return undefined
    const season = Number(value['season'])
    const start =
      first.length === 1 && season >= 1 && season <= 4 ? [first[0] as number, 20 + season] : first
    const [, end] = read
    return {
      'date-parts': end && end.length === start.length ? [start, end] : [start],
      ...circa,
    }
  }
  if (value['year'] !== undefined) {
    const read = ['year', 'month', 'day']
      .map((part) => Number(value[part]))
      .filter((part) => Number.isInteger(part))
    return { 'date-parts': [read], ...circa }
  }
  const words = text(value['raw']) ?? text(value['literal'])
  return words === undefined ? undefined : { ...isoDate(words), ...circa }
}

function entryOf(source: BibtexText, item: CslItem, position: Position): ScannedEntry {
  let made: { type: string; fields: Map<string, ScannedField> } | undefined
  const read = () => (made ??= bibtexFields(item, position))
  return {
    source,
    key: item.id,
    position,
    item,
    get type() {
      return read().type
    },
    get fields() {
      return read().fields
    },
  }
}
