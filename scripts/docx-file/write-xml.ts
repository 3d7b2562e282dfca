/** Elements as XML, with the prefixes that `readXml` gives them; the part that holds them declares these. */
import { xmlText } from '../xml-text.js'
import type { XmlElement } from './xml.js'

export function writeXml(node: XmlElement | string): string {
  if (typeof node === 'string') return xmlText(node)
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${xmlText(value).replaceAll('"', '&quot;')}"`)
    .join('')
  const inner = node.children.map(writeXml).join('')
  return inner
    ? `<${node.name}${attributes}>${inner}</${node.name}>`
    : `<${node.name}${attributes}/>`
}
