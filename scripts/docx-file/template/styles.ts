/** Styles of a template under the ids by which the Word writer calls them. */
import { DocxFault } from '../fault.js'
import { writeXml } from '../write-xml.js'
import { childNamed, childrenNamed, isXmlElement, valueOf, type XmlElement } from '../xml.js'
import { knownNames, plainName, writtenStyles } from './names.js'
import { cleanProperties, withChild } from './properties.js'
import type { ThemeFonts } from './theme.js'

export interface TemplateStyles {
  /** `w:docDefaults`, and each style by its id, as XML. */
  defaults: string
  styles: ReadonlyMap<string, string>
  /** Ids in the template → ids here. */
  renamed: ReadonlyMap<string, string>
  /** Its headings count themselves; here they do when the manuscript asks for it. */
  numbersHeadings: boolean
  /** Half points of its plain text. */
  size: number
}

/** `asked` names the template's style for one of ours. */
export function templateStyles(
  root: XmlElement,
  asked: ReadonlyMap<string, string>,
  fonts: ThemeFonts,
): TemplateStyles {
  const all = childrenNamed(root, 'w:style').filter(
    ({ attributes }) => attributes['w:type'] !== 'numbering' && attributes['w:styleId'],
  )
  const renamed = renaming(all, asked)
  const styles = new Map<string, string>()
  for (const style of all) {
    const id = renamed.get(style.attributes['w:styleId']!)!
    if (!styles.has(id)) styles.set(id, writeXml(cleanStyle(style, id, renamed, fonts)))
  }
  const numbersHeadings = all.some(
    (style) =>
      /^Heading\d$/.test(renamed.get(style.attributes['w:styleId']!)!) &&
      childNamed(childNamed(style, 'w:pPr'), 'w:numPr'),
  )
  const defaults = childNamed(root, 'w:docDefaults')
  return {
    defaults: defaults ? writeXml(cleanProperties(defaults, fonts)) : '<w:docDefaults/>',
    styles,
    renamed,
    numbersHeadings,
    size: sizeOf(all, renamed, defaults),
  }
}

function renaming(
  all: readonly XmlElement[],
  asked: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>()
  const normal = all.find(isDefault)
  if (normal) renamed.set(idOf(normal), 'Normal')
  const free = (style: XmlElement, type: string): boolean =>
    style.attributes['w:type'] === type && !renamed.has(idOf(style))
  for (const [id, name] of asked) {
    const type = id === 'Table' ? 'table' : 'paragraph'
    const found =
      all.find((style) => free(style, type) && styleName(style) === name) ??
      all.find((style) => free(style, type) && plainName(styleName(style)) === plainName(name))
    if (found) renamed.set(idOf(found), id)
    else if (!renamed.has(normal ? idOf(normal) : '') || plainName(name) !== 'normal')
      throw new UnknownStyle(id, name, namesOf(all, type))
  }
  const taken = new Set(asked.keys())
  for (const id of writtenStyles.filter((one) => !taken.has(one))) {
    const found = knownNames(id)
      .map((name) =>
        all.find((one) => free(one, 'paragraph') && plainName(styleName(one)) === name),
      )
      .find(Boolean)
    if (found) renamed.set(idOf(found), id)
  }
  if (!taken.has('Table')) {
    const table = all.find(
      (style) => free(style, 'table') && plainName(styleName(style)) === 'table',
    )
    if (table) renamed.set(idOf(table), 'Table')
  }
  return withOthers(all, renamed)
}

/** A style that we do not write keeps its id, or gets one that is nobody's. */
function withOthers(
  all: readonly XmlElement[],
  renamed: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const ids = new Map(renamed)
  const used = new Set<string>([...writtenStyles, 'Normal', 'Table', ...renamed.values()])
  for (const style of all) {
    const own = idOf(style)
    if (ids.has(own)) continue
    const usual = builtIn[plainName(styleName(style))]
    let id = usual !== undefined && !used.has(usual) ? usual : own
    while (used.has(id)) id += '_'
    used.add(id)
    ids.set(own, id)
  }
  return ids
}

