/**
 * MathML 3 as Word's own math (ECMA-376 part 1, 22.1): delimiters that grow, operators with their limits, accents, upright
 * words. An empty place, which Word shows as a dotted box, holds a character without width.
 */
import type { MathElement } from '../../math/mathml.js'
import { xmlText } from '../../xml-text.js'
import { largest } from '../../lists.js'

type Child = MathElement | string

/** `m:oMath` with its contents. */
export const omml = (math: MathElement): string => tag('m:oMath', row(math.children))

const handlers: Readonly<Record<string, (element: MathElement) => string>> = {
  mi: (element) => run(element, isUpright(element) ? 'p' : undefined),
  mn: (element) => run(element, 'p'),
  mo: (element) => run(element, 'p'),
  mtext: (element) => run(element, 'words'),
  ms: (element) => run(element, 'words'),
  mspace: ({ attributes }) => characters(blank(attributes['width']), 'words'),
  mfrac: fraction,
  msqrt: ({ children }) =>
    tag('m:rad', properties('m:rad', flag('m:degHide')), tag('m:deg', ''), part(children)),
  mroot: ({ children: [base, degree] }) =>
    tag('m:rad', properties('m:rad', ''), tag('m:deg', one(degree)), part([base!])),
  msub: ({ children: [base, low] }) => tag('m:sSub', part([base!]), tag('m:sub', one(low))),
  msup: ({ children: [base, high] }) => tag('m:sSup', part([base!]), tag('m:sup', one(high))),
  msubsup: ({ children: [base, low, high] }) =>
    tag('m:sSubSup', part([base!]), tag('m:sub', one(low)), tag('m:sup', one(high))),
  munder: ({ children: [base, low] }) => under(base!, low!),
  mover: ({ children: [base, high] }) => over(base!, high!),
  munderover: ({ children: [base, low, high] }) =>
    limit('m:limUpp', limit('m:limLow', one(base), low!), high!),
  mtable: table,
  menclose: enclosed,
  mphantom: ({ children }) =>
    tag('m:phant', properties('m:phant', flag('m:show', 'off')), part(children)),
}

/** Children one after another: an operator takes what follows it, a pair of fences what stands between. */
function row(children: readonly Child[]): string {
  const parts = children.filter((child) => !isInvisible(child)).map(unwrapped)
  const inside = fenced(parts)
  if (inside) return inside
  let written = ''
  for (let at = 0; at < parts.length; at++) {
    const operator = naryOf(parts[at]!)
    if (!operator) written += one(parts[at])
    else {
      // Word keeps its own distance between an operator and what it takes.
      while (isSpace(parts[at + 1])) at++
      at++
      written += nary(operator, parts[at])
    }
  }
  return `${relates(parts[0]) ? nothing : ''}${written}${relates(parts.at(-1)) ? nothing : ''}`
}

/** A sign that some readers want to see between two others: of an aligned line, "< 0.05" in a text. */
const relates = (child: Child | undefined): boolean =>
  typeof child === 'object' &&
  child.name === 'mo' &&
  /^[=<>≤≥≪≫≦≧≈≃≅∼≡≠∝∈∉∋⊂⊆⊃⊇→←↔⇒⇐⇔↦×·∗⋅÷/∕∘∧∨∩∪|∣∥:]$/u.test(textOf(child)) &&
  child.attributes['fence'] !== 'true'

function one(child: Child | undefined): string {
  if (child === undefined) return nothing
  if (typeof child === 'string') return characters(child, 'words')
  const written = handlers[child.name]?.(child) ?? row(child.children)
  return written === '' ? nothing : written
}

const part = (children: readonly Child[]): string => tag('m:e', row(children) || nothing)

// ── Fences and operators ─────────────────────────────────────────────────────────────────────────────────────────────

/** A row that begins with an opening fence and ends with a closing one, as `\left` and `\right` make it. */
function fenced(parts: readonly Child[]): string | undefined {
  const [open, close] = [parts[0], parts.at(-1)]
  if (parts.length < 2 || !isFence(open, 'prefix') || !isFence(close, 'postfix')) return undefined
  const ends = `${sign('m:begChr', textOf(open!))}${sign('m:endChr', textOf(close!))}${flag('m:grow')}`
  return tag('m:d', properties('m:d', ends), part(parts.slice(1, -1)))
}

