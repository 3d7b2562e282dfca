/** Entries and clusters as a CSL style prints them; citeproc is asked once for all. */
import type { CslItem, CslName, Phrasing, Reference } from '../document.js'
import { engine, type CitationCluster } from './citation-js.js'
import { htmlText } from './rich-text.js'
import { localeOf, type Style } from './style.js'

export interface Formatted {
  /** Keys in printed order. */
  order: string[]
  /** By key; without the number that stands before an entry. */
  entries: ReadonlyMap<string, Phrasing[]>
  /** Words of each cluster, in order; empty when numbers are set by us. */
  clusters: Phrasing[][]
}

/** Formats the references cited, in order of first mention; `clusters` only for styles whose words citeproc makes. */
export async function format(references: readonly Reference[], style: Style, lang: string, clusters: readonly CitationCluster[] = []): Promise<Formatted> {
  const items = references.map(printedItem)
  const asked = JSON.stringify([items, style.xml, lang, clusters])
  if (last?.asked !== asked) last = { asked, made: await formatNow(items, style, lang, clusters) }
  return last.made
}

/** The last answer: a preview asks for the same again after each edit of the text. */
let last: { asked: string; made: Formatted } | undefined

async function formatNow(items: readonly CslItem[], style: Style, lang: string, clusters: readonly CitationCluster[]): Promise<Formatted> {
  const processor = await engine(items, style.xml, localeOf(lang))
  const set = clusters.length > 0 ? processor.rebuildProcessorState(clusters, 'html', []) : (processor.updateItems(items.map(({ id }) => id)), [])
  const made = processor.makeBibliography()
  const words = new Map(set.map(([id, , html]) => [id, htmlText(html)]))
  const entries = new Map<string, Phrasing[]>()
  const order = made ? made[0].entry_ids.map(([id]) => id ?? '') : items.map(({ id }) => id)
  for (const [index, id] of order.entries()) entries.set(id, made ? entryOf(made[1][index] ?? '') : [])
  return { order, entries, clusters: clusters.map(({ citationID }) => words.get(citationID) ?? []) }
}

/** An item for the engine: "and others" is a name that prints "et al.". */
function printedItem({ key, item, etAl }: Reference): CslItem {
  const others: CslName[] = etAl ? [{ literal: 'et al.' }] : []
  return { ...item, id: key, ...(item.author && others.length > 0 ? { author: [...item.author, ...others] } : {}) }
}

/** The entry's words without its number; addresses become links, and marks that fell together are one. */
function entryOf(html: string): Phrasing[] {
  const [, right] = /<div class="csl-right-inline">([\s\S]*?)<\/div>/.exec(html) ?? []
  const body = (right ?? html.replace(/<div class="csl-left-margin">[\s\S]*?<\/div>/, '')).trim()
  return linked(tidied(htmlText(body)))
}

/** "et al.." and "..": one full stop; no blank before a stop; no semicolon where volume and pages are not known. */
function tidied(phrasing: Phrasing[]): Phrasing[] {
  return phrasing.map((node): Phrasing => {
    if (node.type !== 'text') return 'children' in node ? ({ ...node, children: tidied(node.children as Phrasing[]) } as Phrasing) : node
    return { ...node, value: node.value.replace(/\s+/g, (blank) => (blank.includes('\u00A0') ? blank : ' ')).replace(/\.{2}(?!\.)/g, '.').replace(/ ([.,;])(?=\s|$)/g, '$1').replace(/; ?(?=(?:doi|PMC?ID|https?):)/g, '. ') }
  }).map((node, index, all) => {
    if (node.type !== 'text') return node
    const start = index === 0 ? node.value.replace(/^\s+/, '') : node.value
    return { ...node, value: index === all.length - 1 ? start.replace(/\s+$/, '').replace(/;$/, '.') : start }
  })
}

/** Addresses and DOIs in plain text as links; the stop behind one is not part of it. */
function linked(phrasing: Phrasing[]): Phrasing[] {
  return phrasing.flatMap((node): Phrasing[] => {
    if (node.type !== 'text') return 'children' in node ? [{ ...node, children: linked(node.children as Phrasing[]) } as Phrasing] : [node]
    const parts: Phrasing[] = []
    let from = 0
    for (const match of node.value.matchAll(/https?:\/\/[^\s<>"]+|\b10\.\d{4,9}\/[^\s<>"]+/g)) {
      const words = match[0].replace(/[.,;:)\]]+$/, (end) => (end.startsWith(')') && match[0].includes('(') ? end.slice(0, 1) : ''))
      if (match.index > from) parts.push({ type: 'text', value: node.value.slice(from, match.index) })
      parts.push({ type: 'link', url: words.startsWith('10.') ? `https://doi.org/${words}` : words, children: [{ type: 'text', value: words }] })
      from = match.index + words.length
    }
    if (from < node.value.length) parts.push({ type: 'text', value: node.value.slice(from) })
    return parts
  })
}
