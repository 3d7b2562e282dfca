/**
 * The list of changes, read off the marked article.
 */
import type { Paragraph } from 'mdast'
import type { Node } from 'unist'
import type { Article, Figure, Panel, Revision, Section } from '../document/tree.js'
import { each } from '../tree/visit.js'
import { textOf } from './content.js'

export interface RevisionChange {
  /** As the marks have it. */
  name: string
  /** Headings that lead there, or what it stands in: "Discussion › Limits", "Table 1", "References". */
  where: string
  /** Words that were taken out, and that stand there now; either may be empty. */
  was: string
  is: string
  /** What the highlighted copy says of it: "figure added", "was Fig. 2". */
  remark: string
  cause?: Revision['cause']
}

/** In order of place. */
export function changesOf(marked: Article): RevisionChange[] {
  const changes = new Map<string, RevisionChange>()
  each(marked, 'revision', (node, parents) => {
    if (node.change === undefined) return
    const { change, kind, cause } = node
    const found = changes.get(change!) ?? {
      name: change!,
      where: whereIs([...parents, node]),
      was: '',
      is: '',
      remark: '',
    }
    const words = textOf(node)
    if (kind === 'deleted') found.was = joined(found.was, words)
    else if (kind === 'inserted') found.is = joined(found.is, words)
    else if (cause === 'numbering')
      [found.was, found.is] = [words.replace(/^\[was |\]$/g, ''), labelIn(parents)]
    else found.remark = joined(found.remark, words.replace(/^\[|\]$/g, ''))
    if (cause) found.cause = cause
    changes.set(change!, found)
  })
  return [...changes.values()]
}

/** The number that something has now. */
function labelIn(parents: readonly Node[]): string {
  const panel = parents.findLast((node) => node.type === 'panel') as Panel | undefined
  const labelled = parents.findLast(
    (node) => node.type === 'figure' || node.type === 'bibliographyEntry',
  ) as Figure | undefined
  return panel ? `panel ${panel.letter}` : (labelled?.label ?? '')
}

const joined = (before: string, more: string): string =>
  before && more ? `${before} · ${more}` : before || more

function whereIs(way: readonly Node[]): string {
  const of = (type: string): Node | undefined => way.find((node) => node.type === type)
  const figure = of('figure') as Figure | undefined
  if (figure) return figure.label ?? (figure.kind === 'table' ? 'Table' : 'Figure')
  if (of('bibliography')) return 'References'
  if (of('title')) return 'Title'
  const fact = way.find(({ data }) => data?.revision?.kind === 'remark') as Paragraph | undefined
  if (fact?.children.length && fact.children[0] !== way.at(-1))
    return textOf(fact.children[0]!).replace(/:$/, '')
  if (of('footnote')) return 'Notes'
  const headings = way
    .filter((node): node is Section => node.type === 'section')
    .map(({ children: [heading] }) => headingOf(heading))
  return (
    [...(of('abstract') ? ['Abstract'] : []), ...headings].join(' › ') ||
    (of('back') ? 'Back matter' : 'Text')
  )
}

/** As it is now; as it was, when it is gone. */
function headingOf(heading: Section['children'][0]): string {
  const kept = heading.children.filter(
    (child) =>
      !(
        (child as unknown as Revision).type === 'revision' &&
        (child as unknown as Revision).kind !== 'inserted'
      ),
  )
  return textOf({ type: 'heading', children: kept } as Node) || textOf(heading)
}
