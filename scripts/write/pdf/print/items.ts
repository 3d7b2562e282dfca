/**
 * What stands on pages, and blocks that are laid out before they stand on one.
 */
import type { PageItem } from './pdfmake.js'

/** A block laid out beside the page, to be put on one. */
export interface Fragment {
  items: PageItem[]
  height: number
  notes: string[]
}

/** A copy of an item, moved. */
export function shifted({ type, item }: PageItem, x: number, y: number): PageItem {
  const copy = type === 'line' ? item.clone() : { ...item }
  if (type === 'vector')
    Object.assign(copy, { x1: copy.x1 + x, x2: copy.x2 + x, y1: copy.y1 + y, y2: copy.y2 + y })
  else Object.assign(copy, { x: copy.x + x, y: copy.y + y })
  return { type, item: copy }
}

/** Where an item ends, downwards. */
export const bottomOf = ({ type, item }: PageItem): number =>
  type === 'vector' ? item.y2 : item.y + item.height
/** Where an item begins. */
export const topOf = ({ type, item }: PageItem): number => (type === 'vector' ? item.y1 : item.y)
