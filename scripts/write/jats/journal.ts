/**
 * `journal-meta`. Publishing asks for one in every article; what is not known of the journal is left empty, never invented.
 */
import type { Element } from 'xast'
import type { Journal } from '../../document/metadata.js'
import { element, textElement } from './xml.js'

/** JATS 1.3 `<journal-meta>`; of an article without a journal, one that says nothing. */
export function journalMeta(journal: Journal | undefined): Element {
  const issns = (journal?.issn ?? []).map(({ value, type }) =>
    element(
      'issn',
      { 'pub-type': type, 'publication-format': type === 'epub' ? 'electronic' : 'print' },
      value,
    ),
  )
  return element(
    'journal-meta',
    {},
    ids(journal),
    journal?.title || journal?.abbreviation
      ? element(
          'journal-title-group',
          {},
          textElement('journal-title', journal.title),
          textElement('abbrev-journal-title', journal.abbreviation, { 'abbrev-type': 'publisher' }),
        )
      : undefined,
    issns.length > 0 ? issns : element('issn'),
    journal?.publisher
      ? element(
          'publisher',
          {},
          element('publisher-name', {}, journal.publisher),
          textElement('publisher-loc', journal.publisherLocation),
        )
      : undefined,
  )
}

/** What the journal is known by; its ISSN where it has no other (PMC Tagging Guidelines, journal-id: none is empty). */
function ids(journal: Journal | undefined): Element[] {
  const named = [
    textElement('journal-id', journal?.id, { 'journal-id-type': 'publisher-id' }),
    textElement('journal-id', journal?.nlmTa, { 'journal-id-type': 'nlm-ta' }),
  ].filter((one) => one !== undefined)
  if (named.length > 0) return named
  const issn = journal?.issn?.[0]?.value
  return [element('journal-id', { 'journal-id-type': issn ? 'issn' : 'publisher-id' }, issn)]
}
