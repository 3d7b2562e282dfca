/** Paragraphs and rows of tables, as they are paired: those of what galley printed know their lines in the sources. */
import { said, type WordLine } from '../docx-file/lines.js'
import { textOfLine, type SourceLine } from './source-lines.js'
import {
  paragraphEnd,
  lettersOf,
  tokensOf,
  type Cited,
  type PrintedLetter,
  type LineToken,
} from './tokens.js'
import type { Printing } from './clusters.js'

export interface Unit {
  kind: 'paragraph' | 'row'
  /** One of a paragraph; one a cell of a row, paragraphs of a cell run together. */
  lines: WordLine[]
  /** Of each line. */
  tokens: LineToken[][]
  text: string
  /** Lines of the sources that were found in it. */
  sources: SourceLine[]
  /** Key of the work, of an entry of the reference list; its number is not among the tokens. */
  entry?: string | undefined
  /** The author has changed it since: what it says now. */
  changed?: string | undefined
}

/** Units of lines; `sources` are those of the article that the lines were printed from. */
export function unitsOf(
  lines: readonly WordLine[],
  printing: Printing,
  sources: readonly SourceLine[] = [],
  cited?: Cited,
): Unit[] {
  const attach = attacher(sources)
  return rowsOf(lines).map((group) => {
    const read = group.map((line) => {
      const letters = lettersOf(line)
      const found = attach(letters)
      return { found, tokens: tokensOf(letters, printing, found[0], cited) }
    })
    return {
      kind: group[0]!.cell ? 'row' : 'paragraph',
      lines: group,
      tokens: read.map(({ tokens }) => tokens),
      text: group.map(said).join(' | '),
      sources: read.flatMap(({ found }) => found),
    }
  })
}

/** Cells of one row together, paragraphs of one cell as one line. */
function rowsOf(lines: readonly WordLine[]): WordLine[][] {
  const groups: WordLine[][] = []
  for (const line of lines) {
    const last = groups.at(-1)
    const before = last?.at(-1)
    const isSameRow =
      line.cell !== undefined &&
      before?.cell?.table === line.cell.table &&
      before.cell.row === line.cell.row
    if (!isSameRow) groups.push([line])
    else if (before.cell?.column === line.cell!.column) {
      const blank = { text: ' ', looks: new Set<never>(), changes: [], comments: [] }
      last![last!.length - 1] = { ...before, pieces: [...before.pieces, blank, ...line.pieces] }
    } else last!.push(line)
  }
  return groups
}

export const lineTokens = (units: readonly Unit[]): LineToken[] =>
  units.flatMap((unit, index) => {
    const own = unit.tokens.flat()
    return index === 0 ? own : [paragraphEnd(unit.sources[0]), ...own]
  })

const flat = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim()

interface Waiting {
  line: SourceLine
  text: string
  used: boolean
}

/** Says of the letters of each line in turn which source letters they are; gives the lines that were found in it. */
function attacher(sources: readonly SourceLine[]): (letters: PrintedLetter[]) => SourceLine[] {
  const waiting = sources
    .map((line): Waiting => ({ line, text: flat(textOfLine(line)), used: false }))
    .filter(({ text }) => text !== '')
  const byText = new Map<string, Waiting[]>()
  for (const one of waiting) byText.set(one.text, [...(byText.get(one.text) ?? []), one])
  return (letters) => {
    const printed = letters.map(({ char }) => char).join('')
    const text = flat(printed)
    if (text === '' || waiting.length === 0) return []
    const exact = byText.get(text)?.find(({ used }) => !used)
    const found = exact ? [exact] : within(text, waiting)
    for (const one of found) {
      one.used = true
      const from = exact ? 0 : placeIn(printed, one.text)
      fill(letters, from, one.line)
    }
    return found.map(({ line }) => line)
  }
}

/** Lines that a printed one holds among words of the program: a caption behind its label, captions of panels. */
function within(text: string, waiting: readonly Waiting[]): Waiting[] {
  const free = waiting.filter(
    ({ used, text: own }) => !used && own.length > 3 && text.includes(own),
  )
  const longest = [...free].sort((one, other) => other.text.length - one.text.length)
  const taken: Array<{ one: Waiting; from: number; to: number }> = []
  for (const one of longest) {
    const from = text.lastIndexOf(one.text)
    const to = from + one.text.length
    const isAlone = one.text.length > 8 || to === text.length
    if (isAlone && !taken.some((other) => from < other.to && other.from < to))
      taken.push({ one, from, to })
  }
  return taken.sort((one, other) => one.from - other.from).map(({ one }) => one)
}

/** Where `text`, whose blanks are single ones, begins in `printed`. */
function placeIn(printed: string, text: string): number {
  const words = text
    .slice(0, 200)
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/ /g, '[\\s\\u00a0]+')
  const found = [...printed.matchAll(new RegExp(words, 'g'))].at(-1)
  return found?.index ?? 0
}

function fill(letters: PrintedLetter[], from: number, line: SourceLine): void {
  const isBlank = (char: string | undefined): boolean => /^[\s\u00a0]$/.test(char ?? '')
  let at = from
  for (const atom of line.atoms) {
    for (let index = 0; index < atom.text.length; index++) {
      const char = atom.text[index]!
      while (at < letters.length && isBlank(letters[at]!.char) && !isBlank(char)) at++
      const letter = letters[at]
      if (!letter) return
      if (letter.char !== char && !(isBlank(letter.char) && isBlank(char))) {
        if (isBlank(char)) continue
        return
      }
      letter.atom = atom
      letter.at = index
      at++
    }
  }
}
