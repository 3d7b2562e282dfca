/**
 * Contributors of a Crossref deposit: ORCID iDs, affiliations with their ROR.
 */
import type { Element } from 'xast'
import { countryName } from '../countries.js'
import type { Affiliation, Metadata } from '../document/metadata.js'
import { institutionId } from '../write/jats/affiliations.js'
import { element, textElement } from '../write/jats/xml.js'

/** The authors in order; the first is the `first`. */
export function crossrefContributors({ authors, affiliations }: Metadata): Element {
  return element(
    'contributors',
    {},
    authors.map((author, index) => {
      const attributes = {
        contributor_role: 'author',
        sequence: index === 0 ? 'first' : 'additional',
      }
      if (author.kind === 'group') return element('organization', attributes, author.name)
      const places = author.affiliations
        .map((id) => affiliations.find((one) => one.id === id))
        .filter((one) => one !== undefined)
      return element(
        'person_name',
        attributes,
        textElement('given_name', author.given),
        element('surname', {}, author.family),
        textElement('suffix', author.suffix),
        places.length > 0 ? element('affiliations', {}, places.map(institution)) : undefined,
        author.orcid
          ? element('ORCID', { authenticated: 'false' }, `https://orcid.org/${author.orcid}`)
          : undefined,
      )
    }),
  )
}

function institution({ institution: name, ror, city, country, department }: Affiliation): Element {
  const place = [city, country && countryName(country)].filter(Boolean).join(', ')
  const id = ror && institutionId('ror', ror).children
  return element(
    'institution',
    {},
    element('institution_name', {}, name),
    id ? element('institution_id', { type: 'ror' }, id) : undefined,
    textElement('institution_place', place || undefined),
    textElement('institution_department', department),
  )
}
