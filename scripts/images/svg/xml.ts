/**
 * XML as it is written (XML 1.0): well-formed or not, and its parts in order. One pass; entities of the document's own
 * are replaced, within a bound.
 */
export type XmlAttributes = ReadonlyMap<string, string>
/** A part of a document; `at` is where it begins. */
export type XmlPart =
  | { kind: 'start' | 'empty'; name: string; attributes: Map<string, string>; at: number }
  | { kind: 'end'; name: string; at: number }
  | { kind: 'text'; value: string; at: number }

/** What is wrong with a document, in words for an author, with the line. */
export class XmlFault extends Error {}

/** Elements inside each other; those of drawing programs are some twenty. */
export const deepest = 256
/** Characters that entities may become in all. */
const mostExpanded = 1e6

/** Each part of `text`; throws an `XmlFault` where it is not well-formed. */
export function* xmlParts(text: string): Generator<XmlPart> {
  const open: string[] = []
  const entities = new Entities()
  let isRooted = false
  const fail = (at: number, what: string): never => {
    throw new XmlFault(`line ${lineAt(text, at)}: ${what}`)
  }
  const control = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.exec(text)
  if (control) fail(control.index, `control character ${codeOf(control[0])}`)
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length;) {
    const next = text.indexOf('<', at)
    const between = text.slice(at, next === -1 ? text.length : next)
    if (open.length === 0 && between.trim() !== '')
      fail(at, isRooted ? 'text after the end' : 'text before the beginning')
    if (open.length > 0 && between)
      yield { kind: 'text', value: entities.replaced(between, (what) => fail(at, what)), at }
    if (next === -1) break
    const past = pastMarkup(text, next)
    if (past === -1) fail(next, 'unclosed comment, instruction or declaration')
    if (past !== undefined) {
      if (text.startsWith('<![CDATA[', next) && open.length > 0)
        yield { kind: 'text', value: text.slice(next + 9, past - 3), at: next }
      if (text.startsWith('<!DOCTYPE', next)) entities.declare(text.slice(next, past))
      at = past
      continue
    }
    const tag = readTag(text, next) ?? fail(next, 'broken tag')
    if (tag.kind === 'end' && open.pop() !== tag.name)
      fail(next, `unexpected end of \`${tag.name.slice(0, 40)}\``)
    if (tag.kind !== 'end' && open.length === 0 && isRooted) fail(next, 'second root')
    if (tag.kind !== 'end') isRooted = true
    if (tag.kind === 'start') open.push(tag.name)
    if (open.length > deepest) fail(next, `more than ${deepest} elements inside each other`)
    if (tag.kind === 'end') yield { kind: 'end', name: tag.name, at: next }
    else {
      for (const [name, value] of tag.attributes)
        if (value.includes('&'))
          tag.attributes.set(
            name,
            entities.replaced(value, (what) => fail(next, what)),
          )
      yield { kind: tag.kind, name: tag.name, attributes: tag.attributes, at: next }
    }
    at = tag.end
  }
  if (!isRooted) throw new XmlFault('no element')
  if (open.length > 0) fail(text.length, `\`${open.at(-1)!.slice(0, 40)}\` is not closed`)
}

export const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length
const codeOf = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`

const predefined: ReadonlyArray<readonly [string, string]> = [
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]

/** Entities of a document, those that its type declares among them (drawing programs name namespaces so). */
class Entities {
  readonly #declared = new Map<string, string>()
  #expanded = 0

  declare(doctype: string): void {
    for (const [, name, double, single] of doctype.matchAll(
      /<!ENTITY\s{1,20}([^\s%"'<>&]{1,80})\s{1,20}(?:"([^"]*)"|'([^']*)')/g,
    ))
      if (!this.#declared.has(name!)) this.#declared.set(name!, double ?? single ?? '')
  }

  replaced(text: string, fail: (what: string) => never, depth = 0): string {
    if (!text.includes('&')) return text
    return text.replace(
      /&(?:#x([\da-f]{1,6});|#(\d{1,7});|([^\s&;<>"']{1,80});|)/gi,
      (whole, hex?: string, decimal?: string, name?: string) => {
        if (whole === '&') return fail('`&` that begins no entity')
        if (name === undefined)
          return character(Number.parseInt(hex ?? decimal!, hex ? 16 : 10)) ?? fail(`\`${whole}\``)
        const known = predefined.find(([one]) => one === name)?.[1]
        if (known) return known
        const declared = this.#declared.get(name)
        if (declared === undefined) return fail(`unknown entity \`${whole.slice(0, 40)}\``)
        this.#expanded += declared.length
        if (depth > 8 || this.#expanded > mostExpanded)
          return fail(`entity \`${whole.slice(0, 40)}\` that does not end`)
        return this.replaced(declared, fail, depth + 1)
      },
    )
  }
}

function character(code: number): string | undefined {
  const isOne =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code < 0xd800) ||
    (code > 0xdfff && code <= 0x10ffff && code !== 0xfffe && code !== 0xffff)
  return isOne ? String.fromCodePoint(code) : undefined
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
