/**
 * The XML of a CSL style or locale as a tree: enough of XML 1.0 to read it, and to say where it is not well-formed.
 */
export interface CslElement {
  name: string
  attributes: ReadonlyMap<string, string>
  children: CslElement[]
  /** Of its start tag in the source. */
  offset: number
  /** Its own text, without that of its children. */
  text: string
}
export type CslXml =
  | { root: CslElement; mistake?: undefined }
  | { root?: undefined; mistake: { reason: string; offset: number } }

const deepest = 200
const token =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<!DOCTYPE[^>[]*>|<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/gy

/** Reads `xml`; what is not well-formed is a mistake at its offset. */
export function readCslXml(xml: string): CslXml {
  const open: CslElement[] = [
    { name: '', attributes: new Map(), children: [], offset: 0, text: '' },
  ]
  token.lastIndex = xml.startsWith('\uFEFF') ? 1 : 0
  while (token.lastIndex < xml.length) {
    const offset = token.lastIndex
    const found = token.exec(xml)
    if (!found) return wrong('Unexpected `<` that begins no tag', offset)
    const [all, data, slash, name, attributes = '', single] = found
    const into = open.at(-1) as CslElement
    if (name === undefined) into.text += data ?? (all.startsWith('<') ? '' : decoded(all))
    else if (slash === '/') {
      if (open.length < 2 || into.name !== name)
        return wrong(
          `Unexpected \`</${name}>\`${open.length > 1 ? `, expected \`</${into.name}>\`` : ''}`,
          offset,
        )
      open.pop()
    } else {
      const element: CslElement = {
        name,
        attributes: attributesOf(attributes),
        children: [],
        offset,
        text: '',
      }
      into.children.push(element)
      if (single !== '/') open.push(element)
      if (open.length > deepest) return wrong('Unexpected depth of elements', offset)
    }
  }
  const [document, unclosed] = open
  if (unclosed) return wrong(`Unexpected end, expected \`</${unclosed.name}>\``, xml.length)
  const [root] = document?.children ?? []
  return root ? { root } : wrong('Unexpected text without an element', 0)
}

const wrong = (reason: string, offset: number): CslXml => ({ mistake: { reason, offset } })

function attributesOf(source: string): Map<string, string> {
  return new Map(
    [...source.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
      ([, name = '', double, single]) => [name, decoded(double ?? single ?? '')],
    ),
  )
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|([a-z]+));/g,
    (all, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? all
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : all
    },
  )
}

/** Every element below `root`, and itself, in document order. */
export function* cslElements(root: CslElement): Generator<CslElement> {
  const stack = [root]
  for (let next = stack.pop(); next; next = stack.pop()) {
    yield next
    for (let index = next.children.length - 1; index >= 0; index--)
      stack.push(next.children[index] as CslElement)
  }
}

/** The first child of that name. */
export const child = (element: CslElement | undefined, name: string): CslElement | undefined =>
  element?.children.find((one) => one.name === name)
