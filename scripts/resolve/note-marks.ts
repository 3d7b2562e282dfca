/**
 * Marks of notes: a superscript in a table or a caption that is the mark of one of its notes leads to that note.
 */
import { toString } from 'mdast-util-to-string'
import type { Node } from 'unist'
import type { Figure, Phrasing, Xref } from '../document/tree.js'
import type { Stage } from '../stage.js'
import { each, visit } from '../tree/visit.js'

/** `SNAP^a^` in a cell becomes a reference to the note marked `a` below; other superscripts stay. */
export const noteMarks: Stage = () => (article) => {
  each(article, 'figure', (node) => {
    link(node)
  })
}

function link(figure: Figure): void {
  const ids = new Map<string, string>()
  for (const child of figure.children)
    if (child.type === 'notes')
      for (const note of child.children) if (note.mark && note.id) ids.set(note.mark, note.id)
  if (ids.size === 0) return
  for (const part of figure.children.filter(
    (child) => child.type === 'table' || child.type === 'caption',
  )) {
    visit(part, (node) => {
      const parent = node as Node & { children?: Phrasing[] }
      if (parent.type !== 'xref' && parent.children?.some(({ type }) => type === 'superscript'))
        parent.children = parent.children.map((child) => linked(child, ids))
    })
  }
}

function linked(node: Phrasing, ids: ReadonlyMap<string, string>): Phrasing {
  const id = node.type === 'superscript' ? ids.get(toString(node).trim()) : undefined
  return id === undefined
    ? node
    : ({
        type: 'xref',
        kind: 'note',
        targets: [id],
        position: node.position,
        children: [node],
      } satisfies Xref)
}
