/**
 * An SVG as a tree: elements of SVG alone, and those of HTML that SVG has among its own, by their local names, whatever
 * prefix the file gives them.
 */
import { xmlText } from '../../xml-text.js'
import { lineAt, XmlFault, xmlParts, type XmlAttributes } from './xml.js'

export interface SvgNode {
  name: string
  /** Without namespaces of other programs; `xlink:href` is `href`. */
  attributes: Map<string, string>
  children: SvgChild[]
  parent: SvgNode | undefined
  /** In the file. */
  line: number
}
export type SvgChild = SvgNode | string

/** Elements of a file, and attributes of an element. */
const mostElements = 400_000
const mostAttributes = 1_000

const svgNames: ReadonlySet<string> = new Set([
  'http://www.w3.org/2000/svg',
  'http://www.w3.org/2000/svg/',
])
const xlinkName = 'http://www.w3.org/1999/xlink'
const htmlName = 'http://www.w3.org/1999/xhtml'
/** Of HTML, what would be seen (SVG 2 § 12.2). */
const htmlSeen = /^(?:iframe|video|audio|canvas)$/i

/** The root of the drawing in `text`; throws an `XmlFault` with the reason where it is none. */
export function svgTree(text: string): SvgNode {
  const document: SvgNode = {
    name: '',
    attributes: new Map(),
    children: [],
    parent: undefined,
    line: 1,
  }
  const lines = new Lines(text)
  const scopes: Array<ReadonlyMap<string, string>> = [new Map()]
  let open = document
  let foreign = 0
  let count = 0
  for (const part of xmlParts(text)) {
    if (part.kind === 'text') {
      if (foreign === 0) open.children.push(part.value)
      continue
    }
    if (part.kind === 'end') {
      scopes.pop()
      if (foreign > 0) foreign -= 1
      else open = open.parent!
      continue
    }
    const scope = scopeOf(part.attributes, scopes.at(-1)!)
    if (foreign > 0 || !isSvg(part.name, scope)) {
      if (open === document) throw new XmlFault(`root \`${part.name.slice(0, 40)}\``)
      if (part.kind === 'start') foreign += 1
    } else {
      if (++count > mostElements) throw new XmlFault(`more than ${mostElements} elements`)
      if (part.attributes.size > mostAttributes)
        throw new XmlFault(`line ${lineAt(text, part.at)}: more than ${mostAttributes} attributes`)
      const node: SvgNode = {
        name: part.name.replace(/^.*:/, ''),
        attributes: attributesOf(part.attributes, scope),
        children: [],
        parent: open,
        line: lines.of(part.at),
      }
      open.children.push(node)
      if (part.kind === 'start') open = node
    }
    if (part.kind === 'start') scopes.push(scope)
  }
  const root = elementsIn(document)[0]!
  root.parent = undefined
  return root
}

/** Lines of places that are asked for in order: each line is looked for once. */
class Lines {
  #line = 1
  /** Where the line ends. */
  #end: number

  constructor(readonly text: string) {
    this.#end = this.#endFrom(0)
  }

  of(at: number): number {
    while (this.#end < at) {
      this.#line += 1
      this.#end = this.#endFrom(this.#end + 1)
    }
    return this.#line
  }

  #endFrom(from: number): number {
    const end = this.text.indexOf('\n', from)
    return end < 0 ? Infinity : end
  }
}

function scopeOf(
  attributes: XmlAttributes,
  around: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  let scope: Map<string, string> | undefined
  for (const [name, value] of attributes)
    if (name === 'xmlns' || name.startsWith('xmlns:'))
      (scope ??= new Map(around)).set(name.slice(6), value)
  return scope ?? around
}

/** A file without namespaces is taken for what its root says. */
function isSvg(name: string, scope: ReadonlyMap<string, string>): boolean {
  const colon = name.indexOf(':')
  const space = scope.get(colon < 0 ? '' : name.slice(0, colon))
  if (space === htmlName) return htmlSeen.test(name.slice(colon + 1))
  return space === undefined ? colon < 0 || name.startsWith('svg:') : svgNames.has(space)
}

function attributesOf(
  given: XmlAttributes,
  scope: ReadonlyMap<string, string>,
): Map<string, string> {
  const found = new Map<string, string>()
  for (const [name, value] of given) {
    const colon = name.indexOf(':')
    const space = colon < 0 ? undefined : scope.get(name.slice(0, colon))
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue
    if (colon < 0 || name === 'xml:space' || name === 'xml:lang') found.set(name, value)
    else if (
      (space === xlinkName || name.startsWith('xlink:')) &&
      !given.has(name.slice(colon + 1))
    )
      found.set(name.slice(colon + 1), value)
    else if (space !== undefined && svgNames.has(space)) found.set(name.slice(colon + 1), value)
  }
  return found
}

/** Calls `visit` for each element in `node`, itself first; `false` passes over what is in it. */
export function eachNode(node: SvgNode, visit: (node: SvgNode) => boolean | void): void {
  if (visit(node) === false) return
  for (const child of node.children) if (typeof child !== 'string') eachNode(child, visit)
}

export const elementsIn = (node: SvgNode): SvgNode[] =>
  node.children.filter((child): child is SvgNode => typeof child !== 'string')

/** All text in an element. */
export const svgText = (node: SvgNode): string =>
  node.children.map((child) => (typeof child === 'string' ? child : svgText(child))).join('')

/** As XML, with nothing but what the tree says. */
export function svgSource(root: SvgNode): string {
  const parts: string[] = []
  const write = (node: SvgNode): void => {
    parts.push('<', node.name)
    if (node === root)
      parts.push(' xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"')
    const style = [...node.attributes]
      .filter(([name]) => styled.has(name))
      .map(([name, value]) => `${name}:${value}`)
    if (style.length > 0) parts.push(' style="', xmlText(style.join(';')), '"')
    for (const [name, value] of node.attributes)
      if (!styled.has(name))
        parts.push(' ', name === 'href' ? 'xlink:href' : name, '="', xmlText(value), '"')
    if (node.children.length === 0) {
      parts.push('/>')
      return
    }
    parts.push('>')
    for (const child of node.children)
      if (typeof child === 'string') parts.push(xmlText(child))
      else write(child)
    parts.push('</', node.name, '>')
  }
  write(root)
  return parts.join('')
}

/** Properties that are no attributes. */
const styled: ReadonlySet<string> = new Set(['mix-blend-mode', 'isolation'])
