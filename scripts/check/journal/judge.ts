/** One check of a profile over an article: which function judges it. */
import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import type { Node, Position } from 'unist'
import type { Inputs } from '../../document/inputs.js'
import type { Article } from '../../document/tree.js'
import type { Check, JournalRule, Profile } from '../../journals/schema.js'
import { checklist } from './checklist.js'
import { contributionsCoverAuthors, consentWords, declarations } from './declarations.js'
import { captionWords, cells, floatCount, reviewTable } from './floats.js'
import {
  abstractHeadings,
  abstractNotRepeated,
  abstractWithoutCitations,
  abstractWords,
  authors,
  keywords,
  titleHas,
  titleLacks,
  titleWords,
} from './front.js'
import { fileSize, pixels, resolution } from './images.js'
import { identity } from './identity.js'
import { bodyWords, list, referenceCount, textLacks } from './text.js'

/** Something that breaks a rule: what is there, as it stands after "Unexpected". */
export interface JournalFinding {
  place: Node | Position | undefined
  found: string
  message?: VFileMessage | undefined
}
export interface Judgement {
  findings: readonly JournalFinding[]
  measured?: string | undefined
}
/** What a judge may look at. */
export interface JudgeContext {
  article: Article
  inputs: Inputs
  profile: Profile
}

type Kind = JournalRule['check']['kind']
const judges: {
  readonly [K in Exclude<Kind, 'raises' | 'checklist'>]: (
    check: Check<K>,
    sight: JudgeContext,
  ) => Judgement
} = {
  'title-has': titleHas,
  'title-lacks': titleLacks,
  'title-words': titleWords,
  references: referenceCount,
  floats: floatCount,
  authors,
  keywords,
  'abstract-headings': abstractHeadings,
  'abstract-words': abstractWords,
  'abstract-without-citations': abstractWithoutCitations,
  'abstract-not-repeated': abstractNotRepeated,
  'body-words': bodyWords,
  list,
  'list-present': (check, sight) => list({ ...check, least: 1, most: Infinity }, sight),
  'text-lacks': textLacks,
  identity,
  declarations,
  'consent-words': consentWords,
  'contributions-cover-authors': contributionsCoverAuthors,
  'review-table': reviewTable,
  'caption-words': captionWords,
  cells,
  resolution,
  pixels,
  'file-size': fileSize,
  'by-hand': () => ({ findings: [] }),
}

/** Judges one check; `file` holds the messages of all other checks, which a profile may raise. */
export function judgeRule(
  check: JournalRule['check'],
  sight: JudgeContext,
  file: VFile,
): Judgement {
  if (check.kind === 'raises') return raised(check, file)
  if (check.kind === 'checklist') return checklist(check, sight, file)
  const judge = judges[check.kind] as (
    check: JournalRule['check'],
    sight: JudgeContext,
  ) => Judgement
  return judge(check, sight)
}

function raised({ rules }: Check<'raises'>, file: VFile): Judgement {
  const raisedRules: readonly string[] = rules
  const messages = file.messages.filter(
    ({ ruleId }) => ruleId !== undefined && raisedRules.includes(ruleId),
  )
  return {
    findings: messages.map((message): JournalFinding => {
      const { place } = message
      const position =
        place && 'start' in place ? { ...place, path: message.file ?? '' } : undefined
      return { place: position, found: message.ruleId ?? '', message }
    }),
  }
}
