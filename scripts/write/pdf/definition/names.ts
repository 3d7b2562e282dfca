/**
 * Authors' names as they are printed.
 */
import type { Author } from '../../../document.js'
import type { Words } from './words.js'

export const printedName = (author: Author): string =>
  author.kind === 'group' ? author.name : [author.given, author.family].filter(Boolean).join(' ') + (author.suffix ? ` ${author.suffix}` : '') + (author.degrees ? `, ${author.degrees}` : '')

/** "Doe", "Doe and Roe", "Doe et al." */
export function shortNames(authors: readonly Author[], words: Words): string {
  const [first, second] = authors.map((author) => (author.kind === 'group' ? author.name : author.family))
  if (!first) return ''
  return authors.length === 1 ? first : authors.length === 2 ? `${first} ${words.and} ${second!}` : `${first} ${words.others}`
}
