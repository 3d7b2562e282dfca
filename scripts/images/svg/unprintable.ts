/**
 * What a drawing holds that no page can: it would vanish without a word, or stand as it is before it moves.
 */
import { eachNode, svgTree, type SvgNode } from './tree.js'
import { XmlFault } from './xml.js'

const undrawn = /^(?:foreignObject|iframe|video|audio|canvas)$/i
const moving = /^(?:animate|animateTransform|animateMotion|animateColor|set)$/

/** The first such thing, in words; nothing where all is printed, or where the file cannot be read, which is told elsewhere. */
export function unprintableIn(bytes: Uint8Array): string | undefined {
  let found: string | undefined
  try {
    eachNode(svgTree(new TextDecoder().decode(bytes)), (node) => {
      found ??= wrongWith(node)
    })
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error
  }
  return found
}

function wrongWith(node: SvgNode): string | undefined {
  const { name, attributes } = node
  if (undrawn.test(name) && !isSwitched(node)) return `\`<${name}>\``
  if (moving.test(name)) return `\`<${name}>\`, which moves,`
  const address = attributes.get('href')?.trimStart()
  if (address === undefined || !/^(?:image|use)$/.test(name)) return undefined
  const isInside =
    name === 'use' ? address.startsWith('#') : /^data:image\/(?:png|jpe?g);base64,/i.test(address)
  return isInside ? undefined : `a reference to \`${address.slice(0, 40)}\``
}

/** Another child of a `switch` is drawn in the place of what cannot be (SVG 2 § 5.8). */
function isSwitched({ parent }: SvgNode): boolean {
  return parent !== undefined && (parent.name === 'switch' || isSwitched(parent))
}