/** Styles that the library writes beside ours, by name. */
const builtIn: Readonly<Record<string, string>> = {
  hyperlink: 'Hyperlink',
  strong: 'Strong',
  defaultparagraphfont: 'DefaultParagraphFont',
  footnotereference: 'FootnoteReference',
  footnotetextchar: 'FootnoteTextChar',
  endnotereference: 'EndnoteReference',
  endnotetext: 'EndnoteText',
  endnotetextchar: 'EndnoteTextChar',
  normaltable: 'TableNormal',
}

const idOf = (style: XmlElement): string => style.attributes['w:styleId']!
const styleName = (style: XmlElement): string => valueOf(style, 'w:name') ?? idOf(style)
const isDefault = ({ attributes }: XmlElement): boolean =>
  attributes['w:type'] === 'paragraph' && /^(?:1|true|on)$/.test(attributes['w:default'] ?? '')
const namesOf = (all: readonly XmlElement[], type: string): string[] =>
  all.filter(({ attributes }) => attributes['w:type'] === type).map(styleName)

/** A style was asked for that the template does not have. */
export class UnknownStyle extends DocxFault {
  constructor(
    readonly written: string,
    readonly asked: string,
    readonly known: readonly string[],
  ) {
    super(`it has no style \`${asked}\``)
  }
}

const kept = new Set([
  'w:name',
  'w:aliases',
  'w:uiPriority',
  'w:semiHidden',
  'w:unhideWhenUsed',
  'w:qFormat',
])
const pointing = new Set(['w:basedOn', 'w:next', 'w:link'])
const properties = new Set(['w:pPr', 'w:rPr', 'w:tblPr', 'w:trPr', 'w:tcPr', 'w:tblStylePr'])

function cleanStyle(
  style: XmlElement,
  id: string,
  renamed: ReadonlyMap<string, string>,
  fonts: ThemeFonts,
): XmlElement {
  const children = style.children.filter(isXmlElement).flatMap((child): XmlElement[] => {
    if (kept.has(child.name)) return [child]
    if (properties.has(child.name)) return [cleanProperties(child, fonts)]
    const target = renamed.get(child.attributes['w:val'] ?? '')
    return pointing.has(child.name) && target ? [{ ...child, attributes: { 'w:val': target } }] : []
  })
  const { 'w:type': type = 'paragraph', 'w:default': first } = style.attributes
  const cleaned = {
    name: 'w:style',
    attributes: { 'w:type': type, 'w:styleId': id, ...(first ? { 'w:default': first } : {}) },
    children,
  }
  return headed(cleaned, id)
}

/** A heading has its place in the outline, whatever the template calls it. */
function headed(style: XmlElement, id: string): XmlElement {
  const level = /^Heading([1-6])$/.exec(id)?.[1]
  if (!level) return style
  const own = childNamed(style, 'w:pPr')
  const outline = {
    name: 'w:outlineLvl',
    attributes: { 'w:val': String(Number(level) - 1) },
    children: [],
  }
  const pPr = withChild(own ?? { name: 'w:pPr', attributes: {}, children: [] }, outline)
  if (own) return withChild(style, pPr)
  const at = style.children.findIndex((one) => isXmlElement(one) && one.name === 'w:rPr')
  return {
    ...style,
    children: style.children.toSpliced(at < 0 ? style.children.length : at, 0, pPr),
  }
}

function sizeOf(
  all: readonly XmlElement[],
  renamed: ReadonlyMap<string, string>,
  defaults: XmlElement | undefined,
): number {
  const normal = all.find((style) => renamed.get(idOf(style)) === 'Normal')
  const size =
    valueOf(childNamed(normal, 'w:rPr'), 'w:sz') ??
    valueOf(childNamed(childNamed(defaults, 'w:rPrDefault'), 'w:rPr'), 'w:sz')
  const known = Number(size)
  // Word's own, where nothing is said (ECMA-376 part 1, 17.3.2.38).
  return known >= 2 && known <= 200 ? known : 20
}
