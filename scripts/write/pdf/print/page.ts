/**
 * Pages, what stands on them, and blocks that are laid out before they stand on one. Lengths in points, downwards from
 * the top left corner.
 */
import type { TextLine } from '../text/line.js'
import type { PlacedPicture } from './pictures.js'

export type Orientation = 'portrait' | 'landscape'

export interface Margins {
  left: number
  top: number
  right: number
  bottom: number
}

/** A rule as pdfmake's painter draws it. */
export interface Stroke {
  type: 'line'
  x1: number
  y1: number
  x2: number
  y2: number
  lineWidth: number
  lineColor: string
}

/** What is painted, each in its turn; the names are those of pdfmake's painter. */
export type PageItem =
  | { type: 'line'; item: TextLine }
  | { type: 'vector'; item: Stroke }
  | { type: 'image'; item: PlacedPicture }

export interface Page {
  items: PageItem[]
  pageSize: { width: number; height: number; orientation: Orientation }
  pageMargins: Margins
}

/** What blocks flow into: a column of a page, or the place across all of its columns. */
export interface Frame {
  /** Index of its page. */
  page: number
  x: number
  top: number
  width: number
  height: number
  /** From 0; none: across all columns. */
  column: number | undefined
  /** Which of its page's items stand in it, from and up to; and where they end. Set when the next frame begins. */
  items: { from: number; to: number }
  end: number
}

/** A block laid out off the page, to be put on one; its items count from its own corner. */
export interface PageFragment {
  items: PageItem[]
  height: number
  /** Ids of the footnotes called in it. */
  notes: string[]
}

/** A copy of an item, moved. */
export function shifted(given: PageItem, x: number, y: number): PageItem {
  switch (given.type) {
    case 'line': {
      const line = given.item.clone()
      return { type: 'line', item: Object.assign(line, { x: line.x + x, y: line.y + y }) }
    }
    case 'vector': {
      const { x1, x2, y1, y2 } = given.item
      return {
        type: 'vector',
        item: { ...given.item, x1: x1 + x, x2: x2 + x, y1: y1 + y, y2: y2 + y },
      }
    }
    case 'image':
      return {
        type: 'image',
        item: { ...given.item, x: given.item.x + x, y: given.item.y + y },
      }
  }
}

/** Where an item ends, downwards. */
export const bottomOf = (given: PageItem): number =>
  given.type === 'vector' ? given.item.y2 : given.item.y + given.item.height
/** Where an item begins. */
export const topOf = (given: PageItem): number =>
  given.type === 'vector' ? given.item.y1 : given.item.y
