/**
 * Citations → what is printed, and the bibliography.
 *
 *     As shown [@doe2020; @roe2019, p. 3].  →  As shown [1, 2, p. 3].
 */
import type { Node, Position } from 'unist'
import type { CitedCluster, Formatted } from '../bibliography/format.js'
import { citationWords } from '../bibliography/locales.js'
import { defaultStyle, ownTerms, readCslStyle, type CitationStyle } from '../bibliography/style.js'
import type { Inputs } from '../document/inputs.js'
import type { Reference } from '../document/references.js'
import type {
  Article,
  BibliographyEntry,
  Citation,
  Fault,
  Footnote,
  Phrasing,
} from '../document/tree.js'
import type { Stage } from '../stage.js'
import { visit } from '../tree/visit.js'
import { addUncited, citationsOf, idsOf, resolveKeys } from './cited-references.js'
import { printPart } from './cited-parts.js'
import { addCitedNotes, citationsInNotes, citedNote, noteNumbers } from './cited-notes.js'
import { printNumbered } from './numbered-citations.js'
import { joinNeighbours, placeRaised } from './raised-numbers.js'
import { byList, fillLists, withoutLists } from './reference-lists.js'
import { clusterOf, printWorded } from './worded-citations.js'

export const citations: Stage = (inputs) => async (article) => {
  const all = citationsOf(article)
  const references = resolveKeys(all, inputs)
  addUncited(references, inputs)
  const back = article.children[2]
  if (references.size === 0) return withoutLists(back)
  const found = await setAll(article, all, references, inputs)
  const set = { ...found, order: byList(found.order, references, back) }
  const ids = idsOf(references.keys(), article)
  print(article, all, { ...set, references, ids, inputs })
  const [first] = fillLists(back, entriesOf(set, references, ids), references, inputs.settings)
  if (first && set.fault) first.fault = set.fault
}

interface Settled {
  style: CitationStyle
  /** Absent where nothing prints it. */
  formatted?: Formatted | undefined
  /** Keys in the order of the list. */
  order: readonly string[]
  fault?: Fault | undefined
}

/** Asks citeproc for what it sets. A style that it cannot read gives way to the default, and is a fault. */
async function setAll(
  article: Article,
  all: readonly Citation[],
  references: ReadonlyMap<string, Reference>,
  inputs: Inputs,
): Promise<Settled> {
  const style = citationStyleOf(inputs)
  const cited = [...references.values()]
  if (style.kind === 'numeric' && !style.sorted && !isPrinted(inputs))
    return { style, order: [...references.keys()] }
  const { formatReferences } = await import('../bibliography/format.js')
  const notes = style.kind === 'note' ? noteNumbers(article) : undefined
  const inNotes = style.kind === 'note' ? citationsInNotes(article) : undefined
  const clusters: CitedCluster[] =
    style.kind === 'numeric'
      ? []
      : all.map((citation) =>
          clusterOf(citation, references, {
            number: notes?.get(citation),
            within: inNotes?.has(citation) ?? false,
          }),
        )
  try {
    const formatted = await formatReferences(cited, style, inputs.settings.lang, clusters)
    return {
      style,
      formatted,
      order: style.kind === 'numeric' && !style.sorted ? [...references.keys()] : formatted.order,
    }
  } catch (error) {
    if (inputs.style === undefined) throw error
    const { path } = inputs.style
    const fault: Fault = {
      rule: 'invalid-metadata',
      reason: `Unexpected citation style \`${path}\` that cannot be used, expected a CSL 1.0 style`,
      note: error instanceof Error ? error.message : String(error),
      position: article.children[0].metadata.positions.get('csl'),
    }
    return { ...(await setAll(article, all, references, { ...inputs, style: undefined })), fault }
  }
}

/** The manuscript's style, or the default. */
export const citationStyleOf = ({ style }: Inputs): CitationStyle =>
  (style && readCslStyle(style.xml).style) ?? defaultStyle

/** JATS alone needs no formatted entries: it writes their structure. A style of the manuscript's own is tried all the same. */
function isPrinted({ settings, style }: Inputs): boolean {
  switch (settings.purpose) {
    case 'build':
      return [...settings.formats].some((format) => format !== 'jats')
    case 'check':
      return style !== undefined
    case 'compare':
      return true
  }
}

