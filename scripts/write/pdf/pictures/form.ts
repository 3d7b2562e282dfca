/**
 * The first page of a PDF figure as a form (ISO 32000-1 § 8.10): its content and all that it refers to, copied as they are.
 */
import type { Document } from '../print/document.js'
import type { Reference as Written } from '../print/pdfmake.js'
import { isBytes, isReference, type Dictionary, type Value } from '../syntax/parser.js'
import { Foreign } from './foreign.js'

/** The form, which paints its page into the unit square; its size in points. */
export interface Form {
  form: Written
  width: number
  height: number
}

/** None when the page cannot be taken: encrypted, damaged, or packed in an unusual way. */
export function formOf(document: Document, bytes: Uint8Array, path = ''): Form | undefined {
  const file = new Foreign(bytes)
  const page = file.encrypted ? undefined : file.firstPage()
  const box = page && boxOf(file, page)
  const content = page && contentOf(file, page)
  if (!page || !box || content === undefined) return undefined
  const [left, bottom, right, top] = box
  const [across, up] = [right - left, top - bottom]
  const turned = ((file.number(page.get('/Rotate')) % 360) + 360) % 360
  const copies = new Copies(document, file)
  const form = document.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: box,
    Matrix: matrixOf(box, turned),
    Resources: copies.value(page.get('/Resources') ?? new Map()),
    ...(page.has('/Group') && { Group: copies.value(page.get('/Group')!) }),
  })
  form.end(Buffer.from(content || ' ', 'latin1'))
  copies.finish()
  const inks = copies.inks || /(?:^|\s)(?:k|K|\/DeviceCMYK\s+(?:cs|CS))(?=\s)/.test(content)
  document.foreign.push({
    path,
    fonts: copies.fonts,
    inks,
    transparent: copies.transparent || page.has('/Group'),
  })
  return turned % 180 === 0
    ? { form, width: across, height: up }
    : { form, width: up, height: across }
}

function boxOf(file: Foreign, page: Dictionary): [number, number, number, number] | undefined {
  const box = [page.get('/CropBox'), page.get('/MediaBox')]
    .map((one) => file.list(one).map((number) => file.number(number)))
    .find((one) => one.length === 4)
  if (!box) return undefined
  const [a, b, c, d] = box as [number, number, number, number]
  const sorted: [number, number, number, number] = [
    Math.min(a, c),
    Math.min(b, d),
    Math.max(a, c),
    Math.max(b, d),
  ]
  return sorted[2] > sorted[0] && sorted[3] > sorted[1] ? sorted : undefined
}

/** All content streams of the page as one. */
function contentOf(file: Foreign, page: Dictionary): string | undefined {
  const stated = page.get('/Contents')
  const streams =
    isReference(stated) && !Array.isArray(file.resolve(stated)) ? [stated] : file.list(stated)
  const parts = streams.map((stream) => {
    const object = isReference(stream) ? file.stream(stream) : undefined
    return object && file.decoded(object)
  })
  return parts.some((part) => part === undefined) ? undefined : parts.join('\n')
}

/** From the page's box, turned as it is shown, to the unit square. */
function matrixOf(
  [left, bottom, right, top]: readonly [number, number, number, number],
  turned: number,
): number[] {
  const [w, h] = [right - left, top - bottom]
  switch (turned) {
    case 90:
      return [0, -1 / w, 1 / h, 0, -bottom / h, right / w]
    case 180:
      return [-1 / w, 0, 0, -1 / h, right / w, top / h]
    case 270:
      return [0, 1 / w, -1 / h, 0, top / h, -left / w]
    default:
      return [1 / w, 0, 0, 1 / h, -left / w, -bottom / h]
  }
}

/** Entries that lead out of the picture: to other pages, to the structure, to programs' private data. */
const left = new Set([
  '/Parent',
  '/StructParent',
  '/StructParents',
  '/Metadata',
  '/PieceInfo',
  '/LastModified',
  '/OC',
  '/Thumb',
  '/Annots',
  '/AA',
  '/A',
  '/Properties',
])

/** Copies of foreign objects, each made once. */
class Copies {
  readonly #made = new Map<number, Written>()
  readonly #waiting: number[] = []
  /** There are fonts that are not embedded, colours of printing inks, transparency. */
  fonts = false
  inks = false
  transparent = false

  constructor(
    readonly document: Document,
    readonly file: Foreign,
  ) {}

  /** A value as pdfkit writes it; objects that it refers to are copied by `finish`. */
  value(value: Value): unknown {
    if (isReference(value)) return this.#reference(value.object)
    if (isBytes(value)) return Buffer.from(value.raw, 'latin1')
    if (Array.isArray(value)) return value.map((one) => this.value(one))
    if (value instanceof Map) this.#judge(value)
    if (value === '/DeviceCMYK') this.inks = true
    if (typeof value === 'string') return value.slice(1)
    if (value instanceof Map)
      return Object.fromEntries(
        [...value]
          .filter(([name]) => !left.has(name) && name.startsWith('/'))
          .map(([name, one]) => [name.slice(1), this.value(one)]),
      )
    return value
  }

  /** What PDF/A has rules for: fonts, masks, opacity. */
  #judge(dictionary: Dictionary): void {
    const { file } = this
    const type = file.resolve(dictionary.get('/Type'))
    const kind = file.resolve(dictionary.get('/Subtype'))
    if (type === '/Font' && kind !== '/Type0' && kind !== '/Type3') {
      const descriptor = file.dictionary(dictionary.get('/FontDescriptor'))
      if (!['/FontFile', '/FontFile2', '/FontFile3'].some((name) => descriptor.has(name)))
        this.fonts = true
    }
    const opacity = ['/ca', '/CA'].some(
      (name) => dictionary.has(name) && file.number(dictionary.get(name)) < 1,
    )
    const mask = file.resolve(dictionary.get('/SMask'))
    if (opacity || (mask !== undefined && mask !== '/None') || dictionary.has('/Group'))
      this.transparent = true
  }

  #reference(object: number): unknown {
    if (!this.file.objects.has(object)) return null
    let made = this.#made.get(object)
    if (!made) {
      this.#made.set(object, (made = this.document.ref({})))
      this.#waiting.push(object)
    }
    return made
  }

  finish(): void {
    for (let object = this.#waiting.pop(); object !== undefined; object = this.#waiting.pop()) {
      const { value, data } = this.file.objects.get(object)!
      const made = this.#made.get(object)!
      made.data = this.value(value) as Record<string, unknown>
      if (data) {
        made.compress = false
        made.buffer = [data.length > 0 ? data : new Uint8Array([10])]
      }
      made.finalize()
    }
  }
}
