/**
 * No word lost, ever: what the article says is compared with what the finished file says, block by block, in order. A
 * difference is a fault of the program.
 */
import type { Inputs } from '../../../document/inputs.js'
import type { Article } from '../../../document/tree.js'
import type { Typefaces } from '../text/typefaces.js'
import { elements } from './elements.js'
import { expected, gap } from './expected.js'

/** Fails unless every block's words are in the file, each in one structure element, in the article's order. */
export function audit(article: Article, inputs: Inputs, file: Uint8Array, faces: Typefaces): void {
  const blocks = elements(file).map(({ text }) => bare(text))
  let at = 0
  for (const text of expected(article, inputs)) {
    const wanted = text
      .split(gap)
      .map((part) => bare(faces.printed(part.replaceAll('\u2011', '-'))))
      .filter(Boolean)
    let found = at
    while (found < blocks.length && !holds(blocks[found]!, wanted)) found++
    if (found === blocks.length)
      throw new Error(
        `The PDF lost words, or their order: “${excerpt(text.replaceAll(gap, ' '))}” ${blocks.some((block) => holds(block, wanted)) ? 'stands before what it follows' : 'is on no page'}`,
      )
    at = found
  }
}

/** Whether a block says all the parts, in order; between them stand formulas and images. */
function holds(block: string, parts: readonly string[]): boolean {
  let from = 0
  for (const part of parts) {
    const at = block.indexOf(part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return true
}

/** Letters and signs without spaces and without characters that leave no mark. */
const bare = (text: string): string =>
  text
    .replaceAll('\u2011', '-')
    .toLowerCase()
    .replace(/[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f]/g, '')
const excerpt = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text)
