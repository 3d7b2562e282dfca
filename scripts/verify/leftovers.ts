/**
 * The net for markup over the finished files: what looks like markup in one, and is no text of the article, was put there
 * by its writer. That is a fault of the program.
 */
import type { OutputFile } from '../document/inputs.js'
import type { Article } from '../document/tree.js'
import { leftoversIn } from '../check/leftovers/signs.js'
import { extractors, jatsBlocks } from './extract.js'
import { blocksOfPdf } from './pdf/index.js'

/** Throws at the first sign of markup that a file has and the article has not. */
export function leftovers(outputs: readonly OutputFile[], article: Article, name: string): void {
  const own = bare(stringsOf(article).join(''))
  for (const [extension, extract] of Object.entries({ ...extractors, xml, pdf })) {
    const file = outputs.find(({ path }) => path === `${name}.${extension}`)
    for (const block of file ? extract(file.contents) : []) {
      const found = leftoversIn(block).find(
        ({ sign, words }) => !sign.printed && !own.includes(bare(words)),
      )
      if (found)
        throw new Error(
          `${file!.path} has ${found.sign.name} “${found.words.slice(0, 200)}”, which the article has not`,
        )
    }
  }
}

const xml = (file: Uint8Array): string[] => jatsBlocks(new TextDecoder().decode(file))
const pdf = (file: Uint8Array): string[] => blocksOfPdf(file).map(({ text }) => text)

/** What stands between the words of two neighbours and is no word. */
const notPrinted = new Set(['position', 'positions', 'type'])

/** Every string of a tree, whatever it is for; a file's text is made of these. */
function stringsOf(root: unknown): string[] {
  const found: string[] = []
  const waiting: unknown[] = [root]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') found.push(next)
    else if (Array.isArray(next))
      for (let at = next.length - 1; at >= 0; at--) waiting.push(next[at] ?? '')
    else if (next && typeof next === 'object')
      for (const [key, value] of Object.entries(next).reverse())
        if (!notPrinted.has(key)) waiting.push(value ?? '')
  }
  return found
}

/** Without what leaves no mark; some styles print in capitals. */
const bare = (text: string): string =>
  text
    .replace(/[\s\p{Default_Ignorable_Code_Point}\uE000\uFFFC]/gu, '')
    .replace(/[\u2010\u2011]/g, '-')
    .toLowerCase()
