/**
 * Attributes: `{#fig:x .wide width=85mm alt="What it shows"}`, after an image, a span, math, at the end of a heading or
 * caption, and in our directives. As pandoc has them (manual, § Attributes): an identifier may hold `:`, `.`, `-`, `_`.
 *
 * No attribute list is longer than `limit` characters, so that a text full of `{` cannot make the reader slow.
 */
import { matching, type Source } from './source.js'

export interface Attributes {
  id?: string
  classes: string[]
  values: ReadonlyMap<string, string>
}

const limit = 4000
/** Manubot's own template has a blank in a float's name: `{#tbl: merged-cells}`. */
const identifier = /#((?:(?:fig|tbl|tab|eq|lst|sec):[ \t]+)?[^\s{}"'=<>`]+)/.source
const className = /\.([^\s{}"'=<>`#.]+)/.source
const value = /"((?:[^"\\]|\\[^])*)"|'((?:[^'\\]|\\[^])*)'|([^\s{}"'<>`=]+)/.source
const pair = `([\\p{L}_][\\p{L}\\p{N}_:.-]*)[ \\t]*=[ \\t]*(?:${value})`
const item = new RegExp(`[ \\t\\r\\n]*(?:${identifier}|${className}|(-)|${pair})(?=[\\s}#.])`, 'uy')
const close = /[ \t\r\n]*\}/y

/** The attributes that start with `{` at `offset` and the offset after their `}`; nothing when they cannot be read. */
export function readAttributes(
  text: string,
  offset: number,
): { attributes: Attributes; end: number } | undefined {
  const window = text.slice(offset, offset + limit)
  const values = new Map<string, string>()
  const attributes: Attributes = { classes: [], values }
  for (let index = 1; ; index = item.lastIndex) {
    close.lastIndex = item.lastIndex = index
    if (close.test(window)) return { attributes, end: offset + close.lastIndex }
    const match = item.exec(window)
    if (!match) return undefined
    const [, id, name, dash, key, double, single, bare] = match
    if (id !== undefined) attributes.id ??= id.replace(/\s+/g, '')
    else if (name !== undefined) attributes.classes.push(name)
    else if (dash !== undefined) attributes.classes.push('unnumbered')
    else if (!values.has(key!)) values.set(key!, unescaped(double ?? single ?? bare ?? ''))
  }
}

const unescaped = (quoted: string): string => quoted.replace(/\\(["'\\])/g, '$1')

/** A construct for `{` where attributes can stand: after `)`, `]`, code or math, after a directive's name, at a line's end. */
export const attributes = (source: Source) =>
  matching('attributes', (offset) => {
    const { text } = source
    const before = text[offset - 1] ?? ''
    const atEnd = before === ' ' || before === '\t'
    if (
      !atEnd &&
      !/[)\]`$]/.test(before) &&
      !endsHeading(text, offset) &&
      !namesFloat(text, offset) &&
      !directive.test(text.slice(Math.max(0, offset - 6), offset))
    )
      return 0
    const end = readAttributes(text, offset)?.end ?? 0
    return end &&
      atEnd &&
      !afterMath.test(text.slice(Math.max(0, offset - 8), offset)) &&
      !lineEnd.test(text.slice(end, end + 80))
      ? 0
      : end
  })

/** Attributes at the end of a heading need no blank before them: `# Methods{#sec:methods}`. */
const endsHeading = (text: string, offset: number): boolean =>
  text[offset + 1] === '#' &&
  /^#{1,6}[ \t]/.test(text.slice(text.lastIndexOf('\n', offset) + 1, offset)) &&
  lineEnd.test(text.slice(text.indexOf('}', offset) + 1, text.indexOf('}', offset) + 80))

/** A float's name on a line of its own, below the caption, the image or the formula that it names. */
const namesFloat = (text: string, offset: number): boolean =>
  /^\{#(?:fig|tbl|tab|eq|lst)[:-]/i.test(text.slice(offset, offset + 6)) &&
  /^[ \t>]*$/.test(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset))

const directive = /:(?:value|claim)$/
const afterMath = /\$\$[ \t]+$/
const lineEnd = /^[ \t#]*(?:\r?\n|$)/