const isFence = (child: Child | undefined, form: string): boolean =>
  typeof child === 'object' &&
  child.name === 'mo' &&
  child.attributes['form'] === form &&
  child.attributes['fence'] === 'true' &&
  child.attributes['stretchy'] !== 'false'

interface Nary {
  sign: string
  low: Child | undefined
  high: Child | undefined
  /** Limits stand above and below, rather than beside. */
  isStacked: boolean
}
const bigOperators = /^[∑∏∐⋃⋂⋁⋀⨁⨂⨀⨄⨆∫∬∭∮∯∰]$/u

/** A sum, product, integral … with at least one limit. */
function naryOf(child: Child): Nary | undefined {
  if (typeof child === 'string' || !/^m(?:sub|sup|subsup|under|over|underover)$/.test(child.name))
    return undefined
  const [base, first, second] = child.children
  const text = textOf(base!)
  if (!bigOperators.test(text)) return undefined
  const isHighAlone = child.name === 'msup' || child.name === 'mover'
  return {
    sign: text,
    low: isHighAlone ? undefined : first,
    high: isHighAlone ? first : second,
    isStacked: /under|over/.test(child.name),
  }
}

function nary({ sign: text, low, high, isStacked }: Nary, operand: Child | undefined): string {
  const settings = [
    sign('m:chr', text),
    sign('m:limLoc', isStacked ? 'undOvr' : 'subSup'),
    low === undefined ? flag('m:subHide') : '',
    high === undefined ? flag('m:supHide') : '',
  ]
  return tag(
    'm:nary',
    properties('m:nary', settings.join('')),
    tag('m:sub', low === undefined ? '' : one(low)),
    tag('m:sup', high === undefined ? '' : one(high)),
    tag('m:e', one(operand)),
  )
}

// ── Above and below ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Accents as MathML has them, and the combining character that Word has for each. */
const accents: Readonly<Record<string, string>> = {
  '^': '\u0302',
  ˆ: '\u0302',
  '~': '\u0303',
  '˜': '\u0303',
  '˙': '\u0307',
  '¨': '\u0308',
  '´': '\u0301',
  '`': '\u0300',
  '˘': '\u0306',
  ˇ: '\u030c',
  '˚': '\u030a',
  '→': '\u20d7',
  '⃗': '\u20d7',
  '←': '\u20d6',
}
const lines = /^[¯‾_\u0332\u0305―]$/u
const braces = /^[⏞⏟⎴⎵]$/u

function over(base: Child, high: Child): string {
  const text = textOf(high)
  if (lines.test(text)) return tag('m:bar', properties('m:bar', sign('m:pos', 'top')), part([base]))
  if (braces.test(text)) return grouped(base, text, 'top', 'bot')
  const accent = accents[text]
  return accent
    ? tag('m:acc', properties('m:acc', sign('m:chr', accent)), part([base]))
    : limit('m:limUpp', one(base), high)
}

function under(base: Child, low: Child): string {
  const text = textOf(low)
  if (lines.test(text)) return tag('m:bar', properties('m:bar', sign('m:pos', 'bot')), part([base]))
  return braces.test(text) ? grouped(base, text, 'bot', 'top') : limit('m:limLow', one(base), low)
}

const grouped = (base: Child, brace: string, place: string, anchor: string): string =>
  tag(
    'm:groupChr',
    properties(
      'm:groupChr',
      sign('m:chr', brace) + sign('m:pos', place) + sign('m:vertJc', anchor),
    ),
    part([base]),
  )

const limit = (name: string, base: string, words: Child): string =>
  tag(name, tag('m:e', base), tag('m:lim', one(words)))

// ── Fractions, tables, boxes ─────────────────────────────────────────────────────────────────────────────────────────

function fraction({ attributes, children: [top, bottom] }: MathElement): string {
  const isBare = /^0(?:\D|$)/.test(attributes['linethickness'] ?? '')
  return tag(
    'm:f',
    properties('m:f', sign('m:type', isBare ? 'noBar' : 'bar')),
    tag('m:num', one(top)),
    tag('m:den', one(bottom)),
  )
}

