/**
 * Citations that citeproc words: author and date, labels, notes.
 */
import { toString } from 'mdast-util-to-string'
import type { Reference } from '../document/references.js'
import type { Citation, CitationItem, Phrasing, Xref } from '../document/tree.js'
import { authorPhrase } from '../bibliography/author-phrase.js'
import type { Cite } from '../bibliography/citation-js.js'
import type { CitedWords, Cluster } from '../bibliography/format.js'
import type { Words } from '../bibliography/locales.js'
import { readLocator } from '../bibliography/locator.js'
import { text } from './numbered-citations.js'

/** What citeproc is asked for: keys, with what stands before and after them. */
export function clusterOf(
  citation: Citation,
  known: ReadonlyMap<string, Reference>,
  note?: number,
): Cluster {
  const cites = citation.children
    .filter(({ identifier }) => known.has(identifier))
    .map((item, index) => ({
      id: item.identifier,
      ...(toString(item.prefix).trim() ? { prefix: `${toString(item.prefix).trim()} ` } : {}),
      ...suffixOf(item),
      ...(item.suppressAuthor || (citation.inText && index === 0)
        ? { 'suppress-author': true }
        : {}),
    }))
  return { cites, note }
}

/** "p. 3 and elsewhere": a place that the style words itself, and the rest. */
function suffixOf({ suffix }: CitationItem): Pick<Cite, 'locator' | 'label' | 'suffix'> {
  const words = toString(suffix).trim()
  const found = readLocator(words)
  if (!found) return words ? { suffix: /^[,;:.)]/.test(words) ? words : `, ${words}` } : {}
  const rest = found.rest.trimEnd()
  return { locator: found.locator, label: found.label, ...(rest ? { suffix: rest } : {}) }
}

export interface Worded {
  ids: ReadonlyMap<string, string>
  references: ReadonlyMap<string, Reference>
  /** Around the citation. */
  prefix: string
  suffix: string
  words: Words
}

/** "(Doe, 2020; see Roe, 2019, p. 3)", each cite linked to its entry; "Doe and Roe (2020)". */
export function printWorded(
  citation: Citation,
  cited: readonly CitedWords[],
  { ids, references, prefix, suffix, words }: Worded,
): Phrasing[] {
  const inner = cited.flatMap(({ key, children }): Phrasing[] => {
    const id = key === undefined ? undefined : ids.get(key)
    return id === undefined
      ? children
      : [{ type: 'xref', kind: 'bibliography', targets: [id], children } satisfies Xref]
  })
  const lost = citation.children
    .filter(({ identifier }) => !references.has(identifier))
    .map(({ identifier }): Phrasing => ({ type: 'strong', children: [text(`?${identifier}?`)] }))
  const all = [
    ...inner,
    ...lost.flatMap((each, index) => [
      ...(index > 0 || inner.length > 0 ? [text('; ')] : []),
      each,
    ]),
  ]
  const author = authorOf(citation, { references, words })
  return [
    ...author,
    ...(author.length > 0 ? [text(' ')] : []),
    ...(prefix ? [text(prefix)] : []),
    ...all,
    ...(suffix ? [text(suffix)] : []),
  ]
}

/** "Doe and Roe", of a citation that names its authors in the text. */
export function authorOf(
  { inText, children: [first] }: Citation,
  { references, words }: Pick<Worded, 'references' | 'words'>,
): Phrasing[] {
  const reference = first && references.get(first.identifier)
  return inText && reference && !first.suppressAuthor ? authorPhrase(reference, words) : []
}
