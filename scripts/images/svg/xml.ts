/**
 * Is this well-formed XML, and what is its root? One pass, no entity expanded, no memory but the names of what is open.
 */
export type Attributes = ReadonlyMap<string, string>
export interface Scanned {
  root?: { name: string; attributes: Attributes }
  reason?: string
}

/** The root of `text`, or `reason`: what is wrong with its structure, with the line. */
export function scanXml(text: string): Scanned {
  const open: string[] = []
  let root: Scanned['root']
  let at = text.startsWith('\uFEFF') ? 1 : 0
  while (at < text.length) {
    const next = text.indexOf('<', at)
    const between = text.slice(at, next === -1 ? text.length : next)
    if (open.length === 0 && between.trim() !== '')
      return broken(text, at, root ? 'text after the end' : 'text before the beginning')
    if (next === -1) break
    const past = pastMarkup(text, next)
    if (past === -1) return broken(text, next, 'unclosed comment, instruction or declaration')
    if (past !== undefined) {
      at = past
      continue
    }
    const tag = readTag(text, next)
    if (!tag) return broken(text, next, 'broken tag')
    if (tag.kind === 'end' && open.pop() !== tag.name)
      return broken(text, next, `unexpected end of \`${tag.name.slice(0, 40)}\``)
    if (tag.kind !== 'end' && open.length === 0 && root) return broken(text, next, 'second root')
    root ??= tag
    if (tag.kind === 'start') open.push(tag.name)
    at = tag.end
  }
  if (!root) return { reason: 'no element' }
  return open.length > 0
    ? broken(text, text.length, `\`${open.at(-1)!.slice(0, 40)}\` is not closed`)
    : { root }
}

function broken(text: string, at: number, what: string): Scanned {
  return { reason: `line ${text.slice(0, at).split('\n').length}: ${what}` }
}

/** Where a comment, CDATA section, instruction or document type ends; -1 when it does not, nothing when it is none. */
function pastMarkup(text: string, at: number): number | undefined {
  for (const [opening, closing] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const) {
    if (!text.startsWith(opening, at)) continue
    const end = text.indexOf(closing, at + opening.length)
    return end === -1 ? -1 : end + closing.length
  }
  return text.startsWith('<!', at) ? pastDeclaration(text, at + 2) : undefined
}

/** A document type, with its quoted strings, comments and internal subset. */
function pastDeclaration(text: string, from: number): number {
  const mark = /<!--|["'[\]<>]/g
  let depth = 1
  for (mark.lastIndex = from; ;) {
    const found = mark.exec(text)?.[0]
    if (found === undefined) return -1
    if (found === '<' || found === '[') depth++
    if (found === '>' || found === ']') depth--
    if (depth === 0) return mark.lastIndex
    if (found === '"' || found === "'" || found === '<!--') {
      const closing = found === '<!--' ? '-->' : found
      const end = text.indexOf(closing, mark.lastIndex)
      if (end === -1) return -1
      mark.lastIndex = end + closing.length
    }
  }
}

interface Tag {
  kind: 'start' | 'end' | 'empty'
  name: string
  attributes: Map<string, string>
  end: number
}

function readTag(text: string, at: number): Tag | undefined {
  const begin = /<(\/?)([^\s<>/="'&]+)/y
  begin.lastIndex = at
  const found = begin.exec(text)
  if (!found) return undefined
  const attributes = new Map<string, string>()
  const attribute = /\s+([^\s<>/="'&]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
  const close = /\s*(\/?)>/y
  for (attribute.lastIndex = begin.lastIndex; ;) {
    close.lastIndex = attribute.lastIndex
    const closing = close.exec(text)
    if (closing) return tagOf(found, closing[1] === '/', attributes, close.lastIndex)
    const pair = attribute.exec(text)
    if (!pair || attributes.has(pair[1]!)) return undefined
    attributes.set(pair[1]!, pair[2] ?? pair[3]!)
  }
}

function tagOf(
  found: RegExpExecArray,
  empty: boolean,
  attributes: Map<string, string>,
  end: number,
): Tag | undefined {
  const closes = found[1] === '/'
  if (closes && (empty || attributes.size > 0)) return undefined
  return { kind: closes ? 'end' : empty ? 'empty' : 'start', name: found[2]!, attributes, end }
}
