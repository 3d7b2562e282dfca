/** How a template's pages are set up (ECMA-376 part 1, 17.6): that of its section with the most text. */
import { writeXml } from '../write-xml.js'
import { childNamed, textOfXml, xmlElementsOf, type XmlElement } from '../xml.js'
import { cleanProperties } from './properties.js'

/** Twips; a column's width is that of the text. */
export interface TemplatePage {
  width: number
  height: number
  /** Between the margins, upright and with the page on its side. */
  text: number
  side: number
  /** Most that stands on a page from top to bottom. */
  tall: number
  columns: number
  /** Width of one column. */
  column: number
  /** Its first page has a header and footer of its own. */
  hasTitlePage: boolean
  /** Elements of a section as XML, in order, up to the columns; and behind them. */
  size: string
  sideways: string
  before: string
  columnsXml: string
  after: string
}

export interface TemplateSection {
  properties: XmlElement | undefined
  /** References to headers and footers, those of sections before where it has none of its own. */
  references: readonly XmlElement[]
}

export function sectionOf(body: XmlElement | undefined): TemplateSection {
  let best: (TemplateSection & { words: number }) | undefined
  const inherited = new Map<string, XmlElement>()
  let words = 0
  for (const block of xmlElementsOf(body)) {
    const properties =
      block.name === 'w:sectPr' ? block : childNamed(childNamed(block, 'w:pPr'), 'w:sectPr')
    words += textOfXml(block).length
    if (!properties) continue
    for (const reference of xmlElementsOf(properties))
      if (/^w:(?:header|footer)Reference$/.test(reference.name))
        inherited.set(`${reference.name} ${reference.attributes['w:type'] ?? 'default'}`, reference)
    if (!best || words >= best.words)
      best = { properties, references: [...inherited.values()], words }
    words = 0
  }
  return best ?? { properties: undefined, references: [] }
}

/** A4 with margins of an inch, where a template says nothing. */
const usual = { width: 11906, height: 16838, margin: 1440, edge: 708 }

export function templatePage(section: XmlElement | undefined): TemplatePage {
  const size = childNamed(section, 'w:pgSz')?.attributes ?? {}
  const sides = [within(size['w:w'], 2000, 31680), within(size['w:h'], 2000, 31680)]
  const [width, height] = [
    Math.min(sides[0] ?? usual.width, sides[1] ?? usual.height),
    Math.max(sides[0] ?? usual.width, sides[1] ?? usual.height),
  ]
  const given = childNamed(section, 'w:pgMar')?.attributes ?? {}
  const margin = (side: string, otherwise: number): number =>
    within(given[`w:${side}`], 0, width / 2 - 500) ?? otherwise
  const margins = {
    top: margin('top', usual.margin),
    right: margin('right', usual.margin),
    bottom: margin('bottom', usual.margin),
    left: margin('left', usual.margin),
    header: margin('header', usual.edge),
    footer: margin('footer', usual.edge),
    gutter: margin('gutter', 0),
  }
  const text = Math.max(1000, width - margins.left - margins.right - margins.gutter)
  const cols = childNamed(section, 'w:cols')
  const columns = Math.min(6, Math.max(1, Number(cols?.attributes['w:num']) || 1))
  const gap = within(cols?.attributes['w:space'], 0, text / columns) ?? 720
  const others = (names: readonly string[]): string =>
    names
      .flatMap((name) => childNamed(section, name) ?? [])
      .map((one) => writeXml(cleanProperties(one, () => undefined)))
      .join('')
  const marginsXml = `<w:pgMar ${Object.entries(margins)
    .map(([side, value]) => `w:${side}="${value}"`)
    .join(' ')}/>`
  return {
    width,
    height,
    text,
    side: Math.max(1000, height - margins.left - margins.right - margins.gutter),
    tall: Math.max(1000, height - margins.top - margins.bottom),
    columns,
    column: columns === 1 ? text : Math.floor((text - gap * (columns - 1)) / columns),
    hasTitlePage: childNamed(section, 'w:titlePg') !== undefined,
    size: `<w:pgSz w:w="${width}" w:h="${height}"/>${marginsXml}`,
    sideways: `<w:pgSz w:w="${height}" w:h="${width}" w:orient="landscape"/>${marginsXml}`,
    before: others(['w:pgBorders', 'w:lnNumType', 'w:pgNumType']),
    columnsXml: others(['w:cols']),
    after: others(['w:vAlign']),
  }
}

/** A length in twips, `12pt` or `1in` (22.9.2.14), where it is one that a page may have. */
function within(text: string | undefined, least: number, most: number): number | undefined {
  const [, digits, unit = ''] = /^(-?\d+(?:\.\d+)?)(mm|cm|in|pt|pc|pi)?$/.exec(text ?? '') ?? []
  if (digits === undefined) return undefined
  const twips = Math.round(Number(digits) * (units[unit] ?? 1))
  // A negative margin holds the text there whatever the header's height.
  return Math.abs(twips) >= least && Math.abs(twips) <= most ? Math.abs(twips) : undefined
}

const units: Readonly<Record<string, number>> = {
  mm: 1440 / 25.4,
  cm: 1440 / 2.54,
  in: 1440,
  pt: 20,
  pc: 240,
  pi: 240,
}
