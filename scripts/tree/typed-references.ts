/**
 * References typed by hand: "Figure 2", "Fig. 1a", "Tables 1 and 2" in prose, captions and notes. Left alone are those
 * that speak of another work ("Figure 2 of the source article", "Table 1 in [4]", "Supplementary Figure 1"),
 * and those written `\Figure 2`. Precision first: what may be no reference is none.
 */
import type { Text } from 'mdast'
import type { Figure } from '../document/tree.js'
import { cited, isAbbreviation, pieceAt, type Prose } from './prose.js'
import { readTypedNumbers, type Numbered } from './typed-numbers.js'

/** One number of a typed reference; `words`, the whole of it, begins at `start` of the prose. */
export interface TypedReference extends Numbered {
  kind: Figure['kind']
  words: string
  start: number
}

/** Words for one and for several; where both are one word, it means one. A short one needs its full stop. */
const words: ReadonlyArray<{ kind: Figure['kind']; several: boolean; words: string }> = [
  {
    kind: 'figure',
    several: false,
    words: 'Figure|Fig|Abbildung|Abb\\.|Figura|Figuur|Afbeelding|Figur',
  },
  {
    kind: 'figure',
    several: true,
    words: 'Figures|Figs|Figg|Abbildungen|Figuras|Figuren|Afbeeldingen',
  },
  {
    kind: 'table',
    several: false,
    words: 'Table|Tab\\.|Tabelle|Tableau|Tabla|Tabella|Tabel|Tabela|Tabell',
  },
  {
    kind: 'table',
    several: true,
    words: 'Tables|Tabs\\.|Tabellen|Tableaux|Tablas|Tabelas|Tabeller',
  },
]
const kinds = new Map(
  words.flatMap((row) =>
    row.words
      .toLowerCase()
      .replaceAll('\\.', '')
      .split('|')
      .map((word) => [word, row] as const),
  ),
)
const head = new RegExp(
  `(?<![\\p{L}\\p{N}\\p{M}_-])(${words.map((row) => row.words).join('|')})(?![\\p{L}])\\.?[\\s\\u00A0\\u202F]{0,3}(?=[A-Z]{0,2}\\.?\\d)`,
  'giu',
)

/** The typed references of a paragraph, in order. */
export function typedReferences(prose: Prose): TypedReference[] {
  const found: TypedReference[] = []
  let last: { end: number; foreign: boolean } | undefined
  for (const match of prose.text.matchAll(head)) {
    const row = kinds.get((match[1] ?? '').toLowerCase().replace('.', ''))
    const read = row && readTypedNumbers(prose.text, match.index + match[0].length, row.several)
    if (!read || !isReference(prose, match.index, match[1] ?? '')) continue
    const between = last && prose.text.slice(last.end, match.index)
    const foreign =
      (last?.foreign === true && /^(?:,|,?\s(?:and|or|und|et|y)|\s?&)\s?$/.test(between ?? '')) ||
      isForeign(prose.text, match.index, read.end, read.numbers[0]?.series !== '')
    last = { end: read.end, foreign }
    if (foreign) continue
    for (const numbered of read.numbers)
      found.push({
        ...numbered,
        kind: row.kind,
        words: prose.text.slice(match.index, read.end),
        start: match.index,
      })
  }
  return found
}

/** Written with a capital, or in brackets; not with a backslash. */
function isReference(prose: Prose, start: number, word: string): boolean {
  if (
    !/^\p{Lu}/u.test(word) &&
    !/(?:[([]|[([]see |[([]e\.g\. )$/i.test(prose.text.slice(Math.max(0, start - 8), start))
  )
    return false
  return (pieceAt(prose, start)?.node as Text | undefined)?.data?.literal !== true
}

/** Words before it that make a figure another work's: "Supplementary", "their", "Doe's", "Doe et al. [4],". */
const before = new RegExp(
  `(?:\\b(?:supp(?:l|lementa\\w+|orting)?\\.?|additional|online|web|extended data|appendix|ESM|SI|SOM|therein,? (?:see|in)|electronic|their|its|whose|his|her|original|source)|['’]s|${cited}[\\])]?|\\bet al\\.?|(?:additional|supp\\w*|supporting|extended|online|web) (?:file|files|data|material|materials|information|appendix|content)\\s*(?:S?\\d+)?\\s*[:,;.(\\u2013-]?|\\bSI|\\bESM\\s?\\d*),?[\\s:]*[([]?$`,
  'i',
)
const work =
  '(?:article|paper|report|study|review|series|guidelines?|manuscript|preprint|protocol|supp(?:lement\\w*)?|references?|refs?|appendix|work|publication|book|chapter|monograph|thesis|atlas)\\b'
const modifier =
  '(?:(?:the|their|our|that|this|an?|its|his|her|source|original|earlier|previous|prior|cited|first|second|same|online|published|parent|companion)\\s+)'
/** Words behind it, in its clause, that do. */
const behind = new RegExp(
  `\\b(?:of|in|from|by|after)\\s+${modifier}{0,4}${work}|\\bet al\\b|^\\s?(?:\\p{Lu}?[a-z]?,?\\s)?therein\\b`,
  'iu',
)
/** "of Doe and Roe (2020)". */
const dated =
  /\b(?:of|in|from|by|after)\s+\p{Lu}[\p{L}'’-]+(?:\s(?:and|&)\s\p{Lu}[\p{L}'’-]+)?,?\s\(?(?:1[89]|20)\d\d\b/u

/** Cheaper to ask first: most clauses have none of these words. */
const hint = /\b(?:of|in|from|by|after|al|therein)\b/i

/** What a number with letters says by itself: "Supplementary Figure S1", "Appendix Table A2". */
const named = /\b(?:supp(?:l|lementa\w+|orting)?\.?|additional|extended data|appendix)\s$/i

/** `lettered`: its number has letters, and may be one of our own supplement's. */
function isForeign(text: string, start: number, end: number, lettered: boolean): boolean {
  const clause = clauseAfter(text, end)
  const leading = text.slice(Math.max(0, start - 40), start)
  return (
    clause.includes(cited) ||
    before.test(lettered ? leading.replace(named, '') : leading) ||
    (hint.test(clause) && (behind.test(clause) || dated.test(clause)))
  )
}

/** What follows up to the end of the clause, at most 160 characters. */
function clauseAfter(text: string, from: number): string {
  const rest = text.slice(from, from + 160)
  for (const { index } of rest.matchAll(/[;!?]|[.:](?=\s|$)/g)) {
    const word = /[\p{L}.]*$/u.exec(rest.slice(Math.max(0, index - 12), index))?.[0] ?? ''
    if (rest[index] !== '.' || !isAbbreviation(word)) return rest.slice(0, index)
  }
  return rest
}
