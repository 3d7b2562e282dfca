/**
 * A work's authors as a sentence names them: "Doe", "Bohan and Peter", "Nagano et al.".
 */
import type { CslItem, CslName, Reference } from '../document/references.js'
import type { Phrasing } from '../document/tree.js'
import type { CitationWords } from './locales.js'
import { richText } from './rich-text.js'

/** The authors of a work, else its editors; of one without either its title, in quotes when it is part of something. */
export function authorPhrase(
  { key, item, etAl }: Reference,
  { and, etAl: others }: CitationWords,
): Phrasing[] {
  const people = peopleOf(item)
  const [first, second, ...more] = people.map(nameOf).filter(Boolean)
  if (first === undefined) return titlePhrase(key, item)
  if (more.length > 0 || etAl.has(people === item.author ? 'author' : 'editor'))
    return [{ type: 'text', value: `${first} ${others}` }]
  return [{ type: 'text', value: second === undefined ? first : `${first} ${and} ${second}` }]
}

/** Who a work is known by: its authors, else its editors. */
export const peopleOf = (item: CslItem): readonly CslName[] =>
  [item.author, item.editor, item['container-author']].find(
    (names) => names !== undefined && names.length > 0,
  ) ?? []

const nameOf = (name: CslName): string =>
  name.literal ??
  [name['non-dropping-particle'], name.family ?? name.given].filter(Boolean).join(' ')

function titlePhrase(key: string, item: CslItem): Phrasing[] {
  const title = item['title-short'] ?? item.title ?? item['publisher']
  if (typeof title !== 'string') return [{ type: 'text', value: key }]
  return asTitle(item, richText(title))
}

/** A title as a sentence names the work: slanted, or in quotes when it is part of something. */
export function asTitle(item: CslItem, words: Phrasing[]): Phrasing[] {
  if (/^(?:book|report|thesis|pamphlet|periodical|motion_picture)$/.test(item.type))
    return [{ type: 'emphasis', children: words }]
  return [{ type: 'text', value: '“' }, ...words, { type: 'text', value: '”' }]
}
