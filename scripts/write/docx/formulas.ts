/** Math (ECMA-376 part 1, 22.1); what the TeX reader cannot read is its TeX. */
import { mml2omml } from 'mathml2omml'
import type { ParagraphChild } from 'docx'
import type { MathElement } from '../../math/mathml.js'
import { imported, run } from './runs.js'
import type { State } from './state.js'

export function mathOf(tex: string, display: boolean, state: State): ParagraphChild[] {
  const read = state.math?.(tex, display) ?? tex
  if (typeof read === 'string')
    return [run(tex, { ...state, marks: { ...state.marks, code: true } })]
  const omml = mml2omml(markup(read, true)).replace(
    /[\uE000-\uE003]/g,
    (sign) => `&#${signs.charCodeAt(sign.charCodeAt(0) - 0xe000)};`,
  )
  return [(imported(omml) as unknown as { root: ParagraphChild[] }).root[0] ?? run(tex, state)]
}

function markup({ name, attributes, children }: MathElement, root = false): string {
  const pairs = [
    ...(root ? [['xmlns', 'http://www.w3.org/1998/Math/MathML']] : []),
    ...Object.entries(attributes),
  ]
  const inner = children
    .map((child) => (typeof child === 'string' ? escape(child) : markup(child)))
    .join('')
  return `<${name}${pairs.map(([key, value]) => ` ${key}="${escape(value ?? '')}"`).join('')}>${inner}</${name}>`
}

/** mathml2omml reads entities and writes their characters bare: these stand for them until it has. */
const signs = '&<>"'
const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => String.fromCharCode(0xe000 + signs.indexOf(sign)))
