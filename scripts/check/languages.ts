/**
 * `missing-language`: the article, or an abstract, is in a language whose words the program does not have.
 */
import type { Position } from 'unist'
import type { Abstract } from '../document/tree.js'
import { hasWords } from '../languages/index.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'

/** Reports each such language once. */
export const checkLanguages: Stage = () => (article, file) => {
  const [front] = article.children
  const { positions } = front.metadata
  const told = new Set<string>()
  const tell = (lang: string, place: Position | undefined, what: string): void => {
    if (hasWords(lang) || told.has(lang)) return
    told.add(lang)
    report(
      file,
      'missing-language',
      place,
      `Unexpected language \`${lang}\` of the ${what}, expected one whose words galley has: its headings and labels are English`,
    )
  }
  tell(
    article.lang,
    positions.get('lang') ?? positions.get('language') ?? positions.get('title'),
    'article',
  )
  for (const { lang, position, children } of front.children.filter(
    (node): node is Abstract => node.type === 'abstract',
  ))
    if (lang !== undefined) tell(lang, position ?? children[0]?.position, 'abstract')
}
