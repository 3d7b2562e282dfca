/** What `galley init` wrote for the author to replace: nobody means to submit it. */
import type { VFile } from 'vfile'
import type { Article } from '../document/tree.js'
import { report } from '../report.js'
import { printedLines } from '../tree/prose.js'

/** `placeholder-text`, at the title and at the first few places of the text; asked where something is sent away. */
export function checkPlaceholders(article: Article, file: VFile): void {
  const { metadata } = article.children[0]
  const title = metadata.positions.get('title')
  if (/\bplaceholder\b/i.test(metadata.title))
    report(
      file,
      'placeholder-text',
      title,
      'Unexpected placeholder for the title, expected your own',
    )
  const left = [...printedLines(article)].flatMap(({ text, pieces }) =>
    /^Placeholder text\b/.test(text) ? [pieces[0]?.node] : [],
  )
  for (const node of left.slice(0, most))
    report(
      file,
      'placeholder-text',
      node,
      'Unexpected placeholder text of the template, expected your own',
      left.length > most ? { note: `There are ${left.length} such places.` } : {},
    )
}

/** Places that are told one by one. */
const most = 3
