/**
 * What a format cannot hold, said before any is written, so that a check says what a build says. The fonts are loaded only
 * for a table that may well be too wide.
 */
import type { Table } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Article, Fault, Inputs } from '../document.js'
import { visit } from '../tree/visit.js'

/** Faults at their places; of the PDF, when it is wanted or nothing is (a check). */
export async function limits(article: Article, inputs: Inputs): Promise<Fault[]> {
  const { formats } = inputs.settings
  if (formats.size > 0 && !formats.has('pdf')) return []
  const suspects: Table[] = []
  visit(article, (node) => { if (node.type === 'table' && mayBeTooWide(node as Table)) suspects.push(node as Table) })
  return suspects.length > 0 ? (await import('./pdf/limits.js')).tooWide(suspects, article, inputs) : []
}

/** Letters that any page has room for: at 6 points a letter is as wide at most, and a gap between columns too. */
const safely = 110

function mayBeTooWide({ children }: Table): boolean {
  const longest: number[] = []
  for (const row of children) {
    let column = 0
    for (const cell of row.children) {
      const words = toString(cell).split(/\s+/).map((word) => word.length)
      longest[column] = Math.max(longest[column] ?? 0, ...words)
      column += cell.colspan ?? 1
    }
  }
  return Array.from(longest, (letters) => (letters ?? 0) + 1).reduce((sum, letters) => sum + letters, 0) > safely
}
