/**
 * TeX → MathML 3 Presentation, as a plain tree that every writer can print in its own way (JATS with its prefix, HTML
 * without). The sole importer of temml.
 */

import { hasPlaces, valid, type MathElement } from './valid.js'

export type { MathElement } from './valid.js'

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
    if (tex.length > longestFormula) return `TeX of more than ${longestFormula} characters`
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
export const longestFormula = 5_000
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

/** An element of temml's tree as one of MathML 3. */
function element(node: TemmlNode, display: boolean, depth: number): MathElement {
  if (depth > deepest) throw new Error(tooDeep)
  const name = node.type ?? 'mrow'
  const attributes: Record<string, string> = name === 'math' && display ? { display: 'block' } : {}
  for (const [key, value] of Object.entries(node.attributes ?? {}))
    // temml says the level of scripts and of fractions in fractions, which MathML 3 has by itself and only of a style (§ 3.3.4).
    if (String(value) !== '' && (key !== 'scriptlevel' || name === 'mstyle'))
      attributes[key] = String(value)
  const side = node.classes?.find((one) => one === 'tml-right' || one === 'tml-left')
  if (side && name === 'mtd') attributes['columnalign'] = side.slice('tml-'.length)
  if (node.style?.['color']) attributes['mathcolor'] = node.style['color']
  const parts = (node.children ?? []).map((child) => content(child, display, depth + 1))
  const children = hasPlaces(name) ? parts.map(alone) : parts.flat()
  const made = valid(name, attributes, children)
  return node.style?.['border'] ? valid('menclose', { notation: 'box' }, [made]) : made
}

/** A part of temml's tree that has no element of its own is all that stands in it. */
function content(node: TemmlNode, display: boolean, depth: number): Array<MathElement | string> {
  if (node.type === undefined && node.text !== undefined) return [node.text]
  if (node.type === undefined)
    return (node.children ?? []).flatMap((child) => content(child, display, depth))
  return [element(node, display, depth)]
}

/** One element, for a parent whose children have a place each. */
const alone = (parts: ReadonlyArray<MathElement | string>): MathElement | string =>
  parts.length === 1 ? parts[0]! : valid('mrow', {}, parts)

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
