/**
 * The structure tree (ISO 32000-1 § 14.7): tags become structure elements, and every mark and link finds its element
 * through the parent tree.
 */
import type { PdfDocument } from '../print/document.js'
import type { Reference } from '../print/pdfmake.js'
import { Tag, type TagOptions } from '../tags/tag.js'

/** Writes the tree below `top` into the document, after all pages are painted and all links made. */
export function writeStructure(document: PdfDocument, top: Tag): void {
  const pages = document.pageCount
  const root = document.ref({ Type: 'StructTreeRoot' })
  const marks: Reference[][] = Array.from({ length: pages }, () => [])
  const links: Array<[Reference, Reference]> = []
  const ids: Array<[string, Reference]> = []

  const write = (tag: Tag, parent: Reference): Reference => {
    const element = document.ref({ Type: 'StructElem', S: tag.type, P: parent })
    const { data } = element
    addOptions(document, tag, data)
    if (tag.options.id) ids.push([tag.options.id, element])
    let own: number | undefined
    const kids: unknown[] = []
    for (const kid of tag.kids) {
      if (kid instanceof Tag) {
        kids.push(write(kid, element))
        continue
      }
      const page = document.pageAt(kid.page).dictionary
      if ('annotation' in kid) {
        kids.push({ Type: 'OBJR', Obj: kid.annotation, Pg: page })
        links.push([kid.annotation as Reference, element])
        continue
      }
      if (own === undefined) {
        own = kid.page
        data.Pg = page
      }
      kids.push(own === kid.page ? kid.mcid : { Type: 'MCR', Pg: page, MCID: kid.mcid })
      marks[kid.page]![kid.mcid] = element
    }
    data.K = kids
    element.end()
    return element
  }
  root.data.K = [write(top, root)]

  const numbers: unknown[] = []
  for (let page = 0; page < pages; page++) {
    const { data } = document.pageAt(page).dictionary
    data.StructParents = page
    data.Tabs = 'S'
    const parents = document.ref()
    parents.data = marks[page]! as unknown as Record<string, unknown>
    parents.end()
    numbers.push(page, parents)
  }
  links.forEach(([annotation, element], index) => {
    annotation.data.StructParent = pages + index
    numbers.push(pages + index, element)
  })
  root.data.ParentTree = { Nums: numbers }
  root.data.ParentTreeNextKey = pages + links.length
  if (ids.length > 0)
    root.data.IDTree = {
      Names: ids
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([id, element]) => [new String(id), element]),
    }
  document.root.StructTreeRoot = root
  document.root.MarkInfo = document.ref({ Marked: true })
}

function addOptions(document: PdfDocument, tag: Tag, data: Record<string, unknown>): void {
  const { alt, actual, lang, title, id }: TagOptions = tag.options
  if (alt !== undefined) data.Alt = new String(alt)
  if (actual !== undefined) data.ActualText = new String(actual)
  if (lang) data.Lang = new String(lang)
  if (title) data.T = new String(title)
  if (id) data.ID = new String(id)
  const attributes = attributesOf(document, tag)
  if (attributes.length > 0) data.A = attributes.length === 1 ? attributes[0] : attributes
}

/** Attribute objects (ISO 32000-1 § 14.8.5): where a picture is, what a cell heads and spans, how a list is numbered. */
function attributesOf(document: PdfDocument, tag: Tag): Array<Record<string, unknown>> {
  const { scope, colspan, rowspan, numbering, decoration } = tag.options
  const found: Array<Record<string, unknown>> = []
  const first = tag.kids.find((kid) => !(kid instanceof Tag))
  if (tag.box && first && !(first instanceof Tag)) {
    const [left, top, right, bottom] = tag.box
    const { height } = document.pageAt(first.page)
    found.push({
      O: 'Layout',
      Placement: tag.placement,
      BBox: [left, height - bottom, right, height - top],
    })
  }
  const table = {
    ...(scope && { Scope: scope }),
    ...(colspan && colspan > 1 && { ColSpan: colspan }),
    ...(rowspan && rowspan > 1 && { RowSpan: rowspan }),
  }
  if (Object.keys(table).length > 0) found.push({ O: 'Table', ...table })
  if (numbering) found.push({ O: 'List', ListNumbering: numbering })
  if (decoration) found.push({ O: 'Layout', TextDecorationType: decoration })
  return found
}
