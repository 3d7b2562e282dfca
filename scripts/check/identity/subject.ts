import type { Inputs } from '../../document/inputs.js'
import type { Article } from '../../document/tree.js'

/**
 * Whether an article tells of a patient: its type is `case-report`, or it is checked against one journal whose rules mind
 * identity, as a journal of case reports does.
 */
export const tellsOfPatient = (article: Article, { settings }: Inputs): boolean =>
  article.children[0].metadata.articleType === 'case-report' ||
  (settings.journals ?? []).some(
    ({ oneJournal, rules }) => oneJournal && rules.some(({ check }) => check.kind === 'identity'),
  )
