/**
 * The words that an article says, block by block in reading order: what must be in the finished file.
 */
import type { Inputs } from '../../../document/inputs.js'
import type { Author } from '../../../document/metadata.js'
import type { Article } from '../../../document/tree.js'

interface AnyNode {
  type: string
  kind?: string
  value?: string
  alt?: string
  number?: number
  label?: string
  metadata?: Article['children'][0]['metadata']
  children?: readonly AnyNode[]
}

/** Nodes whose children are words in a line; every other node with children holds blocks. */
const lines = new Set(['paragraph', 'heading', 'title', 'tableCell', 'term', 'bibliographyEntry'])

/** Text of each block. A figure's label is a block of its own: "Fig. 1". */
export function expected(article: Article, inputs: Inputs): string[] {
  const found: string[] = []
  const visit = (node: AnyNode): void => {
    if (node.type === 'footnotes') return // set where they are called; read at the end
    if (node.type === 'title' && node.kind === 'running-head') return
    if (node.type === 'front') visitFront(node, inputs, found, visit)
    else if (lines.has(node.type)) found.push(words(node))
    else if (node.type === 'code') found.push(...(node.value ?? '').split('\n'))
    else for (const child of inOrder(node)) visit(child)
  }
  visit(article as AnyNode)
  const [, , back] = article.children
  for (const child of back.children)
    if (child.type === 'footnotes')
      for (const note of child.children) for (const block of note.children) visit(block as AnyNode)
  return found.filter((text) => text.trim() !== '')
}

function visitFront(
  node: AnyNode,
  inputs: Inputs,
  found: string[],
  visit: (node: AnyNode) => void,
): void {
  const { authors = [], affiliations = [], keywords = [] } = node.metadata ?? {}
  const [titles, others] = [
    node.children?.filter((child) => child.type === 'title') ?? [],
    node.children?.filter((child) => child.type !== 'title') ?? [],
  ]
  titles.forEach(visit)
  if (!inputs.settings.blind)
    found.push(
      ...authors.map(nameOf),
      ...(authors.length > 0 ? affiliations.map(({ institution }) => institution) : []),
    )
  others.forEach(visit)
  found.push(...keywords)
}

/** The caption of a figure is read after what it shows, that of a table before. */
function inOrder(node: AnyNode): readonly AnyNode[] {
  const { children = [] } = node
  return node.type === 'figure' && node.kind === 'figure'
    ? [
        ...children.filter(
          (child) => child.type !== 'caption' && child.type !== 'notes' && child.type !== 'panel',
        ),
        ...children.filter((child) => child.type === 'caption'),
        ...children.filter((child) => child.type === 'panel'),
        ...children.filter((child) => child.type === 'notes'),
      ]
    : children
}

const nameOf = (author: Author): string =>
  author.kind === 'group' ? author.name : [author.given, author.family].filter(Boolean).join(' ')

/** Stands in a block's text where a formula or an image has another form than words. */
export const gap = '\0'

function words(node: AnyNode): string {
  if (node.type === 'inlineMath' || node.type === 'image') return gap
  if (node.type === 'break') return ' '
  if (node.type === 'footnoteReference') return String(node.number ?? '')
  return node.value ?? (node.children ?? []).map(words).join('')
}
