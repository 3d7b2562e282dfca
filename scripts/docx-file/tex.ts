/** Word's formulas (OMML, ECMA-376 part 1, 22.1) as TeX. */
import { delimiter, texText } from './tex-characters.js'
import { childNamed, xmlElementsOf, textOfXml, type XmlElement } from './xml.js'

export interface Tex {
  tex: string
  /** Elements that were not understood; their letters are in `tex`. */
  unread: string[]
}

export function readFormula(node: XmlElement): Tex {
  const unread: string[] = []
  return { tex: row(node, unread), unread }
}

const row = (node: XmlElement | undefined, unread: string[]): string =>
  xmlElementsOf(node)
    .map((child) => one(child, unread))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()

/** `m:val` of a property; '1' when it is there without. */
const property = (node: XmlElement, name: string): string | undefined => {
  const properties = xmlElementsOf(node).find((child) => /^m:\w+Pr$/.test(child.name))
  const found = childNamed(properties, `m:${name}`)
  return found && (found.attributes['m:val'] ?? '1')
}

type Reader = (node: XmlElement, part: (name: string) => string, unread: string[]) => string

const readers: Readonly<Record<string, Reader>> = {
  'm:r': letters,
  'm:f': (node, part) => {
    const [top, bottom] = [part('num'), part('den')]
    const type = property(node, 'type')
    if (type === 'noBar') return `\\genfrac{}{}{0pt}{}{${top}}{${bottom}}`
    return type === 'lin' ? `${top}/${bottom}` : `\\frac{${top}}{${bottom}}`
  },
  'm:sSup': (_, part) => `${base(part('e'))}^${group(part('sup'))}`,
  'm:sSub': (_, part) => `${base(part('e'))}_${group(part('sub'))}`,
  'm:sSubSup': (_, part) => `${base(part('e'))}_${group(part('sub'))}^${group(part('sup'))}`,
  'm:sPre': (_, part) => `{}_${group(part('sub'))}^${group(part('sup'))}${part('e')}`,
  'm:rad': (node, part) => {
    const degree = part('deg')
    const hidden = /^(?:1|on|true)$/.test(property(node, 'degHide') ?? '')
    return degree && !hidden ? `\\sqrt[${degree}]{${part('e')}}` : `\\sqrt{${part('e')}}`
  },
  'm:nary': (node, part) => {
    const sign = property(node, 'chr') ?? '∫'
    const [below, above] = [part('sub'), part('sup')]
    const limits = (below && `_${group(below)}`) + (above && `^${group(above)}`)
    return `${operators[sign] ?? texText(sign)}${limits} ${part('e')}`
  },
  'm:d': (node, _, unread) => {
    const open = delimiter(property(node, 'begChr') ?? '(')
    const close = delimiter(property(node, 'endChr') ?? ')')
    const between = property(node, 'sepChr') ?? '|'
    const inside = xmlElementsOf(node).filter(({ name }) => name === 'm:e')
    return `\\left${open} ${inside.map((each) => row(each, unread)).join(` ${texText(between)} `)} \\right${close}`
  },
  'm:func': (_, part) => {
    const name = part('fName')
    const word = /^\\(?:mathrm|text)\{(\w+)\}$/.exec(name)?.[1]
    if (word === undefined) return `${name} ${part('e')}`
    return `${functions.has(word) ? `\\${word}` : `\\operatorname{${word}}`} ${part('e')}`
  },
  'm:acc': (node, part) => `\\${accents[property(node, 'chr') ?? '\u0302'] ?? 'hat'}{${part('e')}}`,
  'm:bar': (node, part) =>
    property(node, 'pos') === 'top' ? `\\overline{${part('e')}}` : `\\underline{${part('e')}}`,
  'm:groupChr': (node, part) =>
    property(node, 'pos') === 'top' ? `\\overbrace{${part('e')}}` : `\\underbrace{${part('e')}}`,
  'm:limLow': (_, part) => {
    const word = /^\\(?:mathrm|text)\{(lim|max|min|sup|inf)\}$/.exec(part('e'))?.[1]
    if (word) return `\\${word}_${group(part('lim'))}`
    return `\\underset{${part('lim')}}{${part('e')}}`
  },
  'm:limUpp': (_, part) => `\\overset{${part('lim')}}{${part('e')}}`,
  'm:m': (node, _, unread) => `\\begin{matrix} ${rows(node, 'm:mr', unread)} \\end{matrix}`,
  'm:eqArr': (node, _, unread) =>
    `\\begin{aligned} ${xmlElementsOf(node)
      .filter(({ name }) => name === 'm:e')
      .map((each) => row(each, unread))
      .join(' \\\\ ')} \\end{aligned}`,
  'm:borderBox': (_, part) => `\\boxed{${part('e')}}`,
  'm:phant': (_, part) => `\\phantom{${part('e')}}`,
  'm:box': (_, part) => part('e'),
}

