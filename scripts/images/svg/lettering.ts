/**
 * Text that stays text: in a drawing that is made into outlines, each text that can be set as it is gives its place to a
 * mark, and comes back for it afterwards.
 */
import baselines from './baselines.json' with { type: 'json' }
import { colorOf } from './color.js'
import { lengthOf } from './matrix.js'
import { computed, fontSizeOf } from './properties.js'
import { eachNode, elementsIn, svgText, type SvgNode } from './tree.js'

/** What the name of a mark begins with. */
const mark = 'galley-text-'

/** Of which the parts are drawn in other places, or not at all. */
const apart = /^(?:defs|symbol|clipPath|mask|pattern|marker|linearGradient|radialGradient)$/

/** A copy of the tree with marks, and the texts that they stand for. */
export function withMarks(root: SvgNode): { root: SvgNode; texts: ReadonlyMap<string, SvgNode> } {
  const texts = new Map<string, SvgNode>()
  const used = usedIds(root)
  const copy = (node: SvgNode, isApart: boolean): SvgNode => {
    const id = node.attributes.get('id')
    const apartHere = isApart || apart.test(node.name) || (id !== undefined && used.has(id))
    if (node.name === 'text' && !apartHere) {
      const text = settable(node)
      if (text) {
        const name = `${mark}${texts.size}`
        texts.set(name, text)
        return marked(node, name)
      }
    }
    return {
      ...node,
      attributes: new Map(node.attributes),
      children: node.children.map((child) =>
        typeof child === 'string' ? child : copy(child, apartHere),
      ),
    }
  }
  return { root: copy(root, false), texts }
}

function usedIds(root: SvgNode): ReadonlySet<string> {
  const used = new Set<string>()
  eachNode(root, ({ name, attributes }) => {
    const target = attributes.get('href')
    if (name === 'use' && target) used.add(target.slice(1))
  })
  return used
}

function marked(text: SvgNode, id: string): SvgNode {
  const attributes = new Map([
    ['id', id],
    ['d', 'M0 0H1V1Z'],
    ['fill', '#000000'],
    ['stroke', 'none'],
  ])
  for (const name of ['transform', 'opacity', 'display', 'visibility'])
    if (text.attributes.has(name)) attributes.set(name, text.attributes.get(name)!)
  return { name: 'path', attributes, children: [], parent: text.parent, line: text.line }
}

/** Puts the texts in the place of their marks, and gives how many there were. */
export function unmarked(root: SvgNode, texts: ReadonlyMap<string, SvgNode>): number {
  let count = 0
  eachNode(root, (node) => {
    for (const [index, child] of node.children.entries()) {
      if (typeof child === 'string') continue
      const text = texts.get(child.attributes.get('id') ?? '')
      if (!text) continue
      count += 1
      const attributes = new Map(text.attributes)
      for (const name of ['transform', 'opacity', 'visibility'])
        if (child.attributes.has(name)) attributes.set(name, child.attributes.get(name)!)
      node.children[index] = { ...text, attributes, parent: node }
    }
  })
  return count
}

/** Letters that are set one after the other as they come, from left to right. */
const unshaped =
  /^[^\u0300-\u036f\u0590-\u08ff\u0900-\u0dff\u0e00-\u109f\u1780-\u17ff\u200d-\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe00-\ufe0f\ufe70-\ufeff\u{1f000}-\u{1faff}]*$/u

/** A text by itself, all that it takes from around it said; nothing where it cannot be set alike by all. */
function settable(node: SvgNode): SvgNode | undefined {
  if (!unshaped.test(svgText(node))) return undefined
  if (!/^horizontal-tb$|^lr|^$/.test(computed(node, 'writing-mode'))) return undefined
  return partOf(node, true)
}

const styles = [
  'fill',
  'fill-opacity',
  'font-family',
  'font-weight',
  'font-style',
  'text-anchor',
  'letter-spacing',
  'word-spacing',
] as const