interface Printing extends Settled {
  references: ReadonlyMap<string, Reference>
  ids: ReadonlyMap<string, string>
  inputs: Inputs
}

/** Puts words in the place of each citation. One with a key that nobody knows stays, with the words that a draft prints. */
function print(
  article: Article,
  all: readonly Citation[],
  { style, formatted, order, references, ids, inputs }: Printing,
): void {
  const { lang } = inputs.settings
  const numbers = new Map(order.map((key, index) => [key, index + 1]))
  const spoken = style.lang ?? lang
  const shared = {
    ids,
    references,
    words: citationWords(spoken),
    lang: spoken,
    terms: ownTerms(style, spoken),
  }
  const index = new Map(all.map((citation, at) => [citation, at]))
  const inNotes = style.kind === 'note' ? citationsInNotes(article) : new Map<Citation, string>()
  const notes: Footnote[] = []
  const raised = new Set<Node>()
  const one = (citation: Citation): Phrasing[] => {
    const at = index.get(citation)
    if (at === undefined) return [citation]
    if (citation.only)
      return printPart(citation, formatted?.citations[at], {
        style,
        references,
        words: shared.words,
      })
    if (style.kind === 'numeric')
      return printNumbered(citation, { ...shared, form: style.number, numbers })
    const cited = formatted?.citations[at] ?? { author: [], children: [] }
    if (style.kind === 'words') return printWorded(citation, cited, shared)
    // In the author's own note the work stands in the sentence.
    const words = printWorded(citation, { ...cited, author: [] }, shared)
    if (inNotes.has(citation)) return words
    const note = citedNote(words, at + 1, citation.position)
    notes.push(note.footnote)
    return [...cited.author, note.reference]
  }
  lower(
    article,
    (citation) => {
      const printed = placed(one(citation), citation.position)
      if (citation.children.some(({ fault }) => fault !== undefined)) {
        citation.printed = printed
        return [citation]
      }
      for (const node of printed)
        if (node.type === 'superscript' || node.type === 'footnoteReference') raised.add(node)
      return printed
    },
    (nodes) => placeRaised(nodes, raised, lang, style.number.delimiter.trim() || ','),
    isRaisedStyle(style) ? joinNeighbours : undefined,
  )
  if (notes.length > 0) addCitedNotes(article, notes)
}

/** Puts what `one` gives in the place of each citation, and hands the changed lists to `after`. */
function lower(
  article: Article,
  one: (citation: Citation) => Phrasing[],
  after: (nodes: Phrasing[]) => void,
  before: (nodes: readonly Phrasing[]) => readonly Phrasing[] = (nodes) => nodes,
): void {
  visit(article, (node) => {
    const parent = node as { children?: Phrasing[] }
    if (!parent.children?.some(({ type }) => type === 'citation')) return
    parent.children = before(parent.children).flatMap((child) =>
      child.type === 'citation' ? one(child) : [child],
    )
    after(parent.children)
  })
}

const isRaisedStyle = ({ kind, number }: CitationStyle): boolean =>
  kind === 'numeric' && (number.look.superscript || number.numberLook.superscript)

function placed(nodes: Phrasing[], position: Position | undefined): Phrasing[] {
  for (const node of nodes) {
    node.position ??= position
    if ('children' in node) placed(node.children as Phrasing[], position)
  }
  return nodes
}

/** Only what is cited, in printed order. */
const entriesOf = (
  { style, formatted, order }: Settled,
  references: ReadonlyMap<string, Reference>,
  ids: ReadonlyMap<string, string>,
): BibliographyEntry[] =>
  order.flatMap((key, index) => {
    const reference = references.get(key)
    if (!reference) return []
    const entry = formatted?.entries.get(key)
    const label = style.kind === 'numeric' ? `${index + 1}` : entry?.label
    return [
      {
        type: 'bibliographyEntry',
        identifier: key,
        id: ids.get(key) ?? key,
        ...(label === undefined ? {} : { label }),
        item: reference.item,
        children: entry?.children ?? [],
      },
    ]
  })
