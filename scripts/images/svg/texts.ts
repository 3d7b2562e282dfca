/**
 * What programs do differently with text, said in words that all of them take alike: letters in capitals, letters that stand
 * higher or lower, and letters set wide around a middle or before an end.
 */
import baselines from './baselines.json' with { type: 'json' }
import { lengthOf } from './matrix.js'
import { computed, fontSizeOf } from './properties.js'
import { eachNode, elementsIn, type SvgNode } from './tree.js'
import { XmlFault } from './xml.js'

export function fixTexts(root: SvgNode): void {
  eachNode(root, fixUnits)
  eachNode(root, (node) => {
    if (!/^(?:text|tspan|textPath)$/.test(node.name)) return
    fixCase(node)
    fixShift(node)
    if (node.name === 'text') fixSpacing(node)
  })
  eachNode(root, ({ attributes }) => void attributes.delete('text-transform'))
}

/** What is a share of the letters' size where it is said is the same length for smaller letters inside. */
function fixUnits(node: SvgNode): void {
  for (const name of ['letter-spacing', 'word-spacing']) {
    const value = node.attributes.get(name)
    if (value === undefined || !/(?:em|ex|ch)$/i.test(value)) continue
    const length = lengthOf(value, NaN, fontSizeOf(node))
    if (Number.isFinite(length)) node.attributes.set(name, String(Number(length.toFixed(4))))
  }
}

/** `text-transform` (CSS Text 3 § 2.1): the letters themselves. */
function fixCase(node: SvgNode): void {
  const change = changes[computed(node, 'text-transform').trim().toLowerCase()]
  if (change)
    node.children = node.children.map((child) =>
      typeof child === 'string' ? change(child) : child,
    )
}

const changes: Readonly<Record<string, (text: string) => string>> = {
  uppercase: (text) => text.toUpperCase(),
  lowercase: (text) => text.toLowerCase(),
  capitalize: (text) =>
    text.replace(/(?<![\p{L}\p{N}\p{M}'’])\p{L}/gu, (letter) => letter.toUpperCase()),
}

/** `super` and `sub` as browsers take them: half the height of the letters' own face. */
function fixShift(node: SvgNode): void {
  const shift = node.attributes.get('baseline-shift')?.trim().toLowerCase()
  if (shift !== 'super' && shift !== 'sub') return
  const family = computed(node, 'font-family') as keyof typeof baselines
  const face = baselines[family] ?? baselines['Source Sans 3']
  const half = ((face['text-before-edge'] - face['text-after-edge']) / 2) * fontSizeOf(node)
  node.attributes.set('baseline-shift', (shift === 'super' ? half : -half).toFixed(4))
}

/**
 * Browsers count the space behind the last letter when they look for the middle or the end of a line, and the drawing
 * engine does not: the line is moved by that much.
 */
function fixSpacing(text: SvgNode): void {
  const looks = new Set<string>()
  eachNode(text, (node) => {
    const spacing = lengthOf(computed(node, 'letter-spacing'), NaN, fontSizeOf(node))
    looks.add(`${computed(node, 'text-anchor')} ${spacing}`)
  })
  const moves = [...looks].map((look) => {
    const [anchor, spacing] = look.split(' ')
    return Number(spacing) * (anchor === 'middle' ? 0.5 : anchor === 'end' ? 1 : 0)
  })
  const [by = 0] = moves
  if (moves.every((move) => move === 0)) return
  if (moves.some((move) => move !== by) || !isMovable(text))
    throw new XmlFault(
      `line ${text.line}: \`letter-spacing\` that changes around a middle, which programs place differently`,
    )
  eachNode(text, (node) => {
    const x = node.attributes.get('x') ?? (node === text ? '0' : undefined)
    if (x !== undefined) node.attributes.set('x', moved(x, -by, fontSizeOf(node)))
  })
}

/** Whether each line of a text begins at a place of its own, in lengths. */
const isMovable = (text: SvgNode): boolean =>
  elementsIn(text).every(
    ({ name, attributes }) => name !== 'textPath' && attributes.has('y') <= attributes.has('x'),
  ) && !/%/.test([text, ...elementsIn(text)].map(({ attributes }) => attributes.get('x')).join(' '))

const moved = (list: string, by: number, em: number): string =>
  list
    .trim()
    .split(/[\s,]+/)
    .map((one) => Number((lengthOf(one, NaN, em) + by).toFixed(4)))
    .join(' ')
