/**
 * Headers and footers of a template (ECMA-376 part 1, 17.10): their words, fields, tables and pictures. What points out of
 * the file, is run, or belongs to the template's own text is left.
 */
import type { Package, Relation } from '../package.js'
import { writeXml } from '../write-xml.js'
import { childNamed, childrenNamed, isXmlElement, type XmlElement } from '../xml.js'
import { settledFields } from './furniture-fields.js'
import type { TemplateSection } from './page.js'
import { cleanProperties } from './properties.js'

export type FurnitureKind = 'default' | 'first' | 'even'

export interface TemplatePicture {
  bytes: Uint8Array
  extension: 'png' | 'jpeg' | 'gif'
}
/** The picture as it may be shown; nothing where it is none that every Word shows. */
export type PictureReader = (bytes: Uint8Array, name: string) => TemplatePicture | undefined

export interface Furniture {
  place: 'header' | 'footer'
  kind: FurnitureKind
  /** Blocks as XML; pictures by `r:embed` or `r:id`, words of this document as `furnitureMarks`. */
  xml: string
  pictures: ReadonlyArray<TemplatePicture & { id: string }>
  /** What it says, for those who must not be named. */
  words: string
}

/** Headers and footers that `section` names; `styles` renames the template's. */
export function furnitureOf(
  { references }: TemplateSection,
  pack: Package,
  styles: ReadonlyMap<string, string>,
  picture: PictureReader,
  left: Set<string>,
): Furniture[] {
  const relations = pack.relations(pack.main)
  return references.flatMap((reference): Furniture[] => {
    const target = relations.get(reference.attributes['r:id'] ?? '')
    const root = target && !target.external ? pack.xml(target.target) : undefined
    const kind = reference.attributes['w:type'] ?? 'default'
    if (!root || !target || !isKind(kind)) return []
    const cleaner = new Cleaner(pack, pack.relations(target.target), styles, picture, left)
    const blocks = settledFields(cleaner.children(root), left)
    return [
      {
        place: reference.name === 'w:headerReference' ? 'header' : 'footer',
        kind,
        xml: (blocks.length > 0 ? blocks : [emptyParagraph]).map(writeXml).join(''),
        pictures: cleaner.pictures,
        words: blocks
          .map(wordsIn)
          .join('')
          .replace(/\u{F8F1}\w+\u{F8F2}/gu, ''),
      },
    ]
  })
}

const isKind = (kind: string): kind is FurnitureKind =>
  kind === 'default' || kind === 'first' || kind === 'even'

const emptyParagraph: XmlElement = { name: 'w:p', attributes: {}, children: [] }

function wordsIn(node: XmlElement | string): string {
  if (typeof node === 'string') return ''
  if (node.name === 'w:t') return node.children.join('')
  return node.children.map(wordsIn).join('') + (node.name === 'w:p' ? ' ' : '')
}

/** Elements that stay, with what stands in them. */
const kept = new Set(
  (
    'w:p w:r w:t w:tab w:br w:cr w:ptab w:sym w:noBreakHyphen w:softHyphen w:fldChar w:instrText w:fldSimple w:drawing ' +
    'w:pict w:tbl w:tblGrid w:gridCol w:tr w:tc w:txbxContent'
  ).split(' '),
)
const propertied = new Set(['w:pPr', 'w:rPr', 'w:tblPr', 'w:trPr', 'w:tcPr', 'w:tblPrEx'])
/** Elements whose contents stand in their place. */
const opened = new Set(
  'w:hyperlink w:sdt w:sdtContent w:smartTag w:customXml w:ins w:moveTo w:dir w:bdo'.split(' '),
)
/** Elements whose loss an author would see. */
const missed: Readonly<Record<string, string>> = {
  'w:object': 'an embedded object in a header or footer',
  'w:control': 'a control in a header or footer',
  'w:altChunk': 'a file in a header or footer',
  'w:subDoc': 'a file in a header or footer',
  'm:oMath': 'a formula in a header or footer',
  'm:oMathPara': 'a formula in a header or footer',
}
const drawn = /^(?:wp|a|pic|wps|wpg|v|w10):/
/** Attributes that lead to somewhere, and ids of editing sessions. */
const leading =
  /^(?:xmlns|r:|w14:|w15:|wp14:|mc:)|^(?:o:)?(?:href|src|target|relid|title)$|:rsid|:theme|:data$/i

const shownGraphics = /\/drawingml\/(?:2006\/)?picture$|\/wordprocessing(?:Shape|Group)$/

class Cleaner {
  readonly pictures: Array<TemplatePicture & { id: string }> = []
  readonly #ids = new Map<string, string | undefined>()

