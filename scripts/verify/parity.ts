/**
 * The formats say the same: what the JATS says is looked up in every other file that was written. A difference is a fault of
 * the program.
 */
import type { OutputFile } from '../document/inputs.js'
import type { Settings } from '../document/settings.js'
import { legal } from '../write/jats/characters.js'
import { readJats } from '../write/jats/read/index.js'
import { contents, type Item } from './contents.js'
import { extractors } from './extract.js'

/**
 * Throws when a file that was written lacks words that the JATS has: title, authors, headings, paragraphs with their
 * citation numbers, captions, labels, cells, references. The body's are looked for in order.
 */
export async function parity(outputs: readonly OutputFile[], settings: Settings): Promise<void> {
  const named = (extension: string): OutputFile | undefined =>
    outputs.find(({ path }) => path === `${settings.name}.${extension}`)
  const jats = named('xml')
  if (!jats) return
  const items = contents(readJats(new TextDecoder().decode(jats.contents)))
  for (const [extension, extract] of Object.entries(extractors)) {
    const file = named(extension)
    if (!file) continue
    const lost = firstLost(items, await extract(file.contents), settings.draft)
    if (lost)
      throw new Error(
        `${file.path} does not say what ${jats.path} says: the ${lost.kind} “${lost.parts.join(' … ').slice(0, 200)}” is not in it`,
      )
  }
}

/**
 * The first item that no block holds. Each search goes on where the last one ended, and begins anew at the end, for a format
 * has its own place for declarations and notes. `draft`: a character that a file cannot hold, or that no font has, may stand
 * there as its code, so words are looked for one by one.
 */
export function firstLost(
  items: readonly Item[],
  blocks: readonly string[],
  draft = false,
): Item | undefined {
  const texts = blocks.map(bare)
  const letters = draft ? new Set(texts.join('')) : undefined
  let at = 0
  for (const item of items) {
    const parts = (
      letters
        ? item.parts
            .flatMap((part) => part.split(/\s+/))
            .flatMap((word) => printable(bare(word), letters))
        : item.parts.map(bare)
    ).filter(Boolean)
    const ahead = texts.findIndex((text, index) => index >= at && holds(text, parts))
    const found = ahead >= 0 ? ahead : texts.findIndex((text) => holds(text, parts))
    if (found < 0) return item
    at = found
  }
  return undefined
}

const printable = (part: string, letters: ReadonlySet<string>): string[] =>
  Array.from(part, (letter) => (letters.has(letter) ? letter : '\0'))
    .join('')
    .split('\0')

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

/** Letters and signs, without spaces, what leaves no mark and what XML cannot hold (nor a code that stands for it); hyphens of every kind are one. */
const bare = (text: string): string =>
  legal(text)
    .replace(/\[U\+(?:FFF[EF]|00[01][\dA-F])\]/g, '')
    .replaceAll('\u2011', '-')
    .toLowerCase()
    .replace(/[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f]/g, '')
