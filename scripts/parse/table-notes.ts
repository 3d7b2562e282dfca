/**
 * Notes below a captioned table: paragraphs right after it that begin with a mark that the table has (`^a^ Its text.`), or
 * with "Note:", "Notes:" or "Abbreviations:".
 */
import { toString } from 'mdast-util-to-string'
import type { Paragraph } from 'mdast'
import type { Figure, Note, Phrasing } from '../document/tree.js'
import { trim } from './paragraphs.js'
import { append } from '../lists.js'

/** The notes that a paragraph after `table` is; nothing when it is none. */
export function notesIn(paragraph: Paragraph, table: Figure): Note[] | undefined {
  const said = /^(?:notes?|abbreviations)[.:]/i.exec(toString(paragraph))?.[0]
  if (said)
    return [
      note(
        paragraph.children as Phrasing[],
        paragraph,
        /^abb/i.test(said) ? 'abbreviations' : 'general',
      ),
    ]
  const marks = marksOf(table)
  const lines = linesOf(paragraph.children as Phrasing[])
  const marked = lines.map((line) => ({ line, mark: markOf(line[0]) }))
  return marked.every(({ mark }) => mark !== undefined && marks.has(mark))
    ? marked.map(({ line, mark }) => ({ ...note(line.slice(1), paragraph, 'general'), mark }))
    : undefined
}

/** Puts notes below a table, behind those that it has. */
export function addTableNotes(table: Figure, notes: readonly Note[]): void {
  const known = table.children.find((child) => child.type === 'notes')
  if (known?.type === 'notes') append(known.children, notes)
  else table.children.push({ type: 'notes', children: [...notes], position: notes[0]?.position })
}

const note = (
  children: readonly Phrasing[],
  { position }: Paragraph,
  kind: Note['kind'],
): Note => ({
  type: 'note',
  kind,
  children: [{ type: 'paragraph', children: trim(children) as Paragraph['children'], position }],
  position,
})

/** A line that begins with a raised sign begins a note of its own. */
function linesOf(nodes: readonly Phrasing[]): Phrasing[][] {
  const lines: Phrasing[][] = []
  for (const node of nodes) {
    const before = lines.at(-1)?.at(-1)
    const isNew =
      !before ||
      (markOf(node) !== undefined &&
        (before.type === 'break' || (before.type === 'text' && /\n\s*$/.test(before.value))))
    if (isNew) lines.push([node])
    else lines.at(-1)!.push(node)
  }
  return lines
}

/** A letter or a sign of reference, raised: "¹⁸F" begins with none. */
function markOf(node: Phrasing | undefined): string | undefined {
  const words = node?.type === 'superscript' ? toString(node).trim() : ''
  return /^(?:[a-z]|[*†‡§¶‖#]{1,3})$/u.test(words) ? words : undefined
}

/** What is raised in the cells and the caption of a table. */
function marksOf(table: Figure): ReadonlySet<string> {
  const marks = new Set<string>()
  const visit = (node: { type: string; children?: readonly unknown[] }): void => {
    if (node.type === 'superscript') marks.add(toString(node).trim())
    for (const child of node.children ?? []) visit(child as typeof node)
  }
  visit(table)
  return marks
}
