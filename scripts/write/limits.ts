/**
 * What a format cannot hold, said before any is written, so that a check says what a build says. The program's own
 * fonts are loaded only for a table that may well be too wide, the manuscript's own always.
 */
import type { Table } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Inputs } from '../document/inputs.js'
import type { Article, Equation, Fault, Image } from '../document/tree.js'
import { gridOf } from '../tree/grid.js'
import { visit } from '../tree/visit.js'

/** Faults at their places, of the formats that are wanted or, when nothing is (a check), of all. */
export async function limits(article: Article, inputs: Inputs): Promise<Fault[]> {
  const { formats, purpose } = inputs.settings
  const wanted = (...names: string[]): boolean =>
    purpose === 'check' || (purpose === 'build' && names.some((name) => formats.has(name)))
  return [
    ...(wanted('pdf', 'docx', 'html') ? await pictures(article, inputs) : []),
    ...(wanted('pdf') ? await tables(article, inputs) : []),
  ]
}

/** Images that can be read but not decoded, at each place where they stand. */
async function pictures(article: Article, { images }: Inputs): Promise<Fault[]> {
  if (images.size === 0) return []
  const { undrawable } = await import('../images/undrawable.js')
  const lost = await undrawable([...images.values()])
  const faults: Fault[] = []
  visit(article, (node) => {
    const { path, fault } = node as Partial<Image>
    const reason = path === undefined ? undefined : lost.get(path)
    if (node.type !== 'image' || fault || reason === undefined) return
    const found: Fault = {
      rule: 'invalid-image',
      position: node.position,
      reason: `Unexpected contents of \`${path}\`: ${reason}, expected a picture that every program can read; export it again`,
    }
    node.fault = found // a draft has a box in its place
    faults.push(found)
  })
  return faults
}

/** Tables that no page holds, formulas that no column does, fonts that cannot be set. */
async function tables(article: Article, inputs: Inputs): Promise<Fault[]> {
  const unusable = inputs.fonts ? (await import('./pdf/unusable.js')).unusable(article, inputs) : []
  if (unusable.length > 0) {
    delete inputs.fonts // a draft is set in the program's own
    return unusable
  }
  const suspects: Table[] = []
  const formulas: Equation[] = []
  visit(article, (node) => {
    if (node.type === 'table' && mayBeTooWide(node as Table)) suspects.push(node)
    if (node.type === 'math' && node.value.length > briefly) formulas.push(node)
  })
  if (suspects.length + formulas.length === 0) return []
  const { tooWide, formulasTooWide } = await import('./pdf/limits.js')
  return [
    ...(suspects.length > 0 ? await tooWide(suspects, article, inputs) : []),
    ...(formulas.length > 0 ? await formulasTooWide(formulas, article, inputs) : []),
  ]
}

/** Characters of TeX that any column has room for. */
const briefly = 90

/** Letters that any page has room for: at 6 points a letter is as wide at most, and a gap between columns too. */
const safely = 110

function mayBeTooWide(table: Table): boolean {
  const longest: number[] = []
  for (const { cell, column } of gridOf(table).rows.flat()) {
    const words = toString(cell)
      .split(/\s+/)
      .map((word) => word.length)
    longest[column] = Math.max(longest[column] ?? 0, ...words)
  }
  return (
    Array.from(longest, (letters) => (letters ?? 0) + 1).reduce(
      (sum, letters) => sum + letters,
      0,
    ) > safely
  )
}
