/** Raised citation numbers that would be read with what stands before them: 10⁴, m²⁵ (AMA Manual of Style 3.6). */
import { toString } from 'mdast-util-to-string'
import type { Node } from 'unist'
import type { Phrasing } from '../document/tree.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'
import { visit } from '../tree/visit.js'

/** `raised-number-after-number` */
export const checkRaisedNumbers: Stage = () => (article, file) => {
  visit(article, (node) => {
    const { children = [] } = node as { children?: Phrasing[] }
    for (const [index, child] of children.entries()) {
      const before = children[index - 1]
      const words = before && isRaisedCitation(child) ? readTogether(before) : undefined
      if (words !== undefined)
        report(
          file,
          'raised-number-after-number',
          child.position,
          `Unexpected raised citation number after \`${words}\`, expected it after a word or a stop, for it is read as part of what stands before it (AMA 3.6)`,
        )
    }
  })
}

const isRaisedCitation = (node: Node): boolean =>
  node.type === 'superscript' &&
  (node as { children: Phrasing[] } & Node).children.some(
    (child) => child.type === 'xref' && child.kind === 'bibliography',
  )

/** The last word of what ends with a digit, a unit behind a number, raised or lowered text, or a formula. */
function readTogether(before: Phrasing): string | undefined {
  if (before.type === 'superscript')
    return isRaisedCitation(before) ? undefined : /.*[\p{L}\p{N}].*/u.exec(toString(before))?.[0]
  if (before.type === 'subscript') return toString(before)
  if (before.type === 'inlineMath') return before.value
  if (before.type !== 'text') return undefined
  return /(?:\S*\d|\d[\d.,]*[ \u00A0\u202F]?(?:[kcmµμn]?m|[kmµμ]?g|[mµμd]?[lL]|[mµμ]?mol|s|min|h|Hz|Pa|°C|%))$/u.exec(
    before.value,
  )?.[0]
}
