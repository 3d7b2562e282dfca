/**
 * Entries and citations as a CSL style prints them. citeproc is asked once for all of a manuscript.
 */
import type { CslItem, CslName, Reference } from '../document/references.js'
import type { Phrasing } from '../document/tree.js'
import { toString } from 'mdast-util-to-string'
import { asTitle, authorPhrase, peopleOf } from './author-phrase.js'
import { citedWords, infix, type CitedWords } from './cited-words.js'
import { engine, type Cite, type CitationCluster, type Engine } from './citation-js.js'
import { entryText, type EtAl } from './entry-text.js'
import { localeOf, citationWords } from './locales.js'
import { htmlText } from './rich-text.js'
import { defaultStyle, type CitationStyle } from './style.js'

export interface Formatted {
  /** Keys in printed order. */
  order: string[]
  /** By key. */
  entries: ReadonlyMap<string, FormattedEntry>
  /** The words of each citation, in order; links point to keys. Empty when numbers are set by us. */
  citations: CitedWords[]
}
export interface FormattedEntry {
  /** What stands in the margin of a style that cites by labels. */
  label?: string | undefined
  /** Without number or label. */
  children: Phrasing[]
}
/** A citation; `id` of a cite is its key. */
export interface CitedCluster {
  cites: Cite[]
  note?: number | undefined
  /** The authors of the first work are named in the sentence. */
  inText?: boolean | undefined
  /** The sentence goes on after it: a citation within a note of the author's. */
  within?: boolean | undefined
}

/** Formats the references cited, in order of first mention; `clusters` only in styles whose words citeproc sets. */
export async function formatReferences(
  references: readonly Reference[],
  style: CitationStyle,
  lang: string,
  clusters: readonly CitedCluster[] = [],
): Promise<Formatted> {
  const items = references.map((reference, index) => printedItem(reference, `i${index}`))
  const asked = JSON.stringify([items, style.xml, lang, clusters])
  if (last?.asked !== asked)
    last = { asked, made: await formatAnyway(references, items, style, lang, clusters) }
  return structuredClone(last.made)
}

/** The last answer: a preview asks for the same again after each edit of the text. */
let last: { asked: string; made: Formatted } | undefined

/** One entry that citeproc cannot set must not take the others with it: it prints its title. A style that fails on each is at fault. */
async function formatAnyway(
  references: readonly Reference[],
  items: readonly CslItem[],
  style: CitationStyle,
  lang: string,
  clusters: readonly CitedCluster[],
): Promise<Formatted> {
  try {
    return await formatNow(references, items, style, lang, clusters)
  } catch (error) {
    if (style.kind !== 'numeric') throw error
    const entries = new Map<string, FormattedEntry>()
    let sound = false
    for (const reference of references) {
      const { key, item } = reference
      const one = await formatNow(
        [reference],
        [printedItem(reference, 'i0')],
        style,
        lang,
        [],
      ).catch(() => undefined)
      entries.set(
        key,
        one?.entries.get(key) ?? { children: [{ type: 'text', value: `${item.title ?? key}.` }] },
      )
      if (one) sound = true
    }
    if (!sound && style !== defaultStyle) throw error
    return { order: references.map(({ key }) => key), entries, citations: [] }
  }
}

async function formatNow(
  references: readonly Reference[],
  items: readonly CslItem[],
  style: CitationStyle,
  lang: string,
  clusters: readonly CitedCluster[],
): Promise<Formatted> {
  const ids = new Map(references.map(({ key }, index) => [key, `i${index}`]))
  const keys = new Map([...ids].map(([key, id]) => [id, key]))
  const terms = citationWords(style.lang ?? lang)
  const etAl: EtAl = {
    words: terms.etAl,
    italic: /<et-al\b[^>]*font-style="italic"/.test(style.xml),
  }
  const referenceOf = (id: string): Reference | undefined => references[Number(id.slice(1))]
  const itemOf = (id: string): CslItem | undefined => referenceOf(id)?.item
  const fallback = (id: string): Phrasing[] => {
    const reference = referenceOf(id)
    return reference ? authorPhrase(reference, terms) : []
  }
  const processor = await engine(items, withMargin(style), localeOf(style.lang ?? lang))
  const citations =
    clusters.length > 0
      ? cited(processor, clusters, { style, ids, keys, etAl, itemOf, fallback, and: terms.and })
      : []
  if (clusters.length === 0) processor.register()
  const list = processor.list() ?? items.map(({ id }) => ({ id, html: '' }))
  const entries = new Map(
    list.map(({ id, html }) => [
      keys.get(id) ?? '',
      html ? entryText(html, etAl) : { children: [] },
    ]),
  )
  return { order: [...entries.keys()], entries, citations }
}

interface Setting {
  style: CitationStyle
  ids: ReadonlyMap<string, string>
  keys: ReadonlyMap<string, string>
  etAl: EtAl
  /** "and" in the style's language. */
  and: string
  itemOf(id: string): CslItem | undefined
  /** Words for a work for which the style prints nothing. */
  fallback(id: string): Phrasing[]
}