function partOf(node: SvgNode, isOuter: boolean): SvgNode | undefined {
  const size = fontSizeOf(node)
  if (!isPlain(node, isOuter)) return undefined
  const attributes = new Map<string, string>([
    ['font-size', String(size)],
    ['xml:space', spaceOf(node)],
  ])
  for (const name of styles) {
    const value = valueOf(node, name, size)
    if (value === undefined) return undefined
    attributes.set(name, value)
  }
  if (!paint(attributes)) return undefined
  for (const name of ['x', 'y', 'dx', 'dy']) {
    const value = node.attributes.get(name)
    if (value === undefined) continue
    const numbers = value
      .trim()
      .split(/[\s,]+/)
      .map((part) => lengthOf(part, NaN, size))
    if (!numbers.every(Number.isFinite)) return undefined
    attributes.set(name, numbers.map((number) => Number(number.toFixed(4))).join(' '))
  }
  if (!isRaised(node, attributes, isOuter, size)) return undefined
  const children: SvgNode['children'] = []
  for (const child of node.children) {
    const part = typeof child === 'string' ? child : partOf(child, false)
    if (part === undefined) return undefined
    children.push(part)
  }
  return { name: node.name, attributes, children, parent: undefined, line: node.line }
}

/** Whether nothing is asked for that programs set in different ways. */
function isPlain(node: SvgNode, isOuter: boolean): boolean {
  const { attributes, name } = node
  if (name !== (isOuter ? 'text' : 'tspan')) return false
  if (
    [
      'clip-path',
      'mask',
      'filter',
      'textLength',
      'rotate',
      'text-decoration',
      'mix-blend-mode',
    ].some((one) => (attributes.get(one) ?? 'none') !== 'none')
  )
    return false
  if (
    !isOuter &&
    ['opacity', 'display', 'baseline-shift', 'alignment-baseline'].some((one) =>
      attributes.has(one),
    )
  )
    return false
  return (
    computed(node, 'stroke') === 'none' &&
    computed(node, 'visibility') === 'visible' &&
    /^(?:|ltr)$/.test(computed(node, 'direction')) &&
    (computed(node, 'text-anchor') === 'start' ||
      lengthOf(computed(node, 'letter-spacing'), NaN, 1) === 0)
  )
}

function spaceOf(node: SvgNode): string {
  for (let at: SvgNode | undefined = node; at; at = at.parent) {
    const value = at.attributes.get('xml:space')
    if (value !== undefined) return value
  }
  return 'default'
}

function valueOf(node: SvgNode, name: (typeof styles)[number], size: number): string | undefined {
  const value = computed(node, name)
  if (name === 'fill') return value === 'currentColor' ? computed(node, 'color') : value
  if (!name.endsWith('-spacing')) return value
  const length = lengthOf(value, NaN, size)
  return Number.isFinite(length) ? String(length) : undefined
}

/** One colour, and how much is seen through it. */
function paint(attributes: Map<string, string>): boolean {
  const fill = attributes.get('fill')!
  const color = fill === 'none' ? undefined : colorOf(fill)
  if (!color || color.alpha === 1) return Boolean(color)
  attributes.set('fill', color.hex)
  attributes.set('fill-opacity', String(Number(attributes.get('fill-opacity')) * color.alpha))
  return true
}

type Baseline = keyof (typeof baselines)['Source Sans 3']

/** Sets a text that hangs, or stands in the middle, on the line from which it does. */
function isRaised(
  node: SvgNode,
  attributes: Map<string, string>,
  isOuter: boolean,
  size: number,
): boolean {
  const baseline = computed(node, 'dominant-baseline')
  if (/^(?:auto|alphabetic|)$/.test(baseline)) return true
  const face = baselines[computed(node, 'font-family') as keyof typeof baselines] as
    Record<Baseline, number> | undefined
  const rise = face?.[baseline as Baseline]
  if (rise === undefined) return false
  if (!isOuter) return !node.attributes.has('dominant-baseline') && sameSize(node, size)
  const rows = elementsIn(node).filter((child) => child.attributes.has('y'))
  if (rows.length > 0) return false
  attributes.set('y', raised(attributes.get('y') ?? '0', rise * size))
  return true
}

const sameSize = ({ parent }: SvgNode, size: number): boolean => fontSizeOf(parent) === size
const raised = (list: string, by: number): string =>
  list
    .split(' ')
    .map((one) => Number((Number(one) + by).toFixed(4)))
    .join(' ')
