/**
 * `::table{from=reported-cases}` → a table whose cells are the data's.
 *
 *     figure kind=table ─ dataTable      figure kind=table ─┬ caption
 *                                    →                      ├ table
 *                                                           └ notes
 *
 * A table that cannot be made stays, with every reason at its line of the YAML.
 */
import type { Paragraph } from 'mdast'
import { visit } from 'unist-util-visit'
import { didYouMean, oneOf } from '../closest.js'
import type { Inputs } from '../document/inputs.js'
import type {
  Article,
  Caption,
  DataTable,
  Fault,
  Figure,
  FigureContent,
  Note,
  Notes,
} from '../document/tree.js'
import type { Stage } from '../stage.js'
import { openData } from './data.js'
import { Specification } from './specification.js'
import { makeTable } from './table-cells.js'

/** Lowers every `dataTable`. */
export const tables: Stage = (inputs: Inputs) => async (tree: Article) => {
  const figures: Figure[] = []
  visit(tree, 'figure', (figure: Figure) => {
    if (figure.children.some(({ type }) => type === 'dataTable')) figures.push(figure)
  })
  for (const figure of figures)
    figure.children = (
      await Promise.all(
        figure.children.map((child) =>
          child.type === 'dataTable' ? lower(child, figure, inputs) : [child],
        ),
      )
    ).flat()
}

async function lower(node: DataTable, figure: Figure, inputs: Inputs): Promise<FigureContent[]> {
  if (node.fault) return [node]
  const source = inputs.tables.get(node.from)
  if (!source)
    return failed(node, [
      {
        rule: 'unresolved-table',
        reason: `Unexpected table \`${node.from}\`, expected a file in \`tables/\`${didYouMean(node.from, inputs.tables.keys())}`,
        note: inputs.tables.size ? `There are ${oneOf(inputs.tables.keys())}.` : undefined,
        position: node.position,
      },
    ])
  const faults: Fault[] = []
  const specification = Specification.of(source, faults)
  if (!specification) return failed(node, faults)
  specification.allow('source', 'caption', 'rows', 'columns', 'body', 'abbreviations', 'notes')
  const table = await makeTable(specification, inputs, await openData(inputs))
  if (!table || faults.length) return failed(node, faults)
  const notes = makeNotes(specification, inputs)
  const caption = figure.children.some(({ type }) => type === 'caption')
    ? undefined
    : makeCaption(specification, inputs)
  if (faults.length) return failed(node, faults)
  return [caption, table, notes].filter((child) => child !== undefined)
}

function failed(node: DataTable, [first, ...others]: Fault[]): FigureContent[] {
  node.fault = first && { ...first, others }
  return [node]
}

/** The caption that the YAML of a table or chart gives. */
export function makeCaption(specification: Specification, inputs: Inputs): Caption | undefined {
  const text = specification.text('caption')
  if (text === undefined) return undefined
  const position = specification.place('caption')
  return {
    type: 'caption',
    position,
    children: [paragraph(text, 'caption', specification, inputs)],
  }
}

/** Abbreviations as one note ("DM, dermatomyositis; ND, not described"), then the others as written. */
function makeNotes(specification: Specification, inputs: Inputs): Notes | undefined {
  const children: Note[] = []
  const abbreviations = specification.mapping('abbreviations')
  if (abbreviations?.entries().length) {
    const text = abbreviations
      .entries()
      .map(({ key, text: meaning }) => `${key}, ${meaning}`)
      .join('; ')
    children.push({
      type: 'note',
      kind: 'abbreviations',
      position: abbreviations.place(),
      children: [paragraph(text, 'abbreviations', specification, inputs)],
    })
  }
  for (const [index, item] of specification.list('notes').entries()) {
    const place = specification.place(`notes.${index}`)
    const { mark, text } =
      typeof item === 'object' && item !== null
        ? (item as { mark?: unknown; text?: unknown })
        : { text: item }
    if (typeof text !== 'string')
      specification.fault(
        `notes.${index}`,
        'Unexpected note, expected text, or a mapping of `mark` and `text`',
      )
    else if (mark !== undefined && children.some((note) => note.mark === String(mark)))
      specification.fault(
        `notes.${index}`,
        `Unexpected second note with the mark \`${String(mark)}\`, expected each mark once`,
      )
    else
      children.push({
        type: 'note',
        kind: 'general',
        mark: mark === undefined ? undefined : String(mark),
        position: place,
        children: [paragraph(text, `notes.${index}`, specification, inputs)],
      })
  }
  return children.length ? { type: 'notes', position: children[0]?.position, children } : undefined
}

function paragraph(
  text: string,
  key: string,
  specification: Specification,
  inputs: Inputs,
): Paragraph {
  const position = specification.place(key)
  return { type: 'paragraph', position, children: inputs.markdown(text, position) }
}
