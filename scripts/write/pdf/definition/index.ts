/**
 * The document definition of an article: everything that will stand on its pages, in reading order.
 */
import type { Inputs } from '../../../document/inputs.js'
import type { Article } from '../../../document/tree.js'
import {
  columnWidth,
  widthAcross,
  type DocumentDefinition,
  type LayoutNode,
  type StackNode,
} from '../print/node.js'
import type { Pictures } from '../pictures/pictures.js'
import { layoutStyleOf, type LayoutStyle } from '../style.js'
import { Tag } from '../tags/tag.js'
import type { Typesetter } from '../text/typesetter.js'
import { backNodes, collectFootnotes } from './back.js'
import { flow } from './blocks.js'
import { frontNodes } from './front.js'
import { headerAndFooter } from './header-and-footer.js'
import { bodyPart, sectionNode } from './sections.js'
import { atEnd } from './postponed.js'
import { below, type State } from './state.js'
import { wordsOf } from '../../../languages/index.js'
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
