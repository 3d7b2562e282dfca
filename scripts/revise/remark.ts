/** What a highlighted copy says of itself, and neither article does. */
import type { Paragraph } from 'mdast'
import type { Phrasing, Revision } from '../document/tree.js'

/** Words among others. */
export const remark = (words: string, change?: string): Revision => ({
  type: 'revision',
  kind: 'remark',
  ...(change === undefined ? {} : { change }),
  children: [{ type: 'text', value: words }],
})

/** A paragraph of its own. */
export const remarkParagraph = (...children: Phrasing[]): Paragraph => ({
  type: 'paragraph',
  data: { revision: { kind: 'remark' } },
  children: children,
})
