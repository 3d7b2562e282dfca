/**
 * Links and bookmarks, once every place is known. Destinations are written out (page, x, y) rather than named, so that
 * each lands on its line and none depends on how names are sorted.
 */
import type { PdfDocument } from '../print/document.js'
import type { Reference } from '../print/pdfmake.js'
import type { Painter, PageDestination } from '../print/painter.js'

/** Space left above a place that a link lands on. */
const above = 12

const destination = (document: PdfDocument, place: PageDestination): unknown[] => {
  const page = document.pageAt(place.page)
  return [
    page.dictionary,
    'XYZ',
    Math.max(0, place.x - above),
    Math.min(page.height, page.height - place.y + above),
    null,
  ]
}

/** Addresses that a link may lead to; nothing that runs. */
const safe = /^(?:https?|mailto|ftp|tel|doi):/i

/** Makes the painter's links annotations of their pages, and kids of their tags. A link to a place that is nowhere is none. */
export function makeLinks(document: PdfDocument, painter: Painter): void {
  for (const { page, box, link, text, tag } of painter.links) {
    const place = 'to' in link ? painter.places.get(link.to) : undefined
    if ('to' in link ? !place : !safe.test(link.url)) continue
    const { dictionary, height } = document.pageAt(page)
    const [left, top, right, bottom] = box
    const annotation = document.ref({
      Type: 'Annot',
      Subtype: 'Link',
      F: 4,
      Border: [0, 0, 0],
      Rect: [left, height - bottom, right, height - top],
      Contents: new String('url' in link ? link.url : text),
      ...(place
        ? { Dest: destination(document, place) }
        : {
            A: {
              Type: 'Action',
              S: 'URI',
              URI: new String(ascii((link as { url: string }).url)),
            },
          }),
    })
    const annotations = (dictionary.data.Annots ??= []) as Reference[]
    annotations.push(annotation)
    if (tag) tag.kids.push({ page, annotation })
    document.annotations.push(annotation)
  }
}

/** An address as ASCII: PDF's URI actions take nothing else. */
function ascii(url: string): string {
  const whole = url.replace(/\p{Cs}/gu, '')
  try {
    return encodeURI(decodeURI(whole))
  } catch {
    return encodeURI(whole)
  }
}

/** The outline: headings nested by level, each landing on its line. */
export function makeBookmarks(document: PdfDocument, painter: Painter): void {
  interface Entry {
    reference: Reference
    level: number
    kids: Entry[]
  }
  const root: Entry = { reference: document.ref({ Type: 'Outlines' }), level: 0, kids: [] }
  const path = [root]
  for (const { title, level, place } of painter.bookmarks) {
    while (path.at(-1)!.level >= level) path.pop()
    const parent = path.at(-1)!
    const entry: Entry = {
      reference: document.ref({
        Title: new String(title),
        Parent: parent.reference,
        Dest: destination(document, place),
      }),
      level,
      kids: [],
    }
    parent.kids.push(entry)
    path.push(entry)
  }
  const end = (entry: Entry): number => {
    const open = entry.kids.map(end)
    entry.kids.forEach((kid, index) => {
      if (index > 0) kid.reference.data.Prev = entry.kids[index - 1]!.reference
      if (index < entry.kids.length - 1) kid.reference.data.Next = entry.kids[index + 1]!.reference
    })
    const count = open.reduce((sum, below) => sum + below, entry.kids.length)
    if (count > 0)
      Object.assign(entry.reference.data, {
        First: entry.kids[0]!.reference,
        Last: entry.kids.at(-1)!.reference,
        Count: count,
      })
    return count
  }
  if (end(root) > 0) {
    document.root.Outlines = root.reference
    document.root.PageMode = 'UseOutlines'
  }
  const close = (entry: Entry): void => {
    for (const kid of entry.kids) close(kid)
    entry.reference.end()
  }
  close(root)
}
