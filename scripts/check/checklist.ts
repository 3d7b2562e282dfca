/**
 * Reporting checklists: for those that the metadata or the journals of the build name, each item is found or excluded with
 * a reason.
 */
import type { VFile } from 'vfile'
import { faultsOf } from '../checklists/faults.js'
import { fill } from '../checklists/fill.js'
import { checklistName, checklistNamed } from '../checklists/index.js'
import type { Inputs } from '../document/inputs.js'
import type { Article } from '../document/tree.js'
import { raise, report } from '../report.js'
import type { Stage } from '../stage.js'

/** `checklist-item`. */
export const checkChecklists: Stage = (inputs) => (article, file) => {
  for (const name of checklistsOf(article, inputs)) reportChecklist(name, article, inputs, file)
}

/** The checklists that the article is held to: its own, and its journals' where it is a case report. */
export function checklistsOf(article: Article, { settings }: Inputs): string[] {
  const { checklists, articleType } = article.children[0].metadata
  const rules =
    articleType === 'case-report'
      ? (settings.journals ?? []).flatMap((journal) => journal.rules)
      : []
  return [
    ...new Set([
      ...(checklists?.keys() ?? []),
      ...rules.flatMap(({ check }) =>
        check.kind === 'checklist' ? [checklistName(check.name)] : [],
      ),
    ]),
  ]
}

/** Reports what the checklist called `name` lacks; without a timeline or consent it is an error. */
export function reportChecklist(
  name: string,
  article: Article,
  { settings }: Inputs,
  file: VFile,
): void {
  const checklist = checklistNamed(name, settings.checklists)
  if (!checklist) return
  for (const { reason, position, grave, note, suggestions } of faultsOf(
    name,
    checklist,
    fill(name, checklist, article),
    article,
  )) {
    const message = report(file, 'checklist-item', position, reason, { note, suggestions })
    if (grave) raise(message)
  }
}
