/**
 * Floats that are numbered by themselves: those of a supplement S1, S2 …, those of an appendix by its letter, A1, B1 ….
 */
import { toString } from 'mdast-util-to-string'
import type { Article, Figure, Section } from '../document/tree.js'
import { visit } from '../tree/visit.js'

/** 1 is A, 26 Z, 27 AA. */
export const seriesLetters = (number: number): string =>
  (number > 26 ? seriesLetters(Math.floor((number - 1) / 26)) : '') +
  String.fromCharCode(65 + ((number - 1) % 26))

/** The series of each float that stands in an appendix or a supplement; all others are the text's. */
export function seriesByPlace(article: Article): ReadonlyMap<Figure, string> {
  const series = new Map<Section, string>()
  const appendices = article.children[2].children.filter(
    (node): node is Section => node.type === 'section' && node.role === 'appendix',
  )
  for (const [index, section] of appendices.entries())
    series.set(section, ownLetter(section) ?? seriesLetters(index + 1))
  const found = new Map<Figure, string>()
  visit(article, (node, parents) => {
    if (node.type === 'section' && (node as Section).role === 'supplementary-material')
      series.set(node as Section, 'S')
    if (node.type !== 'figure') return
    const section = parents.findLast(
      (parent): parent is Section => parent.type === 'section' && series.has(parent as Section),
    )
    const letters = (node as Figure).series ?? (section && series.get(section))
    if (letters) found.set(node as Figure, letters)
  })
  return found
}

/** "Appendix C: Search" calls itself C. */
const ownLetter = ({ children: [heading] }: Section): string | undefined =>
  /^\p{Lu}\p{Ll}+\s([A-Z])(?=$|[\s.:–—-])/u.exec(toString(heading).trim())?.[1]
