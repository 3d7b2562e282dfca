/**
 * `ref-list`: every reference in its parts (`element-citation`), from its CSL item and from what the .bib says beyond it.
 */
import type { Element } from 'xast'
import { richText } from '../../bibliography/rich-text.js'
import type { Bibliography, BibliographyEntry, CslItem } from '../../document.js'
import { accessed, issued, pages } from './citation-dates.js'
import { text } from './citation-fields.js'
import { identifiers } from './citation-identifiers.js'
import { kindOf, type Kind } from './citation-kinds.js'
import { people } from './citation-names.js'
import type { State } from './state.js'
import { element, language, textElement } from './xml.js'

/** JATS 1.3 `<ref-list>`. */
export const references = (node: Bibliography, state: State): Element => element('ref-list', {}, element('title', {}, 'References'), node.children.map((entry) => reference(entry, state)))

export function reference(entry: BibliographyEntry, state: State): Element {
  const kind = kindOf(entry.item)
  const parts = citation(entry, kind, state)
  const note = parts.length > 0 ? [] : [element('comment', {}, entry.identifier)]
  return element('ref', { id: entry.id }, textElement('label', entry.label), element('element-citation', { 'publication-type': kind.type }, parts, note))
}

/** What a work is made of, in the order in which references are read. */
function citation({ item, identifier }: BibliographyEntry, kind: Kind, state: State): Element[] {
  const source = state.inputs.references.get(identifier)
  const field = (name: string): string | undefined => source?.fields.get(name)?.value
  const container = kind.title === 'source' ? undefined : (item['container-title'] ?? (kind.type === 'data' || kind.type === 'preprint' ? text(item, 'publisher') : undefined))
  const publisher = text(item, 'publisher')
  return [
    ...people(item.author, kind.authors, source?.etAl),
    ...titles(item, kind, language(field('langid') ?? text(item, 'language')), state),
    ...people(item['container-author'], 'author'), ...people(item.editor, 'editor'), ...people(item.translator, 'translator'),
    ...rich('source', container, undefined, state),
    ...some('edition', text(item, 'edition')), ...version(text(item, 'version')),
    ...some('conf-name', text(item, 'event-title') ?? text(item, 'event')), ...some('conf-loc', text(item, 'event-place')),
    ...rich('series', text(item, 'collection-title'), undefined, state), ...people(item['collection-editor'], 'editor'),
    ...some('publisher-loc', text(item, 'publisher-place')), ...some('publisher-name', publisher === container ? undefined : publisher),
    ...issued(item.issued),
    ...some('volume', text(item, 'volume')), ...some('issue', text(item, 'issue')), ...some('supplement', text(item, 'supplement')),
    ...pages(text(item, 'page'), text(item, 'article-number') ?? field('eid') ?? field('articleno')),
    ...numbers(item, kind),
    ...accessed(item.accessed),
    ...identifiers(item, field),
    ...some('comment', text(item, 'genre'), 'genre'), ...some('comment', text(item, 'status'), 'status'), ...some('comment', text(item, 'note'), 'note'),
  ]
}

/** A work's own title, in its language; of a translated work both. */
function titles(item: CslItem, kind: Kind, lang: string | undefined, state: State): Element[] {
  const original = text(item, 'original-title')
  if (!original) return rich(kind.title, item.title, lang, state)
  return [...rich(kind.title, original, lang, state), ...rich(kind.title === 'source' ? 'trans-source' : 'trans-title', item.title, undefined, state)]
}

/** A number says what it numbers: a patent, a standard, a report. */
function numbers(item: CslItem, kind: Kind): Element[] {
  const number = text(item, 'number')
  if (!number) return []
  if (kind.type === 'patent') return [element('patent', { country: text(item, 'jurisdiction') }, number)]
  return kind.type === 'standard' ? [element('std', {}, number)] : [element('comment', { 'content-type': 'number' }, number)]
}

/** JATS4R Data citations and Software citations: the bare number in `@designator`. */
const version = (written: string | undefined): Element[] => (written ? [element('version', { designator: written.replace(/^v(?:ersion)?\.?\s*(?=\d)/i, '') }, written)] : [])

const rich = (name: string, markup: string | undefined, lang: string | undefined, state: State): Element[] => (markup ? [element(name, { 'xml:lang': lang }, state.all(richText(markup)))] : [])

const some = (name: string, words: string | undefined, type?: string): Element[] => (words ? [element(name, { 'content-type': type }, words)] : [])
