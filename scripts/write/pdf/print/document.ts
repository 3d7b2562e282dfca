/**
 * The PDF file: pdfmake's document, made reproducible. Streams are compressed by fflate (zlib's bytes may change with
 * its version), nothing carries the time, the output intent's profile is the program's own asset.
 */
import { zlibSync } from 'fflate'
import { behind } from '../pictures/svg.js'
import { fontFiles, Typefaces } from '../text/typefaces.js'
import { PDFDocument, type Image, type Page, type Reference } from './pdfmake.js'

export interface DocumentOptions {
  version: '1.4' | '1.7'
  lang: string
  info: Readonly<Record<string, string>>
  date: Date | undefined
  /** The XMP packet. */
  xmp: string
  /** What the file's identity is made from: the same text, the same identity. */
  source: string
}

export class Document extends PDFDocument {
  readonly faces: Typefaces
  /** Called when a page begins. */
  onPage: () => void = () => {}
  /** Links; they end when the structure tree knows them. */
  readonly annotations: Reference[] = []
  readonly #xmp: string

  constructor({ version, lang, info, date, xmp, source }: DocumentOptions) {
    // pdfkit makes the identity from the information it starts with, and adds the time where it has none.
    const start = { ...info, Producer: 'pdfmake', CreationDate: date ?? new Date(0), source }
    super(fontFiles(), {}, {}, {}, { pdfVersion: version, lang, info: start, bufferPages: true, autoFirstPage: false, font: null, compress: true, displayTitle: true }, null, () => true)
    this.info = { ...info, ...(date && { CreationDate: date, ModDate: date }) }
    this.faces = new Typefaces(this)
    this.#xmp = xmp
    if (version === '1.4') this.subset = 1 // pdfkit then writes the CIDSet that PDF/A-1 wants
  }

  /** The catalogue. */
  get root(): Record<string, unknown> { return this._root.data }
  get names(): Record<string, unknown> { return (this._root.data.Names as Reference).data }
  get pageCount(): number { return this._pageBuffer.length }
  pageAt(index: number): Page { return this._pageBuffer[index]! }

  /** In pdfkit's place: PDF/A's parts are written by `finish/`. */
  endSubset(): void {}
  override endMetadata(): void {
    const packet = this.ref({ Type: 'Metadata', Subtype: 'XML' })
    packet.compress = false
    packet.end(Buffer.from(this.#xmp))
    this._root.data.Metadata = packet
  }

  override addPage(options: { size: [number, number] }): this {
    super.addPage(options)
    this.onPage()
    return this
  }

  override ref(data?: Record<string, unknown>): Reference {
    const reference = super.ref(data)
    const finalize = reference.finalize.bind(reference)
    reference.finalize = () => {
      if (reference.compress && reference.buffer.length > 0) {
        reference.buffer = [Buffer.from(zlibSync(Buffer.concat(reference.buffer)))]
        reference.compress = false
      }
      finalize()
    }
    return reference
  }

  /** A bitmap that `image` can paint by `name`. */
  addBitmap(name: string, image: Image): void {
    this._imageRegistry[name] = image
  }

  /** Where the face for a family named in an SVG is. */
  svgFont(family: string, bold: boolean, italic: boolean): string {
    if (family.includes(behind)) return this.getFontFile('Symbol', bold, italic)!
    const name = /mono|courier|code|consol/i.test(family) ? 'Mono' : /(?<!sans-)serif|times|georgia|roman/i.test(family) ? 'Serif' : 'Sans'
    return this.getFontFile(name, bold, italic)!
  }

  /** Paints the form `name` into a box. */
  paintForm(name: string, x: number, y: number, width: number, height: number): void {
    this.page.xobjects[name] ??= this.forms.get(name)!
    this.addContent(`q ${[width, 0, 0, -height, x, y + height].map((one) => Math.round(one * 1000) / 1000).join(' ')} cm /${name} Do Q`)
  }
  readonly forms = new Map<string, Reference>()

  /** The finished file's bytes. */
  async bytes(): Promise<Uint8Array> {
    const chunks: Buffer[] = []
    this.on('data', (chunk: Buffer) => chunks.push(chunk))
    const ended = new Promise((resolve) => this.on('end', resolve))
    for (const annotation of this.annotations) annotation.end()
    this.end()
    await ended
    return new Uint8Array(Buffer.concat(chunks))
  }
}
