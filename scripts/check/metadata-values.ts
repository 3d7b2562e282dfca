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
  checkNames(metadata.authors, tell)
  checkKeywords(metadata, tell)
  checkReachable(metadata, tell)
  checkLicense(metadata.license, metadata.positions.get('license'), tell)
}

function checkAuthor(author: Author, tell: Tell): void {
  const { email, position } = author
  if (email && !/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]{2,}$/.test(email))
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

/** Marks of notes that were typed behind a name, and a person who is listed twice. */
function checkNames(authors: readonly Author[], tell: Tell): void {
  const seen = new Map<string, string>()
  for (const author of authors) {
    if (author.kind !== 'person') continue
    const { family, given, orcid, position } = author
    const mark = /(?<=\p{L})(?:\d[\d,]*|[*\u2020\u2021\u00A7\u00B6#\u00B9\u00B2\u00B3])+$/u.exec(
      family,
    )
    if (mark)
      tell(
        position,
        `Unexpected \`${mark[0]}\` behind the name \`${family}\`, expected the name alone: \`affiliations:\`, \`corresponding:\` and \`note:\` say what a mark would`,
      )
    const name = `${given ?? ''} ${family}`.toLowerCase()
    const other = seen.get(name)
    if (given && other !== undefined && (!orcid || !other || orcid === other))
      tell(position, `Unexpected second author \`${given} ${family}\`, expected each once`)
    seen.set(name, orcid ?? '')
  }
}

function checkKeywords({ keywords, positions }: Metadata, tell: Tell): void {
  const seen = new Set<string>()
  for (const [index, keyword] of keywords.entries()) {
    const same = keyword.toLowerCase()
    if (seen.has(same))
      tell(
        positions.get(`keywords.${index}`) ?? positions.get('keywords'),
        `Unexpected second keyword \`${keyword}\`, expected each once`,
      )
    seen.add(same)
  }
}

/** Readers write to the corresponding author (JATS4R Authors and affiliations; ICMJE II.A.3). */
function checkReachable({ authors }: Metadata, tell: Tell): void {
  for (const { corresponding, email, position } of authors)
    if (corresponding && !email)
      tell(position, 'Unexpected corresponding author without an address, expected `email:`')
}

/** A licence of Creative Commons that there is not: the reader of licences knows those that there are by their names. */
function checkLicense(license: License | undefined, place: Position | undefined, tell: Tell): void {
  if (!license) return
  const { name, url } = license
  const isNone =
    name === url
      ? /creativecommons\.org\/licenses\//i.test(name)
      : !url && /^(?:cc\b|creative commons)/i.test(name)
  if (isNone)
    tell(place, `Unexpected licence \`${name}\`, expected one that there is, such as \`CC-BY-4.0\``)
}
