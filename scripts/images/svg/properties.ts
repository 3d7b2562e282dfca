/** Properties and attributes of SVG 2 that a picture is made of, and how they come down the tree. */
import type { SvgNode } from './tree.js'

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/))

/** Presentation attributes that come from the element around (SVG 2, appendix on properties). */
export const inheritedProperties = words(
  'clip-rule color color-interpolation color-interpolation-filters direction dominant-baseline fill fill-opacity fill-rule font-family font-size font-size-adjust font-stretch font-style font-variant font-weight glyph-orientation-vertical image-rendering kerning letter-spacing marker-end marker-mid marker-start paint-order shape-rendering stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-rendering text-transform visibility word-spacing writing-mode',
)
/** And those that do not. */
export const own = words(
  'alignment-baseline baseline-shift clip-path display enable-background filter flood-color flood-opacity isolation lighting-color mask mask-type mix-blend-mode opacity overflow stop-color stop-opacity text-decoration transform unicode-bidi vector-effect',
)
/** Attributes of places and sizes that a style sheet may set. */
export const geometry = words('x y width height cx cy r rx ry d')

/** Attributes that are no properties. */
const plain = words(
  'amplitude azimuth baseFrequency bias clipPathUnits cx cy d diffuseConstant divisor dx dy edgeMode elevation exponent filterUnits fr fx fy gradientTransform gradientUnits height href id in in2 intercept k1 k2 k3 k4 kernelMatrix kernelUnitLength lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits method mode numOctaves offset operator order orient path pathLength patternContentUnits patternTransform patternUnits points pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY result rotate rx ry scale seed slope spacing specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles surfaceScale systemLanguage tableValues targetX targetY textLength type values viewBox width x x1 x2 xChannelSelector xml:space y y1 y2 yChannelSelector z',
)
export const isDrawn = (name: string): boolean =>
  inheritedProperties.has(name) || own.has(name) || plain.has(name)

const paints = words('fill stroke stop-color flood-color lighting-color color')
export const isPaint = (name: string): boolean => paints.has(name)

/** What a property is where nothing is said; nothing of those that are of no account. */
export const initial: Readonly<Record<string, string>> = {
  color: '#000000',
  fill: '#000000',
  stroke: 'none',
  'stop-color': '#000000',
  'flood-color': '#000000',
  'fill-opacity': '1',
  'stroke-opacity': '1',
  'stop-opacity': '1',
  opacity: '1',
  'stroke-width': '1',
  'stroke-dasharray': 'none',
  'stroke-dashoffset': '0',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'stroke-miterlimit': '4',
  'fill-rule': 'nonzero',
  'clip-rule': 'nonzero',
  'font-family': 'sans-serif',
  'font-size': '16',
  'font-weight': 'normal',
  'font-style': 'normal',
  'letter-spacing': '0',
  'word-spacing': '0',
  'text-anchor': 'start',
  'text-decoration': 'none',
  'text-transform': 'none',
  'dominant-baseline': 'auto',
  'clip-path': 'none',
  mask: 'none',
  filter: 'none',
  'marker-start': 'none',
  'marker-mid': 'none',
  'marker-end': 'none',
  display: 'inline',
  visibility: 'visible',
  'paint-order': 'normal',
  'mix-blend-mode': 'normal',
}

/** What an inherited property is on an element of a tree whose attributes say all. */
export function computed(node: SvgNode, name: string): string {
  for (let at: SvgNode | undefined = node; at; at = at.parent) {
    const value = at.attributes.get(name)
    if (value !== undefined && value !== 'inherit') return value
  }
  return initial[name] ?? ''
}

const named: Readonly<Record<string, number>> = {
  'xx-small': 9,
  'x-small': 10,
  small: 13,
  medium: 16,
  large: 18,
  'x-large': 24,
  'xx-large': 32,
}

/** The size of letters in an element, in user units. */
export function fontSizeOf(node: SvgNode | undefined): number {
  if (!node) return 16
  const value = node.attributes.get('font-size')?.trim().toLowerCase()
  if (value === undefined || value === 'inherit') return fontSizeOf(node.parent)
  const found = /^([\d.]+(?:e[-+]?\d+)?)(em|rem|%|ex|pt|px|mm|cm|in|pc|)$/.exec(value)
  if (!found) {
    const around = fontSizeOf(node.parent)
    return value === 'smaller'
      ? around / 1.2
      : value === 'larger'
        ? around * 1.2
        : (named[value] ?? around)
  }
  const number = Number(found[1])
  switch (found[2]) {
    case 'em':
      return number * fontSizeOf(node.parent)
    case 'ex':
      return (number * fontSizeOf(node.parent)) / 2
    case '%':
      return (number / 100) * fontSizeOf(node.parent)
    case 'rem':
      return number * 16
    default:
      return number * ({ pt: 4 / 3, mm: 96 / 25.4, cm: 96 / 2.54, in: 96, pc: 16 }[found[2]!] ?? 1)
  }
}
