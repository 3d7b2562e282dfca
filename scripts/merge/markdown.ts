/** Reviewed words as Markdown: their looks, citations and references as galley writes them, everything else escaped. */
import type { WordLook } from '../docx-file/lines.js'
import type { Cited, LineToken } from './tokens.js'

export interface MarkdownWords {
  /** Markdown that prints a reference, by what it leads to. */
  references: ReadonlyMap<string, string>
  /** Text of a note, by its id in the reviewed file. */
  note: (id: string) => string
  cited: Cited
  /** A citation as Markdown, where there is more to say than its works. */
  citation?: (token: LineToken) => string
  /** Curly quotes are written straight. */
  smart: boolean
}

const marks: ReadonlyArray<readonly [WordLook, string]> = [
  ['bold', '**'],
  ['italic', '*'],
  ['struck', '~~'],
  ['superscript', '^'],
  ['subscript', '~'],
]
const shownLooks = new Set(marks.map(([look]) => look))

/** Looks that Markdown has marks for. */
export const markdownLooks = (token: LineToken): WordLook[] =>
  [...token.looks].filter((look) => shownLooks.has(look)).sort()

/** `tokens` in Markdown; looks of `around` are given by what they stand in. */
export function markdownOf(
  tokens: readonly LineToken[],
  around: ReadonlySet<WordLook>,
  words: MarkdownWords,
): string {
  let made = ''
  for (let index = 0; index < tokens.length;) {
    const token = tokens[index]!
    if (token.kind === 'cluster' || token.kind === 'object' || token.kind === 'end') {
      made += whole(token, words)
      index++
      continue
    }
    let end = index
    while (end < tokens.length && sameLooks(tokens[end]!, token)) end++
    made += dressed(
      escaped(textOfTokens(tokens.slice(index, end)), words),
      markdownLooks(token),
      around,
    )
    index = end
  }
  return made
}

export const textOfTokens = (tokens: readonly LineToken[]): string =>
  tokens.map(({ text }) => text).join('')

export const citation = (keys: readonly string[]): string =>
  `[${keys.map((key) => (/^[\w:.#$%&+?<>~/-]*\w$/.test(key) ? `@${key}` : `@{${key}}`)).join('; ')}]`

const addressOf = ({ pieces: [piece] }: LineToken): string | undefined =>
  piece?.link && /^(?:https?|mailto):/i.test(piece.link) ? piece.link : undefined

const sameLooks = (one: LineToken, other: LineToken): boolean =>
  !['cluster', 'object', 'end'].includes(one.kind) &&
  one.pieces[0]?.field?.instruction === other.pieces[0]?.field?.instruction &&
  addressOf(one) === addressOf(other) &&
  (markdownLooks(one).join() === markdownLooks(other).join() ||
    (one.kind === 'blank' && markdownLooks(other).length === 0))

function whole(token: LineToken, words: MarkdownWords): string {
  if (token.kind === 'end') return '\n\n'
  if (token.cluster?.kind === 'citation')
    return words.citation?.(token) ?? citation(token.cluster.works)
  if (token.cluster) return words.references.get(token.cluster.key) ?? escaped(token.text, words)
  const embedded = token.pieces[0]?.embedded
  if (embedded?.kind === 'formula')
    return embedded.display ? `$$${embedded.tex}$$` : `$${embedded.tex}$`
  if (embedded?.kind === 'note') return `^[${words.note(embedded.id)}]`
  return ''
}

/** Signs that Markdown would read, and typography as an author types it. */
function escaped(text: string, { smart }: MarkdownWords): string {
  const typed = smart ? text.replace(/[’‘]/g, "'").replace(/[“”]/g, '"') : text
  return typed
    .replace(/[\\`*_[\]<>^~$@|{}]/g, (sign) => `\\${sign}`)
    .replace(/^(#|[-+](?=\s)|\d+[.)](?=\s)|:(?=[\s:]))/gm, '\\$1')
    .replace(/[\t\n]+/g, ' ')
}

function dressed(text: string, looks: readonly WordLook[], around: ReadonlySet<WordLook>): string {
  const [, before = '', core = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? []
  if (core === '') return text
  const signs = marks.filter(([look]) => looks.includes(look) && !around.has(look))
  return (
    before +
    signs.reduce((inner, [look, sign]) => {
      const isTight = look === 'superscript' || look === 'subscript'
      return `${sign}${isTight ? inner.replace(/(?<!\\) /g, '\\ ') : inner}${sign}`
    }, core) +
    after
  )
}
