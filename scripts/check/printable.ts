/** The last promise of check: no error, so only printable nodes. */
import type { AnyNode } from '../document/tree.js'
import type { Stage } from '../stage.js'
import { visit } from '../tree/visit.js'

const source: ReadonlySet<AnyNode['type']> = new Set<AnyNode['type']>([
  'citation',
  'crossReference',
  'dataTable',
  'chart',
  'value',
  'claim',
])

/** A source node that nobody reported would vanish in silence: that is a fault of the program. */
export const checkPrintable: Stage = () => (article, file) => {
  if (file.messages.some((message) => message.fatal)) return
  visit(article, (node) => {
    if (source.has(node.type))
      throw new Error(
        `A ${node.type} at ${node.position?.path ?? ''}:${node.position?.start.line ?? 0} was neither resolved nor reported`,
      )
  })
}
