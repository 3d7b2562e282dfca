/**
 * Citations by a persistent identifier, as Manubot has them (`@doi:10.99999/example`, `@pmid:123`, and names that stand for one:
 * `[@name]: doi:10.99999/example`): they cite the work of the bibliography that has it. Nothing is looked up elsewhere.
 */
import type { Definition } from 'mdast'
import type { CitationItem } from '../../document/tree.js'
import type { Article } from '../../document/tree.js'
import type { Reference } from '../../document/references.js'
import { withoutResolver } from '../../bibliography/doi.js'

const written = /^(doi|pmid|pmcid|pmc|arxiv|isbn|url|https?):(.+)$/i

/** Gives each such citation the key of the work it means; one that no work has stays as it is. */
export function nameWorks(
  article: Article,
  references: ReadonlyMap<string, Reference>,
  definitions: ReadonlyArray<ReadonlyMap<string, Definition>>,
): void {
  const names = aliases(definitions)
  let known: ReadonlyMap<string, string> | undefined
  for (const item of citationItems(article)) {
    const key = item.identifier
    const meant = names.get(key.replace(/^tag:/, '').toLowerCase()) ?? key
    if (references.has(key)) continue
    const identifier = identifierIn(meant)
    if (identifier === undefined && !own.test(key)) continue
    known ??= byIdentifier(references)
    const found = known.get(identifier ?? key) ?? ownKey(key, references)
    if (found !== undefined) item.identifier = found
  }
}

/** A work that only the manuscript's own list has: `@raw:name`. */
const own = /^raw:(.+)$/

function ownKey(key: string, references: ReadonlyMap<string, Reference>): string | undefined {
  const name = own.exec(key)?.[1]
  return name !== undefined && references.has(name) ? name : undefined
}

/** Every item of a citation, in reading order. */
function citationItems(article: Article): CitationItem[] {
  const items: CitationItem[] = []
  const left: Array<{ type: string; children?: unknown[] }> = [article]
  for (let node = left.pop(); node; node = left.pop()) {
    if (node.type === 'citationItem') items.push(node as CitationItem)
    else for (const child of (node.children ?? []).toReversed()) left.push(child as typeof node)
  }
  return items
}

/** `[@name]: doi:…` is a link's definition in Markdown. */
function aliases(
  definitions: ReadonlyArray<ReadonlyMap<string, Definition>>,
): ReadonlyMap<string, string> {
  return new Map(
    definitions.flatMap((each) =>
      [...each.values()]
        .filter(({ identifier }) => identifier.startsWith('@'))
        .map(
          ({ identifier, url }) =>
            [identifier.slice(1).replace(/^tag:/, '').toLowerCase(), url] as const,
        ),
    ),
  )
}

/** An identifier in one spelling, with what it is before it; nothing for another key. */
function identifierIn(key: string): string | undefined {
  const [, scheme, value] = written.exec(key) ?? []
  if (scheme === undefined || value === undefined) return undefined
  const name = scheme.toLowerCase()
  if (/^https?$/.test(name)) return `url:${plainUrl(key)}`
  if (name === 'url') return `url:${plainUrl(value)}`
  if (name === 'pmc' || name === 'pmcid') return `pmcid:${value.toLowerCase().replace(/^pmc/, '')}`
  return `${name}:${value.toLowerCase().replace(name === 'isbn' ? /-/g : /$^/, '')}`
}

const plainUrl = (url: string): string =>
  url
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/$/, '')

function byIdentifier(references: ReadonlyMap<string, Reference>): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const add = (identifier: string | undefined, key: string): void => {
    if (identifier !== undefined && !found.has(identifier)) found.set(identifier, key)
  }
  for (const [key, { item }] of references) {
    const text = (name: string): string => (item[name] === undefined ? '' : String(item[name]))
    const doi = withoutResolver(text('DOI'))
    if (doi) add(identifierIn(`doi:${doi}`), key)
    const arxiv = /arxiv\.org\/(?:abs|pdf)\/([\w.\/-]+?)(?:v\d+)?(?:\.pdf)?$/i.exec(
      text('URL'),
    )?.[1]
    if (arxiv) add(identifierIn(`arxiv:${arxiv}`), key)
    for (const [field, scheme] of [
      ['PMID', 'pmid'],
      ['PMCID', 'pmcid'],
      ['ISBN', 'isbn'],
      ['URL', 'url'],
    ] as const)
      if (text(field)) add(identifierIn(`${scheme}:${text(field)}`), key)
    const noted = /standard_(?:id|citation):\s*(\S+)/.exec(text('note'))?.[1] ?? ''
    for (const standard of [noted, text('standard_id'), text('standard_citation')])
      if (standard) add(identifierIn(standard) ?? standard, key)
  }
  return found
}
