/** Counting as journals' limits are counted here, and said in docs/journals.md. */
import type { Node } from 'unist'
import type { Abstract, Article, Figure } from '../../document/tree.js'
import { visit } from '../../tree/visit.js'

/** Nodes whose words are none of the text's: floats, headings, formulas, code, numbers of citations and footnotes. */
const apart = new Set([
  'figure',
  'heading',
  'math',
  'inlineMath',
  'code',
  'image',
  'footnoteReference',
  'citation',
  'bibliography',
  'footnotes',
  'table',
  'dataTable',
])

/** Text of the prose below `node`, its paragraphs parted by a line feed. */
export function proseText(node: Node): string {
  const parts: string[] = []
  const add = (one: Node): void => {
    const { type, kind, value, children } = one as Node & {
      kind?: string
      value?: string
      children?: Node[]
    }
    if (apart.has(type) || (type === 'xref' && kind === 'bibliography')) return
    if (type === 'break') parts.push(' ')
    if (value !== undefined) parts.push(value)
    for (const child of children ?? []) add(child)
    if (type === 'paragraph' || type === 'title') parts.push('\n')
  }
  add(node)
  return parts.join('')
}

/** Words: runs without blanks that hold a letter or digit ("6-month" is one, "12 mm" are two). */
export const countWords = (text: string): number =>
  text.split(/\s+/u).filter((run) => /[\p{L}\p{N}]/u.test(run)).length

/** Every node of `type` below `root`, in order. */
export function all<T extends Node>(root: Node, type: T['type']): T[] {
  const found: T[] = []
  visit(root, (node) => {
    if (node.type === type) found.push(node as T)
  })
  return found
}

/** `212 of at most 300`. */
export const against = (count: number, most: number): string => `${count} of at most ${most}`

/** The counts in words: "1213 words in the text, …, 1 table". */
export const countsInWords = (article: Article): string =>
  Object.entries(countsOf(article))
    .map(([what, count]) => `${count} ${count === 1 ? what.replace(/s(?= |$)/, '') : what}`)
    .join(', ')

/** What journals limit: words of the text and of the abstract, references, figures and tables. */
export function countsOf(article: Article): Readonly<Record<string, number>> {
  const [front, body] = article.children
  const abstract = front.children.find(
    (child): child is Abstract => child.type === 'abstract' && child.kind === 'abstract',
  )
  const floats = all<Figure>(article, 'figure')
  return {
    'words in the text': countWords(proseText(body)),
    'in the abstract': abstract ? countWords(proseText(abstract)) : 0,
    references: all(article, 'bibliographyEntry').length,
    figures: floats.filter(({ kind }) => kind === 'figure').length,
    tables: floats.filter(({ kind }) => kind === 'table').length,
  }
}
