/**
 * A citation as citeproc set it, word for word, with each of its cites found in it again and linked.
 *
 *     (Doe, 2020a, b; Roe, 2019)   →   ( [Doe, 2020a]  ,  [b]  ;  [Roe, 2019] )
 */
import type { Phrasing } from '../document/tree.js'
import type { Engine } from './citation-js.js'
import { htmlText } from './rich-text.js'

export interface CitedWords {
  /** The authors, of a citation that names them in the sentence. */
  author: Phrasing[]
  /** The rest. Links to works point to their ids in citeproc. */
  children: Phrasing[]
}
/** A citation that is set. */
export interface SetCitation {
  id: string
  html: string
  /** Ids of the works that are cited, in the author's order. */
  works: readonly string[]
}
/** What a style prints around every citation, as HTML. */
export interface CitationAffixes {
  prefix: string
  suffix: string
}

/** Stands between the authors in a sentence and the rest. */
export const infix = '\uE014'

/** What citeproc prints where a style has nothing to print. */
const nothing = '[NO_PRINTED_FORM]'
const error = '[CSL STYLE ERROR: reference with no printed form.]'

/** The words of a citation. `mend` puts the HTML of its parts right; `fallback` is HTML for a work for which the style prints nothing. */
export function citedWords(
  citation: SetCitation,
  engine: Engine,
  around: CitationAffixes,
  mend: Record<'author' | 'words', (html: string) => string>,
  fallback: (work: string) => string,
): CitedWords {
  const [first = ''] = citation.works
  const spoken = (html: string): { author: string; rest: string } => {
    const { author, rest } = apart(html.replaceAll(error, () => fallback(first)))
    return { author: mend.author(author), rest: mend.words(rest) }
  }
  const { author, rest } = spoken(citation.html)
  // Where the names are all that the style prints (MLA), they are the link.
  if (rest === '')
    return { author: [], children: htmlText(linked(author, [{ work: first, html: author }])) }
  const cites =
    citation.works.length > 1
      ? partsOf(spoken(engine.parts(citation.id, marked)).rest)
      : [{ work: first, html: inside(rest, around) }]
  return { author: htmlText(author), children: htmlText(linked(rest, cites)) }
}

function apart(html: string): { author: string; rest: string } {
  const [before = '', after] = html.split(infix)
  const [author, rest] = after === undefined ? ['', before] : [before, after]
  return { author: printedForm(author), rest: printedForm(rest) }
}

const printedForm = (html: string): string => {
  const words = html.trim()
  return words === nothing ? '' : words
}

const marks = { open: '\uE011', middle: '\uE012', close: '\uE013' } as const
const marked = (html: string, id: string): string =>
  `${marks.open}${id}${marks.middle}${html}${marks.close}`

interface Part {
  work: string
  html: string
}

const partsOf = (html: string): Part[] =>
  [...html.matchAll(/\uE011([^\uE012]*)\uE012([^\uE013]*)\uE013/g)].map(
    ([, work = '', words = '']) => ({ work, html: words }),
  )

/** Without what stands around the whole, and what it is printed in. */
function inside(html: string, { prefix, suffix }: CitationAffixes): string {
  const [, open = '', inner] = /^((?:<[^<>]+>)+)([^<>]*)(?:<\/[^<>]+>)+$/.exec(html) ?? []
  const words = open && inner !== undefined ? inner : html
  const from = words.startsWith(prefix) ? prefix.length : 0
  const to = words.endsWith(suffix) ? words.length - suffix.length : words.length
  return from < to ? words.slice(from, to) : words
}

/** Links around the cites in `html`, each searched behind the one before it. One that went into another's range is linked with it. */
function linked(html: string, cites: readonly Part[]): string {
  const links: Array<{ from: number; to: number; works: string[] }> = []
  let at = 0
  for (const { work, html: words } of cites) {
    const found = placeOf(words, html, at, links.length === 0)
    const before = links.at(-1)
    if (found) {
      links.push({ ...found, works: [work] })
      at = found.to
    } else if (before) before.works.push(work)
    else links.push({ from: 0, to: 0, works: [work] })
  }
  let text = ''
  let done = 0
  for (const { from, to, works } of links) {
    if (to <= from) continue
    text += `${html.slice(done, from)}<cite ${works.join(' ')}>${html.slice(from, to)}</cite>`
    done = to
  }
  return text + html.slice(done)
}

/** Where `words` stand in `html`, first with their marks, then without those at their ends. */
function placeOf(
  words: string,
  html: string,
  at: number,
  first: boolean,
): { from: number; to: number } | undefined {
  const core = words.replace(/^[\s.,;:]+|[\s.,;:]+$/g, '')
  for (const each of [words, core]) {
    const from = each === '' ? -1 : html.indexOf(each, at)
    if (from >= 0 && (first || delimiter.test(html.slice(at, from))))
      return { from, to: from + each.length }
  }
  return undefined
}

/** What may stand between two cites: marks, and a short word. */
const delimiter = /^(?:[\s\p{P}\p{S}]|&#38;|<[^<>]*>)*(?:\p{L}{1,5}\s)?$/u
