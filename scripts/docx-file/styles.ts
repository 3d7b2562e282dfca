/** Styles and lists of a Word file (ECMA-376 part 1, 17.7 and 17.9): names, what they make of text, levels of headings. */
import type { WordLook } from './lines.js'
import { childNamed, childrenNamed, isOn, valueOf, type XmlElement } from './xml.js'

export interface WordStyle {
  name: string
  looks: ReadonlySet<WordLook>
  heading: number | undefined
  list: string | undefined
}

/** Styles by id, each with what it has from those that it is based on. */
export function stylesOf(root: XmlElement | undefined): ReadonlyMap<string, WordStyle> {
  const elements = new Map(
    childrenNamed(root, 'w:style').map((style) => [style.attributes['w:styleId'] ?? '', style]),
  )
  const read = (id: string, steps = 20): WordStyle | undefined => {
    const element = elements.get(id)
    if (!element || steps === 0) return undefined
    const below = read(valueOf(element, 'w:basedOn') ?? '', steps - 1)
    const name = valueOf(element, 'w:name') ?? id
    const properties = childNamed(element, 'w:pPr')
    return {
      name,
      looks: runLooks(childNamed(element, 'w:rPr'), below?.looks),
      heading: headingOf(name, properties) ?? below?.heading,
      list: valueOf(childNamed(properties, 'w:numPr'), 'w:numId') ?? below?.list,
    }
  }
  return new Map(
    [...elements.keys()].flatMap((id) => {
      const style = read(id)
      return style ? [[id, style] as const] : []
    }),
  )
}

/** Level by a style's name, which is English whatever Word speaks, or by its place in the outline. */
export function headingOf(name: string, properties: XmlElement | undefined): number | undefined {
  const named = /^heading ([1-9])$/i.exec(name)?.[1]
  if (named) return Number(named)
  const level = valueOf(properties, 'w:outlineLvl')
  return level !== undefined && /^[0-8]$/.test(level) ? Number(level) + 1 : undefined
}

const toggles: ReadonlyArray<readonly [element: string, look: WordLook]> = [
  ['w:b', 'bold'],
  ['w:i', 'italic'],
  ['w:strike', 'struck'],
  ['w:dstrike', 'struck'],
  ['w:smallCaps', 'small-caps'],
  ['w:u', 'underlined'],
  ['w:vanish', 'hidden'],
]

/** Looks that properties of a run give, over those that it inherits. */
export function runLooks(
  properties: XmlElement | undefined,
  inherited: ReadonlySet<WordLook> = new Set(),
): ReadonlySet<WordLook> {
  if (!properties) return inherited
  const looks = new Set(inherited)
  for (const [element, look] of toggles)
    if (isOn(properties, element)) looks.add(look)
    else if (childNamed(properties, element)) looks.delete(look)
  const raised = valueOf(properties, 'w:vertAlign')
  if (raised !== undefined) {
    looks.delete('superscript')
    looks.delete('subscript')
    if (raised === 'superscript' || raised === 'subscript') looks.add(raised)
  }
  return looks
}

/** Whether level `level` of a list counts, by the list's number and level. */
export function listsOf(root: XmlElement | undefined): (number: string, level: number) => boolean {
  const abstract = new Map(
    childrenNamed(root, 'w:abstractNum').map((one) => [one.attributes['w:abstractNumId'], one]),
  )
  const lists = new Map(
    childrenNamed(root, 'w:num').map((one) => [
      one.attributes['w:numId'],
      abstract.get(valueOf(one, 'w:abstractNumId')),
    ]),
  )
  return (number, level) => {
    const found = childrenNamed(lists.get(number), 'w:lvl').find(
      ({ attributes }) => attributes['w:ilvl'] === String(level),
    )
    const format = valueOf(found, 'w:numFmt')
    return format !== undefined && format !== 'bullet' && format !== 'none'
  }
}
