/**
 * References typed by hand: "Figure 2", "Fig. 1a", "Tables 1 and 2" in prose, captions and notes are checked as if they
 * were references. Left alone: those that speak of another work ("Figure 2 of the source article", "Table 1 in [4]",
 * "Supplementary Figure 1", "Figure S1"), and those written `\Figure 2`.
 */
import type { Node } from 'unist'
import type { Article, Figure, Image, Inputs } from '../document.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'
import { visit } from '../tree/visit.js'
import { articleProse, placeOf, type Prose } from './prose.js'

/** One number of a typed reference. */
interface Typed { kind: Figure['kind']; number: number; letters: string[]; words: string; start: number; prose: Prose }

const figureWords = 'Figures?|Figs?|Abbildung(?:en)?|Abb|Figura|Figuras|Figuur'
const tableWords = 'Tables?|Tab|Tabellen?|Tabla|Tablas|Tableaux?|Tabela'
/** Bounded so that hostile text costs no more than its length. */
const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${figureWords}|${tableWords})\\.?[\\s\\u00A0]{0,3}(\\d{1,3}[a-z]?(?![\\p{L}\\p{N}.]\\p{N}|[\\p{L}\\p{N}])(?:(?:\\s?[–-]\\s?|,\\s?|\\s(?:and|und|et|y|&)\\s)(?:\\d{1,3}[a-z]?|[a-z])(?![\\p{L}\\p{N}])){0,8})`, 'giu')

/** Words before the reference, and in the clause behind it, that show another work's figure. */
const foreignBefore = /(?:supplement(?:ary|al)?|suppl\.?|additional|online|extended data|appendix|their|original|source)\s*$|(?:\uFFFC[\])]?|\bet al\.?),?\s*[([]?$/i
const foreignAfter = /^[^.;:!?]{0,80}?(?:\uFFFC|\b(?:of|in|from)\s+(?:the\s+|their\s+|our\s+|that\s+|an?\s+)?(?:(?:source|original|earlier|previous|cited|first|same)\s+)*(?:article|paper|report|study|supplement\w*|references?|ref\.|appendix|work|publication)\b|\bet al\b)/i

/** `unresolved-cross-reference` and `unknown-panel` for what was typed. */
export const checkTypedReferences: Stage = (inputs: Inputs) => (article, file) => {
  const floats = floatsByNumber(article)
  const named = namedImages(article)
  for (const typed of typedReferences(article)) {
    const figure = floats.get(`${typed.kind} ${typed.number}`)
    const place = placeOf(typed.prose, typed.start, typed.words, inputs)
    const count = [...floats.keys()].filter((key) => key.startsWith(typed.kind)).length
    if (!figure && named.has(`${typed.kind} ${typed.number}`)) continue
    if (!figure) {
      const there = count === 0 ? `the manuscript has no ${typed.kind}s` : `the manuscript has ${count} ${typed.kind}${count === 1 ? '' : 's'}`
      report(file, 'unresolved-cross-reference', place, `Unexpected \`${typed.words}\`: ${there}; write \`\\${typed.words}\` where another work's is meant`)
      continue
    }
    const panels = figure.children.flatMap((child) => (child.type === 'panel' ? [child.letter] : []))
    const unknown = panels.length > 0 ? typed.letters.find((letter) => !panels.includes(letter)) : undefined
    if (unknown !== undefined) report(file, 'unknown-panel', place, `Unexpected panel ${unknown} in \`${typed.words}\`, expected one of ${panels.join(', ')}`)
  }
}

/** Images in the running text that call themselves "figure 1" are what a typed "Figure 1" means. */
function namedImages(article: Article): ReadonlySet<string> {
  const found = new Set<string>()
  visit(article, (node) => {
    const [, number] = node.type === 'image' ? (/^\s*fig(?:ure|\.)?\s*(\d{1,3})\b/i.exec((node as Image).alt) ?? []) : []
    if (number !== undefined) found.add(`figure ${Number(number)}`)
  })
  return found
}

/** Floats that are mentioned by hand, as "figure 1". */
export function typedFloats(article: Article): ReadonlySet<string> {
  return new Set([...typedReferences(article)].map(({ kind, number }) => `${kind} ${number}`))
}

function* typedReferences(article: Article): Generator<Typed> {
  for (const prose of articleProse(article)) {
    for (const match of prose.text.matchAll(pattern)) {
      const [words, word = '', list = ''] = match
      const before = prose.text.slice(Math.max(0, match.index - 30), match.index)
      const after = prose.text.slice(match.index + words.length, match.index + words.length + 200)
      if (foreignBefore.test(before) || foreignAfter.test(after) || isLiteral(prose, match.index)) continue
      if (!/^\p{Lu}/u.test(word)) continue
      const kind = new RegExp(`^(?:${tableWords})$`, 'i').test(word) ? 'table' : 'figure'
      for (const { number, letters } of numbersOf(list)) yield { kind, number, letters, words, start: match.index, prose }
    }
  }
}

/** "1a, b and 3–5" → 1 a b, 3, 4, 5. */
function numbersOf(list: string): Array<{ number: number; letters: string[] }> {
  const found: Array<{ number: number; letters: string[] }> = []
  let range = false
  for (const [part] of list.matchAll(/\d+[a-z]?|(?<![a-z])[a-z](?![a-z])|[–-]/gi)) {
    const last = found.at(-1)
    if (part === '–' || part === '-') range = true
    else if (/^\d/.test(part)) {
      const number = Number.parseInt(part, 10)
      const letter = part.replace(/\d+/, '').toLowerCase()
      if (range && last) for (let next = last.number + 1; next < Math.min(number, last.number + 50); next++) found.push({ number: next, letters: [] })
      found.push({ number, letters: letter ? [letter] : [] })
      range = false
    } else if (last) {
      const letter = part.toLowerCase()
      const from = last.letters.at(-1)
      if (range && from) for (let code = from.charCodeAt(0) + 1; code < letter.charCodeAt(0); code++) last.letters.push(String.fromCharCode(code))
      last.letters.push(letter)
      range = false
    }
  }
  return found
}

/** Written with a backslash. */
function isLiteral(prose: Prose, start: number): boolean {
  const piece = prose.pieces.find((each) => each.start <= start && start < each.end)
  return (piece?.node as (Node & { data?: { literal?: boolean } }) | undefined)?.data?.literal === true
}

/** All floats of an article by "figure 1", "table 2". */
function floatsByNumber(article: Article): ReadonlyMap<string, Figure> {
  const found = new Map<string, Figure>()
  visit(article, (node) => {
    const figure = node as Figure
    if (node.type === 'figure' && figure.number !== undefined) found.set(`${figure.kind} ${figure.number}`, figure)
  })
  return found
}
