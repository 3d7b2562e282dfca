/**
 * What an SVG says, decided once: a tree of elements with attributes that every program reads alike. Style sheets, custom
 * properties, transforms of CSS, colours of CSS Color 4, switches and strokes that do not scale are gone from it.
 */
import { cascade, type Declared } from './cascade.js'
import { colorOf } from './color.js'
import { fixMarkers } from './markers.js'
import type { ViewSize } from './matrix.js'
import { fixStrokes } from './strokes.js'
import { fixTransform, transforming } from './transforms.js'
import { familyOf, fontOf } from './fonts.js'
import { geometry, initial, inheritedProperties, isDrawn, isPaint, own } from './properties.js'
import { fixTexts } from './texts.js'
import { eachNode, elementsIn, svgTree, type SvgNode } from './tree.js'
import { XmlFault } from './xml.js'

/** The drawing in `text`, `size` big in CSS pixels; throws an `XmlFault` with the reason where it is none. */
export function plainSvg(text: string, size: ViewSize): SvgNode {
  const root = svgTree(text)
  const declared = cascade(root, size.width, isVoid)
  const ground = declared.get(root)
  structured(root)
  const variables = new Variables(declared)
  const box = viewBoxOf(root) ?? size
  eachNode(root, (node) => fixProperties(node, declared.get(node), variables))
  eachNode(root, (node) => fixTransform(node, box))
  fixTexts(root)
  fixMarkers(root)
  fixStrokes(root, size)
  fixRoot(root, size, ground?.get('background-color') ?? ground?.get('background'))
  return root
}

