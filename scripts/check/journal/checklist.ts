/** A journal that asks for a reporting checklist: its items are reported by `checkChecklists`, and counted here. */
import type { VFile } from 'vfile'
import { faultsOf } from '../../checklists/faults.js'
import { fill } from '../../checklists/fill.js'
import { checklistNamed } from '../../checklists/index.js'
import type { Check } from '../../journals/schema.js'
import type { Judgement, JudgeContext } from './judge.js'

/** The messages of `file` that are about this checklist. */
export function checklist(
  { name }: Check<'checklist'>,
  { article, inputs }: JudgeContext,
  file: VFile,
): Judgement {
  const known = checklistNamed(name, inputs.settings.checklists)
  if (!known) return { findings: [], measured: 'no such checklist' }
  if (article.children[0].metadata.articleType !== 'case-report')
    return { findings: [], measured: 'no case report' }
  const filled = fill(name, known, article)
  const reasons = new Set(faultsOf(name, known, filled, article).map(({ reason }) => reason))
  const messages = file.messages.filter(
    ({ ruleId, reason }) => ruleId === 'checklist-item' && reasons.has(reason),
  )
  const found = filled.filter(({ outcome }) => outcome !== 'missing').length
  return {
    findings: messages.map((message) => ({
      place: placeOf(message.place, message.file),
      found: message.reason,
      message,
    })),
    measured: `${found} of ${filled.length} items`,
  }
}

const placeOf = (
  place: VFile['messages'][number]['place'],
  path: string | undefined,
): Judgement['findings'][number]['place'] =>
  place && 'start' in place ? { ...place, path: path ?? '' } : undefined
