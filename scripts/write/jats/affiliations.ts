/**
 * `aff`: where the authors work, in parts, with identifiers.
 */
import type { Element, ElementContent } from 'xast'
import { countryCode, countryName } from '../../countries.js'
import type { Affiliation } from '../../document/metadata.js'
import { element, textElement } from './xml.js'

/** JATS 1.3 `<aff>` (JATS4R Authors and affiliations): label, institution with its ROR, place, country with its code. */
export function affiliation(node: Affiliation, id: string): Element {
  const institution = element(
    'institution-wrap',
    {},
    textElement('institution', node.department, { 'content-type': 'dept' }),
    textElement('institution', node.institution),
    node.ror ? institutionId('ror', node.ror) : undefined,
    node.isni ? institutionId('isni', node.isni) : undefined,
  )
  const country =
    node.country &&
    element('country', { country: countryCode(node.country) }, countryName(node.country))
  const parts = [
    institution.children.length > 0 ? institution : undefined,
    textElement('addr-line', node.street),
    textElement('postal-code', node.postalCode),
    textElement('city', node.city),
    textElement('state', node.region),
    country || undefined,
  ].filter((part) => part !== undefined)
  return element(
    'aff',
    { id },
    textElement('label', node.label),
    parts.flatMap((part, index): ElementContent[] =>
      index > 0 ? [{ type: 'text', value: between(parts[index - 1]!) }, part] : [part],
    ),
  )
}

/** A city stands behind its postal code. */
const between = (before: Element): string => (before.name === 'postal-code' ? ' ' : ', ')

/** An ISNI as its address, for people and institutions. */
export const isniAddress = (digits: string): string => `https://isni.org/isni/${digits}`

/** An institution's identifier: in the Research Organization Registry, the Open Funder Registry, or ISO 27729. */
export function institutionId(registry: 'ror' | 'funder' | 'isni', written: string): Element {
  if (registry === 'isni')
    return element(
      'institution-id',
      { 'institution-id-type': 'isni', vocab: 'isni', 'vocab-identifier': 'https://isni.org/' },
      isniAddress(written),
    )
  const name = written
    .trim()
    .replace(/^https?:\/\/(?:dx\.)?(?:ror|doi)\.org\//i, '')
    .replace(/^ror\.org\//i, '')
  if (registry === 'ror')
    return element(
      'institution-id',
      { 'institution-id-type': 'ror', vocab: 'ror', 'vocab-identifier': 'https://ror.org/' },
      `https://ror.org/${name}`,
    )
  return element(
    'institution-id',
    {
      'institution-id-type': 'doi',
      vocab: 'open-funder-registry',
      'vocab-identifier': '10.13039/open_funder_registry',
    },
    name,
  )
}
