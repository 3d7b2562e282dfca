/** Numbers of a drawing that are none: what a chart makes of a value that is missing stands nowhere. */
import { eachNode, type SvgNode } from './tree.js'
import { XmlFault } from './xml.js'

const numeric =
  /^(?:x|y|x1|y1|x2|y2|dx|dy|cx|cy|r|rx|ry|fx|fy|fr|width|height|d|points|transform|gradientTransform|patternTransform|viewBox|offset|opacity|stroke-width|stroke-dasharray|stroke-dashoffset|font-size|fill-opacity|stroke-opacity|stop-opacity|refX|refY|markerWidth|markerHeight|stdDeviation|textLength)$/
/** Larger than any page, in any unit. */
const largest = 1e9

/** Throws an `XmlFault` at the first number that is not one, or that lies beyond every page. */
export function checkNumbers(root: SvgNode): void {
  eachNode(root, ({ name, attributes, line }) => {
    for (const [key, value] of attributes) {
      if (!numeric.test(key)) continue
      const wrong = /\b(?:NaN|undefined|null|Infinity)\b/.exec(value)?.[0] ?? huge(value)
      if (wrong) throw new XmlFault(`line ${line}: \`${wrong}\` in \`${key}\` of \`<${name}>\``)
    }
  })
}

function huge(value: string): string | undefined {
  if (!/\d{9}|\de\+?\d/i.test(value)) return undefined
  return value
    .match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi)
    ?.find((number) => !(Math.abs(Number(number)) <= largest))
    ?.slice(0, 40)
}
