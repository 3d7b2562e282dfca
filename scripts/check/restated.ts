/**
 * What the abstract, the discussion and the conclusions state again, against the text and the cells of its tables.
 */
import { toString } from 'mdast-util-to-string'
import type { Table } from 'mdast'
import type { Node } from 'unist'
import { checkRestated, type PlacedQuantity } from '../arithmetic/restated.js'
import { statedIn, stemsOf, type Stated } from '../arithmetic/said.js'
import type { Inputs } from '../document/inputs.js'
import type { Abstract, Article, Section } from '../document/tree.js'
import { gridOf } from '../tree/grid.js'
import { cited, proseOf, type Prose } from '../tree/prose.js'
import { visit } from '../tree/visit.js'
import type { PlacedFinding } from './arithmetic.js'
import { placeOf } from './places.js'

/** Where a quantity stands: in a sentence, or in a cell. */
type Where = { prose: Prose; start: number } | { cell: Node }
type Quantity = PlacedQuantity<Where>

/** Each quantity that is stated again with another value. */
export function restated(article: Article, inputs: Inputs): PlacedFinding[] {
  const [front, body] = article.children
  const abstracts = front.children.filter(
    (node): node is Abstract => node.type === 'abstract' && node.kind !== 'translated',
  )
  const sections = body.children.filter((node): node is Section => node.type === 'section')
  const closing = sections.filter(({ role }) => role === 'discussion' || role === 'conclusions')
  const text = body.children.filter((node) => !closing.some((section) => section === node))
  const again = [...abstracts, ...closing].flatMap((node) => quantitiesOf(node, true))
  if (again.length === 0) return []
  const first = [...text.flatMap((node) => quantitiesOf(node, false)), ...cellsOf(article)]
  return checkRestated(again, first).flatMap(
    ({ again: one, first: other, finding }): PlacedFinding[] => {
      const position = positionOf(one, inputs)
      const place = positionOf(other, inputs)
      const where = place
        ? ` in ${position?.path === place.path ? '' : `${place.path ?? ''}, `}line ${place.start.line}`
        : ' elsewhere'
      return [
        {
          finding: {
            ...finding,
            start: 0,
            end: one.stated.words.length,
            reason: `${finding.reason}${where}`,
          },
          words: one.stated.words,
          position,
          others: place ? [place] : [],
        },
      ]
    },
  )
}

function positionOf({ stated, text }: Quantity, inputs: Inputs): PlacedFinding['position'] {
  return 'cell' in text
    ? text.cell.position
    : placeOf(text.prose, text.start + stated.start, stated.words, inputs)
}

/** The quantities of the prose below a node; what is said with a reference, others may have found. */
function quantitiesOf(node: Node, isRestating: boolean): Quantity[] {
  return [...proseOf(node)].flatMap((prose) =>
    prose.sentences.flatMap(({ start, end }): Quantity[] => {
      const sentence = prose.text.slice(start, end)
      if (isRestating && sentence.includes(cited)) return []
      return statedIn(sentence).map((stated) => ({ stated, text: { prose, start } }))
    }),
  )
}

/** The numbers of the cells of all tables, each said of what its row, and its column, are called. */
function cellsOf(article: Article): Quantity[] {
  const found: Quantity[] = []
  visit(article, (node) => {
    if (node.type !== 'table') return
    const { rows, heads, width } = gridOf(node as Table)
    const titles = new Map(
      rows
        .slice(0, heads)
        .flatMap((row) => row.map(({ column, cell }) => [column, toString(cell)] as const)),
    )
    for (const [label, ...cells] of rows.slice(heads)) {
      if (!label) continue
      const name = toString(label.cell)
      for (const { cell, column } of cells) {
        const title = titles.get(column) ?? ''
        const about = stemsOf(`${name} ${width > 2 ? title : ''}`)
        for (const stated of statedIn(toString(cell)))
          found.push({
            stated: { ...stated, kind: kindIn(stated, `${name} ${title}`), about, sentence: about },
            text: { cell },
          })
      }
    }
  })
  return found
}

/** What a number of a cell is, by the words of its row and column: "Age, mean (SD)". */
function kindIn({ kind, figure, number }: Stated, names: string): Stated['kind'] {
  if (kind !== 'number' && kind !== 'mean') return kind
  const isSecond = figure.length > 1 && figure[0]?.number !== number
  if (/\bmean\b/i.test(names)) return isSecond ? 'spread' : 'mean'
  if (/\bmedian\b/i.test(names)) return isSecond ? kind : 'median'
  if (/%/.test(names) && figure.length === 1 && !/\bn\b/.test(names)) return 'percent'
  return kind
}
