/**
 * TeX → MathML 3 Presentation, as a plain tree that every writer can print in its own way (JATS with its prefix, HTML
 * without). The sole importer of temml.
 */

/** An element of MathML without prefix; a string is text. */
export interface MathElement {
  name: string
  attributes: Readonly<Record<string, string>>
  children: ReadonlyArray<MathElement | string>
}

/** Reads TeX; a string is the reason why it cannot be read, in the words of the TeX reader. */
export type MathReader = (tex: string, display: boolean) => MathElement | string

/** The TeX reader. It reads hostile input in bounded time, loads nothing, never throws, and reads no formula twice. */
export async function mathReader(): Promise<MathReader> {
  const read = await loaded()
  return (tex, display) => {
    const key = `${display} ${tex}`
    const known = formulas.get(key) ?? read(tex, display)
    formulas.set(key, known)
    return known
  }
}

/** What was read, for the check and each writer ask for the same formulas. */
const formulas = new Map<string, MathElement | string>()

async function loaded(): Promise<MathReader> {
  const temml = (await import('temml')).default as unknown as Temml
  return (tex, display) => {
    if (tex.length > longest) return `TeX of more than ${longest} characters`
    if (braces(tex) > deepest) return tooDeep
    try {
      const tree = temml.__renderToMathMLTree(tex, {
        displayMode: display,
        throwOnError: true,
        trust: false,
        maxExpand: 1000,
      })
      return element(tree, display, 0)
    } catch (error) {
      return reason(error)
    }
  }
}

/** No formula of a paper is as long; what is longer is not read. */
const longest = 20_000
/** Levels of braces, and of elements. Where a stack ends differs between machines; this does not. */
const deepest = 200
const tooDeep = `TeX nested more than ${deepest} levels deep`

/** temml's own tree, before it is text: its types call the function by another name and the tree `any`. */
interface Temml {
  __renderToMathMLTree(tex: string, options: Readonly<Record<string, unknown>>): TemmlNode
}
interface TemmlNode {
  type?: string
  text?: string
  attributes?: Record<string, unknown>
  classes?: string[]
  style?: Record<string, string>
  children?: TemmlNode[]
}

/** Attributes of MathML 3 (§ 3) that temml writes and that carry meaning; the rest is the look of one renderer. */
const kept = new Set([
  'accent',
  'accentunder',
  'columnalign',
  'columnlines',
  'columnspacing',
  'columnspan',
  'depth',
  'displaystyle',
  'fence',
  'form',
  'frame',
  'height',
  'largeop',
  'linethickness',
  'lspace',
  'mathvariant',
  'maxsize',
  'minsize',
  'movablelimits',
  'notation',
  'rowlines',
  'rowspacing',
  'rowspan',
  'rspace',
  'scriptlevel',
  'separator',
  'stretchy',
  'symmetric',
  'voffset',
  'width',
])

function element(node: TemmlNode, display: boolean, depth: number): MathElement {
  if (depth > deepest) throw new Error(tooDeep)
  const name = node.type ?? 'mrow'
  const attributes: Record<string, string> = name === 'math' && display ? { display: 'block' } : {}
  for (const [key, value] of Object.entries(node.attributes ?? {}))
    // temml says the level of scripts and of fractions in fractions, which MathML 3 has by itself and only of a style (§ 3.3.4).
    if (kept.has(key) && String(value) !== '' && (key !== 'scriptlevel' || name === 'mstyle'))
      attributes[key] = String(value)
  const side = node.classes?.find((one) => one === 'tml-right' || one === 'tml-left')
  if (side && name === 'mtd') attributes['columnalign'] = side.slice('tml-'.length)
  if (node.style?.['color']) attributes['mathcolor'] = node.style['color']
  return {
    name,
    attributes,
    children: (node.children ?? []).flatMap((child) => content(child, display, depth + 1)),
  }
}

function content(node: TemmlNode, display: boolean, depth: number): Array<MathElement | string> {
  if (node.type === undefined && node.text !== undefined) return [node.text]
  if (node.type === undefined)
    return (node.children ?? []).flatMap((child) => content(child, display, depth))
  return [element(node, display, depth)]
}

function braces(tex: string): number {
  let depth = 0
  let most = 0
  for (const character of tex) {
    if (character === '{') most = Math.max(most, ++depth)
    else if (character === '}') depth--
  }
  return most
}

/** temml underlines the place with combining characters, which no terminal prints well. */
function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : 'unreadable TeX'
  return (
    message
      .replace(/\s*\n[\s\S]*$/, '')
      .replace(/\s*:\s*$/, '')
      .replace(/[\u0332\u2026]/g, '')
      .trim() || 'unreadable TeX'
  )
}

/** The characters of a formula in reading order, without its markup. */
export function mathText(node: MathElement | string): string {
  return typeof node === 'string' ? node : node.children.map(mathText).join('')
}
