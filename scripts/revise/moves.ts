/**
 * Paragraphs that were taken out in one place and put in, in another, word for word but for the numbers of references: they are marked as both, with a
 * remark that says so.
 */
import type { Paragraph, PhrasingContent } from 'mdast'
import type { Article, Revision } from '../document/tree.js'
import { bagOf } from './align.js'
import { visit } from '../tree/visit.js'
import { remark } from './remark.js'

/** Adds the remarks, in place. A paragraph of a few words may well stand twice: those are left alone. */
export function tellMoves(article: Article): void {
  const gone = new Map<string, Paragraph[]>()
  const come: Paragraph[] = []
  visit(article, (node) => {
    const { kind, says } = node.data?.revision ?? {}
    if (says === undefined || bagOf(says).size < 5) return
    if (kind === 'inserted') come.push(node as Paragraph)
    else gone.set(says, [...(gone.get(says) ?? []), node as Paragraph])
  })
  for (const paragraph of come) {
    const from = gone.get(paragraph.data!.revision!.says!)?.shift()
    if (!from) continue
    say(from, ' [moved from here]')
    say(paragraph, ' [moved to here]')
  }
}

function say(paragraph: Paragraph, words: string): void {
  const marks = paragraph.children.filter(
    (child): child is Revision & PhrasingContent => (child as { type: string }).type === 'revision',
  )
  for (const mark of marks) mark.cause = 'move'
  paragraph.children.push(remark(words, marks[0]?.change) as PhrasingContent)
}
