/**
 * No word lost, ever: what the article says is compared with what the finished PDF says, block by block, in order. A
 * difference is a fault of the program.
 */
import { Budget } from '../../pdf-file/budget.js'
import { PdfFile } from '../../pdf-file/file.js'
import { saidExcerpt, firstLost } from '../compare.js'
import type { Said } from '../says.js'
import { structureElements, type StructureElement } from './elements.js'
import { Fonts } from './fonts.js'
import { textOutside } from './outside.js'

/**
 * Throws unless every item is in the file, each in one structure element, in the article's order, and nothing is
 * painted outside of the paper. A `blind` file leaves
 * out who wrote it.
 */
export function auditPdf(said: readonly Said[], bytes: Uint8Array, blind = false): void {
  const file = new PdfFile(bytes, Budget.unbounded)
  const fonts = new Fonts(file)
  const items = blind
    ? said.filter(({ kind }) => kind !== 'author' && kind !== 'affiliation')
    : said
  const blocks = structureElements(file, fonts).map(({ text }) => text)
  const lost = firstLost(items, blocks, { inOrder: true, calls: true })
  if (lost)
    throw new Error(
      `The PDF lost words, or their order: the ${lost.item.kind} “${saidExcerpt(lost.item)}” ${lost.isElsewhere ? 'stands before what it follows' : 'is on no page'}`,
    )
  const [outside] = textOutside(file, fonts)
  if (outside)
    throw new Error(
      `The PDF lost words: “${outside.text}” is painted outside of page ${outside.page}`,
    )
}

/** Blocks of a finished file, in the order in which it is read aloud. */
export function blocksOfPdf(bytes: Uint8Array): StructureElement[] {
  const file = new PdfFile(bytes, Budget.unbounded)
  return structureElements(file, new Fonts(file))
}
