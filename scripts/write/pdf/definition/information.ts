/**
 * The article's information: dates, correspondence, identifiers, licence, a related article, on a title page the counts.
 * Beside the first page's text, or below the title where the layout has no such place.
 */
import { counted } from '../../../check/journal/count.js'
import type { Front } from '../../../document/tree.js'
import type { StackNode, TextNode } from '../print/node.js'
import type { Run } from '../text/run.js'
import { printedName } from '../../byline.js'
import { below, type State } from './state.js'
import { printedDate } from '../../../languages/index.js'

export function articleInformation({ metadata }: Front, state: State): StackNode | undefined {
  const { style, words, inputs, article } = state
  const inner = below(state, state.tag.add('Div'))
  const blocks: TextNode[] = []
  const block = (label: string | undefined, lines: Run[][]): void => {
    if (lines.length === 0) return
    const tag = inner.tag.add('P')
    const runs: Run[] = label ? [{ text: label, bold: true, color: style.colors.accent }] : []
    for (const line of lines)
      runs.push(
        ...(runs.length > 0 ? [{ text: '\n' }] : []),
        ...line.map((run) => (run.link ? { ...run, tag: tag.within('Link') } : run)),
      )
    blocks.push({ text: '', runs, style: style.text.sidebar, tag, before: style.space.sidebar })
  }
  const address = (url: string, text = url): Run => ({
    text,
    link: { url },
    color: style.colors.link,
  })
  const { dates, journal } = metadata

  if (journal?.title)
    block(undefined, [
      [{ text: journal.title, bold: true }],
      ...(journal.publisher ? [[{ text: journal.publisher }]] : []),
    ])
  const named = (['received', 'revised', 'accepted', 'published'] as const).filter(
    (key) => dates[key],
  )
  const stated =
    named.length > 0
      ? named.map((key): Run[] => [
          { text: `${words[key]} ` },
          { text: printedDate(dates[key]!, article.lang), unbroken: true },
        ])
      : dates.date
        ? [[{ text: printedDate(dates.date, article.lang) }]]
        : []
  block(words.date, stated)
  if (!inputs.settings.blind) {
    const corresponding = metadata.authors.filter((author) => author.corresponding)
    block(
      corresponding.length > 0 ? `* ${words.correspondence}` : undefined,
      corresponding.map((author) => [
        { text: printedName(author) },
        ...(author.email ? [{ text: '\n' }, address(`mailto:${author.email}`, author.email)] : []),
      ]),
    )
  }
  const { doi } = metadata.identifiers
  if (doi) block(words.doi, [[address(`https://doi.org/${doi}`, doi)]])
  const cited = [
    metadata.volume && `${metadata.volume}${metadata.issue ? `(${metadata.issue})` : ''}`,
    metadata.elocationId ??
      (metadata.pages && [metadata.pages.first, metadata.pages.last].filter(Boolean).join('–')),
  ]
    .filter(Boolean)
    .join(': ')
  if (cited) block(undefined, [[{ text: cited }]])
  for (const related of metadata.related) {
    const url = related.doi ? `https://doi.org/${related.doi}` : related.url
    const text = related.title ?? related.doi ?? related.url
    if (text) block(words.related, [[url ? address(url, text) : { text }]])
  }
  const { license, copyright } = metadata
  const owner =
    copyright && !inputs.settings.blind
      ? [[{ text: `© ${copyright.year} ${copyright.holder}` }]]
      : []
  const terms = license
    ? [
        license.url ? [address(license.url, license.name)] : [{ text: license.name }],
        ...(license.text ? [[{ text: license.text }]] : []),
      ]
    : []
  if (owner.length + terms.length > 0) block(words.licence, [...owner, ...terms])
  // What editors ask a title page for; in the words of `docs/journals.md`, which are English.
  if (!style.sidebar && !inputs.settings.notice && /^en\b/i.test(article.lang))
    block(words.counts, [[{ text: counted(article) }]])
  return blocks.length > 0 ? { stack: blocks } : undefined
}
