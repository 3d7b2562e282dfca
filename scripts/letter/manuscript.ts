/**
 * What a letter can point to in its manuscript: sections, floats, equations, named passages, cited works; and the words that
 * stand in it.
 */
import { toString } from 'mdast-util-to-string'
import type { Settings } from '../document/settings.js'
import type { Article, BibliographyEntry, CrossReferenceItem, Span } from '../document/tree.js'
import { printCluster } from '../resolve/print-references.js'
import { bagOf } from '../revise/align.js'
import { isLine, textOf } from '../revise/content.js'
import { canonical, targetsOf, type FoundTarget } from '../tree/targets.js'
import { visit } from '../tree/visit.js'

/**
 * Where a name leads: its id in the article, what a reference to it prints there (“Fig. 2a”), and whether that is its number;
 * a passage prints nothing.
 */
export interface LetterTarget {
  id: string
  printed?: string | undefined
  numbered?: boolean | undefined
}

export interface PrintedManuscript {
  /** By the name that authors write. */
  target: (name: string) => LetterTarget | undefined
  /** All such names. */
  names: readonly string[]
  entry: (key: string) => BibliographyEntry | undefined
  keys: readonly string[]
  /** Whether the words stand in one passage; blanks, quotes and what `…` leaves out do not matter. The parts, as searched for. */
  has: (words: string) => string[] | undefined
  /** The passage that is most like the words, when one is. */
  nearest: (words: string) => string | undefined
}

export function manuscriptOf(article: Article, settings: Settings): PrintedManuscript {
  const targets = targetsOf(article)
  const passages = new Map<string, Span>()
  const entries = new Map<string, BibliographyEntry>()
  const lines: string[] = []
  visit(article, (node) => {
    if (node.type === 'span' && node.identifier !== undefined)
      passages.set(canonical(node.identifier!), node)
    if (node.type === 'bibliographyEntry') entries.set(node.identifier, node)
    if (isLine(node)) lines.push(textOf(node))
  })
  const folded = lines.map(fold)
  return {
    names: [...targets.identifiers, ...[...passages.values()].map(({ identifier }) => identifier!)],
    target(name) {
      const found = targets.find(name)
      if (found && 'target' in found) {
        const { id } = found.target
        return id === undefined
          ? undefined
          : {
              id,
              printed: printedAs(found, settings, article.lang),
              numbered: found.target.type !== 'section' || found.target.label !== undefined,
            }
      }
      const passage =
        passages.get(canonical(name)) ?? passages.get(canonical(name.replace(/^line[:-]/i, '')))
      const id = found ? undefined : passage?.id
      return id === undefined ? undefined : { id }
    },
    entry: (key) => entries.get(key),
    keys: [...entries.keys()],
    has(words) {
      const parts = words
        .split(/\[?(?:…|\.\.\.)\]?/)
        .map((part) => part.trim())
        .filter(Boolean)
      return parts.length > 0 && folded.some((line) => standIn(line, parts.map(fold)))
        ? parts
        : undefined
    },
    nearest: (words) => nearest(words, lines),
  }
}

function printedAs(found: FoundTarget, settings: Settings, lang: string): string {
  const item: CrossReferenceItem = {
    type: 'crossReferenceItem',
    identifier: '',
    prefix: [],
    suffix: [],
  }
  return toString({
    type: 'root',
    children: printCluster([{ ...found, item, comma: false }], settings, lang),
  })
}

/** Words without what typography makes of them. */
const fold = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u200b\u2060]/g, '')
    .replace(/[‘’‚‹›]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()

/** Whether all parts stand in a line, one behind the other, and begin and end where words do. */
function standIn(line: string, parts: readonly string[]): boolean {
  let from = 0
  for (const part of parts) {
    const at = placeOf(line, part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return true
}

function placeOf(line: string, part: string, from: number): number {
  const letter = /[\p{L}\p{N}]/u
  const parts = (left: string | undefined, right: string | undefined): boolean =>
    !(letter.test(left ?? '') && letter.test(right ?? ''))
  for (let at = line.indexOf(part, from); at >= 0; at = line.indexOf(part, at + 1)) {
    const end = at + part.length
    if (parts(line[at - 1], line[at]) && parts(line[end - 1], line[end])) return at
  }
  return -1
}

const sentence = /(?<=[.!?][”"')\]]?)\s+(?=\S)/

/** Of as many sentences in a row as the words have, those that share most words with them, if they share two in five. */
function nearest(words: string, lines: readonly string[]): string | undefined {
  const wanted = bagOf(words)
  const count = Math.min(5, words.split(sentence).length)
  let best: { text: string; share: number } | undefined
  for (const line of lines) {
    const sentences = line.split(sentence)
    for (let start = 0; start + count <= Math.max(count, sentences.length); start++) {
      const text = sentences.slice(start, start + count).join(' ')
      const share = shared(wanted, bagOf(text))
      if (share > (best?.share ?? 0.4)) best = { text, share }
    }
  }
  return best?.text
}

function shared(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let [both, all] = [0, 0]
  for (const [word, count] of one) both += Math.min(count, other.get(word) ?? 0)
  for (const count of [...one.values(), ...other.values()]) all += count
  return all === 0 ? 0 : (2 * both) / all
}
