/** What citeproc prints: entries, and the citations of author–date and note styles. */
import { toString } from 'mdast-util-to-string'
import type { Citation, CitationItem, Phrasing, Reference, Xref } from '../document.js'
import type { CitationCluster } from '../bibliography/citation-js.js'
import { format } from '../bibliography/format.js'
import type { Style } from '../bibliography/style.js'
import { authorsOf } from './numbered-citations.js'

export interface Printed {
  order: string[]
  entries: ReadonlyMap<string, Phrasing[]>
  /** Words of a citation, linked to its first reference. */
  words(citation: Citation): Phrasing[]
}

/** Formats all references and, in styles without numbers, all citations at once. */
export async function formatAll(references: readonly Reference[], citations: readonly Citation[], style: Style, lang: string, ids: ReadonlyMap<string, string>): Promise<Printed> {
  const clusters = style.numeric ? [] : citations.map(clusterOf)
  const made = await format(references, style, lang, clusters)
  const words = new Map(citations.map((citation, index) => [citation, made.clusters[index] ?? []]))
  const byKey = new Map(references.map((reference) => [reference.key, reference]))
  return {
    order: made.order,
    entries: made.entries,
    words: (citation) => {
      const targets = citation.children.flatMap(({ identifier }) => ids.get(identifier) ?? [])
      const link: Xref = { type: 'xref', kind: 'bibliography', targets, children: words.get(citation) ?? [] }
      const [first] = citation.children
      const author = citation.inText && first && !first.suppressAuthor ? [{ type: 'text', value: `${authorsOf(byKey.get(first.identifier))} ` } as Phrasing] : []
      return [...author, link]
    },
  }
}

function clusterOf(citation: Citation, index: number): CitationCluster {
  return {
    citationID: `c${index}`,
    citationItems: citation.children.map((item) => ({
      id: item.identifier,
      ...(toString(item.prefix) ? { prefix: `${toString(item.prefix)} ` } : {}),
      ...suffixOf(item),
      ...(item.suppressAuthor || citation.inText ? { 'suppress-author': true } : {}),
    })),
    properties: { noteIndex: 0 },
  }
}

const labels: Readonly<Record<string, string>> = { p: 'page', pp: 'page', page: 'page', pages: 'page', chap: 'chapter', chapter: 'chapter', sec: 'section', section: 'section', fig: 'figure', vol: 'volume', no: 'issue', para: 'paragraph' }

/** "p. 3 and elsewhere": a locator that the style words itself, and the rest. */
function suffixOf({ suffix }: CitationItem): { locator?: string; label?: string; suffix?: string } {
  const words = toString(suffix).trim()
  const [all, name = '', locator] = /^(pp?|pages?|chap|chapter|sec|section|fig|vol|no|para)\.?\s+([\divxlc]+(?:\s*[–-]\s*[\divxlc]+)?)/i.exec(words) ?? []
  if (locator === undefined || all === undefined) return words ? { suffix: /^[,;.]/.test(words) ? words : `, ${words}` } : {}
  const rest = words.slice(all.length)
  return { locator, label: labels[name.toLowerCase()] ?? 'page', ...(rest ? { suffix: rest } : {}) }
}