/** A number in the margin is told apart from the entry's words. */
const withMargin = ({ kind, xml }: CitationStyle): string =>
  kind !== 'numeric' || /<bibliography\b[^>]*second-field-align/.test(xml)
    ? xml
    : xml.replace(/<bibliography\b/, '<bibliography second-field-align="flush"')

/** Stands for "and others", which no style knows: it is a name until it is printed. */
export const othersMark = '\uE010'

/** Fields that citeproc takes apart as numbers, in more than linear time. */
const numbers = [
  'number',
  'collection-number',
  'volume',
  'issue',
  'page',
  'edition',
  'chapter-number',
  'number-of-volumes',
  'number-of-pages',
  'version',
  'part-number',
  'supplement',
]

/** Slanted words within a title are names of species and genes, whose case no style changes. */
const withSpecies = (title: string): string =>
  title.replace(/<i>([^<>]*)<\/i>/g, (all, words: string) =>
    all === title ? all : `<i><span class="nocase">${words}</span></i>`,
  )

/** Ids are plain, and the hyphen of "TR-12" is no range. */
function printedItem({ item, etAl }: Reference, id: string): CslItem {
  const people = Object.fromEntries(
    [...etAl].flatMap((role) => {
      const names = item[role] as CslName[] | undefined
      return names ? [[role, [...names, { literal: othersMark }]]] : []
    }),
  )
  const plain = Object.fromEntries(
    numbers.flatMap((field) =>
      typeof item[field] === 'string' ? [[field, item[field].slice(0, 400)]] : [],
    ),
  )
  for (const field of ['number', 'collection-number'])
    if (plain[field]) plain[field] = plain[field].replace(/-/g, '\\-')
  const title = item.title?.includes('<i>') ? { title: withSpecies(item.title) } : {}
  return { ...item, ...title, ...people, ...plain, id, system_id: id }
}

/** The words of each citation. */
function cited(processor: Engine, clusters: readonly CitedCluster[], set: Setting): CitedWords[] {
  const { ids, style } = set
  const asked = clusters.map(({ cites, note, inText, within }, index): CitationCluster => ({
    citationID: `c${index}`,
    citationItems: cites.map((each) => ({ ...each, id: ids.get(each.id) ?? each.id })),
    properties: {
      noteIndex: note ?? 0,
      ...(inText && style.kind !== 'note' ? { mode: 'composite' as const, infix } : {}),
      // Words before a later work hold it to its place.
      ...(cites.slice(1).some(({ prefix }) => prefix) ? { unsorted: true } : {}),
      ...(within ? { 'suppress-trailing-punctuation': true } : {}),
    },
  }))
  const found = processor.cite(asked)
  const around = { prefix: escaped(style.prefix), suffix: escaped(style.suffix) }
  return asked.map(({ citationID: id, citationItems }, index): CitedWords => {
    const works = citationItems.map((item) => item.id)
    if (works.length === 0) return { author: [], children: [] }
    const words = citedWords(
      { id, html: found.get(id) ?? '', works },
      processor,
      around,
      {
        author: (html) => authorWords(html, set),
        words: (html) => withOthers(html, set.etAl),
      },
      (work) => escaped(toString(set.fallback(work))),
    )
    const [first] = citationItems
    // With the names citeproc prints again what stands before and after them.
    const apart = style.kind === 'note' || first?.suffix || first?.prefix
    const names =
      clusters[index]?.inText && apart ? named(processor, works[0] as string, set) : words.author
    const item = set.itemOf(works[0] as string)
    // citeproc drops the marks of a title that stands for names.
    const author =
      names.length > 0 && item && peopleOf(item).length === 0 ? asTitle(item, names) : names
    return { author, children: words.children.map((node) => keyed(node, set.keys)) }
  })
}

/** The names of a work's authors by themselves. */
function named(processor: Engine, work: string, set: Setting): Phrasing[] {
  const html = processor.names(work)
  return html.startsWith('[') ? [] : htmlText(authorWords(html, set))
}

function authorWords(html: string, { style, etAl, and }: Setting): string {
  const names = withOthers(html, etAl)
  return style.spellsAnd ? names.replaceAll(' &#38; ', ` ${and} `) : names
}

function withOthers(html: string, etAl: EtAl): string {
  const others = etAl.italic ? `<i>${etAl.words}</i>` : etAl.words
  return html
    .replace(/,?\s+(?:(?:&#38;|\p{L}{1,4})\s+)?\uE010/gu, ` ${others}`)
    .replaceAll(othersMark, others)
}

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`)

/** Links with keys in place of citeproc's ids. */
function keyed(node: Phrasing, keys: ReadonlyMap<string, string>): Phrasing {
  if (!('children' in node)) return node
  const children = (node.children as Phrasing[]).map((child) => keyed(child, keys))
  const targets =
    node.type === 'xref' ? { targets: node.targets.map((id) => keys.get(id) ?? id) } : {}
  return { ...node, ...targets, children } as Phrasing
}
