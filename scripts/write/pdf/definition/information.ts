/**
 * The article's information: dates, correspondence, identifiers, licence, a related article, on a title page the counts.
 * In the margin of the first page, or below the title where the layout has no such place.
 */
import { countsInWords } from '../../../check/journal/count.js'
import { reached, type TitlePiece, type Row, type TitleBlock } from '../../title-block.js'
import type { StackNode, TextNode } from '../print/node.js'
import type { Run } from '../text/run.js'
import { below, type State } from './state.js'
import { append } from '../../../lists.js'

export function articleInformation(
  { rows, people }: TitleBlock,
  state: State,
): StackNode | undefined {
  const { style, words, inputs, article } = state
  const inner = below(state, state.tag.add('Div'))
  const blocks: TextNode[] = []
  const block = (label: string | undefined, lines: Run[][]): void => {
    if (lines.length === 0) return
    const tag = inner.tag.add('P')
    const runs: Run[] = label ? [{ text: label, bold: true, color: style.colors.accent }] : []
    for (const line of lines)
      append(
        runs,
        runs.length > 0 ? [{ text: '\n' }] : [],
        line.map((run) => (run.link ? { ...run, tag: tag.within('Link') } : run)),
      )
    blocks.push({ kind: 'text', runs, style: style.text.sidebar, tag, before: style.space.sidebar })
  }
  const address = (url: string, text = url): Run => ({
    text,
    link: { url },
    color: style.colors.link,
  })
  const run = ({ text, url, date }: TitlePiece): Run =>
    url ? address(url, text) : { text, ...(date !== undefined && { unbroken: true }) }
  const lines = (row: Row): Run[][] => row.value.map((piece) => [run(piece)])
  const of = (...kinds: Array<Row['kind']>): Row[] =>
    rows.filter(({ kind }) => kinds.includes(kind))

  for (const row of of('journal'))
    block(
      undefined,
      lines(row).map((line, index) => (index === 0 ? line.map(bold) : line)),
    )
  block(
    words.date,
    of('dated').map((row) => [
      ...(row.label === words.date ? [] : [{ text: `${row.label} ` }]),
      ...row.value.map(run),
    ]),
  )
  block(
    people.corresponding.length > 0 ? `* ${words.correspondence}` : undefined,
    people.corresponding.map((author) => [
      { text: reached(author).join('\n') },
      ...(author.email ? [{ text: '\n' }, address(`mailto:${author.email}`, author.email)] : []),
    ]),
  )
  for (const row of of('doi', 'related')) block(row.label, lines(row))
  block(words.licence, of('copyright', 'licence').flatMap(lines))
  // What editors ask a title page for; in the words of `docs/journals.md`, which are English.
  if (!style.sidebar && !inputs.settings.notice && /^en\b/i.test(article.lang))
    block(words.counts, [[{ text: countsInWords(article) }]])
  return blocks.length > 0 ? { kind: 'stack', stack: blocks } : undefined
}

const bold = (run: Run): Run => ({ ...run, bold: true })
