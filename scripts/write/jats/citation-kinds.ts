/**
 * What kind of work a reference is, in JATS's words, and which element its own title has.
 */
import type { CslItem } from '../../document/references.js'

export interface CitationKind {
  /** `element-citation/@publication-type`, from the values that JATS 1.3 suggests; never `other` (JATS4R Citations). */
  type: string
  /** The plain CSL 1.0.2 type of that kind. */
  csl: string
  /** The element of the work's own title. */
  title: 'article-title' | 'chapter-title' | 'data-title' | 'source'
}

const kind = (
  type: string,
  csl: string,
  title: CitationKind['title'] = 'article-title',
): CitationKind => ({
  type,
  csl,
  title,
})

const journal = kind('journal', 'article-journal')
const book = kind('book', 'book', 'source')
const chapter = kind('book', 'chapter', 'chapter-title')
const conference = kind('confproc', 'paper-conference')
const webpage = kind('webpage', 'webpage')
const law = kind('gov', 'legislation', 'source')
const communication = kind('commun', 'personal_communication')

/** By CSL 1.0.2 type (appendix III). */
const kinds: ReadonlyMap<string, CitationKind> = new Map([
  ['article-journal', journal],
  ['review', journal],
  ['review-book', journal],
  ['article-magazine', kind('magazine', 'article-magazine')],
  ['article-newspaper', kind('newspaper', 'article-newspaper')],
  ['article', kind('preprint', 'article')],
  ['book', book],
  ['classic', book],
  ['collection', book],
  ['chapter', chapter],
  ['entry', chapter],
  ['entry-dictionary', chapter],
  ['entry-encyclopedia', chapter],
  ['paper-conference', conference],
  ['speech', conference],
  ['thesis', kind('thesis', 'thesis', 'source')],
  ['report', kind('report', 'report', 'source')],
  ['manuscript', kind('working-paper', 'manuscript', 'source')],
  ['webpage', webpage],
  ['post', webpage],
  ['post-weblog', webpage],
  ['dataset', kind('data', 'dataset', 'data-title')],
  ['software', kind('software', 'software', 'source')],
  ['patent', kind('patent', 'patent', 'source')],
  ['standard', kind('standard', 'standard', 'source')],
  ['personal_communication', communication],
  ['interview', communication],
  ['bill', law],
  ['legislation', law],
  ['regulation', law],
  ['legal_case', law],
  ['hearing', law],
  ['treaty', law],
])

/**
 * The kind of `item`; one that CSL has no type for is told by what it has: an address, a place in a container, a publisher.
 * A chapter without a title is its book.
 */
export function kindOf(item: CslItem): CitationKind {
  const kind = kindByType(item)
  return kind === chapter && !item.title && !item['original-title'] ? book : kind
}

function kindByType(item: CslItem): CitationKind {
  const found = kinds.get(item.type)
  const container = item['container-title'] !== undefined
  // CSL's `article` is a preprint, unless it has come out: an entry type that says nothing is read so.
  if (found && !(item.type === 'article' && container && item['volume'] !== undefined)) return found
  if (
    item.type === 'document' &&
    [item['publisher'], item['genre'], item['note'], item.title].some(
      (words) => typeof words === 'string' && personal.test(words),
    )
  )
    return communication
  if (container) return item['volume'] || item['page'] ? journal : chapter
  return item['URL'] && (item.type === 'document' || !item['publisher']) ? webpage : book
}

/** How an entry of no type says that it is a letter or a talk. */
export const personal = /^personal communication\b/i

/** The kind of a citation that was read back. */
export function kindOfType(publicationType: string | undefined, hasChapter: boolean): CitationKind {
  if (publicationType === 'book') return hasChapter ? chapter : book
  return [...kinds.values()].find((one) => one.type === publicationType) ?? book
}
