/**
 * XML of Office files as plain elements with the prefixes that everyone knows (`w:`, `m:`, `r:`), whatever the file calls
 * them, transitional or strict (ECMA-376 part 1 and ISO/IEC 29500-1 strict). No DTD, no entity of its own, bounded nesting.
 */
import { fromXml } from 'xast-util-from-xml'
import { DocxFault } from './fault.js'

export interface XmlElement {
  name: string
  attributes: Readonly<Record<string, string>>
  children: ReadonlyArray<XmlElement | string>
}

/** Elements inside each other; those of Word are some forty. */
const deepest = 256

const prefixes: ReadonlyArray<readonly [prefix: string, namespace: RegExp]> = [
  ['w', /\/wordprocessingml\/(?:2006\/)?main$/],
  ['m', /\/officeDocument\/(?:2006\/)?math$/],
  ['r', /\/officeDocument\/(?:2006\/)?relationships$/],
  ['a', /\/drawingml\/(?:2006\/)?main$/],
  ['wp', /\/drawingml\/(?:2006\/)?wordprocessingDrawing$/],
  ['pic', /\/drawingml\/(?:2006\/)?picture$/],
  ['wps', /\/word\/2010\/wordprocessingShape$/],
  ['wpg', /\/word\/2010\/wordprocessingGroup$/],
  ['o', /^urn:schemas-microsoft-com:office:office$/],
  ['w10', /^urn:schemas-microsoft-com:office:word$/],
  ['mc', /\/markup-compatibility\/2006$/],
  ['v', /^urn:schemas-microsoft-com:vml$/],
  ['w14', /\/word\/2010\/wordml$/],
  ['w15', /\/word\/2012\/wordml$/],
]

/** The root element of `text`; a DocxFault when it is not well-formed or asks for what no document needs. */
export function readXml(text: string, part: string): XmlElement {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
    throw new DocxFault(`its part \`${part}\` declares a document type, which no Word file does`)
  if (depthOf(text) > deepest)
    throw new DocxFault(`its part \`${part}\` has more than ${deepest} elements inside each other`)
  let tree: ReturnType<typeof fromXml>
  try {
    tree = fromXml(text)
  } catch {
    throw new DocxFault(`its part \`${part}\` is no well-formed XML`)
  }
  const root = tree.children.find((child) => child.type === 'element')
  if (root?.type !== 'element') throw new DocxFault(`its part \`${part}\` is empty`)
  return plain(root as XmlNode, new Map())
}

function depthOf(text: string): number {
  let [depth, most] = [0, 0]
  for (const [, close, alone] of text.matchAll(/<(\/?)[A-Za-z_][^<>]*?(\/?)>/g)) {
    depth += close ? -1 : alone ? 0 : 1
    if (depth > most) most = depth
  }
  return most
}

interface XmlNode {
  type: string
  name?: string
  value?: string
  attributes?: Record<string, string | null | undefined>
  children?: XmlNode[]
}

function plain(node: XmlNode, around: ReadonlyMap<string, string>): XmlElement {
  const known = declared(node, around)
  return {
    name: renamed(node.name ?? '', known, false),
    attributes: Object.fromEntries(
      Object.entries(node.attributes ?? {}).map(([name, value]) => [
        renamed(name, known, true),
        value ?? '',
      ]),
    ),
    children: (node.children ?? []).flatMap((child): Array<XmlElement | string> => {
      if (child.type === 'text' || child.type === 'cdata') return [child.value ?? '']
      return child.type === 'element' ? [plain(child, known)] : []
    }),
  }
}

/** Prefixes that the element gives to namespaces, where they are not the usual ones. */
function declared(node: XmlNode, around: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const found = Object.entries(node.attributes ?? {}).flatMap(([name, value]) => {
    const [, prefix = ''] = /^xmlns(?::(.*))?$/.exec(name) ?? []
    const usual = prefixes.find(([, namespace]) => namespace.test(value ?? ''))?.[0]
    return name.startsWith('xmlns') && usual !== undefined && usual !== prefix
      ? [[prefix, usual] as const]
      : []
  })
  return found.length > 0 ? new Map([...around, ...found]) : around
}

function renamed(name: string, known: ReadonlyMap<string, string>, attribute: boolean): string {
  if (known.size === 0) return name
  const colon = name.indexOf(':')
  const prefix = colon < 0 ? '' : name.slice(0, colon)
  if (attribute && colon < 0) return name
  const usual = known.get(prefix)
  return usual === undefined ? name : `${usual}:${name.slice(colon + 1)}`
}

export const isXmlElement = (node: XmlElement | string): node is XmlElement =>
  typeof node !== 'string'

export const xmlElementsOf = (node: XmlElement | undefined): XmlElement[] =>
  node ? node.children.filter(isXmlElement) : []

export const childrenNamed = (node: XmlElement | undefined, name: string): XmlElement[] =>
  xmlElementsOf(node).filter((child) => child.name === name)

export const childNamed = (node: XmlElement | undefined, name: string): XmlElement | undefined =>
  xmlElementsOf(node).find((child) => child.name === name)

export const textOfXml = (node: XmlElement | string): string =>
  typeof node === 'string' ? node : node.children.map(textOfXml).join('')

/** `w:val` of a child, as most properties are written. */
export const valueOf = (node: XmlElement | undefined, name: string): string | undefined =>
  childNamed(node, name)?.attributes['w:val']

/** Whether a property that is on or off (17.17.4) is on; absent is off. */
export function isOn(node: XmlElement | undefined, name: string): boolean {
  const found = childNamed(node, name)
  return found !== undefined && !/^(?:0|false|off|none)$/.test(found.attributes['w:val'] ?? '')
}
