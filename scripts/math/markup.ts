/** MathML as markup, for programs that read it (MathML 3 § 6.1). */
import { xmlText } from '../xml-text.js'
import type { MathElement } from './valid.js'

/** The formula with its name space. */
export const markup = (math: MathElement): string =>
  written({
    ...math,
    attributes: { xmlns: 'http://www.w3.org/1998/Math/MathML', ...math.attributes },
  })

function written({ name, attributes, children }: MathElement): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(value)}"`)
  const inner = children.map((child) =>
    typeof child === 'string' ? xmlText(child) : written(child),
  )
  return `<${name}${pairs.join('')}>${inner.join('')}</${name}>`
}
