/**
 * The article in the order that a journal wants its Word file in: figures apart from the text, legends and tables where
 * they stand or behind the references.
 */
import type { Paragraph } from 'mdast'
import type { Settings } from '../../document/settings.js'
import type { Article, Back, Body, Caption, Figure, Section } from '../../document/tree.js'
import type { Words } from '../../languages/index.js'
import { byNumeral } from '../../tree/numerals.js'

type ArrangedNode = { type: string; children?: ArrangedNode[] }

/** A new article; the one given stays as it is. */
export function arranged(
  article: Article,
  { figures, legends, tables }: NonNullable<Settings['docx']>,
  words: Words,
): Article {
  if (figures !== 'apart' && legends !== 'end' && tables !== 'end') return article
  const late: Record<'figure' | 'table', Figure[]> = { figure: [], table: [] }
  const place = (node: ArrangedNode): ArrangedNode[] => {
    if (node.type !== 'figure')
      return [node.children ? { ...node, children: node.children.flatMap(place) } : node]
    const float = node as unknown as Figure
    const shown = float.kind === 'figure' && figures === 'apart' ? legendOf(float) : float
    if ((float.kind === 'table' ? tables : legends) !== 'end')
      return [shown as unknown as ArrangedNode]
    late[float.kind].push(shown)
    return []
  }
  const [front, body, back] = article.children
  const text = place(body as unknown as ArrangedNode)[0] as unknown as Body
  const rest = place(back as unknown as ArrangedNode)[0] as unknown as Back
  return {
    ...article,
    children: [
      front,
      text,
      {
        ...rest,
        children: [
          ...rest.children,
          ...ending(figures === 'apart' ? words.legends : words.figures, late.figure),
          ...ending(words.tables, late.table),
        ],
      },
    ],
  }
}

/** Label, caption and notes of a figure; what panels say of themselves follows the caption. */
function legendOf(figure: Figure): Figure {
  const own = figure.children
    .filter((child): child is Caption => child.type === 'caption')
    .flatMap(({ children }) => children)
  const panels = figure.children.flatMap((child): Paragraph[] =>
    child.type === 'panel'
      ? child.children
          .filter((one): one is Caption => one.type === 'caption')
          .flatMap(({ children }) => children)
          .map((paragraph) => ({
            type: 'paragraph',
            children: [
              { type: 'strong', children: [{ type: 'text', value: child.letter }] },
              { type: 'text', value: ' ' },
              ...paragraph.children,
            ],
          }))
      : [],
  )
  const notes = figure.children.filter(({ type }) => type === 'notes')
  return { ...figure, children: [{ type: 'caption', children: [...own, ...panels] }, ...notes] }
}

function ending(heading: string, floats: readonly Figure[]): Section[] {
  const inOrder = [...floats].sort(byNumeral)
  return floats.length > 0
    ? [
        {
          type: 'section',
          depth: 1,
          role: 'other',
          children: [
            { type: 'heading', depth: 1, children: [{ type: 'text', value: heading }] },
            ...inOrder,
          ],
        },
      ]
    : []
}
