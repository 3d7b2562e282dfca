/**
 * Ids: every section, float, panel, equation, note, footnote and named passage gets an XML Name of its own. It is made from what the
 * author called the thing, so that it stays when other parts of the manuscript change; what has no name is called by its
 * kind and a number, and takes what names are left.
 */
import type { Node } from 'unist'
import type {
  Article,
  BoxedText,
  Equation,
  Figure,
  Footnote,
  Note,
  Panel,
  Section,
  Span,
  Statement,
  Supplement,
} from '../document/tree.js'
import type { Stage } from '../stage.js'
import { each, visit } from '../tree/visit.js'
import { xmlName } from '../tree/xml-name.js'

type Identified =
  Section | Figure | Panel | Equation | Note | Footnote | Supplement | BoxedText | Statement | Span

/** Gives ids to all that a format may link to. */
export const identifiers: Stage = () => (article) => {
  const names = new Names()
  const nameless: Array<{ node: Identified; kind: string }> = []
  const panels: Array<{ panel: Panel; figure: Figure | undefined }> = []
  visit(article, (node, parents) => {
    if (!isIdentified(node)) return
    if (node.type === 'panel')
      panels.push({ panel: node, figure: parents.at(-1) as Figure | undefined })
    else {
      const wanted = nameOf(node)
      if (wanted === undefined) nameless.push({ node, kind: kindOf(node) })
      else node.id = names.take(xmlName(wanted, kindOf(node)))
    }
  })
  for (const { node, kind } of nameless) node.id = names.number(kind)
  for (const { panel, figure } of panels) panel.id = names.take(panelName(panel, figure))
  pairFootnotes(article)
}

const identified: ReadonlySet<string> = new Set([
  'section',
  'figure',
  'panel',
  'math',
  'note',
  'footnote',
  'supplement',
  'boxedText',
])

function isIdentified(node: Node): node is Identified {
  return (
    identified.has(node.type) ||
    (['span', 'statement'].includes(node.type) &&
      (node as Span | Statement).identifier !== undefined)
  )
}

function kindOf(node: Identified): string {
  switch (node.type) {
    case 'section':
      return 'sec'
    case 'figure':
      return node.kind === 'table' ? 'tbl' : 'fig'
    case 'panel':
      return 'fig'
    case 'math':
      return 'eq'
    case 'note':
      return 'note'
    case 'footnote':
      return 'fn'
    case 'supplement':
      return 'supp'
    case 'boxedText':
      return 'box'
    case 'statement':
      return node.kind
    case 'span':
      return 'passage'
  }
}

/** The author's name for it. */
function nameOf(node: Exclude<Identified, Panel>): string | undefined {
  if (node.type === 'note') return undefined
  return node.type === 'footnote' ? `fn-${node.identifier}` : node.identifier
}

/** `fig-skin-a`, or what the author calls the panel. */
function panelName({ identifier, letter }: Panel, figure: Figure | undefined): string {
  const own = identifier !== undefined && identifier !== `${figure?.identifier}.${letter}`
  return own ? xmlName(identifier, 'fig') : `${figure?.id ?? 'fig'}-${letter}`
}

/** Names that are taken once: the second `fig-x` is `fig-x-2`. What has none is `fig-1`, `fig-2` …. */
class Names {
  readonly #taken = new Set<string>()
  readonly #next = new Map<string, number>()

  take(name: string): string {
    if (this.#taken.has(name)) return this.number(name, 2)
    this.#taken.add(name)
    return name
  }

  number(name: string, from = 1): string {
    let number = this.#next.get(name) ?? from
    while (this.#taken.has(`${name}-${number}`)) number += 1
    this.#next.set(name, number + 1)
    return this.take(`${name}-${number}`)
  }
}

/** A reference to a footnote knows its id. */
function pairFootnotes(article: Article): void {
  const ids = new Map<string, string | undefined>()
  each(article, 'footnote', (node) => {
    ids.set(node.identifier, node.id)
  })
  each(article, 'footnoteReference', (node) => {
    node.id = ids.get(node.identifier)
  })
}
