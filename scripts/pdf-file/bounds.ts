/**
 * What a page costs to paint, found before anything paints it: a small file can hold streams that unpack to gigabytes,
 * images of billions of pixels, and forms that paint forms that paint forms.
 */
import { pageContent } from './content.js'
import type { PdfFile } from './file.js'
import { latin1 } from './indirect.js'
import {
  isDictionary,
  isKind,
  PdfBound,
  PdfFault,
  type PdfDictionary,
  type PdfObject,
  type PdfStream,
} from './objects.js'
import type { PdfPage } from './page.js'
import { largest } from '../lists.js'

/** Pixels of one image, and characters of content that are read until all is painted. */
const mostPixels = 100e6
const mostPainted = 100e6

/** Entries that lead out of a picture: to other pages, to the structure, to programs' private data. */
export const waysOut: ReadonlySet<string> = new Set([
  'Parent',
  'StructParent',
  'StructParents',
  'Metadata',
  'PieceInfo',
  'LastModified',
  'OC',
  'Thumb',
  'Annots',
  'AA',
  'A',
  'Properties',
])

/** Throws a PdfBound when the page asks for more than a figure needs. */
export function boundPage(file: PdfFile, page: PdfPage): void {
  const painted = new Painted(file)
  for (const stream of painted.streams(page.resources)) weigh(file, stream)
  for (const { appearance } of annotationsOf(file, page))
    for (const stream of painted.streams(appearance)) weigh(file, stream)
  const content = attemptContent(() => pageContent(file, page))
  if (painted.cost(content, page.resources) > mostPainted)
    throw new PdfBound('that paints the same too many times')
}

/** Annotations that a viewer paints on the page: not links, and not what is hidden (§ 12.5.3). */
export function annotationsOf(
  file: PdfFile,
  page: PdfPage,
): Array<{ appearance: PdfObject | undefined }> {
  return file
    .list(page.dictionary.get('Annots'))
    .map((each) => file.dictionary(each))
    .filter(
      (annotation) =>
        !['Link', 'Popup'].includes(file.name(annotation.get('Subtype')) ?? '') &&
        ((file.number(annotation.get('F')) ?? 0) & 2) === 0,
    )
    .map((annotation) => ({ appearance: annotation.get('AP') }))
}

/** Layers that are switched off when the file is opened (§ 8.11.4.3). */
export function hasHiddenLayers(file: PdfFile): boolean {
  const settings = file.dictionary(file.dictionary(file.catalog.get('OCProperties')).get('D'))
  return file.list(settings.get('OFF')).length > 0 || file.name(settings.get('BaseState')) === 'OFF'
}

/** Unpacks a stream within the file's budget; an image has no more pixels than any printer needs. */
function weigh(file: PdfFile, stream: PdfStream): void {
  const side = (...keys: string[]): number =>
    Math.max(0, largest(keys.map((key) => file.number(stream.dictionary.get(key)) ?? 0)))
  const bytes = attemptContent(() => file.unfiltered(stream).bytes)
  if (file.name(stream.dictionary.get('Subtype')) !== 'Image') return
  const [width, height] = sizeInside(bytes) ?? [side('Width', 'W'), side('Height', 'H')]
  if (width * height > mostPixels || side('Width') * side('Height') > mostPixels)
    throw new PdfBound(`with an image of ${width} by ${height} pixels`)
}

/** The size that a JPEG 2000 codestream states (ISO 15444-1 § A.5.1), whatever the file around it says. */
function sizeInside(bytes: Uint8Array | string): [number, number] | undefined {
  if (typeof bytes === 'string') return undefined
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 65536)).indexOf(
    'ff4fff51',
    'hex',
  )
  if (at < 0 || at + 16 > bytes.length) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return [view.getUint32(at + 8), view.getUint32(at + 12)]
}

/** Contents; nothing when they are broken, which whoever paints them will find. */
function attemptContent<Result>(read: () => Result): Result | '' {
  try {
    return read()
  } catch (error) {
    if (error instanceof PdfFault && !(error instanceof PdfBound)) return ''
    throw error
  }
}

class Painted {
  readonly #met = new Set<PdfObject>()
  readonly #costs = new Map<PdfObject, number>()

  constructor(readonly file: PdfFile) {}

  /** Every stream that is reached from `object`, each once. */
  *streams(object: PdfObject | undefined): Generator<PdfStream> {
    const waiting: Array<PdfObject | undefined> = [object]
    while (waiting.length > 0) {
      const found = this.file.resolve(waiting.pop())
      if (typeof found !== 'object' || found === null || this.#met.has(found)) continue
      this.#met.add(found)
      if (isKind(found, 'stream')) yield found
      const entries = isKind(found, 'stream') ? found.dictionary : found
      if (Array.isArray(entries)) for (const each of entries) waiting.push(each)
      else if (isDictionary(entries))
        for (const [key, value] of entries) if (!waysOut.has(key)) waiting.push(value)
    }
  }

  /** Characters that are read to paint `content`, with those of the forms that it paints. */
  cost(content: string, resources: PdfDictionary): number {
    const forms = this.file.dictionary(resources.get('XObject'))
    const times = new Map<string, number>()
    for (const [, name] of content.matchAll(/\/([^\0\t\n\f\r ()<>[\]{}/%]{1,127})\s{1,9}Do\b/g))
      times.set(name!, (times.get(name!) ?? 0) + 1)
    let sum = content.length
    for (const [name, count] of times)
      sum += count * this.#ofForm(this.file.resolve(forms.get(name)), resources)
    return sum
  }

  /** A form that paints itself counts as nothing there: no viewer goes round. */
  #ofForm(form: PdfObject, around: PdfDictionary): number {
    if (!isKind(form, 'stream') || this.file.name(form.dictionary.get('Subtype')) !== 'Form')
      return 0
    const known = this.#costs.get(form)
    if (known !== undefined) return known
    this.#costs.set(form, 0)
    const content = attemptContent(() => latin1(this.file.decoded(form)))
    const own = form.dictionary.get('Resources')
    const cost = this.cost(content, own === undefined ? around : this.file.dictionary(own))
    this.#costs.set(form, cost)
    return cost
  }
}
