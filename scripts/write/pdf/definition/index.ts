/**
 * The document definition of an article: everything that will stand on its pages, in reading order.
 */
import type { Inputs } from '../../../document/inputs.js'
import type { Article, Title } from '../../../document/tree.js'
import {
  columnWidth,
  rule,
  widthAcross,
  type DocumentDefinition,
  type LayoutNode,
  type StackNode,
  type TextNode,
} from '../print/node.js'
import type { Pictures } from '../pictures/pictures.js'
import { layoutStyleOf, type LayoutStyle } from '../style.js'
import { Tag } from '../tags/tag.js'
import type { Typesetter } from '../text/typesetter.js'
import { backNodes, collectFootnotes } from './back.js'
import { flow } from './blocks.js'
import { frontNodes } from './front.js'
import { plainText } from './inline.js'
import { shortNames } from '../../byline.js'
import { bodyPart, sectionNode } from './sections.js'
import { atEnd } from './postponed.js'
import { below, type State } from './state.js'
import { filled, wordsOf } from '../../../languages/index.js'
import { append } from '../../../lists.js'

export interface Defined {
  definition: DocumentDefinition
  tag: Tag
}

export function define(
  article: Article,
  inputs: Inputs,
  typesetter: Typesetter,
  pictures: Pictures,
): Defined {
  const style = layoutStyleOf(
    inputs.settings.layout,
    inputs.settings.pdf.style?.[inputs.settings.layout],
  )
  const tag = new Tag('Document')
  const { page } = style
  const state: State = {
    article,
    inputs,
    style,
    typesetter,
    words: wordsOf(article.lang),
    pictures,
    section: sectionNode,
    part: bodyPart,
    tag,
    width: columnWidth(page),
    footnotes: new Map(),
    postponed: { tables: [], legends: [], figures: [] },
  }
  const [front, main, back] = article.children
  const opening = frontNodes(front, below(state, tag.add('Sect'), widthOfFront(style)))
  const text = flow(main.children, state, bodyPart.paragraphs)
  const body: StackNode = { kind: 'stack', stack: text, newPage: style.newPage.text }
  const content: LayoutNode[] = [
    ...(page.columns > 1
      ? [{ kind: 'stack' as const, stack: opening, across: true, after: style.space.front }]
      : opening),
    ...(text.length > 0 ? [body] : []),
    ...backNodes(back, state),
  ]
  collectFootnotes(back, below(state, tag))
  append(content, atEnd(state))
  return {
    tag,
    definition: {
      page,
      content: { kind: 'stack', stack: content },
      headerAndFooter: headerAndFooter(state),
      footnotes: state.footnotes,
      lineNumbers: style.lineNumbers || undefined,
      verticalJustification: style.verticalJustification,
      lineHeight: style.text.body.leading,
      footnoteRule: {
        width: state.width * style.footnoteRule.share,
        lineWidth: style.rules.light,
        color: style.colors.rule,
        gap: style.footnoteRule.gap,
      },
    },
  }
}

/** The abstract stands above the columns, beside the article's information. */
const widthOfFront = ({ page, sidebar }: LayoutStyle): number =>
  page.columns > 1 ? widthAcross(page) - (sidebar?.inset ?? 0) : columnWidth(page)

/** Running head and foot: who and what on the left, the page on the right; the first page has no head. */
function headerAndFooter(state: State): DocumentDefinition['headerAndFooter'] {
  const { article, inputs, style, words } = state
  const [front] = article.children
  const running = front.children.find(
    (child): child is Title => child.type === 'title' && child.kind === 'running-head',
  )
  const short = running ? plainText(running.children) : front.metadata.title
  const names = inputs.settings.blind ? '' : shortNames(front.metadata.authors, words)
  const { journal, identifiers } = front.metadata
  const called = journal?.abbreviation ?? journal?.title
  const address = identifiers.doi && `https://doi.org/${identifiers.doi}`
  const sourceWithin = (width: number): string => {
    if (!called || !address) return shortened(called ?? address ?? '', width, state)
    const room = width - widthOfFoot(` · ${address}`, state)
    return shortened(`${shortened(called, room, state)} · ${address}`, width, state)
  }
  const text = (
    value: string,
    align: 'left' | 'right',
    name: 'headerAndFooter' | 'draft' = 'headerAndFooter',
  ): TextNode => ({
    kind: 'text',
    runs: value ? [{ text: value }] : [],
    style: { ...style.text[name], align },
    artifact: true,
  })
  const left = (size: { width: number; height: number }): number =>
    size.width > size.height
      ? style.page.landscape.left
      : style.page.margins.left - style.page.reach
  const notice = inputs.settings.draft ? words.draft : inputs.settings.notice
  return (page, pages, size) => {
    const x = left(size)
    const width =
      size.width -
      x -
      (size.width > size.height ? style.page.landscape.right : style.page.margins.right)
    const { header, footer } = style.headerAndFooter
    const share = width * 0.72
    const title = shortened(
      `${names}${names && short ? ' · ' : ''}${short}`,
      notice ? width / 2 : width,
      state,
    )
    const nodes: ReturnType<DocumentDefinition['headerAndFooter']> = [
      {
        node: text(filled(words.pageOf, { page, pages }), 'right'),
        x: x + share,
        y: size.height - footer,
        width: width - share,
      },
      { node: text(sourceWithin(share), 'left'), x, y: size.height - footer, width: share },
      ...(notice
        ? [
            {
              node: text(notice, 'right', 'draft'),
              x: x + width / 2,
              y: header - (page > 1 ? 0 : 4),
              width: width / 2,
            },
          ]
        : []),
    ]
    if (page === 1) return nodes
    return [
      ...nodes,
      { node: text(title, 'left'), x, y: header, width },
      {
        node: rule(width, style.rules.light, style.colors.rule),
        x,
        y: header + style.text.headerAndFooter.leading + 2,
        width,
      },
    ]
  }
}

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
