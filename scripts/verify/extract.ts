/**
 * The text of a finished file, block by block in its own order, as any reader of that format gets it.
 */
import { strFromU8, unzipSync } from 'fflate'

/** Extractors by the file's extension; the PDF's words are audited by themselves (`pdf/`). */
export const extractors: Readonly<Record<string, (file: Uint8Array) => string[]>> = {
  html: (file) => htmlBlocks(strFromU8(file)),
  docx: (file) =>
    docxBlocks(
      unzipSync(file, {
        filter: ({ name }) => /^word\/(?:document|footnotes|endnotes)\.xml$/.test(name),
      }),
    ),
}

const breaking = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'body',
  'caption',
  'dd',
  'details',
  'div',
  'dl',
  'dt',
  'figcaption',
  'figure',
  'footer',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'li',
  'main',
  'nav',
  'ol',
  'p',
  'pre',
  'section',
  'summary',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'tr',
  'ul',
])
const empty = new Set([
  'area',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
])

/**
 * Blocks of HTML that we wrote: tags of blocks divide them, a line break is a space. What a reader aloud passes over (`aria-hidden`), styles,
 * scripts and TeX are no text.
 */
export function htmlBlocks(html: string): string[] {
  const body = html
    .slice(html.indexOf('<body'))
    .replace(/<(script|style|annotation)\b[^>]*>[^]*?<\/\1>/g, '')
  const blocks = ['']
  let hidden = 0
  for (const [, close, name = '', attributes = '', text = ''] of body.matchAll(
    /<(\/?)([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>([^<]*)/gi,
  )) {
    const alone = empty.has(name) || attributes.endsWith('/')
    if (breaking.has(name) && hidden === 0) blocks.push('')
    if (hidden > 0 && !alone) hidden += close ? -1 : 1
    else if (!close && !alone && /\baria-hidden="true"/.test(attributes)) hidden = 1
    if (hidden === 0) blocks[blocks.length - 1] += (name === 'br' ? ' ' : '') + unescaped(text)
  }
  return blocks.filter((block) => block.trim() !== '')
}

/** Paragraphs of a Word document and of its notes. */
export function docxBlocks(parts: Readonly<Record<string, Uint8Array>>): string[] {
  return Object.keys(parts)
    .sort()
    .flatMap((name) =>
      strFromU8(parts[name] ?? new Uint8Array())
        .split(/<\/w:p>/)
        .map((paragraph) =>
          unescaped(
            Array.from(
              paragraph.matchAll(/<(?:w:t|m:t)(?: [^>]*)?>([^<]*)<|<w:(br|tab|noBreakHyphen)\/?>/g),
              ([, text, sign]) => text ?? (sign === 'noBreakHyphen' ? '-' : ' '),
            ).join(''),
          ),
        ),
    )
    .filter((block) => block.trim() !== '')
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}

/** Text as it reads, its entities replaced. */
export const unescaped = (text: string): string =>
  text.replace(
    /&(?:#x([\dA-Fa-f]+)|#(\d+)|(\w+));/g,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) =>
      name !== undefined
        ? (entities[name] ?? whole)
        : String.fromCodePoint(hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal)),
  )

const inline =
  /<\/?(?:italic|bold|sup|sub|sc|underline|strike|xref|ext-link|email|styled-content|named-content|break)\b[^<>]*>/g

/** Lines of JATS that we wrote, without code and formulas. */
export function jatsBlocks(xml: string): string[] {
  return xml
    .replace(
      /<(tex-math|mml:math|monospace|code|preformat)\b[^>]*>[^]*?<\/\1>|<!--[^]*?-->|<[?!][^>]*>/g,
      '',
    )
    .replace(inline, '')
    .split(/<[^<>]*>/)
    .map(unescaped)
    .filter((block) => block.trim() !== '')
}
