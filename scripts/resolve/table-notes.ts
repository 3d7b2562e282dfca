/**
 * Footnotes of a table are notes below it, with marks of the table's own: they stand in its cells or its caption, and a
 * table is read, and moved, with them (JATS `table-wrap-foot`).
 */
import type { Figure, Footnote, Note, Notes } from '../document/tree.js'
import type { Stage } from '../stage.js'
import { each, replace, visit } from '../tree/visit.js'
import { append } from '../lists.js'

const calls = new Set(['footnoteReference'] as const)

/** Moves each footnote that one table alone calls, and that holds nothing but paragraphs, below that table. */
export const tableNotes: Stage = () => (article) => {
  const back = article.children[2]
  const footnotes = new Map<string, Footnote>()
  each(back, 'footnote', (node) => void footnotes.set(node.identifier, node))
  if (footnotes.size === 0) return
  const callers = new Map<string, Set<Figure | undefined>>()
  visit(article, (node, parents) => {
    if (node.type !== 'footnoteReference') return
    const found = callers.get(node.identifier) ?? new Set()
    found.add(
      parents.find((parent) => parent.type === 'figure' && parent.kind === 'table') as Figure,
    )
    callers.set(node.identifier, found)
  })
  const moved = new Set<Footnote>()
  each(article, 'figure', (table) => {
    if (table.kind !== 'table') return
    const own = [...footnotes.values()].filter(
      ({ identifier, children }) =>
        [...(callers.get(identifier) ?? [])].every((caller) => caller === table) &&
        callers.has(identifier) &&
        children.every(({ type }) => type === 'paragraph'),
    )
    if (own.length === 0) return
    lower(table, new Map(own.map((footnote) => [footnote.identifier, footnote])))
    own.forEach((footnote) => moved.add(footnote))
  })
  if (moved.size === 0) return
  for (const node of back.children)
    if (node.type === 'footnotes')
      node.children = node.children.filter((footnote) => !moved.has(footnote))
  back.children = back.children.filter(
    (node) => node.type !== 'footnotes' || node.children.length > 0,
  )
}

/** Puts marks in the place of calls, and notes below, in the order of the calls. */
function lower(table: Figure, footnotes: ReadonlyMap<string, Footnote>): void {
  const known = table.children.find((child): child is Notes => child.type === 'notes')
  const taken = new Set(known?.children.map(({ mark }) => mark))
  const notes = new Map<string, Note>()
  replace(table, calls, ({ identifier, position }) => {
    const footnote = footnotes.get(identifier)
    if (!footnote) return undefined
    const note = notes.get(identifier) ?? noteOf(footnote, freeMark(taken))
    notes.set(identifier, note)
    taken.add(note.mark)
    return [
      { type: 'superscript', children: [{ type: 'text', value: note.mark }], position } as never,
    ]
  })
  const children = [...notes.values()]
  if (known) append(known.children, children)
  else table.children.push({ type: 'notes', children, position: children[0]?.position })
}

const noteOf = ({ children, position }: Footnote, mark: string): Note => ({
  type: 'note',
  kind: 'general',
  mark,
  children: children as Note['children'],
  position,
})

/** a, b … z, aa. */
function freeMark(taken: ReadonlySet<string | undefined>): string {
  for (let number = 0; ; number++) {
    const mark = letters(number)
    if (!taken.has(mark)) return mark
  }
}

const letters = (number: number): string =>
  (number < 26 ? '' : letters(Math.floor(number / 26) - 1)) +
  String.fromCharCode(97 + (number % 26))
