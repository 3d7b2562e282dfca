/** What a page holds: of a template, or A4 with margins of an inch. */
import type { TemplatePage } from '../../docx-file/template/index.js'

export interface Measures {
  /** Width of the text, or of one of its columns, and of a page on its side, in twentieths of a point. */
  text: number
  side: number
  columns: number
  /** The largest that a picture may be, in pixels of 1/96 inch: a caption stands on the page with it. */
  picture: { width: number; height: number }
}

const usual: Measures = {
  text: 9026,
  side: 13958,
  columns: 1,
  picture: { width: 600, height: 760 },
}

export const measuresOf = (page: TemplatePage | undefined): Measures =>
  page
    ? {
        text: page.column,
        side: page.side,
        columns: page.columns,
        picture: {
          // Two panels and the tab between them fill a line, and a hair more would break it.
          width: Math.floor((page.column - 26) / 15),
          height: Math.max(100, Math.floor(page.tall / 15) - 170),
        },
      }
    : usual
