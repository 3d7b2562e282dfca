/** Names of headings that no author gave: what pandoc makes of their words, and the section that has one. */
import { toString } from 'mdast-util-to-string'
import type { Article, Section } from '../document/tree.js'
import { each } from './visit.js'

/** The identifier that pandoc makes of a heading's words (manual, § Extension: auto_identifiers). */
export const headingIdentifier = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_\s.-]/gu, '')
    .trim()
    .replace(/\s+/g, '-')
    .replace(/^[^\p{L}]+/u, '') || 'section'

/** Finds a section by the name of its heading's words; of several the second has `-1` behind it. */
export function sectionFinder(article: Article): (name: string) => Section | undefined {
  let sections: Map<string, Section> | undefined
  return (name) => (sections ??= sectionsByName(article)).get(name)
}

function sectionsByName(article: Article): Map<string, Section> {
  const sections = new Map<string, Section>()
  const counts = new Map<string, number>()
  each(article, 'section', (section) => {
    const base = headingIdentifier(toString(section.children[0]))
    const count = counts.get(base) ?? 0
    counts.set(base, count + 1)
    sections.set(count === 0 ? base : `${base}-${count}`, section)
  })
  return sections
}
