/**
 * What an archive asks beyond the article itself: data of the journal, dates, a place in the issue. A first draft has none of
 * it, so this is asked only where an article is made ready for an archive, or for a journal that has a profile.
 */
import type { VFile } from 'vfile'
import type { Article, Metadata } from '../document.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'

/** `missing-journal-metadata` for a journal's profile: the journal must be known. */
export const checkProfile: Stage = () => (article, file) => {
  const { metadata } = article.children[0]
  if (metadata.journal?.profile) complain(article, file, journalFields(metadata))
}

/** `missing-journal-metadata` for PubMed Central (PMC Tagging Guidelines): what it would turn an article away for. */
export function checkForArchive(article: Article, file: VFile): void {
  const { metadata } = article.children[0]
  const date = metadata.dates.published ?? metadata.dates.date
  complain(article, file, [
    ...journalFields(metadata),
    [metadata.journal?.publisher, '`journal.publisher`'],
    [date && /^\d{4}-\d\d-\d\d$/.test(date) ? date : undefined, '`published` with day, month and year'],
    [metadata.dates.received && metadata.dates.accepted, '`received` and `accepted`'],
    [metadata.volume, '`volume`'],
    [metadata.pages?.first ?? metadata.elocationId, '`pages` or `elocation-id`'],
    [metadata.identifiers.doi ?? metadata.identifiers.publisherId, '`doi` or `publisher-id`'],
    [metadata.keywords[0], '`keywords`'],
    [metadata.license, '`license`'],
    [metadata.copyright, '`copyright`'],
  ])
}

type Field = readonly [value: unknown, name: string]

const journalFields = ({ journal }: Metadata): Field[] => [[journal?.title, '`journal.title`'], [journal?.issn?.[0], '`journal.issn`']]

function complain(article: Article, file: VFile, fields: readonly Field[]): void {
  const missing = fields.filter(([value]) => !value).map(([, name]) => name)
  const { positions } = article.children[0].metadata
  if (missing.length === 0) return
  const list = missing.length > 1 ? `${missing.slice(0, -1).join(', ')} and ${missing.at(-1)}` : missing[0]
  report(file, 'missing-journal-metadata', positions.get('journal') ?? positions.get('title'), `Unexpected metadata without ${list}, expected what an archive needs to take the article`)
}
