/**
 * Looks up what an article says in what a file says.
 */
import { legal } from '../write/characters.js'
import type { Said } from './says.js'
import { partText } from './says.js'

export interface Comparison {
  /** The file has all items in the article's order; else each may stand anywhere. */
  inOrder?: boolean
  /** The file's text has the numbers of footnotes' calls (Word counts them itself). */
  calls?: boolean
}

/** An item that no block says; or one that a block says too early. */
export interface Lost {
  item: Said
  isElsewhere: boolean
}

/**
 * The first item that no block holds, each whole in one block. A search goes on where the last one ended and, where the
 * order does not count, begins anew at the end: a format has its own place for declarations and notes.
 */
export function firstLost(
  items: readonly Said[],
  blocks: readonly string[],
  { inOrder = false, calls = false }: Comparison = {},
): Lost | undefined {
  const texts = blocks.map(bare)
  let at = 0
  for (const item of items) {
    const parts = item.parts
      .filter((part) => calls || typeof part === 'string')
      .map((part) => bare(partText(part)))
      .filter(Boolean)
    const ahead = texts.findIndex((text, index) => index >= at && holds(text, parts))
    const found = ahead >= 0 ? ahead : texts.findIndex((text) => holds(text, parts))
    if (found < 0 || (inOrder && ahead < 0)) return { item, isElsewhere: found >= 0 }
    at = found
  }
  return undefined
}

/** Whether a block has all the parts, in order. */
function holds(block: string, parts: readonly string[]): boolean {
  let from = 0
  for (const part of parts) {
    const place = block.indexOf(part, from)
    if (place < 0) return false
    from = place + part.length
  }
  return true
}

/** An item in a message: its words, cut where they are many. */
export const saidExcerpt = ({ parts }: Said): string => {
  const text = parts.map(partText).join(' ').replace(/\s+/g, ' ').trim()
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}

/**
 * Letters and signs: without spaces, what leaves no mark and what XML cannot hold; hyphens of every kind are one, and the
 * code that stands for a character without a glyph is the character.
 */
const bare = (text: string): string =>
  legal(text.replace(/\[U\+([\dA-F]{4,6})\]/g, character))
    .replace(/[\u2010\u2011]/g, '-')
    .toLowerCase()
    .replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, '')

function character(code: string, hex: string): string {
  const point = Number.parseInt(hex, 16)
  return point > 0x10_ff_ff ? code : String.fromCodePoint(point)
}
