/** Comments, which of them answer others, and which are resolved (`commentsExtended`, MS-DOCX 2.5.1). */
import type { WordComment } from './lines.js'
import { childrenNamed, xmlElementsOf, textOfXml, type XmlElement } from './xml.js'

export function commentsOf(
  root: XmlElement | undefined,
  extended: XmlElement | undefined,
): WordComment[] {
  const facts = new Map(
    xmlElementsOf(extended).map(({ attributes }) => [attributes['w15:paraId'] ?? '', attributes]),
  )
  const all = childrenNamed(root, 'w:comment')
  const owner = new Map(
    all.flatMap((comment) =>
      childrenNamed(comment, 'w:p').map((paragraph) => [
        paragraph.attributes['w14:paraId'] ?? '',
        comment.attributes['w:id'] ?? '',
      ]),
    ),
  )
  return all.map((comment) => {
    const paragraphs = childrenNamed(comment, 'w:p')
    const fact = facts.get(paragraphs.at(-1)?.attributes['w14:paraId'] ?? '')
    return {
      id: comment.attributes['w:id'] ?? '',
      author: comment.attributes['w:author'] ?? '',
      date: comment.attributes['w:date'] ?? '',
      text: paragraphs.map(textOfXml).join('\n').trim(),
      parent: owner.get(fact?.['w15:paraIdParent'] ?? ''),
      resolved: fact?.['w15:done'] === '1',
    }
  })
}
