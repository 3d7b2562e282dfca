/** LaTeX's citations and references as ours. */
import { TexCursor } from './arguments.js'
import { plainTex, type TexNode } from './scan.js'

const keysOf = (nodes: readonly TexNode[]): string[] =>
  plainTex(nodes)
    .split(',')
    .map((key) => key.trim())
    .filter(Boolean)

const asKey = (key: string): string =>
  /^[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&+?<>~/-](?=[\p{L}\p{N}_]))*$/u.test(key)
    ? `@${key}`
    : `@{${key}}`

export interface TexCitation {
  markdown: string
  keys: string[]
}

/** `\citep[see][p. 4]{a,b}`; `form` is `t` where the authors stand in the sentence. */
export function texCitation(
  form: string,
  cursor: TexCursor,
  line: (nodes: readonly TexNode[]) => string,
): TexCitation {
  const [first, second] = [cursor.option(), cursor.option()]
  const keys = keysOf(cursor.argument())
  if (keys.length === 0) return { markdown: '', keys }
  const [before, after] =
    second === undefined ? ['', first ? line(first) : ''] : [line(first!), line(second)]
  if (form === 't') {
    const named = keys.map(asKey).join(', ')
    return { markdown: after && keys.length === 1 ? `${named} [${after}]` : named, keys }
  }
  const prefix = before ? `${before} ` : ''
  return { markdown: `[${prefix}${keys.map(asKey).join('; ')}${after ? `, ${after}` : ''}]`, keys }
}

/** Prefixes by which ours know what a reference leads to. */
const kinds = /^(?:fig|tbl|tab|eq|sec|supp|box|thm|lem|cor|prp|cnj|hyp|def|exm|exr):/

/** A label under a name that says what it names. */
export const texLabel = (key: string, kind: 'fig' | 'tbl' | 'eq' | 'sec'): string => {
  const plain = key.trim().replace(/[^\p{L}\p{N}_:.-]+/gu, '-')
  const bare = plain.replace(
    /^(?:figure|fig|table|tab|tbl|equation|eqn|eq|section|subsection|sec|sect|chap|ch|app|appendix|s|f|t|e)[:.]/i,
    '',
  )
  return kinds.test(plain) && plain.startsWith(`${kind}:`) ? plain : `${kind}:${bare}`
}

/** `\ref{a}`, `\cref{a,b}`: `named` are the labels of the project under their names here. */
export function texReference(
  cursor: TexCursor,
  named: ReadonlyMap<string, string>,
): { markdown: string; keys: string[] } {
  const keys = keysOf(cursor.argument())
  const next = cursor.peek()
  // A letter right behind, as of a panel, would be read as the key's.
  const isFollowed = next?.type === 'text' && /^[\p{L}\p{N}]/u.test(next.value)
  const written = keys.map((key) => {
    const name = named.get(key)
    return name === undefined ? `\\ref{${key}}` : isFollowed ? `@{${name}}` : asKey(name)
  })
  return { markdown: written.join(', '), keys }
}
