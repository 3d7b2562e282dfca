/**
 * What the pages cannot hold, found before anything is written: a table whose words are too long for the widest page.
 */
import type { Table } from 'mdast'
import type { Article, Fault, Inputs } from '../../document.js'
import { alone } from './alone.js'
import { roomFor } from './definition/tables.js'

/** A fault for each of `tables` that no page holds, at its place. */
export async function tooWide(tables: readonly Table[], article: Article, inputs: Inputs): Promise<Fault[]> {
  const { state } = await alone(article, inputs, '')
  return tables.flatMap((table): Fault[] => {
    const { needed, room } = roomFor(table, state)
    if (needed <= room) return []
    const inMm = (points: number): number => Math.ceil((points * 25.4) / 72)
    return [{
      rule: 'table-too-wide', position: table.position,
      reason: `Unexpected table whose words need ${inMm(needed)} mm side by side in the smallest letters, expected no more than the ${inMm(room)} mm of a page on its side`,
      note: 'Take columns out, shorten the longest words, make two tables of it, or give it as a supplement (`::supplement`).',
    }]
  })
}
