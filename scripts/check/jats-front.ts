/**
 * What the recommendations for JATS ask of an article's front, as far as its authors know it.
 */
import type { Position } from 'unist'
import { bareFunderId, rorAddress } from '../funders.js'
import { countryCode } from '../countries.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'

/** `unknown-country`, `invalid-funder`, `single-equal-contribution`. */
export const checkFront: Stage = () => (article, file) => {
  const { metadata } = article.children[0]
  const place = (...ways: string[]): Position | undefined =>
    ways.map((way) => metadata.positions.get(way)).find((found) => found !== undefined)
  metadata.affiliations.forEach(({ country }, index) => {
    if (country && !countryCode(country))
      report(
        file,
        'unknown-country',
        place(`affiliations.${index}.country`, `affiliations.${index}`, 'affiliations'),
        `Unexpected country \`${country}\`, expected a country's English name or its two letters of ISO 3166 (JATS4R Authors and affiliations)`,
      )
  })
  metadata.funding.forEach(({ funder, funderId, ror }, index) => {
    if (funderId && !bareFunderId(funderId)) {
      report(
        file,
        'invalid-funder',
        place(`funding.${index}.id`, `funding.${index}`, 'funding'),
        `Unexpected funder identifier \`${funderId}\`, expected one of the Open Funder Registry such as \`10.13039/501100000272\`, or a ROR (JATS4R Funding)`,
      )
    }
    if (ror && !rorAddress(ror))
      report(
        file,
        'invalid-funder',
        place(`funding.${index}.ror`, `funding.${index}`, 'funding'),
        `Unexpected ROR \`${ror}\` of a funder, expected an address such as \`https://ror.org/02mhbdp94\``,
      )
    if (!funder)
      report(
        file,
        'invalid-funder',
        place(`funding.${index}`, 'funding'),
        'Unexpected award without a funder, expected `funder:` with its name (JATS4R Funding)',
      )
  })
  const equals = metadata.authors.filter((author) => author.equalContribution)
  if (equals.length === 1)
    report(
      file,
      'single-equal-contribution',
      equals[0]?.position,
      'Unexpected equal contribution of one author alone, expected it on at least two (JATS4R Authors and affiliations)',
    )
}