/** Elements that only hold others. */
const transparent = new Set(
  'm:oMath m:oMathPara m:e m:num m:den m:sub m:sup m:deg m:lim m:fName w:ins w:moveTo w:hyperlink w:sdt w:sdtContent w:smartTag'.split(
    ' ',
  ),
)
const silent = new Set(
  'w:del w:moveFrom w:bookmarkStart w:bookmarkEnd w:proofErr m:ctrlPr'.split(' '),
)

function one(node: XmlElement, unread: string[]): string {
  const reader = readers[node.name]
  if (reader) return reader(node, (name) => row(childNamed(node, `m:${name}`), unread), unread)
  if (transparent.has(node.name)) return row(node, unread)
  if (silent.has(node.name) || /Pr$/.test(node.name)) return ''
  unread.push(node.name)
  return texText(textOfXml(node))
}

/** A run of letters in its alphabet; upright ones are a word. */
function letters(node: XmlElement): string {
  const properties = childNamed(node, 'm:rPr')
  const text = xmlElementsOf(node)
    .filter(({ name }) => name === 'm:t')
    .map(textOfXml)
    .join('')
  if (childNamed(properties, 'm:nor'))
    return text.trim() === '' ? '\\ ' : `\\text{${text.replace(/[\\{}$%#&_^~]/g, '\\$&')}}`
  const style = childNamed(properties, 'm:sty')?.attributes['m:val']
  const script = childNamed(properties, 'm:scr')?.attributes['m:val']
  const plain = texText(text)
  if (script === 'double-struck') return `\\mathbb{${plain}}`
  if (script === 'script') return `\\mathcal{${plain}}`
  if (style === 'b') return `\\mathbf{${plain}}`
  if (style === 'bi') return `\\boldsymbol{${plain}}`
  return style === 'p' && /^[A-Za-z]{2,}$/.test(text) ? `\\mathrm{${plain}}` : plain
}

const rows = (node: XmlElement, name: string, unread: string[]): string =>
  xmlElementsOf(node)
    .filter((child) => child.name === name)
    .map((each) =>
      xmlElementsOf(each)
        .filter((child) => child.name === 'm:e')
        .map((cell) => row(cell, unread))
        .join(' & '),
    )
    .join(' \\\\ ')

const group = (tex: string): string => (/^[A-Za-z0-9]$/.test(tex) ? tex : `{${tex}}`)
const base = (tex: string): string =>
  /^(?:[A-Za-z0-9]|\\[A-Za-z]+|\\(?:mathrm|mathbf|mathcal|mathbb|text)\{[^{}]*\})$/.test(tex)
    ? tex
    : `{${tex}}`

const accents: Readonly<Record<string, string>> = {
  '\u0302': 'hat',
  '^': 'hat',
  '\u0304': 'bar',
  '¯': 'bar',
  '\u0305': 'overline',
  '\u0303': 'tilde',
  '~': 'tilde',
  '˜': 'tilde',
  '\u0307': 'dot',
  '˙': 'dot',
  '\u0308': 'ddot',
  '\u20d7': 'vec',
  '→': 'vec',
  '\u030c': 'check',
  '\u0306': 'breve',
}
const operators: Readonly<Record<string, string>> = {
  '∑': '\\sum',
  '∏': '\\prod',
  '∐': '\\coprod',
  '∫': '\\int',
  '∬': '\\iint',
  '∭': '\\iiint',
  '∮': '\\oint',
  '⋃': '\\bigcup',
  '⋂': '\\bigcap',
}
const functions = new Set(
  'sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan log ln lg exp max min sup inf lim det dim ker arg gcd deg Pr'.split(
    ' ',
  ),
)
