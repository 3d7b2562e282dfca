/**
 * What JATS can say of an article's metadata.
 */
import { bareFunderId } from '../../../funders.js'
import { countryName } from '../../../countries.js'
import type { Inputs } from '../../../document/inputs.js'
import type { Author, Award, License, Metadata } from '../../../document/metadata.js'
import { legalTexts } from '../../../write/characters.js'
import { licenceSentence } from '../../../write/jats/permissions.js'

/** Metadata holds it: without positions, with the defaults that are written. */
export function metadata(
  written: Metadata,
  title: string,
  lang: string,
  { settings }: Inputs,
): Metadata {
  const { blind } = settings
  const source = legalTexts(written)
  const affiliationIds = source.affiliations.map((one) => one.id)
  const equals = source.authors.filter((one) => one.equalContribution).length
  return {
    articleType: source.articleType,
    title,
    authors: blind ? [anonymous] : source.authors.map((one) => author(one, affiliationIds, equals)),
    affiliations: blind
      ? []
      : source.affiliations.map((one, index) => ({
          ...one,
          id: `aff-${index + 1}`,
          department: one.department || undefined,
          street: one.street || undefined,
          postalCode: one.postalCode || undefined,
          isni: one.isni || undefined,
          city: one.city || undefined,
          region: one.region || undefined,
          country: one.country ? countryName(one.country) : undefined,
          ror: one.ror ? registry(one.ror) : undefined,
        })),
    keywords: [],
    categories: source.categories.length > 0 ? source.categories : [inWords(source.articleType)],
    dates: {
      published: date(source.dates.published ?? source.dates.date),
      received: date(source.dates.received),
      revised: date(source.dates.revised),
      accepted: date(source.dates.accepted),
      collection: date(source.dates.collection),
    } as Metadata['dates'],
    license: source.license && license(source.license, lang),
    furtherLicenses: source.furtherLicenses?.length
      ? source.furtherLicenses.map((one) => license(one, lang))
      : undefined,
    openAccess: blind ? undefined : source.openAccess || undefined,
    copyright: blind ? undefined : source.copyright,
    funding: blind ? [] : source.funding.map(award),
    journal: journal(source.journal),
    identifiers: source.identifiers,
    volume: source.volume || undefined,
    issue: source.issue || undefined,
    elocationId: source.pages ? undefined : source.elocationId || undefined,
    pages: source.pages && {
      first: source.pages.first,
      last: source.pages.last || source.pages.first,
    },
    related: source.related.map(({ type, doi, url, title }) => ({
      type,
      doi: doi || undefined,
      url: doi ? undefined : url,
      title: title || undefined,
    })),
    trials: source.trials?.length ? source.trials : undefined,
    positions: new Map(),
  }
}

const license = (source: License, lang: string): License => ({
  url: source.url,
  name: licenceSentence(source, lang),
  start: source.url ? source.start || undefined : undefined,
})

/** A blind manuscript's only author. */
const anonymous: Author = { kind: 'person', family: '', affiliations: [], roles: [] }

/** "Equally" means more than one; an author without a given name has one name. */
function author(source: Author, affiliationIds: readonly string[], equals: number): Author {
  const { position: _position, ...rest } = source
  const yes = (flag: boolean | undefined): true | undefined => flag || undefined
  const shared = {
    email: rest.email || undefined,
    address: rest.address || undefined,
    phone: rest.phone || undefined,
    note: rest.note || undefined,
    corresponding: yes(rest.corresponding),
    deceased: yes(rest.deceased),
    equalContribution: yes(rest.equalContribution && equals > 1),
    affiliations: rest.affiliations
      .map((id) => affiliationIds.indexOf(id))
      .filter((index) => index >= 0)
      .map((index) => `aff-${index + 1}`),
  }
  if (rest.kind === 'group') return { ...rest, ...shared }
  return {
    ...rest,
    ...shared,
    family: rest.family || rest.given || '',
    given: (rest.family && rest.given) || undefined,
    suffix: rest.suffix || undefined,
    degrees: rest.degrees || undefined,
    orcid: rest.orcid || undefined,
    isni: rest.isni || undefined,
  }
}

const registry = (ror: string): string =>
  `https://ror.org/${ror.trim().replace(/^(?:https?:\/\/)?ror\.org\//i, '')}`

function award({ funder, funderId, ror, awards, recipients }: Award): Award {
  const id = funder ? bareFunderId(funderId) : undefined
  return {
    funder,
    funderId: id,
    ror: funder && !id && ror ? registry(ror) : undefined,
    awards: awards.filter(Boolean),
    recipients,
  }
}

/** A date in the parts that are numbers. */
const date = (written: string | undefined): string | undefined =>
  /^\d{4}(?:-\d\d(?:-\d\d)?)?/.exec(written ?? '')?.[0]

function journal(source: Metadata['journal']): Metadata['journal'] {
  const { profile: _profile, ...told } = source ?? {}
  const known = Object.entries(told).filter(
    ([, value]) =>
      value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  const withPublisher = told.publisher
    ? known
    : known.filter(([name]) => name !== 'publisherLocation')
  return withPublisher.length > 0 ? Object.fromEntries(withPublisher) : undefined
}

const inWords = (type: string): string =>
  type
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ')
