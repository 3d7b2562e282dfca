import type { PdfFile } from './file.js'
import { isKind, PdfFault, type PdfDictionary, type PdfObject } from './objects.js'

/** The first page of a file: its dictionary, and what it has or inherits (ISO 32000-1 § 7.7.3.4). */
export interface PdfPage {
  dictionary: PdfDictionary
  resources: PdfDictionary
  /** Left, bottom, right, top of what is shown, in units of 1/72 inch times `unit`. */
  box: [number, number, number, number]
  /** Clockwise turn when shown. */
  rotate: 0 | 90 | 180 | 270
  /** `/UserUnit`, 1 unless said. */
  unit: number
}

/** Finds the first page; throws a PdfFault when there is none. */
export function firstPage(file: PdfFile): PdfPage {
  const root = file.resolve(file.trailer.entries.get('Root'))
  if (!isKind(root, 'dictionary')) throw new PdfFault('without a catalog')
  const way = wayToPage(file, file.resolve(root.entries.get('Pages')), new Set())
  const dictionary = way?.at(-1)
  if (!dictionary || !way) throw new PdfFault('without a page')
  const inherited = (key: string): PdfObject =>
    file.resolve(way.findLast((node) => node.entries.has(key))?.entries.get(key))
  const media = boxOf(file, inherited('MediaBox')) ?? [0, 0, 612, 792]
  const resources = inherited('Resources')
  const unit = file.resolve(dictionary.entries.get('UserUnit'))
  return {
    dictionary,
    resources: isKind(resources, 'dictionary')
      ? resources
      : { kind: 'dictionary', entries: new Map() },
    box: cropped(media, boxOf(file, inherited('CropBox'))),
    rotate: quarter(inherited('Rotate')),
    unit: typeof unit === 'number' && unit > 0 ? unit : 1,
  }
}

/** From the root of the page tree to its first leaf, without going through a node twice. */
function wayToPage(
  file: PdfFile,
  node: PdfObject,
  seen: Set<PdfObject>,
): PdfDictionary[] | undefined {
  if (!isKind(node, 'dictionary') || seen.has(node)) return undefined
  seen.add(node)
  const kids = file.resolve(node.entries.get('Kids'))
  if (!Array.isArray(kids)) return [node]
  if (seen.size > 500) throw new PdfFault('with a tree of pages that is too deep')
  for (const kid of kids) {
    const found = wayToPage(file, file.resolve(kid), seen)
    if (found) return [node, ...found]
  }
  return undefined
}

function boxOf(file: PdfFile, object: PdfObject): PdfPage['box'] | undefined {
  const sides = Array.isArray(object) ? object.map((side) => file.resolve(side)) : []
  const [left, bottom, right, top] = sides
  if (
    typeof left !== 'number' ||
    typeof bottom !== 'number' ||
    typeof right !== 'number' ||
    typeof top !== 'number'
  )
    return undefined
  return [
    Math.min(left, right),
    Math.min(bottom, top),
    Math.max(left, right),
    Math.max(bottom, top),
  ]
}

/** § 14.11.2.1: the crop box counts where it lies in the media box. */
function cropped(media: PdfPage['box'], crop: PdfPage['box'] | undefined): PdfPage['box'] {
  if (!crop) return media
  const box: PdfPage['box'] = [
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