function table({ attributes, children }: MathElement): string {
  const rows = children.filter((child): child is MathElement => typeof child === 'object')
  const columns = Math.max(1, largest(rows.map((each) => each.children.length)))
  const stated = (attributes['columnalign'] ?? '').split(/\s+/).filter(Boolean)
  const alignments = Array.from({ length: columns }, (_, at) => {
    const cell = rows[0]?.children[at]
    const own = typeof cell === 'object' ? cell.attributes['columnalign'] : undefined
    return own ?? stated[Math.min(at, stated.length - 1)] ?? 'center'
  })
  const column = (alignment: string): string =>
    tag('m:mc', tag('m:mcPr', sign('m:count', '1'), sign('m:mcJc', alignment)))
  return tag(
    'm:m',
    tag('m:mPr', flag('m:plcHide'), tag('m:mcs', ...alignments.map(column))),
    ...rows.map(({ children: cells }) =>
      tag('m:mr', ...alignments.map((_, at) => tag('m:e', one(cells[at])))),
    ),
  )
}

function enclosed({ attributes, children }: MathElement): string {
  const notation = attributes['notation'] ?? 'box'
  const isBox = notation.includes('box')
  const settings = [
    ...(isBox
      ? []
      : ['m:hideTop', 'm:hideBot', 'm:hideLeft', 'm:hideRight'].map((name) => flag(name))),
    /horizontalstrike/.test(notation) ? flag('m:strikeH') : '',
    /updiagonalstrike/.test(notation) ? flag('m:strikeBLTR') : '',
    /downdiagonalstrike/.test(notation) ? flag('m:strikeTLBR') : '',
  ]
  return tag('m:borderBox', properties('m:borderBox', settings.join('')), part(children))
}

// ── Characters ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Function application, invisible times, separator and plus: read aloud, never seen. */
const isInvisible = (child: Child): boolean =>
  typeof child === 'object' && child.name === 'mo' && /^[\u2061-\u2064]$/.test(textOf(child))

/** A group of one is that one. */
function unwrapped(child: Child): Child {
  if (typeof child === 'string' || child.name !== 'mrow') return child
  const [only, ...more] = child.children.filter((each) => !isInvisible(each))
  return only !== undefined && more.length === 0 ? unwrapped(only) : child
}

const isSpace = (child: Child | undefined): boolean =>
  typeof child === 'object' && child.name === 'mspace'

const isUpright = (element: MathElement): boolean =>
  element.attributes['mathvariant'] === 'normal' || [...textOf(element)].length > 1

type Style = 'p' | 'words' | undefined

const run = (element: MathElement, style: Style): string =>
  characters(textOf(element), style, element.attributes['mathcolor'])

function characters(text: string, style: Style, color?: string): string {
  if (text === '') return ''
  const looks = style === 'words' ? '<m:nor/>' : style === 'p' ? '<m:sty m:val="p"/>' : ''
  const hue = /^#([0-9a-f]{6})$/i.exec(color ?? '')?.[1]
  const font = '<w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/>'
  return tag(
    'm:r',
    looks && tag('m:rPr', looks),
    tag('w:rPr', font, hue ? `<w:color w:val="${hue}"/>` : ''),
    `<m:t xml:space="preserve">${xmlText(text)}</m:t>`,
  )
}

/** What stands in a place that is empty: words, for readers that take the character for a sign they do not know. */
const nothing = '<m:r><m:rPr><m:nor/></m:rPr><m:t>\u200b</m:t></m:r>'

/** The blank that comes nearest to a width in em. */
function blank(width = '0em'): string {
  const em = Number.parseFloat(width)
  if (!(em > 0)) return ''
  if (em < 0.2) return '\u2009'
  if (em < 0.4) return '\u2005'
  return '\u2003'.repeat(Math.min(4, Math.max(1, Math.round(em))))
}

const textOf = (child: Child): string =>
  typeof child === 'string' ? child : child.children.map(textOf).join('')

const tag = (name: string, ...inner: readonly string[]): string =>
  `<${name}>${inner.join('')}</${name}>`
const properties = (name: string, settings: string): string => tag(`${name}Pr`, settings)
const sign = (name: string, value: string): string => `<${name} m:val="${xmlText(value)}"/>`
const flag = (name: string, value = 'on'): string => `<${name} m:val="${value}"/>`
