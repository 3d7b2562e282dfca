/**
 * Math as MathML, with the prefix that the DTD wants and an id each (the archive asks for one).
 */
import type { Element } from 'xast'
import type { MathElement } from '../../math/mathml.js'
import type { State } from './state.js'
import { element, elementText } from './xml.js'

/**
 * `mml:math`, its TeX kept as an annotation (MathML 3 § 5.1). TeX that cannot be read becomes `tex-math`, as the whole
 * LaTeX document that the archive's tagging guidelines ask for.
 */
export function formula(tex: string, display: boolean, state: State): Element {
  const id = state.fresh('math')
  const read = state.math?.(tex, display) ?? 'no reader'
  if (typeof read === 'string') return element('tex-math', { id }, texDocument(tex, display))
  const annotation = element('mml:annotation', { encoding: 'application/x-tex' }, tex)
  const [only, ...more] = read.children.map(prefixed)
  const math =
    more.length === 0 && typeof only === 'object' ? only : element('mml:mrow', {}, only, ...more)
  return element(
    'mml:math',
    { id, ...read.attributes },
    element('mml:semantics', {}, math, annotation),
  )
}

/** The TeX of a formula that was written so. */
export function writtenTex(node: Element): string {
  const children = node.children.filter((child): child is Element => child.type === 'element')
  if (node.name === 'tex-math')
    return (
      /\\begin\{document\}(?:\$([^]*)\$|\\\[([^]*)\\\])\\end\{document\}$/
        .exec(elementText(node))
        ?.slice(1)
        .find((found) => found !== undefined) ?? ''
    )
  if (node.name === 'mml:annotation') return node.children.map(elementText).join('')
  return children.map(writtenTex).join('')
}

const prefixed = (node: MathElement | string): Element | string =>
  typeof node === 'string'
    ? node
    : element(`mml:${node.name}`, node.attributes, ...node.children.map(prefixed))

function texDocument(tex: string, display: boolean): string {
  const math = display ? `\\[${tex}\\]` : `$${tex}$`
  return `\\documentclass{article}\\usepackage{amsmath,amssymb}\\pagestyle{empty}\\begin{document}${math}\\end{document}`
}
