/**
 * The first page of a PDF figure as a form (ISO 32000-1 § 8.10): its content and all that it refers to, copied as they are.
 */
import { zlibSync } from 'fflate'
import { waysOut } from '../../../pdf-file/bounds.js'
import type { PdfFile } from '../../../pdf-file/file.js'
import {
  isDictionary,
  isKind,
  PdfFault,
  type PdfDictionary,
  type PdfObject,
  type PdfStream,
} from '../../../pdf-file/objects.js'
import type { PdfPage } from '../../../pdf-file/page.js'
import type { PdfDocument } from '../print/document.js'
import type { Reference as Written } from '../print/pdfmake.js'
import type { OpenPage } from './pages.js'

/** The form, which paints its page into the unit square; its size in points. */
export interface PdfForm {
  form: Written
  width: number
  height: number
}

/** Writes the form of a page into `document`, and what PDF/A has to know of it. */
export function pdfFormOf(
  document: PdfDocument,
  { file, page, content }: OpenPage,
  path: string,
): PdfForm {
  const copies = new Copies(document, file)
  const group = page.dictionary.get('Group')
  const form = document.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: page.box,
    Matrix: matrixOf(page),
    Resources: copies.value(page.resources),
    ...(group !== undefined && { Group: copies.value(group) }),
  })
  form.end(Buffer.from(content || ' ', 'latin1'))
  copies.finish()
  const inks = copies.inks || /(?:^|\s)(?:k|K|\/DeviceCMYK\s+(?:cs|CS))(?=\s)/.test(content)
  const { fonts, jpeg2000 } = copies
  document.foreign.push({
    path,
    fonts,
    inks,
    jpeg2000,
    transparent: copies.transparent || group !== undefined,
  })
  const [left, bottom, right, top] = page.box
  const [width, height] = [(right - left) * page.unit, (top - bottom) * page.unit]
  return page.rotate % 180 === 0 ? { form, width, height } : { form, width: height, height: width }
}

/** From the page's box, turned as it is shown, to the unit square. */
function matrixOf({ box: [left, bottom, right, top], rotate }: PdfPage): number[] {
  const [w, h] = [right - left, top - bottom]
  switch (rotate) {
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

/** What no PDF/A may have and no picture needs: smoothing, other versions of an image, functions of printers (§ 6.2). */
const forbidden: ReadonlySet<string> = new Set([
  'Interpolate',
  'Alternates',
  'OPI',
  'TR',
  'TR2',
  'HTP',
])

/** Copies of foreign objects, each made once. */
class Copies {
  readonly #made = new Map<number, Written>()
  readonly #waiting: Array<{ number: number; object: PdfObject }> = []
  /** There are fonts that are not embedded, colours of printing inks, transparency, images of JPEG 2000. */
  fonts = false
  inks = false
  transparent = false
  jpeg2000 = false

  constructor(
    readonly document: PdfDocument,
    readonly file: PdfFile,
  ) {}

  /** A value as pdfkit writes it; objects that it refers to are copied by `finish`. */
  value(value: PdfObject): unknown {
    if (isKind(value, 'reference')) return this.#reference(value.number)
    if (isKind(value, 'text')) return Buffer.from(value.bytes)
    if (isKind(value, 'name')) return this.#name(value.name)
    if (Array.isArray(value)) return value.map((one) => this.value(one))
    if (isKind(value, 'stream')) return null // a stream is always referred to
    return isDictionary(value) ? this.#dictionary(value) : value
  }

  #name(name: string): string {
    if (name === 'DeviceCMYK') this.inks = true
    if (name === 'JPXDecode') this.jpeg2000 = true
    return escaped(name)
  }

  #dictionary(dictionary: PdfDictionary): Record<string, unknown> {
    this.#judge(dictionary)
    return Object.fromEntries(
      [...dictionary]
        .filter(([name]) => !waysOut.has(name) && !forbidden.has(name))
        .map(([name, one]) => [escaped(name), this.value(one)]),
    )
  }

  /** What PDF/A has rules for: fonts, masks, opacity. */
  #judge(dictionary: PdfDictionary): void {
    const { file } = this
    const kind = file.name(dictionary.get('Subtype'))
    if (file.name(dictionary.get('Type')) === 'Font' && kind !== 'Type0' && kind !== 'Type3') {
      const descriptor = file.dictionary(dictionary.get('FontDescriptor'))
      if (!['FontFile', 'FontFile2', 'FontFile3'].some((name) => descriptor.has(name)))
        this.fonts = true
    }
    const opacity = ['ca', 'CA'].some((name) => (file.number(dictionary.get(name)) ?? 1) < 1)
    const mask = file.resolve(dictionary.get('SMask'))
    if (
      opacity ||
      (mask !== null && !(isKind(mask, 'name') && mask.name === 'None')) ||
      dictionary.has('Group')
    )
      this.transparent = true
  }

  #reference(number: number): unknown {
    let made = this.#made.get(number)
    if (made) return made
    const object = this.file.resolve({ kind: 'reference', number, generation: 0 })
    if (object === null) return null
    this.#made.set(number, (made = this.document.ref({})))
    this.#waiting.push({ number, object })
    return made
  }

  finish(): void {
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) {
      const made = this.#made.get(next.number)!
      const { object } = next
      if (isKind(object, 'stream')) this.#stream(object, made)
      else made.data = this.value(object) as Record<string, unknown>
      made.finalize()
    }
  }

  /** A stream as it is packed in its file; what LZW has packed, which PDF/A forbids, is packed anew. */
  #stream(stream: PdfStream, made: Written): void {
    const { file } = this
    const entries = new Map(stream.dictionary)
    let bytes: Uint8Array
    if (file.list(entries.get('Filter')).some((filter) => /^LZW/.test(file.name(filter) ?? ''))) {
      const { bytes: plain, left } = readable(() => file.unfiltered(stream))
      bytes = left === undefined ? zlibSync(plain) : plain
      entries.set('Filter', { kind: 'name', name: left ?? 'FlateDecode' })
      entries.delete('DecodeParms')
    } else bytes = readable(() => ({ bytes: file.raw(stream) })).bytes
    entries.delete('Length')
    made.data = this.#dictionary(entries)
    made.compress = false
    made.buffer = [bytes.length > 0 ? bytes : new Uint8Array([10])]
  }
}

/** What `read` gives; nothing of a stream that is broken, which paints nothing in any viewer. */
function readable<Result extends { bytes: Uint8Array; left?: string }>(
  read: () => Result,
): { bytes: Uint8Array; left?: string | undefined } {
  try {
    return read()
  } catch (error) {
    if (error instanceof PdfFault) return { bytes: new Uint8Array() }
    throw error
  }
}

/** A name as it stands in a file (§ 7.3.5). */
const escaped = (name: string): string =>
  name.replace(
    /[^!-~]|[#%()/<>[\]{}]/g,
    (character) => `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
