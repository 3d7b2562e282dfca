/**
 * Ids: every section, float, panel, equation, note and footnote gets an XML Name of its own, made from what the author
 * called it, so that it stays when other parts of the manuscript change.
 */
import type { Node } from 'unist'
import type { Article, Equation, Figure, Footnote, Panel, Section } from '../document.js'
import type { Stage } from '../stage.js'
import { visit } from '../tree/visit.js'
import { xmlName } from '../tree/xml-name.js'

/** Gives ids to all that a format may link to. */
export const identifiers: Stage = () => (article) => {
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  const name = (wanted: string | undefined, kind: string): string => {
    if (wanted !== undefined) return unique(xmlName(wanted, kind), taken)
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    return unique(`${kind}-${counts.get(kind)}`, taken)
  }
  visit(article, (node, parents) => {
    const id = idOf(node, parents, name)
    if (id !== undefined) (node as { id?: string }).id = id
  })
  pairFootnotes(article)
}

function idOf(node: Node, parents: readonly Node[], name: (wanted: string | undefined, kind: string) => string): string | undefined {
  switch (node.type) {
    case 'section': return name((node as Section).identifier, 'sec')
    case 'figure': return name((node as Figure).identifier, (node as Figure).kind === 'table' ? 'tbl' : 'fig')
    case 'panel': return name(`${(parents.at(-1) as Figure | undefined)?.id ?? 'fig'}-${(node as Panel).letter}`, 'fig')
    case 'math': return name((node as Equation).identifier, 'eq')
    case 'note': return name(undefined, 'note')
    case 'footnote': return name(`fn-${(node as Footnote).identifier}`, 'fn')
    default: return undefined
  }
}

/** A reference to a footnote knows its id. */
function pairFootnotes(article: Article): void {
  const ids = new Map<string, string | undefined>()
  visit(article, (node) => {
    if (node.type === 'footnote') ids.set((node as Footnote).identifier, (node as Footnote).id)
  })
  visit(article, (node) => {
    if (node.type === 'footnoteReference') {
      const reference = node as Node & { identifier: string; id?: string }
      const id = ids.get(reference.identifier)
      if (id !== undefined) reference.id = id
    }
  })
}

function unique(name: string, taken: Set<string>): string {
  let found = name
  for (let count = 2; taken.has(found); count++) found = `${name}-${count}`
  taken.add(found)
  return found
}