export function viewBoxOf(root: SvgNode): (ViewSize & { x: number; y: number }) | undefined {
  const [x, y, width, height] = (root.attributes.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  return width! > 0 && height! > 0 ? { x: x!, y: y!, width: width!, height: height! } : undefined
}

const unseen =
  /^(?:style|script|title|desc|metadata|animate|animateTransform|animateMotion|animateColor|set|foreignObject|iframe|video|audio|canvas|cursor|font|font-face|view)$/

/** Without what is not drawn; of a `switch`, what is chosen; a link is a group. */
function structured(node: SvgNode): void {
  node.children = node.children.filter(
    (child) =>
      typeof child === 'string' ||
      !unseen.test(child.name) ||
      (node.name === 'switch' && child.name === 'foreignObject'),
  )
  if (node.name === 'switch') {
    const chosen = elementsIn(node).find(isChosen)
    node.name = 'g'
    node.children = chosen ? [chosen] : []
  }
  if (node.name === 'a') {
    node.name = isInText(node) ? 'tspan' : 'g'
    node.attributes.delete('href')
  }
  if (!/^(?:text|tspan|textPath)$/.test(node.name)) node.children = elementsIn(node)
  for (const child of elementsIn(node)) structured(child)
}

const isInText = ({ parent }: SvgNode): boolean =>
  /^(?:text|tspan|textPath)$/.test(parent?.name ?? '')

/** SVG 2 § 5.8, for a reader of English; no HTML is drawn. */
function isChosen({ name, attributes }: SvgNode): boolean {
  if (name === 'foreignObject' || attributes.get('requiredExtensions')) return false
  const languages = attributes.get('systemLanguage')
  return languages === undefined || /(?:^|,)\s*en\b/i.test(languages)
}

/** Custom properties (`--name`), which come down the tree. */
class Variables {
  constructor(readonly declared: ReadonlyMap<SvgNode, Declared>) {}

  /** `value` with what each `var()` stands for, and the colours for light grounds. */
  replaced(value: string, node: SvgNode): string | undefined {
    let found = value
    for (let round = 0; round < 16 && /var\(|light-dark\(/i.test(found); round++) {
      const before = found
      found = found
        .replace(
          /var\(\s*(--[\w-]+)\s*(?:,((?:[^()]|\([^()]*\))*))?\)/gi,
          (_, name: string, otherwise?: string) =>
            this.#of(name, node) ?? otherwise?.trim() ?? '\0',
        )
        .replace(
          /light-dark\(((?:[^(),]|\([^()]*\))+),(?:[^()]|\([^()]*\))+\)/gi,
          (_, light: string) => light.trim(),
        )
      if (found === before || found.length > 10_000) break
    }
    return /\0|var\(/.test(found) ? undefined : found
  }

  #of(name: string, node: SvgNode): string | undefined {
    for (let at: SvgNode | undefined = node; at; at = at.parent) {
      const value = this.declared.get(at)?.get(name)
      if (value !== undefined) return value
    }
    return undefined
  }
}

/** Gives an element what is declared for it, as attributes, and takes what no picture shows. */
function fixProperties(node: SvgNode, declared: Declared | undefined, variables: Variables): void {
  const { attributes } = node
  for (const [name, value] of attributes) {
    if (/^(?:id|style|class)$/.test(name)) continue
    if (!isDrawn(name)) attributes.delete(name)
    else if (inheritedProperties.has(name) || own.has(name)) {
      const replaced = variables.replaced(value, node)
      const fixed = replaced === undefined ? undefined : valueOf(name, replaced, node)
      if (fixed === undefined) attributes.delete(name)
      else attributes.set(name, fixed)
    }
  }
  attributes.delete('style')
  attributes.delete('class')
  for (const [name, value] of declared ?? []) {
    const replaced = variables.replaced(value, node)
    if (replaced === undefined) continue
    if (
      /^(?:-webkit-)?animation(?:-name)?$/.test(name) &&
      !/^(?:none|initial|unset)$/i.test(replaced)
    )
      throw new XmlFault(`line ${node.line}: \`${name}: ${replaced.slice(0, 60)}\`, which moves`)
    for (const [longhand, one] of longhands(name, replaced)) {
      const isKnown =
        inheritedProperties.has(longhand) ||
        own.has(longhand) ||
        (geometry.has(longhand) && takes(node, longhand)) ||
        transforming.has(longhand)
      const fixed = isKnown ? valueOf(longhand, one, node) : undefined
      if (fixed !== undefined)
        attributes.set(longhand === 'transform' ? 'css-transform' : longhand, fixed)
    }
  }
  for (const [name, value] of attributes)
    if (/^(?:inherit|initial|unset|revert|revert-layer)$/i.test(value))
      fixWide(node, name, value.toLowerCase())
}

/** CSS sets places and sizes of shapes, not of letters or gradients. */
const takes = ({ name }: SvgNode, property: string): boolean =>
  property === 'd'
    ? name === 'path'
    : /^(?:rect|circle|ellipse|image|svg|use|foreignObject)$/.test(name)

/** What a shorthand says of each property. */
function longhands(name: string, value: string): Array<readonly [string, string]> {
  if (name === 'marker') return ['start', 'mid', 'end'].map((end) => [`marker-${end}`, value])
  if (name === 'font') return fontOf(value)
  if (name === 'text-decoration-line') return [['text-decoration', value]]
  if (name === 'd') return [['d', /^path\(\s*["'](.*)["']\s*\)$/s.exec(value)?.[1] ?? '']]
  return [[name, value]]
}

/** A value as every program reads it; nothing of one that is void. */
function valueOf(name: string, given: string, node: SvgNode): string | undefined {
  const value = given.replace(/\s*!important\s*$/i, '').trim()
  if (/^(?:inherit|initial|unset|revert|revert-layer)$/i.test(value)) return value
  if (/\b(?:calc|min|max|clamp|env|attr)\(/i.test(value))
    throw new XmlFault(
      `line ${node.line}: \`${value.slice(0, 60)}\`, which not every program computes`,
    )
  if (isPaint(name)) return paintOf(value)
  if (/^(?:clip-path|mask|filter|marker-(?:start|mid|end))$/.test(name))
    return referenceOf(name, value, node)
  if (/opacity$/.test(name) && value.endsWith('%')) return String(Number.parseFloat(value) / 100)
  if (name === 'image-rendering')
    return /pixelated|crisp-edges|optimizeSpeed/i.test(value) ? 'optimizeSpeed' : 'optimizeQuality'
  if (name === 'font-family') return familyOf(value)
  if (name === 'font-weight')
    return /^(?:bold|bolder|[6-9]\d\d|1000)$/i.test(value) ? 'bold' : 'normal'
  if (name === 'font-style') return /^(?:italic|oblique)/i.test(value) ? 'italic' : 'normal'
  if (name === 'font-size') return sized(value)
  if (/^(?:letter|word)-spacing$/.test(name)) return value === 'normal' ? '0' : value
  return value
}

/** A value that a property does not take. */
const isVoid = (property: string, value: string): boolean =>
  isPaint(property) &&
  !/var\(|light-dark\(/.test(value) &&
  !/^(?:inherit|initial|unset|revert|revert-layer)$/i.test(value) &&
  paintOf(value) === undefined

function paintOf(value: string): string | undefined {
  if (/^(?:none|currentcolor|context-fill|context-stroke)$/i.test(value))
    return value.toLowerCase() === 'currentcolor' ? 'currentColor' : value.toLowerCase()
  const server = /^url\(\s*["']?(#[^"')]*)["']?\s*\)\s*(.*)$/i.exec(value)
  if (server)
    return [`url(${server[1]!.trim()})`, server[2] && (paintOf(server[2]) ?? '')]
      .filter(Boolean)
      .join(' ')
  const color = colorOf(value)
  if (!color) return undefined
  return color.alpha === 1
    ? color.hex
    : `rgba(${[1, 3, 5].map((at) => Number.parseInt(color.hex.slice(at, at + 2), 16)).join(',')},${Number(color.alpha.toFixed(4))})`
}

function referenceOf(name: string, value: string, { line }: SvgNode): string | undefined {
  if (/^none$/i.test(value)) return 'none'
  const target = /^url\(\s*["']?(#[^"')]*)["']?\s*\)$/i.exec(value)
  if (target) return `url(${target[1]!.trim()})`
  if (name === 'filter') return value
  throw new XmlFault(
    `line ${line}: \`${name}: ${value.slice(0, 60)}\`, which not every program draws`,
  )
}

/** `rem` is of 16 pixels, as in a picture of its own. */
function sized(value: string): string | undefined {
  const root = /^([\d.]+)rem$/i.exec(value)
  if (root) return String(Number(root[1]) * 16)
  return /^(?:[\d.]+(?:e[-+]?\d+)?(?:px|pt|pc|mm|cm|in|em|ex|%|)|(?:xx?-)?(?:small|large)|medium|smaller|larger)$/i.test(
    value,
  )
    ? value.toLowerCase()
    : undefined
}

/** The words that CSS knows for every property. */
function fixWide(node: SvgNode, name: string, word: string): void {
  const { attributes } = node
  const takesFromAround =
    word === 'inherit' || (word !== 'initial' && inheritedProperties.has(name))
  if (!takesFromAround) {
    if (initial[name] === undefined) attributes.delete(name)
    else attributes.set(name, initial[name])
    return
  }
  const around = inheritedProperties.has(name) ? undefined : node.parent?.attributes.get(name)
  if (around === undefined) attributes.delete(name)
  else attributes.set(name, around)
}

/** The root has its size and a view, and what is behind it is a shape. */
function fixRoot(root: SvgNode, size: ViewSize, background: string | undefined): void {
  const view = viewBoxOf(root)
  const { attributes } = root
  attributes.set('width', String(size.width))
  attributes.set('height', String(size.height))
  if (!view) attributes.set('viewBox', `0 0 ${size.width} ${size.height}`)
  for (const name of ['x', 'y', 'transform', 'overflow']) attributes.delete(name)
  const color = background ? colorOf(background) : undefined
  if (!color || color.alpha === 0) return
  const { x, y, width, height } = view ?? { x: 0, y: 0, ...size }
  const shape = { x: x - width, y: y - height, width: 3 * width, height: 3 * height }
  root.children.unshift({
    name: 'rect',
    attributes: new Map([
      ...Object.entries(shape).map(([name, value]): [string, string] => [name, String(value)]),
      ['fill', color.hex],
      ['fill-opacity', String(color.alpha)],
      ['stroke', 'none'],
    ]),
    children: [],
    parent: root,
    line: root.line,
  })
}
