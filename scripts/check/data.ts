/**
 * `unresolved-table` and `invalid-expression`: tables and charts that could not be made from the data.
 */
import { visit } from 'unist-util-visit'
import type { YamlSource } from '../document/inputs.js'
import type { Article, Fault } from '../document/tree.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'
import { unreadData } from './unread.js'

/** Reports each fault of a table or chart, at its line of the YAML. */
export const checkDataTables: Stage = (inputs) => (article: Article, file) => {
  const { names } = unreadData(inputs, file)
  const sourceOf = (made: YamlSource | undefined): string =>
    String((made?.value as { source?: unknown } | undefined)?.source ?? '')
  visit(article, (node) => {
    if ((node.type !== 'dataTable' && node.type !== 'chart') || !node.fault) return
    const made = (node.type === 'chart' ? inputs.charts : inputs.tables).get(node.from)
    if (made && names(sourceOf(made))) return
    for (const fault of [node.fault, ...(node.fault.others ?? [])] as Fault[]) {
      report(file, fault.rule, fault.position ?? node, fault.reason, fault)
    }
  })
}
