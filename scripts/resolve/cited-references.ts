/**
 * What an article cites: its citations in reading order, the references that they name, and an id for each.
 */
import type { Node } from 'unist'
import { keyFinder } from '../bibliography/near-key.js'
import type { Inputs } from '../document/inputs.js'
import type { Reference } from '../document/references.js'
import type { Article, Citation, CitationItem, Fault } from '../document/tree.js'
import { visit } from '../tree/visit.js'
import { xmlName } from '../tree/xml-name.js'
import { readingOrder } from '../tree/reading-order.js'

/** Citations in the order in which they are read. */
export function citationsOf(article: Article): Citation[] {
  const all: Citation[] = []
  for (const node of readingOrder(article))
    if (node.type === 'citation' && !(node as Citation).fault) all.push(node as Citation)
  return all
}

/** References cited, in order of first mention; a key that the bibliography does not have is its item's fault. */
export function resolveKeys(
  all: readonly Citation[],
  { references }: Inputs,
): Map<string, Reference> {
  const cited = new Map<string, Reference>()
  const nearest = keyFinder(references.keys())
  const files = [...new Set([...references.values()].map(({ position }) => `\`${position.path}\``))]
  const expected =
    files.length > 0
      ? `a key in ${files.join(' or ')}`
      : '`bibliography:` to name a .bib file that has it'
  const byAddress = addresses(references)
  for (const item of all.flatMap(({ children }) => children)) {
    const reference = references.get(item.identifier) ?? byAddress(item.identifier)
    if (reference) cited.set((item.identifier = reference.key), reference)
    else
      item.fault =
        withProperty(item, references) ?? unknownKey(item, expected, nearest(item.identifier))
  }
  return cited
}

/** Finds the reference with a DOI or an address that stands in the place of a key; items are made when one does. */
function addresses(references: Inputs['references']): (key: string) => Reference | undefined {
  let found: Map<string, Reference> | undefined
  return (key) => {
    const address = /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{3,}\/.+)$/i.exec(key)?.[1]
    if (address === undefined && !/^https?:\/\//i.test(key)) return undefined
    found ??= new Map(
      [...references.values()].flatMap((reference) =>
        [reference.item['DOI'], reference.item['URL']].flatMap((one) =>
          typeof one === 'string' ? [[one.toLowerCase(), reference] as const] : [],
        ),
      ),
    )
    return found.get((address ?? key).toLowerCase())
  }
}

/** `@usesMethodIn:doe2020`: a property of the Citation Typing Ontology, as Quarto's extension has it. */
function withProperty(
  { identifier, position }: CitationItem,
  references: Inputs['references'],
): Fault | undefined {
  const [, property, key] = /^((?:cito:)?[a-z]+(?:[A-Z][a-z]+)*):(.+)$/.exec(identifier) ?? []
  if (key === undefined || !references.has(key)) return undefined
  return {
    rule: 'unresolved-citation',
    reason: `Unexpected \`${property}:\` before the key \`${key}\`, expected the key alone; how a work is used (CiTO) is said in words`,
    position,
    suggestions: [`@${key}`],
  }
}

/** What `nocite` names stands after what is cited; `check/` tells of keys that are none. */
export function addUncited(
  cited: Map<string, Reference>,
  { references, settings: { nocite = [] } }: Inputs,
): void {
  for (const key of nocite) {
    for (const reference of key === '*' ? references.values() : [references.get(key)])
      if (reference) cited.set(reference.key, cited.get(reference.key) ?? reference)
  }
}

function unknownKey(
  { identifier: key, position }: CitationItem,
  expected: string,
  near: string | undefined,
): Fault {
  const written =
    near !== undefined &&
    /^[\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&+?<>~/-]*[\p{L}\p{N}_/])?$/u.test(near)
      ? `@${near}`
      : `@{${near}}`
  return {
    rule: 'unresolved-citation',
    reason: `Unexpected citation of \`${key}\`, expected ${expected}${near === undefined ? '' : `; did you mean \`${near}\`?`}`,
    position,
    ...(near === undefined ? {} : { suggestions: [written] }),
  }
}

/** `ref-` and the key, unique among all ids. */
export function idsOf(keys: Iterable<string>, article: Article): Map<string, string> {
  const taken = new Set<string>()
  visit(article, (node) => {
    const { id } = node as Node & { id?: string }
    if (id !== undefined) taken.add(id)
  })
  const ids = new Map<string, string>()
  const counts = new Map<string, number>()
  for (const key of keys) {
    const name = xmlName(`ref-${key}`, 'ref')
    let id = name
    for (let count = counts.get(name) ?? 2; taken.has(id); count++) {
      id = `${name}-${count}`
      counts.set(name, count + 1)
    }
    taken.add(id)
    ids.set(key, id)
  }
  return ids
}
