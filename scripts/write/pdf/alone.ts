/**
 * What it takes to set a part of an article by itself: a figure as a file, a table to see whether it fits.
 */
import type { Inputs } from '../../document/inputs.js'
import type { Article } from '../../document/tree.js'
import { wordsOf } from '../../languages/index.js'
import { bodyPart, sectionNode } from './definition/sections.js'
import type { State } from './definition/state.js'
import { decodersFor } from '../../images/decoders.js'
import { drawings } from '../../images/svg/drawing.js'
import { openPages } from './pictures/pages.js'
import { Pictures } from './pictures/pictures.js'
import { PdfDocument } from './print/document.js'
import { columnWidth } from './print/node.js'
import { layoutStyleOf, type LayoutStyle } from './style.js'
import { Tag } from './tags/tag.js'
import { Typesetter } from './text/typesetter.js'

export interface Alone {
  document: PdfDocument
  typesetter: Typesetter
  state: State
  tag: Tag
}

/** An empty file, and the state that builders want; `width` of the column in points, the layout's own without one. */
export async function alone(
  article: Article,
  inputs: Inputs,
  title: string,
  style: LayoutStyle = layoutStyleOf(
    inputs.settings.layout,
    inputs.settings.pdf.style?.[inputs.settings.layout],
  ),
  width = columnWidth(style.page),
): Promise<Alone> {
  const document = new PdfDocument({
    version: '1.7',
    lang: article.lang,
    info: { Title: title, Creator: 'galley', Producer: 'pdfmake' },
    date: undefined,
    xmp: '',
    source: title,
    fonts: inputs.fonts,
  })
  const typesetter = new Typesetter(document.faces, new Map(), article.lang)
  const tag = new Tag('Document')
  const pictures = new Pictures(
    document,
    inputs,
    undefined,
    await decodersFor([...inputs.images.values()]),
    await drawings([...inputs.images.values()]),
    await openPages([...inputs.images.values()]),
  )
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
    width,
    footnotes: new Map(),
    postponed: { tables: [], legends: [], figures: [] },
  }
  return { document, typesetter, state, tag }
}
