/**
 * Elements of MathML 3 Presentation as its schema has them (MathML 3 § 3 and appendix A): each with the children that it
 * may have, as many as it must have, and no attribute of another.
 */

/** An element of MathML without prefix; a string is text. */
export interface MathElement {
  name: string
  attributes: Readonly<Record<string, string>>
  children: ReadonlyArray<MathElement | string>
}
type Child = MathElement | string

/** Elements whose children have a place each, and how many there are (§ 3.1.3.2). */
const places: Readonly<Record<string, number>> = {
  mfrac: 2,
  mroot: 2,
  msub: 2,
  msup: 2,
  msubsup: 3,
  munder: 2,
  mover: 2,
  munderover: 3,
}
export const hasPlaces = (name: string): boolean => name in places || name === 'mmultiscripts'

/** Elements that hold text alone (§ 3.2). */
const tokens: ReadonlySet<string> = new Set(['mi', 'mn', 'mo', 'mtext', 'ms'])
/** Elements that hold any elements. */
const groups: ReadonlySet<string> = new Set([
  'math',
  'mrow',
  'mstyle',
  'merror',
  'mpadded',
  'mphantom',
  'menclose',
  'msqrt',
  'mtd',
])
/** Elements that hold nothing. */
const empties: ReadonlySet<string> = new Set(['mspace', 'none', 'mprescripts'])

const words = (text: string): readonly string[] => text.split(' ')
const colours = words('mathcolor mathbackground')
const ofTokens = words('mathvariant mathsize dir')
const ofTables = words(
  'align rowalign columnalign columnwidth width rowspacing columnspacing rowlines columnlines frame framespacing equalrows equalcolumns displaystyle side minlabelspacing',
)
/** Attributes of an element beside its colours, which all have (§ 3.1.10 and each element's own section). */
const attributesOf: Readonly<Record<string, readonly string[]>> = {
  math: words('display displaystyle'),
  mi: ofTokens,
  mn: ofTokens,
  mtext: ofTokens,
  ms: ofTokens,
  mo: [
    ...ofTokens,
    ...words(
      'form fence separator lspace rspace stretchy symmetric maxsize minsize largeop movablelimits accent',
    ),
  ],
  mspace: words('width height depth linebreak'),
  mfrac: words('linethickness numalign denomalign bevelled'),
  mstyle: words('displaystyle scriptlevel mathvariant mathsize'),
  mpadded: words('width height depth lspace voffset'),
  menclose: ['notation'],
  munder: words('accentunder align'),
  mover: words('accent align'),
  munderover: words('accent accentunder align'),
  mtable: ofTables,
  mtr: words('rowalign columnalign'),
  mtd: words('rowspan columnspan rowalign columnalign'),
}

/** The element that MathML 3 allows: children in their places, text in tokens, the style of a part in a `mstyle` around it. */
export function valid(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly Child[],
): MathElement {
  const known = isKnown(name) ? name : 'mrow'
  const own = kept(attributes, [...colours, ...(attributesOf[known] ?? [])])
  const style = known === 'mstyle' ? {} : kept(attributes, stylesBeside(known))
  const made = holding(known, own, children)
  return Object.keys(style).length > 0 && !isPart(known)
    ? { name: 'mstyle', attributes: style, children: [made] }
    : made
}

const isKnown = (name: string): boolean =>
  hasPlaces(name) ||
  tokens.has(name) ||
  groups.has(name) ||
  empties.has(name) ||
  name === 'mtable' ||
  name === 'mtr'

/** Rows and cells stand in their table and nowhere else, so that nothing can be put around them. */
const isPart = (name: string): boolean => name === 'mtr' || name === 'mtd' || name === 'math'

const stylesBeside = (name: string): readonly string[] =>
  ['scriptlevel', 'displaystyle'].filter((style) => !attributesOf[name]?.includes(style))

function kept(
  attributes: Readonly<Record<string, string>>,
  names: readonly string[],
): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => names.includes(name)))
}

function holding(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly Child[],
): MathElement {
  if (empties.has(name)) return { name, attributes, children: [] }
  if (tokens.has(name)) return token(name, attributes, children)
  if (name === 'mtable') return { name, attributes, children: children.map(asRow) }
  if (name === 'mtr') return { name, attributes, children: children.map(asCell) }
  const elements = children.map(asElement)
  const wanted = places[name]
  return { name, attributes, children: wanted ? placed(elements, wanted) : elements }
}

/** A token with elements in it is a group of what stands in it. */
function token(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly Child[],
): MathElement {
  if (children.every((child) => typeof child === 'string')) return { name, attributes, children }
  const parts = children.map((child) =>
    typeof child === 'string' ? { name, attributes, children: [child] } : child,
  )
  return { name: 'mrow', attributes: {}, children: parts }
}

/** Exactly as many as there are places: what is too much joins the last, what lacks is empty. */
function placed(elements: readonly MathElement[], wanted: number): MathElement[] {
  const first = elements.slice(0, wanted - 1)
  const rest = elements.slice(wanted - 1)
  const last = rest.length === 1 ? rest : [group(rest)]
  const all = [...first, ...last]
  return [...all, ...Array.from({ length: wanted - all.length }, () => group([]))]
}

const group = (children: readonly Child[]): MathElement => ({
  name: 'mrow',
  attributes: {},
  children,
})
const asElement = (child: Child): MathElement =>
  typeof child === 'string' ? { name: 'mtext', attributes: {}, children: [child] } : child
const asRow = (child: Child): MathElement =>
  typeof child !== 'string' && child.name === 'mtr'
    ? child
    : { name: 'mtr', attributes: {}, children: [asCell(child)] }
const asCell = (child: Child): MathElement =>
  typeof child !== 'string' && child.name === 'mtd'
    ? child
    : { name: 'mtd', attributes: {}, children: [asElement(child)] }
