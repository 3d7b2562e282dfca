/** Transforms of CSS, and around what they turn, as attributes (CSS Transforms 1 and 2). */
import { boundsOf } from './shapes.js'
import {
  identityMatrix,
  lengthOf,
  matrixOf,
  matrixText,
  moved,
  times,
  type Matrix,
  type ViewSize,
} from './matrix.js'
import { fontSizeOf } from './properties.js'
import type { SvgNode } from './tree.js'
import { XmlFault } from './xml.js'

/** Properties that are turned into the attribute. */
export const transforming: ReadonlySet<string> = new Set([
  'transform',
  'transform-origin',
  'transform-box',
  'translate',
  'rotate',
  'scale',
])

interface Box extends ViewSize {
  x: number
  y: number
}

/** `view` is the size of the drawing's view, to which shares and origins refer. */
export function fixTransform(node: SvgNode, view: ViewSize): void {
  const { attributes } = node
  const said = new Map(
    ['css-transform', 'transform-origin', 'transform-box', 'translate', 'rotate', 'scale']
      .filter((name) => name !== 'rotate' || !/^(?:text|tspan)$/.test(node.name))
      .map((name) => [name, attributes.get(name)]),
  )
  const attribute = attributes.get('transform')
  for (const [name] of said) attributes.delete(name)
  const style = said.get('css-transform')
  const isStyled =
    style !== undefined || said.get('translate') || said.get('rotate') || said.get('scale')
  if (attribute !== undefined && !isStyled && !said.get('transform-origin')) {
    fixAttribute(node, attribute)
    return
  }
  if (!isStyled && attribute === undefined) return
  const em = fontSizeOf(node)
  const isFilled = /^(?:fill|stroke|content)-box$/.test(said.get('transform-box') ?? '')
  const box: Box = isFilled ? shapeBox(node) : { x: 0, y: 0, ...view }
  const list = [
    functionFor('translate', said.get('translate')),
    functionFor('rotate', said.get('rotate')),
    functionFor('scale', said.get('scale')),
    style === 'none' ? '' : (style ?? attribute ?? ''),
  ].join(' ')
  const matrix = matrixOf(list, box, em)
  if (!matrix) {
    if (/3d|perspective|rotate[xy]|z\(/i.test(list))
      throw new XmlFault(
        `line ${node.line}: \`${list.trim().slice(0, 60)}\`, which leads out of the page`,
      )
    attributes.delete('transform')
    return
  }
  const around = originOf(said.get('transform-origin'), box, isFilled, em)
  write(attributes, times(times(around, matrix), moved(-around[4], -around[5])))
}

/** An attribute as all read it: with an error it is void, as in browsers. */
function fixAttribute({ attributes }: SvgNode, value: string): void {
  const matrix = matrixOf(value, { width: 0, height: 0 }, 16)
  if (!matrix || /\d(?:px|%|em|deg|rad|turn|grad)|(?:translate|scale)[XY]|3d/.test(value))
    attributes.delete('transform')
}

function write(attributes: Map<string, string>, matrix: Matrix): void {
  if (matrix.every((part, at) => part === identityMatrix[at])) attributes.delete('transform')
  else attributes.set('transform', matrixText(matrix))
}

function functionFor(name: string, value: string | undefined): string {
  if (!value || value === 'none') return ''
  return `${name}(${value.trim().split(/\s+/).join(',')})`
}

const words: Readonly<Record<string, string>> = {
  left: '0%',
  top: '0%',
  center: '50%',
  right: '100%',
  bottom: '100%',
}

function originOf(given: string | undefined, box: Box, isFilled: boolean, em: number): Matrix {
  const parts = (given ?? (isFilled ? '50% 50%' : '0 0')).trim().toLowerCase().split(/\s+/)
  const [first = '0', second = '50%'] = /^(?:top|bottom)$/.test(parts[0]!)
    ? [parts[1] ?? '50%', parts[0]!]
    : parts
  const at = (text: string, whole: number): number => lengthOf(words[text] ?? text, whole, em) || 0
  return moved(box.x + at(first, box.width), box.y + at(second, box.height))
}

function shapeBox(node: SvgNode): Box {
  const box = boundsOf(node)
  if (!box)
    throw new XmlFault(
      `line ${node.line}: \`transform-box\` on a \`<${node.name}>\`, which not every program draws`,
    )
  return box
}
