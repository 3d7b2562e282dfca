/**
 * `patient-identity` and `identity-hint` in the text: what points to the patient of a case report.
 */
import type { Node, Position } from 'unist'
import type { Inputs } from '../../document/inputs.js'
import type { Article } from '../../document/tree.js'
import { report } from '../../report.js'
import type { RuleName } from '../../rules.js'
import type { Stage } from '../../stage.js'
import { placeOf } from '../places.js'
import type { FoundIdentifier, IdentityKind } from './detector.js'
import { ownOf } from './own.js'
import { passages } from './passages.js'
import { identifiersIn } from './sentence.js'
import { tellsOfPatient } from './subject.js'

/** What was found in an article, where it stands, and how often its table has more of the same. */
export interface Trace extends FoundIdentifier {
  position: Position | undefined
  more: number
}

/** Everything of the wanted kinds, in order; what the manuscript says points to nobody is left out. */
export function traces(
  article: Article,
  inputs: Inputs,
  wanted: (kind: IdentityKind) => boolean,
): Trace[] {
  const own = ownOf(article.children[0].metadata)
  const allowed = new Set(inputs.settings.notIdentifying ?? [])
  const found: Trace[] = []
  const grouped = new Map<Node, Map<IdentityKind, Trace>>()
  for (const { part, prose, whole } of passages(article)) {
    for (const { start, end } of prose.sentences) {
      for (const one of identifiersIn(prose.text.slice(start, end), part, own)) {
        if (!wanted(one.kind) || allowed.has(one.words)) continue
        const group = whole && grouped.get(whole)
        const before = group?.get(one.kind)
        if (before) before.more += 1
        else {
          const trace: Trace = {
            ...one,
            position: placeOf(prose, start + one.start, one.words, inputs) ?? whole?.position,
            more: 0,
          }
          found.push(trace)
          if (whole)
            grouped.set(whole, (group ?? new Map<IdentityKind, Trace>()).set(one.kind, trace))
        }
      }
    }
  }
  return found
}

interface Told {
  rule: RuleName
  is: (words: string) => string
  instead: string
}

/** What is told of each kind; the rest is a matter of the journal. */
const told: { readonly [K in Exclude<IdentityKind, 'age' | 'month' | 'town'>]: Told } = {
  'record-number': {
    rule: 'patient-identity',
    is: (words) => `\`${words}\`, a number under which a hospital or authority knows the patient`,
    instead: 'none',
  },
  name: {
    rule: 'patient-identity',
    is: (words) => `\`${words}\`, which names the patient`,
    instead: '"the patient"',
  },
  birth: {
    rule: 'patient-identity',
    is: (words) => `date of birth \`${words}\``,
    instead: 'an age',
  },
  date: {
    rule: 'patient-identity',
    is: (words) => `day \`${words}\` on which something happened to the patient`,
    instead: 'the time from another event ("three days later")',
  },
  'other-date': {
    rule: 'identity-hint',
    is: (words) => `day \`${words}\` in what tells of the patient`,
    instead: "the time from another event, if it is the patient's",
  },
  initials: {
    rule: 'identity-hint',
    is: (words) => `\`${words}\`, which seems to be the patient's initials`,
    instead: '"the patient"',
  },
  'old-age': {
    rule: 'identity-hint',
    is: (words) => `exact age \`${words}\`, which few people reach`,
    instead: '"over 89"',
  },
  institution: {
    rule: 'identity-hint',
    is: (words) => `\`${words}\`, the authors' own institution, in what tells of the patient`,
    instead: '"our hospital"',
  },
  'town-date': {
    rule: 'identity-hint',
    is: (words) => `town \`${words}\` with a date beside it, in what tells of the patient`,
    instead: 'one of them at most',
  },
}
const isTold = (kind: IdentityKind): kind is keyof typeof told => Object.hasOwn(told, kind)

/** Reports what points to the patient in a case report, or where a journal minds it. */
export const checkIdentity: Stage = (inputs) => (article, file) => {
  if (!tellsOfPatient(article, inputs)) return
  for (const { kind, words, position, more } of traces(article, inputs, isTold)) {
    if (!isTold(kind)) continue
    const { rule, is, instead } = told[kind]
    report(
      file,
      rule,
      position,
      `Unexpected ${is(words)}${more > 0 ? ` (and ${more} more of the kind beside it)` : ''}, expected ${instead}`,
      {
        note: `Where it points to nobody, say so with \`not-identifying: ["${words}"]\` in the metadata.`,
      },
    )
  }
}
