/** What journals ask about the patient's identity, beyond what is asked of any case report. */
import type { Check } from '../../journals/schema.js'
import type { IdentityKind } from '../identity/detector.js'
import { traces } from '../identity/text.js'
import type { Judgement, JudgeContext } from './judge.js'

const names: Readonly<Record<IdentityKind, string>> = {
  'record-number': 'record number',
  name: 'name',
  birth: 'date of birth',
  date: 'date',
  'other-date': 'date',
  month: 'month or day',
  initials: 'initials',
  age: 'exact age',
  'old-age': 'exact age',
  institution: 'institution',
  town: 'town',
  'town-date': 'town',
}

/** What tells of the patient says nothing of the kinds that the journal names. */
export function identity(
  { lacks }: Check<'identity'>,
  { article, inputs }: JudgeContext,
): Judgement {
  const wanted: ReadonlySet<IdentityKind> = new Set(lacks)
  return {
    findings: traces(article, inputs, (kind) => wanted.has(kind)).map(
      ({ kind, words, position }) => ({ place: position, found: `${names[kind]} \`${words}\`` }),
    ),
  }
}
