/** Works and floats in a few words. */
import { toString } from 'mdast-util-to-string'
import { authorPhrase } from '../bibliography/author-phrase.js'
import { citationWords } from '../bibliography/locales.js'
import { richText } from '../bibliography/rich-text.js'
import type { Reference } from '../document/references.js'
import type { Target } from '../tree/targets.js'

/** Who a work is by, its year and its title, as sentences say them. */
export function saidOf(
  reference: Reference,
  lang: string,
): { names: string; year: string; title: string } {
  const { item } = reference
  return {
    names: toString(authorPhrase(reference, citationWords(lang))),
    year: String(item.issued?.['date-parts']?.[0]?.[0] ?? ''),
    title: toString(richText(String(item.title ?? ''))),
  }
}

/** What a reference to it prints: "Fig. 1"; else what kind of thing it is. */
export const targetLabel = (target: Target): string =>
  ('label' in target ? target.label : undefined) ?? target.type

/** Its heading or caption. */
export function targetWords(target: Target): string {
  if (!('children' in target)) return ''
  const children: ReadonlyArray<{ type: string }> = target.children
  const titled = children.find(({ type }) => type === 'heading' || type === 'caption')
  return titled ? toString(titled) : ''
}
