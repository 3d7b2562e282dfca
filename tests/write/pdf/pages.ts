/**
 * Pages as tests look at them: their lines of text, where they stand, and what is only for the eye.
 */
import type { Inputs } from '../../../scripts/document/inputs.js'
import type { Article } from '../../../scripts/document/tree.js'
import { verify } from '../../../scripts/verify/index.js'
import { writePdf } from '../../../scripts/write/pdf/index.js'
import { layOut } from '../../../scripts/write/pdf/lay-out.js'
import { PdfDocument } from '../../../scripts/write/pdf/print/document.js'
import { hyphenators } from '../../../scripts/write/pdf/text/hyphenate.js'
import type { TextLine } from '../../../scripts/write/pdf/text/line.js'
import { Typesetter } from '../../../scripts/write/pdf/text/typesetter.js'
import { inputs as given } from '../../inputs.js'

/** A line on a page; lengths in points from the top left corner. */
export interface Printed {
  text: string
  x: number
  y: number
  bottom: number
  width: number
  /** Where its words begin and end. */
  ink: { from: number; to: number }
  size: number
  artifact: boolean
}
export interface Page {
  width: number
  height: number
  foot: number
  lines: Printed[]
  pictures: Array<{ y: number; height: number; width: number }>
  rules: Array<{ y: number; x1: number; x2: number }>
}

export const emptyDocument = (): PdfDocument =>
  new PdfDocument({
    version: '1.7',
    lang: 'en',
    info: {},
    date: undefined,
    xmp: '',
    source: '',
    fonts: undefined,
  })

export const printed = (line: TextLine): string =>
  line.spans.map((span) => span.parts.map((part) => part.text).join('')).join('')

/** The pages of an article, composed and not yet painted. */
export async function compose(article: Article, inputs: Inputs = given()): Promise<Page[]> {
  const { pages } = await layOut(article, inputs, emptyDocument())
  return pages.map(({ items, pageSize, pageMargins }) => ({
    width: pageSize.width,
    height: pageSize.height,
    foot: pageSize.height - pageMargins.bottom,
    lines: items
      .flatMap(({ type, item }) => (type === 'line' ? [item] : []))
      .map((item): Printed => ({
        text: printed(item),
        x: item.x,
        y: item.y,
        bottom: item.y + item.height,
        width: item.width,
        ink: {
          from: item.x + Math.min(...item.spans.map((span) => span.x)),
          to: item.x + Math.max(...item.spans.map((span) => span.x + span.width)),
        },
        size: item.style.size,
        artifact: item.artifact,
      })),
    pictures: items
      .flatMap(({ type, item }) => (type === 'image' ? [item] : []))
      .map(({ y, height, width }) => ({ y, height, width })),
    rules: items
      .flatMap(({ type, item }) => (type === 'vector' ? [item] : []))
      .map(({ y1, x1, x2 }) => ({ y: y1, x1, x2 })),
  }))
}

/** Text of a page without running head and foot, a line a string. */
export const linesOf = (page: Page): string[] =>
  page.lines.filter((line) => !line.artifact && line.text !== '').map((line) => line.text)

/** The finished file, in which no word is lost. */
export async function pdf(
  article: Article,
  inputs: Inputs = given(),
  attachments: Parameters<typeof writePdf>[2] = [],
): Promise<Uint8Array> {
  const [file] = await writePdf(article, inputs, attachments)
  await verify([file!], article, inputs)
  return file!.contents
}

/** A typesetter in English. */
export async function typesetter(lang = 'en'): Promise<Typesetter> {
  return new Typesetter(emptyDocument().faces, await hyphenators([lang]), lang)
}

/** Sentences without meaning, as many words as wanted. */
export function words(count: number): string {
  const given =
    'the patient was treated with immunological inhibitors and developed an inflammatory disease of several organs during follow up'.split(
      ' ',
    )
  return Array.from({ length: count }, (_, index) => given[(index * 7) % given.length]).join(' ')
}
