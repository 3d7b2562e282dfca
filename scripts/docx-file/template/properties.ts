/** Properties of paragraphs, runs and tables as a template has them, without what only its own text could mean. */
import { childNamed, isXmlElement, type XmlElement } from '../xml.js'
import type { ThemeFonts } from './theme.js'

/** Lists, changes, sections and languages belong to a text; ids of editing sessions say who wrote when. */
const ofTheText = new Set([
  'w:numPr',
  'w:pPrChange',
  'w:rPrChange',
  'w:tblPrChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:sectPr',
  'w:ins',
  'w:del',
  'w:moveFrom',
  'w:moveTo',
  'w:cellIns',
  'w:cellDel',
  'w:cellMerge',
  'w:divId',
  'w:cnfStyle',
  'w:lang',
  'w:rsid',
])

/** Attributes that lead nowhere else and name no theme; colours stand beside the theme's name for them. */
const isOwn = (name: string): boolean => /^w:(?!rsid|\w*theme)/i.test(name)

/** `node` with all its properties that may stand in another document. */
export function cleanProperties(node: XmlElement, fonts: ThemeFonts): XmlElement {
  const children = node.children
    .filter(isXmlElement)
    .filter((child) => child.name.startsWith('w:') && !ofTheText.has(child.name))
  const attributes = Object.entries(node.attributes)
  return {
    name: node.name,
    attributes: {
      ...Object.fromEntries(attributes.filter(([name]) => isOwn(name))),
      ...(node.name === 'w:rFonts' ? fontsNamed(attributes, fonts) : {}),
      // What a line's height means where nothing is said (17.3.1.33); not every program knows.
      ...(node.name === 'w:spacing' && node.attributes['w:line'] && !node.attributes['w:lineRule']
        ? { 'w:lineRule': 'auto' }
        : {}),
    },
    children: children.map((child) => cleanProperties(child, fonts)),
  }
}

/** What `w:asciiTheme` and the like stand for; the theme's goes before a font beside it (17.3.2.26). */
function fontsNamed(
  attributes: ReadonlyArray<readonly [string, string]>,
  fonts: ThemeFonts,
): Record<string, string> {
  return Object.fromEntries(
    attributes.flatMap(([name, value]) => {
      const script = scripts.find((one) => `w:${one}theme` === name.toLowerCase())
      const font = script && fonts(value)
      return font ? [[`w:${named[script]}`, font]] : []
    }),
  )
}

const scripts = ['ascii', 'hansi', 'eastasia', 'cs'] as const
const named = { ascii: 'ascii', hansi: 'hAnsi', eastasia: 'eastAsia', cs: 'cs' } as const

/** `node` with `child` in the place of what it has of that name, or behind all others. */
export const withChild = (node: XmlElement, child: XmlElement): XmlElement => ({
  ...node,
  children: childNamed(node, child.name)
    ? node.children.map((one) => (isXmlElement(one) && one.name === child.name ? child : one))
    : [...node.children, child],
})
