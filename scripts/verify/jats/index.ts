/**
 * Reads the XML back and compares it with the article: that nothing is lost unnoticed.
 */
import type { Inputs } from '../../document/inputs.js'
import type { Article } from '../../document/tree.js'
import { difference } from './difference.js'
import { expressible } from './expressible/index.js'
import { readJats } from './read/index.js'

/** Throws when `xml` does not say what JATS can say of the article: a fault of the program. */
export function verifyJats(xml: Uint8Array, article: Article, inputs: Inputs): void {
  const found = difference(expressible(article, inputs), readJats(new TextDecoder().decode(xml)))
  if (!found) return
  throw new Error(
    `The JATS that was written does not say what the article says, at ${found.way}:\n  expected ${shown(found.expected)}\n  found    ${shown(found.found)}`,
  )
}

const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 300)
