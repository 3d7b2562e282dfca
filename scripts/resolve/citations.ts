/**
 * Citations → what is printed, and the bibliography.
 *
 *     As shown [@doe2020; @roe2019, p. 3].  →  As shown [1, 2, p. 3].
 */
import type { Node, Position } from 'unist'
import { didYouMean } from '../closest.js'
import type { Article, BibliographyEntry, Citation, Inputs, Phrasing, Reference } from '../document.js'
import { bundledStyle, readStyle, type Style } from '../bibliography/style.js'
import type { Stage } from '../stage.js'
import { xmlName } from '../tree/xml-name.js'
import { visit } from '../tree/visit.js'
import { mergePunctuation, printNumbered } from './numbered-citations.js'
import { readingOrder } from './reading-order.js'

export const citations: Stage = (inputs) => async (article) => {
  const all = found(article)
  const style = styleOf(inputs)
  if (!style) return
  const cited = resolveKeys(all, inputs)
  if (cited.size === 0) return
  const ids = idsOf(cited.keys(), article)
  const wordy = !style.numeric
  const printed = wordy || style.sorted || needsWords(inputs)
    ? await (await import('./formatted-citations.js')).formatAll([...cited.values()], all.filter(isResolved), style, inputs.settings.lang, ids)
    : undefined
  const order = printed && (style.sorted || wordy) ? printed.order : [...cited.keys()]
  const numbers = new Map(order.map((key, index) => [key, index + 1]))
  lower(article, (citation) => {
    if (!isResolved(citation)) return undefined
    const words = wordy ? printed?.words(citation) : printNumbered(citation, { style, numbers, ids, references: inputs.references })
    return words && placed(words, citation.position)
  }, style)
  article.children[2].children.push({ type: 'bibliography', children: order.flatMap((key) => entryOf(key)) })

  function entryOf(key: string): BibliographyEntry[] {
    const reference = cited.get(key)
    if (!reference) return []
    const children = printed?.entries.get(key) ?? []
    return [{ type: 'bibliographyEntry', identifier: key, id: ids.get(key) ?? key, ...(wordy ? {} : { label: String(numbers.get(key)) }), item: reference.item, children }]
  }
}

/** JATS alone needs no formatted entries: it writes their structure. */
const needsWords = ({ settings }: Inputs): boolean => [...settings.formats].some((format) => format !== 'jats')

/** Citations in the order in which they are read. */
function found(article: Article): Citation[] {
  const all: Citation[] = []
  for (const node of readingOrder(article)) if (node.type === 'citation') all.push(node as Citation)
  return all
}

/** The manuscript's style, a bundled one, or the default; nothing when the one named cannot be used (check reports it). */
export function styleOf({ settings, style }: Inputs): Style | undefined {
  const xml = style?.xml ?? bundledStyle(style === undefined ? settings.csl : undefined)
  return xml === undefined ? readStyle(bundledStyle() ?? '') : (readStyle(xml) ?? readStyle(bundledStyle() ?? ''))
}

/** References cited, in order of first mention; a key that the bibliography does not have is its item's fault. */
function resolveKeys(all: readonly Citation[], { references }: Inputs): Map<string, Reference> {
  const files = [...new Set([...references.values()].map(({ position }) => `\`${position.path}\``))]
  const expected = files.length > 0 ? `a key in ${files.join(' or ')}` : '`bibliography:` to name a .bib file that has it'
  const cited = new Map<string, Reference>()
  for (const citation of all) {
    for (const item of citation.children) {
      const reference = references.get(item.identifier)
      if (reference) cited.set(item.identifier, reference)
      else {
        item.fault = {
          rule: 'unresolved-citation',
          reason: `Unexpected citation of \`${item.identifier}\`, expected ${expected}${didYouMean(item.identifier, references.keys())}`,
          position: item.position,
        }
      }
    }
  }
  return cited
}

const isResolved = (citation: Citation): boolean => !citation.fault && citation.children.every(({ fault }) => !fault)

/** `ref-` and the key, unique among all ids. */
function idsOf(keys: Iterable<string>, article: Article): Map<string, string> {
  const taken = new Set<string>()
  visit(article, (node) => {
    const { id } = node as Node & { id?: string }
    if (id !== undefined) taken.add(id)
  })
  const ids = new Map<string, string>()
  for (const key of keys) {
    const name = xmlName(`ref-${key}`, 'ref')
    let id = name
    for (let count = 2; taken.has(id); count++) id = `${name}-${count}`
    taken.add(id)
    ids.set(key, id)
  }
  return ids
}

/** Puts what `print` gives in the place of each citation; one that it gives nothing for stays. */
function lower(article: Article, print: (citation: Citation) => Phrasing[] | undefined, style: Style): void {
  visit(article, (node) => {
    const parent = node as { children?: Phrasing[] }
    if (!parent.children?.some(({ type }) => type === 'citation')) return
    parent.children = parent.children.flatMap((child) => (child.type === 'citation' ? (print(child) ?? [child]) : [child]))
    if (style.superscript) mergePunctuation(parent.children)
  })
}

function placed(nodes: Phrasing[], position: Position | undefined): Phrasing[] {
  for (const node of nodes) {
    node.position ??= position
    if ('children' in node) placed(node.children as Phrasing[], position)
  }
  return nodes
}
