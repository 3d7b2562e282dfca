/**
 * Paragraphs that were taken out in one place and put in, word for word, in another: they are marked as both, with a
 * remark that says so.
 */
import type { Paragraph, PhrasingContent } from 'mdast'
import type { Article, Revision } from '../document.js'
import { bagOf } from './align.js'
import { textOf } from './content.js'
import { visit } from '../tree/visit.js'
import { remark } from './remark.js'

/** Adds the remarks, in place. A paragraph of a few words may well stand twice: those are left alone. */
export function tellMoves(article: Article): void {
  const gone = new Map<string, Paragraph[]>()
  const come: Array<{ paragraph: Paragraph; text: string }> = []
  visit(article, (node) => {
    const kind = node.type === 'paragraph' ? node.data?.revision?.kind : undefined
    if (kind !== 'inserted' && kind !== 'deleted') return
    const text = textOf({ type: 'root', children: (node as Paragraph).children.filter((child) => (child as { type: string; kind?: string }).kind !== 'remark') } as never)
    if (bagOf(text).size < 5) return
    if (kind === 'inserted') come.push({ paragraph: node as Paragraph, text })
    else gone.set(text, [...(gone.get(text) ?? []), node as Paragraph])
  })
  for (const { paragraph, text } of come) {
    const from = gone.get(text)?.shift()
    if (!from) continue
    say(from, ' [moved from here]')
    say(paragraph, ' [moved to here]')
  }
}

function say(paragraph: Paragraph, words: string): void {
  const marks = paragraph.children.filter((child): child is Revision & PhrasingContent => (child as { type: string }).type === 'revision')
  for (const mark of marks) mark.cause = 'move'
  paragraph.children.push(remark(words, marks[0]?.change) as PhrasingContent)
}
