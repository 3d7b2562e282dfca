/** Strokes that do not scale with their shape (`vector-effect`, SVG 2 § 8.13): as strokes that do, of the same look. */
import {
  identityMatrix,
  inverse,
  lengthOf,
  matrixOf,
  matrixText,
  scaleFactor,
  times,
  type Matrix,
  type ViewSize,
} from './matrix.js'
import { computed } from './properties.js'
import { pathOf, through } from './shapes.js'
import { eachNode, type SvgNode } from './tree.js'
import { XmlFault } from './xml.js'

export function fixStrokes(root: SvgNode, size: ViewSize): void {
  eachNode(root, (node) => {
    const effect = node.attributes.get('vector-effect')
    node.attributes.delete('vector-effect')
    if (effect === undefined || effect === 'none' || computed(node, 'stroke') === 'none') return
    if (effect !== 'non-scaling-stroke')
      throw new XmlFault(
        `line ${node.line}: \`vector-effect: ${effect.slice(0, 40)}\`, which not every program draws`,
      )
    fix(node, root, size)
  })
}

function fix(node: SvgNode, root: SvgNode, size: ViewSize): void {
  const around = node.parent ? toPage(node.parent, root, size) : identityMatrix
  const own = matrixOf(node.attributes.get('transform') ?? '', size, 16) ?? identityMatrix
  const whole = times(around, own)
  const scale = scaleFactor(whole)
  const { attributes } = node
  if (scale !== undefined) {
    if (Math.abs(scale - 1) < 1e-6 || scale === 0) return
    for (const name of ['stroke-width', 'stroke-dashoffset', 'stroke-dasharray']) {
      const value = computed(node, name)
      if (value !== 'none')
        attributes.set(
          name,
          value
            .split(/[\s,]+/)
            .map((part) => lengthOf(part, NaN, 16) / scale)
            .join(' '),
        )
    }
    return
  }
  const data = pathOf(node)
  const back = inverse(around)
  if (
    data === undefined ||
    !back ||
    /url\(/.test(computed(node, 'fill') + computed(node, 'stroke'))
  )
    throw new XmlFault(
      `line ${node.line}: \`vector-effect\` on a \`<${node.name}>\`, which not every program draws`,
    )
  node.name = 'path'
  for (const name of [
    'x',
    'y',
    'width',
    'height',
    'cx',
    'cy',
    'r',
    'rx',
    'ry',
    'x1',
    'y1',
    'x2',
    'y2',
    'points',
  ])
    attributes.delete(name)
  attributes.set('d', through(data, whole))
  attributes.set('transform', matrixText(back))
}

/** From the coordinates in `node` to those of the page, in CSS pixels. */
function toPage(node: SvgNode, root: SvgNode, size: ViewSize): Matrix {
  if (node === root) {
    const [, , width, height] = (root.attributes.get('viewBox') ?? '')
      .trim()
      .split(/[\s,]+/)
      .map(Number)
    const scale = Math.min(size.width / width!, size.height / height!)
    return Number.isFinite(scale) && scale > 0 ? [scale, 0, 0, scale, 0, 0] : identityMatrix
  }
  if (!node.parent || /^(?:svg|symbol|marker|pattern)$/.test(node.name))
    throw new XmlFault(
      `line ${node.line}: \`vector-effect\` in a \`<${node.name}>\`, which not every program draws`,
    )
  const own = matrixOf(node.attributes.get('transform') ?? '', size, 16) ?? identityMatrix
  return times(toPage(node.parent, root, size), own)
}
