/**
 * What journals ask: each rule of a profile is judged, and what breaks is reported where it stands. A rule that the source
 * reads only in a copy warns; one from the publisher's own page is an error, as is what `galley package` would refuse.
 */
import type { VFile } from 'vfile'
import type { Inputs } from '../document/inputs.js'
import type { Article } from '../document/tree.js'
import { hasGrownOld } from '../journals/index.js'
import type { Profile } from '../journals/schema.js'
import { raise, report } from '../report.js'
import type { Stage } from '../stage.js'
import { judgeRule, type JournalFinding } from './journal/judge.js'

/** One rule of a profile, judged. */
export interface Verdict {
  rule: Profile['rules'][number]
  /** `by-hand`: nothing in a manuscript can show it. */
  outcome: 'holds' | 'breaks' | 'by-hand'
  /** What was counted, against the limit: `212 of at most 300`. */
  measured?: string | undefined
  findings: readonly JournalFinding[]
}

/** `journal-requirement`, `journal-advice`, `old-profile`, for every profile that the build is for. */
export const checkJournals: Stage = (inputs) => (article, file) => {
  for (const profile of inputs.settings.journals ?? []) {
    reportAge(profile.name, profile, article, inputs, file)
    for (const { rule, findings } of judgeArticle(profile, article, inputs, file)) {
      if (rule.check.kind === 'raises' || rule.check.kind === 'checklist')
        raiseAll(findings, rule.severity)
      else
        for (const { place, found } of findings) {
          report(
            file,
            rule.severity === 'error' ? 'journal-requirement' : 'journal-advice',
            place,
            `Unexpected ${found}, expected ${rule.asks} (${profile.title})`,
            { note: sourceOf(profile, rule) },
          )
        }
    }
  }
}

/** Every rule of a profile over an article that has been checked; `file` holds the messages so far. */
export const judgeArticle = (
  profile: Profile,
  article: Article,
  inputs: Inputs,
  file: VFile,
): Verdict[] =>
  profile.rules.map((rule): Verdict => {
    const { findings, measured } = judgeRule(rule.check, { article, inputs, profile }, file)
    return {
      rule,
      findings,
      measured,
      outcome: rule.check.kind === 'by-hand' ? 'by-hand' : findings.length > 0 ? 'breaks' : 'holds',
    }
  })

function sourceOf(
  { sources, readOn }: Profile,
  { source, quoted }: Profile['rules'][number],
): string {
  return `${quoted ? `"${quoted}". ` : ''}Read on ${readOn} in ${sources[source]?.title ?? source}.`
}

/** A journal may make an error of what is a warning elsewhere. */
function raiseAll(findings: readonly JournalFinding[], severity: 'error' | 'warning'): void {
  for (const { message } of findings) if (message && severity === 'error') raise(message)
}

/** The manuscript's own date, else SOURCE_DATE_EPOCH, says what day it is. */
function reportAge(
  name: string,
  profile: Profile,
  article: Article,
  { settings }: Inputs,
  file: VFile,
): void {
  const { dates, positions } = article.children[0].metadata
  const epoch = settings.sourceDateEpoch
  const day =
    dates.revised ??
    dates.date ??
    (epoch ? new Date(epoch * 1000).toISOString().slice(0, 10) : undefined)
  if (day && hasGrownOld(profile, day)) {
    report(
      file,
      'old-profile',
      positions.get('date') ?? positions.get('title'),
      `Unexpected age of the profile \`${name}\`, read on ${profile.readOn} and more than a year before ${day}, expected the journal's own pages to be read again`,
    )
  }
}
