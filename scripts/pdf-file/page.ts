import type { PdfFile } from './file.js'
import { isDictionary, PdfFault, type PdfDictionary, type PdfObject } from './objects.js'

/** A page of a file: its dictionary, and what it has or inherits (ISO 32000-1 § 7.7.3.4). */
export interface PdfPage {
  dictionary: PdfDictionary
  resources: PdfDictionary
  /** Left, bottom, right, top of what is shown, in units of 1/72 inch times `unit`. */
  box: Box
  /** Clockwise turn when shown. */
  rotate: 0 | 90 | 180 | 270
  /** `/UserUnit`, 1 unless said. */
  unit: number
}
type Box = [number, number, number, number]

/** Finds the first page; throws a PdfFault when there is none. */
export function firstPage(file: PdfFile): PdfPage {
  const { value } = pagesOf(file).next()
  if (!value) throw new PdfFault('without a page')
  return value
}

/** The pages in their order, each read when it is asked for; throws a PdfFault when their tree is too deep. */
export function* pagesOf(file: PdfFile): Generator<PdfPage, undefined> {
  for (const way of waysToPages(file)) yield pageAt(file, way)
}

function pageAt(file: PdfFile, way: readonly PdfDictionary[]): PdfPage {
  const dictionary = way.at(-1)!
  const inherited = (key: string): PdfObject =>
    file.resolve(way.findLast((node) => node.has(key))?.get(key))
  const media = boxOf(file, inherited('MediaBox')) ?? [0, 0, 612, 792]
  const unit = file.number(dictionary.get('UserUnit'))
  return {
    dictionary,
    resources: file.dictionary(inherited('Resources')),
    box: cropped(media, boxOf(file, inherited('CropBox'))),
    rotate: quarter(inherited('Rotate')),
    unit: unit !== undefined && unit > 0 ? unit : 1,
  }
}

/** Nodes that a tree of pages may have beside its pages. */
const mostNodes = 500

/** From the root of the page tree to each of its leaves, without going through a node twice. */
function* waysToPages(file: PdfFile): Generator<PdfDictionary[]> {
  const seen = new Set<PdfObject>()
  let nodes = 0
  const waiting: Array<{ object: PdfObject | undefined; above: PdfDictionary[] }> = [
    { object: file.catalog.get('Pages'), above: [] },
  ]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const node = file.resolve(next.object)
    if (!isDictionary(node) || seen.has(node)) continue
    seen.add(node)
    const above = [...next.above, node]
    if (!node.has('Kids')) {
      yield above
      continue
    }
    if (++nodes > mostNodes) throw new PdfFault('with a tree of pages that is too deep')
    for (const object of file.list(node.get('Kids')).reverse()) waiting.push({ object, above })
  }
}

function boxOf(file: PdfFile, object: PdfObject): Box | undefined {
  const [left, bottom, right, top] = file.list(object).map((side) => file.number(side))
  if (left === undefined || bottom === undefined || right === undefined || top === undefined)
    return undefined
  const box: Box = [
    Math.min(left, right),
    Math.min(bottom, top),
    Math.max(left, right),
    Math.max(bottom, top),
  ]
  return box[2] > box[0] && box[3] > box[1] ? box : undefined
}

/** § 14.11.2.1: the crop box counts where it lies in the media box. */
function cropped(media: Box, crop: Box | undefined): Box {
  if (!crop) return media
  const box: Box = [
    Math.max(media[0], crop[0]),
    Math.max(media[1], crop[1]),
    Math.min(media[2], crop[2]),
    Math.min(media[3], crop[3]),
  ]
  return box[2] > box[0] && box[3] > box[1] ? box : media
}

function quarter(rotate: PdfObject): PdfPage['rotate'] {
  const turned = typeof rotate === 'number' ? ((rotate % 360) + 360) % 360 : 0
  return turned === 90 || turned === 180 || turned === 270 ? turned : 0
}
