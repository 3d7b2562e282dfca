/**
 * What the pages cannot hold, found before anything is written: a table whose words are too long for the widest page, a
 * formula too long for the column.
 */
import type { Table } from 'mdast'
import type { Inputs } from '../../document/inputs.js'
import type { Article, Equation, Fault } from '../../document/tree.js'
import { alone } from './alone.js'
import { roomFor } from './definition/tables.js'
import { inLines } from './pictures/formula-lines.js'
import { loadFormulas } from './pictures/formulas.js'
import { asText } from './pictures/pictures.js'

/** A fault for each of `tables` that no page holds, at its place. */
export async function tablesTooWide(
  tables: readonly Table[],
  article: Article,
  inputs: Inputs,
): Promise<Fault[]> {
  const { state } = await alone(article, inputs, '')
  return tables.flatMap((table): Fault[] => {
    const { needed, room } = roomFor(table, state)
    if (needed <= room) return []
    return [
      {
        rule: 'table-too-wide',
        position: table.position,
        reason: `Unexpected table whose words need ${inMm(needed)} mm side by side in the smallest letters, expected no more than the ${inMm(room)} mm of a page on its side`,
        note: 'Take columns out, shorten the longest words, make two tables of it, or give it as a supplement (`::supplement`).',
      },
    ]
  })
}

const inMm = (points: number): number => Math.ceil((points * 25.4) / 72)

/** Letters of a formula are no smaller, in points. */
const smallest = 6

/** A fault for each of `formulas` that would be too small to read in the column, divided as it may be, at its place. */
export async function formulasTooWide(
  formulas: readonly Equation[],
  article: Article,
  inputs: Inputs,
): Promise<Fault[]> {
  const [{ state }, set] = [await alone(article, inputs, ''), await loadFormulas()]
  const { space, text } = state.style
  return formulas.flatMap((node): Fault[] => {
    const formula = set(node.value, true)
    if (!formula) return []
    const room = state.width - (node.label ? 2 * space.equation : 0)
    const needed =
      (inLines(formula, (room * 1000) / (text.equation.size * asText)).width * smallest) / 1000
    if (needed <= room) return []
    return [
      {
        rule: 'formula-too-wide',
        position: node.position,
        reason: `Unexpected formula that needs ${inMm(needed)} mm in the smallest letters where it cannot be divided, expected no more than the ${inMm(room)} mm of the column`,
        note: 'Give a long part of it a name of its own, or write it in lines: `\\begin{aligned} … \\\\ … \\end{aligned}`.',
      },
    ]
  })
}
