/**
 * References out of JATS: CSL items in the parts that `element-citation` has.
 */
import type { Element } from 'xast'
import type { CslItem, CslName } from '../../../document/references.js'
import type { Bibliography, Phrasing } from '../../../document/tree.js'
import { kindOfType } from '../../../write/jats/citation-kinds.js'
import {
  attribute,
  compact,
  childElements,
  find,
  textAt,
  textIn,
  type JatsReading,
} from './reading.js'

export function bibliography(node: Element, reading: JatsReading): Bibliography {
  return {
    type: 'bibliography',
    children: childElements(node, 'ref').map((ref) =>
      compact({
        type: 'bibliographyEntry' as const,
        identifier: attribute(ref, 'id') ?? '',
        id: attribute(ref, 'id') ?? '',
        label: textAt(ref, 'label'),
        item: itemOf(ref, reading),
        children: [],
      }),
    ),
  }
}

function itemOf(ref: Element, reading: JatsReading): CslItem {
  const node = find(ref, 'element-citation')
  const kind = kindOfType(
    attribute(node, 'publication-type'),
    find(node, 'chapter-title') !== undefined,
  )
  const ownSource = kind.title === 'source'
  const title = find(node, kind.title)
  const translated = find(node, ownSource ? 'trans-source' : 'trans-title')
  const id = (type: string): string | undefined => textIn(identified(node, type)) || undefined
  const comment = (type: string): string | undefined =>
    textIn(childElements(node, 'comment').find((one) => attribute(one, 'content-type') === type)) ||
    undefined
  const several = (name: string): string | undefined =>
    childElements(node, name).map(textIn).join(' ') || undefined
  return compact<CslItem>({
    id: attribute(ref, 'id') ?? '',
    type: kind.csl,
    author: people(node, ['author', 'inventor']),
    editor: people(node, ['editor']),
    translator: people(node, ['translator']),
    'container-author': people(node, ['author'], 'container'),
    'collection-editor': people(node, ['editor'], 'series'),
    title: markup(translated ?? title, reading),
    'original-title': translated && markup(title, reading),
    language: attribute(title, 'xml:lang'),
    'container-title': ownSource ? undefined : markup(find(node, 'source'), reading),
    'collection-title': markup(find(node, 'series'), reading),
    issued: date(node, comment('date')),
    edition: textAt(node, 'edition'),
    version: textAt(node, 'version'),
    'event-title': textAt(node, 'conf-name'),
    'event-place': textAt(node, 'conf-loc'),
    'event-date':
      day(attribute(find(node, 'conf-date'), 'iso-8601-date')) ??
      date(undefined, textAt(node, 'conf-date')),
    publisher: textAt(node, 'publisher-name'),
    'publisher-place': textAt(node, 'publisher-loc'),
    volume: textAt(node, 'volume'),
    issue: textAt(node, 'issue'),
    supplement: textAt(node, 'supplement'),
    page: pages(node),
    number: textAt(node, 'patent') ?? textAt(node, 'std') ?? comment('number'),
    jurisdiction: attribute(find(node, 'patent'), 'country'),
    accessed: accessed(node),
    DOI: id('doi'),
    accession: accession(node),
    authority: attribute(identified(node, 'doi'), 'assigning-authority'),
    use: attribute(node, 'specific-use'),
    PMID: id('pmid'),
    PMCID: id('pmcid'),
    arXiv: id('arxiv'),
    ISBN: several('isbn'),
    ISSN: several('issn'),
    URL: textAt(node, 'ext-link'),
    genre: comment('genre'),
    status: comment('status'),
    note: comment('note'),
  })
}

const identified = (node: Element | undefined, type: string): Element | undefined =>
  childElements(node, 'pub-id').find((one) => attribute(one, 'pub-id-type') === type)

function accession(node: Element | undefined): CslItem['accession'] {
  const found = identified(node, 'accession')
  return found && { number: textIn(found), database: attribute(found, 'assigning-authority') ?? '' }
}

/** The people of one of these types, of the work itself or of a part of it. */
function people(
  node: Element | undefined,
  types: readonly string[],
  of?: string,
): CslName[] | undefined {
  const group = childElements(node, 'person-group').find(
    (one) =>
      types.includes(attribute(one, 'person-group-type') ?? '') &&
      attribute(one, 'specific-use') === of,
  )
  return group && childElements(group).map(person)
}

function person(node: Element): CslName {
  if (node.name === 'etal') return { literal: 'et al.' }
  if (node.name === 'collab') return { literal: textIn(node) }
  const family = textAt(node, 'surname') ?? textAt(node, 'given-names')
  return compact({
    family,
    given: find(node, 'surname') && textAt(node, 'given-names'),
    suffix: textAt(node, 'suffix'),
  }) as CslName
}

function date(node: Element | undefined, words: string | undefined): CslItem['issued'] {
  if (words) return { literal: words }
  const iso = attribute(find(node, 'year'), 'iso-8601-date')
  if (iso?.includes('/')) return day(iso)
  const season = textAt(node, 'season')
  if (season?.includes('–')) {
    const year = Number(textAt(node, 'year'))
    return {
      'date-parts': season.split('–').map((one) => [year, Number(seasons.get(one))]),
    }
  }
  const parts = ['year', 'month', 'day']
    .map((name) => (name === 'month' && season ? seasons.get(season) : textAt(node, name)))
    .filter((part) => part !== undefined)
  return parts.length > 0 ? { 'date-parts': [parts.map(Number)] } : undefined
}

const seasons: ReadonlyMap<string, string> = new Map([
  ['Spring', '21'],
  ['Summer', '22'],
  ['Autumn', '23'],
  ['Winter', '24'],
])

const accessed = (node: Element | undefined): CslItem['accessed'] =>
  day(attribute(find(node, 'date-in-citation'), 'iso-8601-date'))

/** `2026-01-05`, or two with `/` between, in parts; before our era the year has a sign. */
const day = (iso: string | undefined): CslItem['issued'] =>
  iso
    ? {
        'date-parts': iso
          .replace(/^(.*)\/\.\.$/, (_, start: string) => `${start}/${start.replace(/\d+/g, '0')}`)
          .split('/')
          .map((one) => (one.match(/(?:^-)?\d+/g) ?? []).map(Number)),
      }
    : undefined

function pages(node: Element | undefined): string | undefined {
  const [first, last] = [textAt(node, 'fpage'), textAt(node, 'lpage')]
  return (
    textAt(node, 'page-range') ??
    textAt(node, 'elocation-id') ??
    (first && last ? `${first}-${last}` : first)
  )
}

const markup = (node: Element | undefined, reading: JatsReading): string | undefined =>
  node && cslMarkup(reading.inline(node.children))

/** A line in the markup of CSL-JSON (CSL 1.0.2, appendix on data). */
export function cslMarkup(line: readonly Phrasing[]): string {
  const tags: Readonly<Record<string, string>> = {
    emphasis: 'i',
    strong: 'b',
    superscript: 'sup',
    subscript: 'sub',
  }
  return line
    .map((node) => {
      if (node.type === 'text') return node.value
      const inner = 'children' in node ? cslMarkup(node.children as readonly Phrasing[]) : ''
      const tag = tags[node.type]
      return node.type === 'smallCaps'
        ? `<span style="font-variant: small-caps;">${inner}</span>`
        : tag
          ? `<${tag}>${inner}</${tag}>`
          : inner
    })
    .join('')
}
