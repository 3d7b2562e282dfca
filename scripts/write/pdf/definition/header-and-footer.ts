/**
 * Running head and foot: who and what on the left, the page on the right; the first page has no head.
 */
import type { Title } from '../../../document/tree.js'
import { filled } from '../../../languages/index.js'
import { shortNames } from '../../byline.js'
import { rule, type DocumentDefinition, type TextNode } from '../print/node.js'
import { plainText } from './inline.js'
import type { State } from './state.js'

type PageSize = Parameters<DocumentDefinition['headerAndFooter']>[2]
type MarginNode = ReturnType<DocumentDefinition['headerAndFooter']>[number]

/** The part of the foot that the source of the article may take; the number of the page has the rest. */
const shareOfSource = 0.72

/** What stands in the margins above and below the text of each page. */
export function headerAndFooter(state: State): DocumentDefinition['headerAndFooter'] {
  const { settings } = state.inputs
  const notice = settings.draft ? state.words.draft : settings.notice
  const head = runningHead(state)
  return (page, pages, size) => {
    const room = widthBetweenMargins(size, state)
    return [
      ...footOf(page, pages, size, room, state),
      ...(notice ? [noticeOf(notice, page, room, state)] : []),
      ...(page > 1 ? headOf(head, notice ? room.width / 2 : room.width, room, state) : []),
    ]
  }
}

interface Room {
  x: number
  width: number
}

function widthBetweenMargins({ width, height }: PageSize, { style: { page } }: State): Room {
  const isTurned = width > height
  const x = isTurned ? page.landscape.left : page.margins.left - page.reach
  return { x, width: width - x - (isTurned ? page.landscape.right : page.margins.right) }
}

function footOf(
  page: number,
  pages: number,
  size: PageSize,
  { x, width }: Room,
  state: State,
): MarginNode[] {
  const y = size.height - state.style.headerAndFooter.footer
  const share = width * shareOfSource
  const number = filled(state.words.pageOf, { page, pages })
  return [
    { node: line(number, 'right', state), x: x + share, y, width: width - share },
    { node: line(sourceWithin(share, state), 'left', state), x, y, width: share },
  ]
}

function noticeOf(notice: string, page: number, { x, width }: Room, state: State): MarginNode {
  const { header } = state.style.headerAndFooter
  return {
    node: line(notice, 'right', state, 'draft'),
    x: x + width / 2,
    y: header - (page > 1 ? 0 : 4),
    width: width / 2,
  }
}

function headOf(head: string, widest: number, { x, width }: Room, state: State): MarginNode[] {
  const { headerAndFooter, rules, colors, text } = state.style
  const y = headerAndFooter.header
  return [
    { node: line(shortened(head, widest, state), 'left', state), x, y, width },
    {
      node: rule(width, rules.light, colors.rule),
      x,
      y: y + text.headerAndFooter.leading + 2,
      width,
    },
  ]
}

/** The authors, but for a blind article, and its short title. */
function runningHead({ article, inputs, words }: State): string {
  const [front] = article.children
  const given = front.children.find(
    (child): child is Title => child.type === 'title' && child.kind === 'running-head',
  )
  const title = given ? plainText(given.children) : front.metadata.title
  const names = inputs.settings.blind ? '' : shortNames(front.metadata.authors, words)
  return names && title ? `${names} · ${title}` : `${names}${title}`
}

/** The journal and the DOI's address, as far as `width` holds them. */
function sourceWithin(width: number, state: State): string {
  const { journal, identifiers } = state.article.children[0].metadata
  const name = journal?.abbreviation ?? journal?.title
  const address = identifiers.doi && `https://doi.org/${identifiers.doi}`
  if (!name || !address) return shortened(name ?? address ?? '', width, state)
  const room = width - widthOfFoot(` · ${address}`, state)
  return shortened(`${shortened(name, room, state)} · ${address}`, width, state)
}

const line = (
  text: string,
  align: 'left' | 'right',
  { style }: State,
  name: 'headerAndFooter' | 'draft' = 'headerAndFooter',
): TextNode => ({
  kind: 'text',
  runs: text ? [{ text }] : [],
  style: { ...style.text[name], align },
  artifact: true,
})

const widthOfFoot = (text: string, { typesetter, style }: State): number =>
  typesetter.width([{ text }], style.text.headerAndFooter)

/** As much of a running head or foot as stands on one line: whole words, or of one that is longer its beginning. */
function shortened(text: string, width: number, state: State): string {
  const fits = (one: string): boolean => widthOfFoot(one, state) <= width
  if (fits(text)) return text
  const words = text.split(' ')
  let count = fitting(words.length, (at) => fits(`${words.slice(0, at).join(' ')} …`))
  if (count > 0) return `${words.slice(0, count).join(' ')} …`
  const letters = [...text]
  count = fitting(letters.length, (at) => fits(`${letters.slice(0, at).join('')}…`))
  return `${letters.slice(0, count).join('')}…`
}

/** The greatest number below `end` that fits, where all that are smaller do. */
function fitting(end: number, fits: (count: number) => boolean): number {
  let [low, high] = [0, end]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (fits(middle)) low = middle
    else high = middle
  }
  return low
}
