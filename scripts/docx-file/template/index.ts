/**
 * A Word file as a template: its styles, how its pages are set up, its headers and footers. It comes from a stranger: what
 * is taken is copied element by element, and nothing leads out of it or runs; its text and properties are never taken.
 */
import { DocxFault } from '../fault.js'
import { openPackage } from '../package.js'
import { childNamed, isOn } from '../xml.js'
import { furnitureOf, type Furniture, type PictureReader } from './furniture.js'
import { templatePage, sectionOf, type TemplatePage } from './page.js'
import { templateStyles, type TemplateStyles } from './styles.js'
import { themeFonts } from './theme.js'

export type { Furniture, FurnitureKind, TemplatePicture } from './furniture.js'
export type { TemplatePage } from './page.js'
export type { TemplateStyles } from './styles.js'
export { DocxFault } from '../fault.js'
export { writtenStyle, writtenStyles } from './names.js'
export { UnknownStyle } from './styles.js'

export interface WordTemplate {
  styles: TemplateStyles
  page: TemplatePage
  /** Headers and footers of its pages. */
  furniture: readonly Furniture[]
  /** Left and right pages have headers and footers of their own; their margins are mirrored. */
  evenAndOdd: boolean
  mirrored: boolean
  /** What was not taken, in words, each once. */
  left: readonly string[]
}

/** Bytes of a template; those of journals have less than 5 MB. */
const largest = 30e6

/**
 * Reads the template in `bytes`. `asked` names the template's style for one of ours (`BodyText`), `picture` looks a picture
 * of a header through. Throws a DocxFault that says why it is none.
 */
export function readTemplate(
  bytes: Uint8Array,
  asked: ReadonlyMap<string, string>,
  picture: PictureReader,
): WordTemplate {
  if (bytes.length > largest) throw new DocxFault(`it has more than ${largest / 1e6} MB`)
  const pack = openPackage(bytes)
  const parts = new Map(
    [...pack.relations(pack.main).values()].map((one) => [kindOf(one.type), one]),
  )
  const part = (kind: string) => {
    const relation = parts.get(kind)
    return relation && !relation.external ? pack.xml(relation.target) : undefined
  }
  const root = part('styles')
  if (!root) throw new DocxFault('it has no styles')
  const left = new Set<string>()
  const styles = templateStyles(root, asked, themeFonts(part('theme')))
  const body = childNamed(pack.xml(pack.main), 'w:body')
  const section = sectionOf(body)
  const settings = part('settings')
  return {
    styles,
    page: templatePage(section.properties),
    furniture: furnitureOf(section, pack, styles.renamed, picture, left),
    evenAndOdd: isOn(settings, 'w:evenAndOddHeaders'),
    mirrored: isOn(settings, 'w:mirrorMargins'),
    left: [...left],
  }
}

const kindOf = (type: string): string => type.slice(type.lastIndexOf('/') + 1)