  constructor(
    readonly pack: Package,
    readonly relations: ReadonlyMap<string, Relation>,
    readonly styles: ReadonlyMap<string, string>,
    readonly picture: PictureReader,
    readonly left: Set<string>,
  ) {}

  children(node: XmlElement): XmlElement[] {
    return node.children.filter(isXmlElement).flatMap((child) => this.#element(child))
  }

  #element(node: XmlElement): XmlElement[] {
    const { name } = node
    if (name === 'mc:AlternateContent') return this.#alternative(node)
    if (opened.has(name)) return this.children(node)
    if (propertied.has(name)) return [this.#styled(cleanProperties(node, () => undefined))]
    if (name === 'w:drawing' || name === 'w:pict') return this.#drawing(node)
    if (kept.has(name)) return [this.#copy(node)]
    const loss = missed[name]
    if (loss) this.left.add(loss)
    return []
  }

  #copy(node: XmlElement): XmlElement {
    const isText = node.name === 'w:t' || node.name === 'w:instrText'
    return {
      name: node.name,
      attributes: Object.fromEntries(
        Object.entries(node.attributes).filter(
          ([name]) => /^w:|^xml:space$/.test(name) && !leading.test(name),
        ),
      ),
      children: isText ? node.children.filter((one) => !isXmlElement(one)) : this.children(node),
    }
  }

  /** The first way that is one of ours; its second is for programs of before 2010. */
  #alternative(node: XmlElement): XmlElement[] {
    const choice = childrenNamed(node, 'mc:Choice').find(({ attributes }) =>
      /^(?:wps|wpg|wp14)$/.test(attributes.Requires ?? ''),
    )
    const chosen = choice ?? childNamed(node, 'mc:Fallback')
    return chosen ? this.children(chosen) : []
  }

  /** A drawing whole, or none of it. */
  #drawing(node: XmlElement): XmlElement[] {
    const drawing = this.#drawn(node)
    if (drawing) return [drawing]
    this.left.add('a picture or drawing of a header or footer')
    return []
  }

  /** Nothing where something in it cannot be shown. */
  #drawn(node: XmlElement): XmlElement | undefined {
    if (node.name === 'a:graphicData' && !shownGraphics.test(node.attributes.uri ?? ''))
      return undefined
    const attributes = Object.fromEntries(
      Object.entries(node.attributes).filter(([name]) => !leading.test(name)),
    )
    const pointer =
      node.name === 'a:blip' ? 'r:embed' : node.name === 'v:imagedata' ? 'r:id' : undefined
    if (pointer) {
      const id = this.#pictureId(node.attributes[pointer])
      if (id === undefined) return undefined
      attributes[pointer] = id
    }
    if (node.name === 'a:graphicData') attributes.uri = transitional(node.attributes.uri ?? '')
    const children: XmlElement[] = []
    for (const child of node.children.filter(isXmlElement)) {
      if (child.name === 'w:txbxContent') children.push(this.#copy(child))
      else if (drawn.test(child.name) && !/:(?:hlink\w+|ext|extLst|cNvPicPr)$/.test(child.name)) {
        const inner = this.#drawn(child)
        if (!inner) return undefined
        children.push(inner)
      } else if (child.name === 'pic:cNvPicPr')
        children.push({ name: child.name, attributes: {}, children: [] })
      else if (/^o:OLEObject$|^v:shape$/.test(child.name)) return undefined
    }
    return {
      name: node.name,
      attributes,
      children:
        children.length > 0 || node.children.some(isXmlElement)
          ? children
          : node.children.filter((one) => !isXmlElement(one)),
    }
  }

  #pictureId(id = ''): string | undefined {
    if (this.#ids.has(id)) return this.#ids.get(id)
    const relation = this.relations.get(id)
    const bytes = relation && !relation.external ? this.pack.part(relation.target) : undefined
    const shown = bytes && this.picture(bytes, relation?.target ?? '')
    const own = shown && `rId${this.pictures.length + 1}`
    if (shown && own) this.pictures.push({ ...shown, id: own })
    this.#ids.set(id, own)
    return own
  }

  /** Styles by the ids that they have here; one that the template does not have is left. */
  #styled(node: XmlElement): XmlElement {
    return {
      ...node,
      children: node.children.filter(isXmlElement).flatMap((child): XmlElement[] => {
        if (!/^w:(?:p|r|tbl)Style$/.test(child.name)) return [child]
        const id = this.styles.get(child.attributes['w:val'] ?? '')
        return id ? [{ ...child, attributes: { 'w:val': id } }] : []
      }),
    }
  }
}

const transitional = (uri: string): string =>
  /picture$/.test(uri) ? 'http://schemas.openxmlformats.org/drawingml/2006/picture' : uri
