/**
 * `unresolved-table` and `invalid-expression`: tables and charts that could not be made from the data.
 */
import { visit } from 'unist-util-visit'
import type { Article, Fault } from '../document/tree.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'

/** Reports each fault of a table or chart, at its line of the YAML. */
export const checkDataTables: Stage = () => (article: Article, file) => {
  visit(article, (node) => {
    if ((node.type !== 'dataTable' && node.type !== 'chart') || !node.fault) return
    for (const fault of [node.fault, ...(node.fault.others ?? [])] as Fault[]) {
      report(file, fault.rule, fault.position ?? node, fault.reason, fault)
    }
  })
}
