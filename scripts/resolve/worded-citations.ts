/**
 * Citations that citeproc words: author and date, labels, notes.
 */
import { toString } from 'mdast-util-to-string'
import type { Reference } from '../document/references.js'
import type { Citation, CitationItem, Phrasing, Xref } from '../document/tree.js'
import type { Cite } from '../bibliography/citation-js.js'
import type { CitedWords } from '../bibliography/cited-words.js'
import type { CitedCluster } from '../bibliography/format.js'
import { readLocator } from '../bibliography/locator.js'
import { visit } from '../tree/visit.js'
import { text } from './numbered-citations.js'

/** Where a citation stands, in a style that cites in notes. */
export interface NotePlace {
  number?: number | undefined
  /** In a note of the author's, whose sentence goes on. */
  within: boolean
}

/** What citeproc is asked for: keys, with what stands before and after them. */
export function clusterOf(
  citation: Citation,
  known: ReadonlyMap<string, Reference>,
  { number, within }: NotePlace,
): CitedCluster {
  const [first] = citation.children
  const cites = citation.children
    .filter(({ identifier }) => known.has(identifier))
    .map((item, index) => ({
      id: item.identifier,
      ...prefixOf(item, index === 0 && number !== undefined && !within),
      ...suffixOf(item),
      ...(item.suppressAuthor ? { 'suppress-author': true } : {}),
    }))
  const inText =
    citation.inText && first !== undefined && known.has(first.identifier) && !first.suppressAuthor
  return { cites, note: number, inText, within }
}

/** "see"; where it begins a note "See". */
function prefixOf({ prefix }: CitationItem, begins: boolean): Pick<Cite, 'prefix'> {
  const words = toString(prefix).trim()
  if (words === '') return {}
  return {
    prefix: `${begins ? words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) : words} `,
  }
}

/** "p. 3 and elsewhere": a place that the style words itself, and the rest. */
function suffixOf({ suffix }: CitationItem): Pick<Cite, 'locator' | 'label' | 'suffix'> {
  const words = toString(suffix).trim()
  const found = readLocator(words)
  if (!found) return words ? { suffix: /^[,;:.)]/.test(words) ? words : `, ${words}` } : {}
  const rest = found.rest.trimEnd()
  const after = rest ? { suffix: rest } : {}
  return found.locator ? { locator: found.locator, label: found.label, ...after } : after
}

export interface Worded {
  ids: ReadonlyMap<string, string>
  references: ReadonlyMap<string, Reference>
}

/** "(Doe, 2020; see Roe, 2019, p. 3)", each cite linked to its entry; "Doe and Roe (2020)". */
export function printWorded(
  citation: Citation,
  { author, children }: CitedWords,
  { ids, references }: Worded,
): Phrasing[] {
  const lost = citation.children
    .filter(({ identifier }) => !references.has(identifier))
    .map(({ identifier }): Phrasing => ({ type: 'strong', children: [text(`?${identifier}?`)] }))
  return [
    ...author,
    ...(author.length > 0 && children.length > 0 ? [text(' ')] : []),
    ...children.map((node) => linked(node, ids)),
    ...lost.flatMap((each, index) => [
      ...(index > 0 || children.length > 0 ? [text('; ')] : []),
      each,
    ]),
  ]
}

/** Links with ids in place of keys. */
function linked(node: Phrasing, ids: ReadonlyMap<string, string>): Phrasing {
  visit(node, (each) => {
    if (each.type !== 'xref') return
    const link = each as Xref
    link.targets = link.targets.map((key) => ids.get(key) ?? key)
  })
  return node
}
