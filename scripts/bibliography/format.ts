/**
 * Entries and citations as a CSL style prints them. citeproc is asked once for all of a manuscript.
 */
import type { CslItem, CslName, Reference } from '../document/references.js'
import type { Phrasing } from '../document/tree.js'
import { engine, type Cite, type CitationCluster, type Engine } from './citation-js.js'
import { entryText, type EtAl } from './entry-text.js'
import { localeOf, words } from './locales.js'
import { htmlText } from './rich-text.js'
import { defaultStyle, type Style } from './style.js'

export interface Formatted {
  /** Keys in printed order. */
  order: string[]
  /** By key. */
  entries: ReadonlyMap<string, FormattedEntry>
  /** The words of each citation, in order; empty when numbers are set by us. */
  citations: CitedWords[][]
}
export interface FormattedEntry {
  /** What stands in the margin of a style that cites by labels. */
  label?: string | undefined
  /** Without number or label. */
  children: Phrasing[]
}
/** Words of one cite, or of what stands between two (then without `key`). */
export interface CitedWords {
  key?: string | undefined
  children: Phrasing[]
}
/** A citation; `id` of a cite is its key. */
export interface Cluster {
  cites: Cite[]
  note?: number | undefined
}

/** Formats the references cited, in order of first mention; `clusters` only in styles whose words citeproc sets. */
export async function format(
  references: readonly Reference[],
  style: Style,
  lang: string,
  clusters: readonly Cluster[] = [],
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
  style: Style,
  lang: string,
  clusters: readonly Cluster[],
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
  style: Style,
  lang: string,
  clusters: readonly Cluster[],
): Promise<Formatted> {
  const ids = new Map(references.map(({ key }, index) => [key, `i${index}`]))
  const keys = new Map([...ids].map(([key, id]) => [id, key]))
  const etAl: EtAl = {
    words: words(style.lang ?? lang).etAl,
    italic: /<et-al\b[^>]*font-style="italic"/.test(style.xml),
  }
  const processor = await engine(items, withMargin(style), localeOf(style.lang ?? lang))
  const citations = clusters.length > 0 ? cited(processor, clusters, ids, keys, etAl) : []
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

/** A number in the margin is told apart from the entry's words. */
const withMargin = ({ kind, xml }: Style): string =>
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

/** Ids are plain, and the hyphen of "TR-12" is no range. */
function printedItem({ item, etAl }: Reference, id: string): CslItem {
  const others: CslName[] = etAl ? [{ literal: othersMark }] : []
  const author = item.author && others.length > 0 ? { author: [...item.author, ...others] } : {}
  const plain = Object.fromEntries(
    numbers.flatMap((field) =>
      typeof item[field] === 'string' ? [[field, item[field].slice(0, 400)]] : [],
    ),
  )
  for (const field of ['number', 'collection-number'])
    if (plain[field]) plain[field] = plain[field].replace(/-/g, '\\-')
  return { ...item, ...author, ...plain, id, system_id: id }
}

const cite = { open: '\uE011', middle: '\uE012', close: '\uE013' } as const

/** The words of each citation, cut at its cites. */
function cited(
  processor: Engine,
  clusters: readonly Cluster[],
  ids: ReadonlyMap<string, string>,
  keys: ReadonlyMap<string, string>,
  etAl: EtAl,
): CitedWords[][] {
  const asked = clusters.map(({ cites, note }, index): CitationCluster => ({
    citationID: `c${index}`,
    citationItems: cites.map((each) => ({ ...each, id: ids.get(each.id) ?? each.id })),
    properties: { noteIndex: note ?? 0 },
  }))
  const found = processor.cite(
    asked,
    (html, id) => `${cite.open}${id}${cite.middle}${html}${cite.close}`,
  )
  return clusters.map((_, index) => cut(found.get(`c${index}`) ?? '', keys, etAl))
}

function cut(html: string, keys: ReadonlyMap<string, string>, etAl: EtAl): CitedWords[] {
  const others = etAl.italic ? `<i>${etAl.words}</i>` : etAl.words
  const parts: CitedWords[] = []
  let from = 0
  const between = (text: string): void => void (text && parts.push({ children: htmlText(text) }))
  for (const { 0: all, 1: id = '', 2: text = '', index } of html.matchAll(
    /\uE011([^\uE012]*)\uE012([^\uE013]*)\uE013/g,
  )) {
    between(html.slice(from, index))
    parts.push({
      key: keys.get(id),
      children: htmlText(
        text
          .replace(/,?\s+(?:(?:&#38;|\p{L}{1,4})\s+)?\uE010/gu, ` ${others}`)
          .replaceAll(othersMark, others),
      ),
    })
    from = index + all.length
  }
  between(html.slice(from))
  return parts
}
