/**
 * The title of a caption: its first sentence, as journals print it and archives want it (`caption/title`).
 */
import { toString } from 'mdast-util-to-string'
import type { Paragraph } from 'mdast'
import type { Phrasing } from '../../document/tree.js'

export interface CaptionParts {
  title: Paragraph | undefined
  rest: Paragraph[]
}

/**
 * The first sentence of the first paragraph, where its end is certain; else the paragraph, when it is the only sentence or
 * others follow it. One paragraph of several sentences that cannot be told apart has no title.
 */
export function captionParts([first, ...more]: readonly Paragraph[]): CaptionParts {
  if (!first) return { title: undefined, rest: [] }
  const split = atFirstSentence(first)
  if (split) return { title: split[0], rest: [split[1], ...more] }
  if (more.length > 0 || !/[.?!]\s/.test(toString(first).trim()))
    return { title: first, rest: more }
  return { title: undefined, rest: [first] }
}

function atFirstSentence(paragraph: Paragraph): [Paragraph, Paragraph] | undefined {
  for (const [index, node] of paragraph.children.entries()) {
    if (node.type !== 'text') continue
    const end = sentenceEnd(node.value, paragraph.children[index + 1] as Phrasing | undefined)
    if (end === undefined) continue
    const tail = node.value.slice(end).trimStart()
    const after = paragraph.children.slice(index + 1)
    return [
      {
        ...paragraph,
        children: [
          ...paragraph.children.slice(0, index),
          { ...node, value: node.value.slice(0, end) },
        ],
      },
      { ...paragraph, children: tail ? [{ ...node, value: tail }, ...after] : after },
    ]
  }
  return undefined
}

/** Where the first sentence of `text` ends, if more than white space follows: a capital, or something marked. */
function sentenceEnd(text: string, next: Phrasing | undefined): number | undefined {
  for (const found of text.slice(0, longest).matchAll(/[.?!][)\]"'”’]{0,3}(?=\s)/g)) {
    const end = found.index + found[0].length
    const word =
      /[^\s(["'“‘]*$/.exec(text.slice(Math.max(0, found.index - 40), found.index))?.[0] ?? ''
    const following = text.slice(end, end + 40).trimStart()
    const starts = following ? /^["'“‘(]?\p{Lu}/u.test(following) : next?.type === 'strong'
    if (starts && !(found[0].startsWith('.') && isAbbreviation(word))) return end
  }
  return undefined
}

/** No title is longer; a sentence that does not end by then is none. */
const longest = 2000

/** A letter, letters with points between them, or a word that is written with a point. */
const isAbbreviation = (word: string): boolean =>
  /^\p{L}?$|\./u.test(word) || abbreviations.has(word.toLowerCase())

const abbreviations: ReadonlySet<string> = new Set([
  'al',
  'approx',
  'ca',
  'cf',
  'co',
  'corp',
  'dr',
  'ed',
  'eds',
  'eq',
  'eqs',
  'esp',
  'etc',
  'fig',
  'figs',
  'inc',
  'incl',
  'jr',
  'ltd',
  'max',
  'min',
  'mr',
  'mrs',
  'ms',
  'no',
  'nos',
  'nr',
  'pat',
  'pp',
  'prof',
  'ref',
  'refs',
  'resp',
  'sec',
  'sp',
  'spp',
  'sr',
  'ssp',
  'st',
  'subsp',
  'suppl',
  'tab',
  'var',
  'vol',
  'vs',
])
