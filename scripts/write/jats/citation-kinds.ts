/**
 * What kind of work a reference is, in JATS's words, and which element its own title has.
 */
import type { CslItem } from '../../document.js'

export interface Kind {
  /** `element-citation/@publication-type`, from the values that JATS 1.3 suggests; never `other` (JATS4R Citations). */
  type: string
  /** The element of the work's own title. */
  title: 'article-title' | 'chapter-title' | 'data-title' | 'source'
  /** `person-group/@person-group-type` of the authors. */
  authors: 'author' | 'inventor'
}

const kind = (type: string, title: Kind['title'] = 'article-title', authors: Kind['authors'] = 'author'): Kind => ({ type, title, authors })

/** By CSL 1.0.2 type (appendix III). */
const kinds: ReadonlyMap<string, Kind> = new Map([
  ['article-journal', kind('journal')], ['article-magazine', kind('magazine')], ['article-newspaper', kind('newspaper')], ['review', kind('journal')], ['review-book', kind('journal')],
  ['article', kind('preprint')], ['book', kind('book', 'source')], ['classic', kind('book', 'source')], ['collection', kind('book', 'source')], ['periodical', kind('journal', 'source')],
  ['chapter', kind('book', 'chapter-title')], ['entry', kind('book', 'chapter-title')], ['entry-dictionary', kind('book', 'chapter-title')], ['entry-encyclopedia', kind('book', 'chapter-title')],
  ['paper-conference', kind('confproc')], ['speech', kind('confproc')], ['event', kind('confproc', 'source')], ['thesis', kind('thesis', 'source')], ['report', kind('report', 'source')],
  ['manuscript', kind('working-paper', 'source')], ['webpage', kind('webpage')], ['post', kind('webpage')], ['post-weblog', kind('webpage')], ['dataset', kind('data', 'data-title')],
  ['software', kind('software', 'source')], ['patent', kind('patent', 'source', 'inventor')], ['standard', kind('standard', 'source')],
  ['personal_communication', kind('commun')], ['interview', kind('commun')], ['bill', kind('gov', 'source')], ['legislation', kind('gov', 'source')], ['regulation', kind('gov', 'source')],
  ['legal_case', kind('gov', 'source')], ['hearing', kind('gov', 'source')], ['treaty', kind('gov', 'source')],
])

/** The kind of `item`; one that CSL has no type for is told by what it has: an address, a place in a container, a publisher. */
export function kindOf(item: CslItem): Kind {
  const found = kinds.get(item.type)
  if (found && !(found.type === 'preprint' && isPublished(item))) return found
  if (item['container-title'] && (item['volume'] || item['page'])) return kind('journal')
  if (item['container-title']) return kind('book', 'chapter-title')
  return item['URL'] && !item['publisher'] ? kind('webpage') : kind('book', 'source')
}

/** CSL's `article` is a preprint unless it has a volume, or stands for an entry type that says nothing. */
const isPublished = (item: CslItem): boolean => item['volume'] !== undefined && item['container-title'] !== undefined
