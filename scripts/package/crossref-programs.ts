/**
 * What a Crossref deposit says beside the article itself, each in a schema of its own: who paid (fundref.xsd), the licence
 * (AccessIndicators.xsd), registered trials (clinicaltrials.xsd), related works (relations.xsd).
 */
import type { Element } from 'xast'
import type { Award, Metadata, RelatedArticle, Trial } from '../document/metadata.js'
import { bareFunderId } from '../funders.js'
import { institutionId } from '../write/jats/affiliations.js'
import { element, textElement, elementText, type ElementChild } from '../write/jats/xml.js'

/** The four programs, in the schema's order; those that have nothing to say are left out. */
export const programs = (metadata: Metadata, published: string): Element[] =>
  [
    program('fr:program', { name: 'fundref' }, metadata.funding.flatMap(assertions)),
    licence(metadata, published),
    program('ct:program', {}, (metadata.trials ?? []).flatMap(trial)),
    program('rel:program', { name: 'relations' }, metadata.related.flatMap(relation)),
  ].filter((one) => one !== undefined)

const program = (
  name: string,
  attributes: Record<string, string>,
  content: readonly Element[],
): Element | undefined => (content.length > 0 ? element(name, attributes, content) : undefined)

const assertion = (name: string, ...content: ElementChild[]): Element =>
  element('fr:assertion', { name }, ...content)

/**
 * A funder by its ROR, which needs no name beside it, or by name and number in the registry of funders. Awards that nobody
 * is named for stand by themselves.
 */
function assertions({ funder, funderId, ror, awards }: Award): Element[] {
  const numbers = awards.map((number) => assertion('award_number', number))
  const known = bareFunderId(funderId)
  const who = known
    ? named(funder, known)
    : ror
      ? assertion('ror', institutionId('ror', ror).children.map(elementText).join(''))
      : funder
        ? named(funder)
        : undefined
  if (!who) return numbers
  return [assertion('fundgroup', who, numbers)]
}

const named = (funder: string, id?: string): Element =>
  assertion(
    'funder_name',
    funder,
    id ? assertion('funder_identifier', `https://doi.org/${id}`) : undefined,
  )

/** The licences of the version of record. */
function licence(
  { license, furtherLicenses = [] }: Metadata,
  published: string,
): Element | undefined {
  const references = [license, ...furtherLicenses].flatMap((one) => {
    if (!one?.url) return []
    const begin = one.start ?? published
    const start = /^\d{4}-\d\d-\d\d$/.test(begin) ? begin : undefined
    return [element('ai:license_ref', { applies_to: 'vor', start_date: start }, one.url)]
  })
  return references.length > 0
    ? element('ai:program', { name: 'AccessIndicators' }, references)
    : undefined
}

/** Registries that Crossref knows, by what their numbers begin with; a trial of another has no place in a deposit. */
const registries: ReadonlyArray<readonly [RegExp, string]> = [
  [/^NCT\d/i, 'clinical-trials-gov'],
  [/^ISRCTN\d/i, 'isrctn'],
  [/^ACTRN\d/i, 'anzctr'],
  [/^DRKS\d/i, 'drks'],
  [/^ChiCTR/i, 'chictr'],
  [/^RBR-/i, 'rebec'],
  [/^(?:NTR|NL)-?\d/i, 'dutch-trial-register'],
  [/^CTRI\//i, 'clinical-trial-registry-india'],
  [/^UMIN\d/i, 'umin-japan'],
  [/^PACTR\d/i, 'pactr'],
  [/^SLCTR\//i, 'slctr'],
  [/^JMA-/i, 'jma'],
  [/^IRCT\d/i, 'irct'],
  [/^KCT\d/i, 'cris'],
  [/^RPCEC\d/i, 'rpec'],
  [/^(?:EUCTR)?\d{4}-\d{6}-\d\d/i, 'euctr'],
  [/^jRCT/i, 'jprn'],
  [/^TCTR\d/i, 'tctr'],
  [/^U1111-/i, 'utn'],
]
const stages = {
  'pre-results': 'preResults',
  results: 'results',
  'post-results': 'postResults',
} as const

function trial({ number, stage }: Trial): Element[] {
  const [, registry] = registries.find(([begins]) => begins.test(number)) ?? []
  if (!registry) return []
  return [
    element(
      'ct:clinical-trial-number',
      { registry: `10.18810/${registry}`, type: stage && stages[stage] },
      number,
    ),
  ]
}

/** What the other work is to this one (relations.xsd), from the types of JATS; those not listed are related material. */
const relations: Readonly<Record<string, readonly [kind: 'inter' | 'intra', type: string]>> = {
  preprint: ['intra', 'hasPreprint'],
  'alt-language': ['intra', 'isTranslationOf'],
  'updated-article': ['intra', 'isVersionOf'],
  'republished-article': ['intra', 'isVersionOf'],
  'commentary-article': ['inter', 'isCommentOn'],
  commentary: ['inter', 'hasComment'],
  letter: ['inter', 'isReplyTo'],
  'letter-reply': ['inter', 'hasReply'],
  reply: ['inter', 'hasReply'],
  'peer-reviewed-article': ['inter', 'isReviewOf'],
  continues: ['inter', 'continues'],
  'continued-by': ['inter', 'isContinuedBy'],
}

function relation({ type, doi, url, title }: RelatedArticle): Element[] {
  const place = doi ?? url
  if (!place) return []
  const [kind, name] = relations[type] ?? ['inter', 'hasRelatedMaterial']
  return [
    element(
      'rel:related_item',
      {},
      textElement('rel:description', title),
      element(
        `rel:${kind}_work_relation`,
        { 'relationship-type': name, 'identifier-type': doi ? 'doi' : 'uri' },
        place,
      ),
    ),
  ]
}
