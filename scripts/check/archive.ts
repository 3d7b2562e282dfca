/**
 * What an archive asks beyond the article itself: data of the journal, dates, a place in the issue. A first draft has none of
 * it, so this is asked only where an article is made ready for an archive, or for a journal that has a profile.
 */
import type { VFile } from 'vfile'
import type { Metadata } from '../document/metadata.js'
import type { Article } from '../document/tree.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'
import { checkPlaceholders } from './placeholders.js'

/** `missing-journal-metadata` for a profile of many journals: which of them must be known; its own data it knows itself. */
export const checkProfile: Stage =
  ({ settings: { journals = [] } }) =>
  (article, file) => {
    const { metadata } = article.children[0]
    const isOneOfMany = metadata.journal?.profile && journals.some(({ oneJournal }) => !oneJournal)
    if (isOneOfMany) complain(article, file, [[metadata.journal?.title, '`journal.title`']])
  }

/** Where a package goes. */
export type PackageDestination = 'meca' | 'pmc' | 'crossref'

/** `missing-journal-metadata`, `placeholder-text`: what the destination would turn a package away for. */
export function checkForArchive(
  destination: PackageDestination,
  article: Article,
  file: VFile,
): void {
  const { metadata } = article.children[0]
  checkPlaceholders(article, file)
  complain(article, file, wanted[destination](metadata))
}

/** By destination: PMC Tagging Guidelines; Crossref deposit schema 5.3.1; NISO RP-30. */
const wanted: Readonly<Record<PackageDestination, (metadata: Metadata) => Field[]>> = {
  meca: ({ journal }) => [[journal?.title, '`journal.title`']],
  pmc: (metadata) => [
    ...journalFields(metadata),
    [metadata.journal?.publisher, '`journal.publisher`'],
    [isDay(dateOf(metadata)), '`published` with day, month and year'],
    [metadata.dates.received && metadata.dates.accepted, '`received` and `accepted`'],
    [metadata.volume, '`volume`'],
    [metadata.pages?.first ?? metadata.elocationId, '`pages` or `elocation-id`'],
    [metadata.identifiers.doi ?? metadata.identifiers.publisherId, '`doi` or `publisher-id`'],
    [metadata.keywords[0], '`keywords`'],
    [metadata.license, '`license`'],
    [metadata.copyright, '`copyright`'],
  ],
  crossref: (metadata) => [
    ...journalFields(metadata),
    [metadata.journal?.publisher, '`journal.publisher`'],
    [dateOf(metadata), '`published`'],
    [metadata.identifiers.doi, '`doi`'],
    [metadata.identifiers.url, "`url` of the article's page"],
    [metadata.authors.some((author) => author.email), "an author's `email`"],
  ],
}

const dateOf = ({ dates }: Metadata): string | undefined => dates.published ?? dates.date
const isDay = (date: string | undefined): boolean => /^\d{4}-\d\d-\d\d$/.test(date ?? '')

type Field = readonly [value: unknown, name: string]

const journalFields = ({ journal }: Metadata): Field[] => [
  [journal?.title, '`journal.title`'],
  [journal?.issn?.[0], '`journal.issn`'],
]

function complain(article: Article, file: VFile, fields: readonly Field[]): void {
  const missing = fields.filter(([value]) => !value).map(([, name]) => name)
  const { positions } = article.children[0].metadata
  if (missing.length === 0) return
  const list =
    missing.length > 1 ? `${missing.slice(0, -1).join(', ')} and ${missing.at(-1)}` : missing[0]
  report(
    file,
    'missing-journal-metadata',
    positions.get('journal') ?? positions.get('title'),
    `Unexpected metadata without ${list}, expected what is needed to take the article`,
  )
}
