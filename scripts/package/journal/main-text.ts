/** The article as the journal takes its main text: figures apart, legends and tables where it wants them. */
import type { Paragraph } from 'mdast'
import type { Article, Back, Body, Caption, Figure, Section } from '../../document.js'
import type { Profile } from '../../journals/schema.js'

type Node = { type: string; children?: Node[] }

/** A new article; the one given stays as it is. */
export function mainText(article: Article, { package: wanted }: Profile): Article {
  const legends: Figure[] = []
  const tables: Figure[] = []
  const arranged = (node: Node): Node[] => {
    if (node.type === 'figure') {
      const figure = node as unknown as Figure
      if (figure.kind === 'table') {
        if (wanted.tables === 'in-place') return [node]
        tables.push(figure)
        return []
      }
      const shown = wanted.figures.separate ? legendOf(figure) : figure
      if (wanted.legends === 'in-place') return [shown as unknown as Node]
      legends.push(shown)
      return []
    }
    return [node.children ? { ...node, children: node.children.flatMap(arranged) } : node]
  }
  const [front, body, back] = article.children
  const text = arranged(body as unknown as Node)[0] as unknown as Body
  const rest = arranged(back as unknown as Node)[0] as unknown as Back
  return { ...article, children: [front, text, { ...rest, children: [...rest.children, ...ending('Figure legends', legends), ...ending('Tables', tables)] }] }
}

/** Label, caption and notes of a figure; what panels say of themselves follows the caption. */
function legendOf(figure: Figure): Figure {
  const own = figure.children.filter((child): child is Caption => child.type === 'caption').flatMap(({ children }) => children)
  const panels = figure.children.flatMap((child): Paragraph[] => (child.type === 'panel'
    ? child.children.filter((one): one is Caption => one.type === 'caption').flatMap(({ children }) => children)
      .map((paragraph) => ({ type: 'paragraph', children: [{ type: 'strong', children: [{ type: 'text', value: child.letter }] }, { type: 'text', value: ' ' }, ...paragraph.children] }))
    : []))
  const notes = figure.children.filter(({ type }) => type === 'notes')
  return { ...figure, children: [{ type: 'caption', children: [...own, ...panels] }, ...notes] }
}

function ending(heading: string, figures: readonly Figure[]): Section[] {
  const inOrder = [...figures].sort((one, other) => (one.number ?? 0) - (other.number ?? 0))
  return figures.length > 0 ? [{ type: 'section', depth: 1, role: 'other', children: [{ type: 'heading', depth: 1, children: [{ type: 'text', value: heading }] }, ...inOrder] }] : []
}
