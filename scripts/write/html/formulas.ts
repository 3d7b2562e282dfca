/** Math Core; what the TeX reader cannot read is shown as its TeX. */
import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Equation, InlineEquation } from '../../document/tree.js'
import type { MathElement } from '../../math/mathml.js'
import type { State } from './state.js'

export const formula = (node: InlineEquation, state: State): ElementContent[] => [
  mathOf(node.value, false, state),
]

export function equation(node: Equation, state: State): ElementContent[] {
  const label = node.label ? [h('span', { className: ['label'] }, node.label)] : []
  return [
    h('div', { id: node.id, className: ['equation'] }, [
      h('div', { className: ['scroll'] }, mathOf(node.value, true, state)),
      ...label,
    ]),
  ]
}

function mathOf(tex: string, display: boolean, state: State): Element {
  const read = state.math?.(tex, display) ?? tex
  return typeof read === 'string' ? h('code', { className: ['tex'] }, tex) : elementOf(read)
}

const elementOf = ({ name, attributes, children }: MathElement): Element => ({
  type: 'element',
  tagName: name,
  properties: { ...attributes },
  children: children.map((child) =>
    typeof child === 'string' ? { type: 'text', value: child } : elementOf(child),
  ),
})
