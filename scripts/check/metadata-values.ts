/**
 * `invalid-metadata`: values of the metadata that can be read and are surely slips. Warnings: what stands there is
 * printed as it is.
 */
import type { Position } from 'unist'
import type { Author, License, Metadata } from '../document/metadata.js'
import { closest, distance } from '../closest.js'
import { creditTerms } from '../credit.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'

type Tell = (place: Position | undefined, reason: string) => void

export const checkMetadataValues: Stage = () => (article, file) => {
  const { metadata } = article.children[0]
  const tell: Tell = (place, reason) =>
    report(file, 'invalid-metadata', place, reason, { severity: 'warning' })
  for (const author of metadata.authors) checkAuthor(author, tell)
  checkReachable(metadata, tell)
  checkLicense(metadata.license, metadata.positions.get('license'), tell)
}

function checkAuthor(author: Author, tell: Tell): void {
  const { email, position } = author
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email))
    tell(
      position,
      `Unexpected e-mail address \`${email}\`, expected one such as \`jane@example.org\``,
    )
  for (const { term, credit } of author.roles) {
    const near = credit ? undefined : closest(term, creditTerms)
    if (near && distance(term.toLowerCase(), near.toLowerCase()) <= 3)
      tell(
        position,
        `Unexpected role \`${term}\`, which is none of CRediT; did you mean \`${near}\`?`,
      )
  }
  if (author.kind === 'person' && /\s(?:and|&)\s/.test(`${author.given ?? ''} ${author.family}`))
    tell(
      position,
      `Unexpected \`and\` in the name \`${author.given ? `${author.given} ` : ''}${author.family}\`, expected an entry for each author`,
    )
}

/** Readers write to the corresponding author (JATS4R Authors and affiliations; ICMJE II.A.3). */
function checkReachable({ authors }: Metadata, tell: Tell): void {
  for (const { corresponding, email, position } of authors)
    if (corresponding && !email)
      tell(position, 'Unexpected corresponding author without an address, expected `email:`')
}

/** A licence of Creative Commons that there is not; any other name is its own. */
function checkLicense(license: License | undefined, place: Position | undefined, tell: Tell): void {
  if (!license) return
  const version = /creativecommons\.org\/licenses\/[a-z-]+\/([\d.]+)/.exec(license.url ?? '')?.[1]
  const isNone =
    version === undefined
      ? !license.url && /^(?:cc\b|creative commons)/i.test(license.name ?? '')
      : !/^(?:1\.0|2\.0|2\.5|3\.0|4\.0)$/.test(version)
  if (isNone)
    tell(
      place,
      `Unexpected licence \`${license.name ?? version}\`, expected one that there is, such as \`CC-BY-4.0\``,
    )
}
