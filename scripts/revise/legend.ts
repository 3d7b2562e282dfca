/** How to read the marks, in the marks themselves, before the text. */
import type { Article, Body, Phrasing, Revision } from '../document/tree.js'
import { remarkParagraph } from './remark.js'

export function legend(
  marked: Article,
  words: { legendInserted: string; legendDeleted: string },
): Article {
  const [front, body, back] = marked.children
  const sample = (kind: Revision['kind'], value: string): Phrasing => ({
    type: 'revision',
    kind,
    children: [{ type: 'text', value }],
  })
  const line = remarkParagraph(
    sample('inserted', words.legendInserted),
    sample('remark', '; '),
    sample('deleted', words.legendDeleted),
    sample('remark', '.'),
  )
  return {
    ...marked,
    children: [front, { ...body, children: [line, ...body.children] } as Body, back],
  }
}
