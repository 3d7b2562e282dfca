import { fact, type Cleaner, type Cleaned } from '../cleaned.js'

/** Namespaces of drawing programs: their elements and attributes are for them alone. */
const programs =
  /^(?:http:\/\/www\.inkscape\.org\/|http:\/\/sodipodi\.|https?:\/\/(?:www\.)?(?:bohemiancoding|sketch)\.com\/|http:\/\/ns\.adobe\.com\/|&ns_(?:ai|extend|flows|graphs|imrep|sfw|vars|adobe_xpath|custom);|http:\/\/www\.serif\.com\/|https?:\/\/(?:www\.)?figma\.com\/|http:\/\/www\.corel\.com\/|http:\/\/schemas\.microsoft\.com\/visio)/
/** Elements that paint nothing, or nothing that a file of its own may: notes, programs, pages of HTML. */
const unpainted =
  /^(?:[\w.-]+:)?(?:metadata|script|handler|listener|iframe|embed|object|foreignObject)$/i
const path = /(?:[A-Za-z]:\\Users\\|\/(?:home|Users)\/)[^\\/"'<>]{1,60}/

/**
 * SVG 2 § 5.10: without `<metadata>`, scripts, pages of HTML, comments, and what drawing programs note for themselves (with the names of folders on
 * the author's machine). Titles, descriptions and text are part of the picture and stay.
 */
export const cleanSvg: Cleaner = (bytes) => {
  const text = new TextDecoder().decode(bytes)
  const own = prefixesOf(text)
  const parts: string[] = []
  const facts: Cleaned['facts'] = []
  const words: string[] = []
  let hidden = 0
  let inStyle = false
  for (const { kind, value, name } of tokens(text)) {
    const isProgrammed =
      name !== '' &&
      (unpainted.test(name) || own.has(name.slice(0, Math.max(0, name.indexOf(':')))))
    if (kind === 'open' && (hidden > 0 || isProgrammed)) hidden += value.endsWith('/>') ? 0 : 1
    else if (kind === 'close' && hidden > 0) hidden -= 1
    else if (hidden > 0) {
      if (kind === 'text') facts.push(fact('text', 'SVG metadata', value.replace(/\s+/g, ' ')))
    } else if (kind === 'comment') facts.push(fact('text', 'SVG comment', value.slice(4, -3)))
    else {
      if (kind === 'open' || kind === 'close')
        inStyle = kind === 'open' && /(?:^|:)style$/.test(name) && !value.endsWith('/>')
      if (kind === 'text' && !inStyle && value.trim()) words.push(value.replace(/\s+/g, ' ').trim())
      const written = kind === 'open' ? withoutActions(withoutPrograms(value, own)) : value
      parts.push(written)
      const found = path.exec(value)
      if (found && kind === 'open')
        facts.push(fact('person', 'SVG path', found[0], path.test(written)))
    }
  }
  if (words.length > 0)
    facts.push(fact('text', 'text of the drawing', words.join('\n').slice(0, 20_000), true))
  const cleaned = parts.join('')
  return {
    bytes: cleaned === text ? bytes : new TextEncoder().encode(cleaned),
    facts: facts.filter(({ value }) => value !== ''),
  }
}

/** A tag without what a browser would run: handlers of events, and addresses that are programs (SVG 2 § 15, § 16). */
function withoutActions(tag: string): string {
  if (!/\son|script|data\s*:/i.test(tag) && !tag.includes('&')) return tag
  return tag.replace(
    /\s([\w:.-]+)\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/g,
    (whole, name: string, quoted = '', other = '') => {
      const value = decoded(quoted || other).replace(/[\s\p{C}]/gu, '')
      const runs = /^on/i.test(name) || /^(?:javascript|vbscript|data:(?!image\/))/i.test(value)
      return runs ? '' : whole
    },
  )
}

/** References to characters, which could hide an address. */
const decoded = (value: string): string =>
  value
    .replace(/&#x([\da-f]{1,6});|&#(\d{1,7});/gi, (whole, hex?: string, decimal?: string) => {
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole
    })
    .slice(0, 200)

/** Prefixes that the file binds to a program's namespace. */
function prefixesOf(text: string): ReadonlySet<string> {
  const found = [
    ...text.matchAll(/\sxmlns:([\w.-]{1,60})\s{0,9}=\s{0,9}(?:"([^"<]{0,300})"|'([^'<]{0,300})')/g),
  ]
  return new Set(
    found
      .filter(([, , quoted = '', other = '']) => programs.test(quoted || other))
      .map(([, prefix = '']) => prefix),
  )
}

interface Token {
  kind: 'open' | 'close' | 'comment' | 'text' | 'other'
  value: string
  name: string
}

/** Markup and what is between, in order; the file is well-formed, or it would not have been read. */
function* tokens(text: string): Generator<Token> {
  for (let at = 0; at < text.length;) {
    const next = text.indexOf('<', at)
    if (next !== at) {
      yield { kind: 'text', value: text.slice(at, next < 0 ? text.length : next), name: '' }
      if (next < 0) return
    }
    at = endOf(text, next)
    const value = text.slice(next, at)
    const name = /^<\/?([^\s<>/="'&!?]+)/.exec(value)?.[1] ?? ''
    const kind = value.startsWith('<!--')
      ? 'comment'
      : /^<[!?]/.test(value)
        ? value.startsWith('<![CDATA[')
          ? 'text'
          : 'other'
        : value.startsWith('</')
          ? 'close'
          : 'open'
    yield { kind, value, name }
  }
}

/** Past the markup that begins at `from`: quotes hide what would end it, and a document type holds declarations. */
function endOf(text: string, from: number): number {
  for (const [opening, closing] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const) {
    if (text.startsWith(opening, from)) return past(text, closing, from + opening.length)
  }
  return text.startsWith('<!', from) ? pastDeclaration(text, from + 2) : pastTag(text, from + 1)
}

/** A quote hides a `>`. */
function pastTag(text: string, from: number): number {
  const mark = /["'>]/g
  for (mark.lastIndex = from; ;) {
    const found = mark.exec(text)?.[0]
    if (found === undefined) return text.length
    if (found === '>') return mark.lastIndex
    mark.lastIndex = past(text, found, mark.lastIndex)
  }
}

function pastDeclaration(text: string, from: number): number {
  const mark = /<!--|["'[\]<>]/g
  let depth = 1
  for (mark.lastIndex = from; ;) {
    const found = mark.exec(text)?.[0]
    if (found === undefined) return text.length
    if (found === '<' || found === '[') depth++
    if (found === '>' || found === ']') depth--
    if (depth === 0) return mark.lastIndex
    if (found === '"' || found === "'" || found === '<!--')
      mark.lastIndex = past(text, found === '<!--' ? '-->' : found, mark.lastIndex)
  }
}

function past(text: string, closing: string, from: number): number {
  const end = text.indexOf(closing, from)
  return end < 0 ? text.length : end + closing.length
}

/** A tag without the attributes of programs and the declarations of their prefixes. */
function withoutPrograms(tag: string, own: ReadonlySet<string>): string {
  if (own.size === 0) return tag
  return tag.replace(
    /\s{1,200}([\w.-]{1,60}):([\w.-]{1,60})\s{0,9}=\s{0,9}(?:"[^"]*"|'[^']*')/g,
    (whole, prefix: string, name: string) =>
      own.has(prefix) || (prefix === 'xmlns' && own.has(name)) ? '' : whole,
  )
}
