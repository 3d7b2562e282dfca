/**
 * `permissions`: copyright and licence, as far as the author gave them (JATS4R Permissions).
 */
import type { Element } from 'xast'
import type { License, Metadata } from '../../document/metadata.js'
import { filled, wordsOf } from '../../languages/index.js'
import type { State } from './state.js'
import { element, type ElementChild } from './xml.js'

/** The statement holds year and holder, both also by themselves; a blind manuscript names no holder. */
export function permissions(
  { copyright, license, furtherLicenses = [] }: Metadata,
  { inputs, lang }: State,
): Element | undefined {
  const owner = inputs.settings.blind ? undefined : copyright
  if (!owner && !license) return undefined
  return element(
    'permissions',
    {},
    owner && [
      element('copyright-statement', {}, `© ${owner.year} ${owner.holder}`),
      element('copyright-year', {}, owner.year),
      element('copyright-holder', {}, owner.holder),
    ],
    license && licensed(license, lang),
    furtherLicenses.map((one) => licenceElement(one, lang)),
  )
}

/** A Creative Commons licence lets anyone read: `ali:free_to_read` says so. */
function licensed(license: License, lang: string): Element[] {
  return [
    ...(isFree(license) ? [element('ali:free_to_read', { start_date: license.start })] : []),
    licenceElement(license, lang),
  ]
}

/** `ali:license_ref/@start_date` (NISO RP-22): from when on it holds. */
function licenceElement(license: License, lang: string): Element {
  const { url, name, start } = license
  const words = licenceSentence(license, lang)
  return element(
    'license',
    {},
    url ? element('ali:license_ref', { start_date: start }, url) : undefined,
    element('license-p', {}, url ? linked(words, name, url) : words),
  )
}

const isFree = ({ url }: License): boolean =>
  url !== undefined && /^https?:\/\/creativecommons\.org\//.test(url)

/** The licence in a sentence (JATS4R Permissions: for people to read): the author's own, else one of the article's language. */
export const licenceSentence = (license: License, lang: string): string =>
  license.text ??
  (isFree(license) && license.name
    ? filled(wordsOf(lang).openAccess, { licence: license.name })
    : license.name)

/** The words, in which the licence's name leads to it. */
function linked(words: string, name: string, url: string): ElementChild[] {
  const start = name ? words.indexOf(name) : -1
  if (start < 0) return [words]
  return [
    words.slice(0, start),
    element('ext-link', { 'ext-link-type': 'uri', 'xlink:href': url }, name),
    words.slice(start + name.length),
  ].filter((part) => part !== '')
}
