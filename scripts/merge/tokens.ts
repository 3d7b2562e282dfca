/** A printed line as words, blanks, signs, citations and objects: what is compared. */
import type { WordLine, WordLook, WordPiece } from '../docx-file/lines.js'
import { clustersIn, type PrintedCluster, type Printing } from './clusters.js'
import type { SourceAtom, SourceLine } from './source-lines.js'

/** A stretch of an atom. */
export interface AtomPart {
  atom: SourceAtom
  from: number
  to: number
}

export interface LineToken {
  /** Equal for tokens that say the same. */
  key: string
  text: string
  kind: 'word' | 'blank' | 'sign' | 'cluster' | 'object' | 'end'
  looks: ReadonlySet<WordLook>
  pieces: readonly WordPiece[]
  cluster?: PrintedCluster | undefined
  /** Where it comes from; empty of what came back, and of what no source says. */
  parts: readonly AtomPart[]
  /** The line of the sources that it stands in. */
  line?: SourceLine | undefined
  /** The author has changed it since: what stands in its paragraph now. */
  lost?: string | undefined
}

/** One letter (a UTF-16 unit) of a printed line. */
export interface PrintedLetter {
  char: string
  piece: WordPiece
  atom?: SourceAtom | undefined
  at?: number | undefined
}

export function lettersOf(line: WordLine): PrintedLetter[] {
  return line.pieces
    .filter(({ looks }) => !looks.has('hidden'))
    .flatMap((piece) =>
      piece.text
        .replace(/\u00ad/g, '')
        .split('')
        .map((char) => ({ char, piece })),
    )
}

const word =
  /[ \t\r\n\u00a0\u2009\u202f]+|[\p{L}\p{N}\p{M}]+(?:[.,'’\-–/‑][\p{L}\p{N}\p{M}]+)*|[^]/gu

/** Keys of the works that a reference manager's field cites; nothing when the piece is none. */
export type Cited = (piece: WordPiece) => readonly string[] | undefined

export function tokensOf(
  letters: readonly PrintedLetter[],
  printing: Printing,
  line?: SourceLine,
  cited: Cited = () => undefined,
): LineToken[] {
  const text = letters.map(({ char }) => char).join('')
  const isRaised = (at: number): boolean => letters[at]!.piece.looks.has('superscript')
  const tokens: LineToken[] = []
  const between = (from: number, to: number): void => {
    for (let start = from; start < to;) {
      let end = start + 1
      while (end < to && !looksOtherwise(letters[end - 1]!, letters[end]!)) end++
      for (const match of text.slice(start, end).matchAll(word)) {
        const at = start + match.index
        tokens.push(plain(letters.slice(at, at + match[0].length), match[0], line))
      }
      start = end
    }
  }
  let at = 0
  const fields = fieldsIn(letters, cited)
  const others = clustersIn(text, isRaised, printing).filter(
    ({ start, end }) => !fields.some((field) => start < field.end && field.start < end),
  )
  for (const cluster of [...fields, ...others].sort((one, other) => one.start - other.start)) {
    between(at, cluster.start)
    const own = letters.slice(cluster.start, cluster.end)
    tokens.push({
      ...base(own, text.slice(cluster.start, cluster.end), line),
      key: `\u0001${cluster.kind} ${cluster.key}`,
      kind: 'cluster',
      cluster,
    })
    at = cluster.end
  }
  between(at, text.length)
  return tokens
}

const marked: readonly WordLook[] = ['bold', 'italic', 'struck', 'superscript', 'subscript']

/** Whether looks change inside of a word: m² is two tokens. */
const looksOtherwise = (one: PrintedLetter, other: PrintedLetter): boolean =>
  one.piece !== other.piece &&
  !/\s/.test(one.char + other.char) &&
  marked.some((look) => one.piece.looks.has(look) !== other.piece.looks.has(look))

/** Stretches that a reference manager wrote, without the blanks around them. */
function fieldsIn(letters: readonly PrintedLetter[], cited: Cited): PrintedCluster[] {
  const found: PrintedCluster[] = []
  for (let start = 0; start < letters.length; start++) {
    const { field } = letters[start]!.piece
    const works = field && cited(letters[start]!.piece)
    if (!works || works.length === 0 || /\s/.test(letters[start]!.char)) continue
    let end = start
    while (end < letters.length && letters[end]!.piece.field === field) end++
    found.push({ start, end, kind: 'citation', key: [...works].sort().join(' '), works })
    start = end
  }
  return found
}

/** The end of a paragraph, between two that are compared as one. */
export const paragraphEnd = (line?: SourceLine): LineToken => ({
  key: '\u2029',
  text: '\n',
  kind: 'end',
  looks: new Set(),
  pieces: [],
  parts: [],
  line,
})

function base(
  letters: readonly PrintedLetter[],
  text: string,
  line: SourceLine | undefined,
): Omit<LineToken, 'key' | 'kind'> {
  const parts: AtomPart[] = []
  for (const { atom, at = 0 } of letters) {
    const last = parts.at(-1)
    if (!atom) continue
    if (last?.atom === atom && last.to === at) last.to = at + 1
    else parts.push({ atom, from: at, to: at + 1 })
  }
  return {
    text,
    looks: letters[0]?.piece.looks ?? new Set(),
    pieces: [...new Set(letters.map(({ piece }) => piece))],
    parts,
    line,
  }
}

function plain(
  letters: readonly PrintedLetter[],
  text: string,
  line: SourceLine | undefined,
): LineToken {
  const common = base(letters, text, line)
  if (text === '\uFFFC') return { ...common, key: objectKey(common.pieces[0]!), kind: 'object' }
  if (/^[\s\u00a0\u2009\u202f]/.test(text)) return { ...common, key: ' ', kind: 'blank' }
  const kind = /^[\p{L}\p{N}]/u.test(text) ? 'word' : 'sign'
  return { ...common, key: plainKey(text), kind }
}

/** Words however their quotes, dashes and accents are encoded. */
const plainKey = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[’‘‛ʼ]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/\u2011/g, '-')

function objectKey({ embedded }: WordPiece): string {
  if (embedded?.kind === 'formula') return `\u0002formula ${embedded.tex.replace(/\s/g, '')}`
  return `\u0002${embedded?.kind ?? 'object'}`
}
