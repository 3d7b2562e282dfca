/**
 * No word lost, ever: what the article says is compared with what the finished PDF says, block by block, in order. A
 * difference is a fault of the program.
 */
import { excerpt, firstLost } from '../compare.js'
import type { Said } from '../says.js'
import { elements } from './elements.js'

/**
 * Throws unless every item is in the file, each in one structure element, in the article's order. A `blind` file leaves
 * out who wrote it.
 */
export function auditPdf(said: readonly Said[], file: Uint8Array, blind = false): void {
  const items = blind
    ? said.filter(({ kind }) => kind !== 'author' && kind !== 'affiliation')
    : said
  const lost = firstLost(
    items,
    elements(file).map(({ text }) => text),
    { inOrder: true, calls: true },
  )
  if (lost)
    throw new Error(
      `The PDF lost words, or their order: the ${lost.item.kind} “${excerpt(lost.item)}” ${lost.isElsewhere ? 'stands before what it follows' : 'is on no page'}`,
    )
}
