/**
 * What the pages of the PDF cannot hold: fonts that cannot be set (`invalid-font`), tables that no page is wide enough for
 * (`table-too-wide`), formulas too long for a column (`formula-too-wide`). The program's own fonts are loaded only for a
 * table that may well be too wide, the manuscript's own always.
 */
import type { Table } from 'mdast'
import type { Node } from 'unist'
import { toString } from 'mdast-util-to-string'
import type { Inputs } from '../document/inputs.js'
import type { Article, Equation, Fault } from '../document/tree.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'
import { gridOf } from '../tree/grid.js'
import { visit } from '../tree/visit.js'
import { isWanted } from './wanted.js'
import { largest } from '../lists.js'

export const checkPages: Stage = (inputs) => async (article, file) => {
  const unset = await unsettable(article, inputs)
  const faults = unset.length > 0 ? unset : await tooWide(article, inputs)
  for (const fault of faults) report(file, fault.rule, fault.position, fault.reason, fault)
}

/** A fault for each of the manuscript's own fonts that its words cannot be set in. */
export async function unsettable(article: Article, inputs: Inputs): Promise<Fault[]> {
  return inputs.fonts && isWanted(inputs.settings, 'pdf')
    ? (await import('../write/pdf/unusable.js')).unusable(article, inputs)
    : []
}

async function tooWide(article: Article, inputs: Inputs): Promise<Fault[]> {
  if (!isWanted(inputs.settings, 'pdf')) return []
  const suspects: Table[] = []
  const formulas: Equation[] = []
  visit(article, (node) => {
    if (node.type === 'table' && mayBeTooWide(node, inputs.fonts !== undefined)) suspects.push(node)
    if (node.type === 'math' && node.value.length > briefly) formulas.push(node)
  })
  if (suspects.length + formulas.length === 0) return []
  const { tablesTooWide, formulasTooWide } = await import('../write/pdf/limits.js')
  return [
    ...(suspects.length > 0 ? await tablesTooWide(suspects, article, inputs) : []),
    ...(formulas.length > 0 ? await formulasTooWide(formulas, article, inputs) : []),
  ]
}

/** Characters of TeX that any column has room for. */
const briefly = 90

/** Widths of letters that any page has room for, in the smallest letters; a gap between columns is one. */
const safely = 110

function mayBeTooWide(table: Table, hasOwnFonts: boolean): boolean {
  const longest: number[] = []
  for (const { cell, column } of gridOf(table).rows.flat()) {
    const isPlain = !hasOwnFonts && !holdsMath(cell)
    const words = toString(cell)
      .split(/\s+/)
      .map((word) => (isPlain ? mostWidth(word) : word.length))
    longest[column] = Math.max(longest[column] ?? 0, largest(words))
  }
  const widths = Array.from(longest, (width) => (width ?? 0) + 1)
  return widths.reduce((sum, width) => sum + width, 0) > safely
}

function holdsMath(cell: Node): boolean {
  let holds = false
  visit(cell, ({ type }) => {
    holds ||= type === 'inlineMath' || type === 'math'
  })
  return holds
}

/** No wider is a word in any face of the program's own fonts, in its size. */
export function mostWidth(word: string): number {
  let width = 0
  for (const letter of word)
    width += /[\x20-\x7e]/.test(letter)
      ? /[MWmw%@]/.test(letter)
        ? 1.03
        : /[A-Z&]/.test(letter)
          ? 0.82
          : 0.66
      : letter.length
  return width
}
