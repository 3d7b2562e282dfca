/**
 * The PDF file: pdfmake's document, made reproducible. Streams are compressed by fflate (zlib's bytes may change with
 * its version), nothing carries the time, the output intent's profile is the program's own asset.
 */
import { zlibSync } from 'fflate'
import { bitmapOf } from '../pictures/bitmap.js'
import { behind } from '../pictures/svg.js'
import { fontFiles, registered, Typefaces, type OwnFonts } from '../text/typefaces.js'
import { clippingPath } from './clips.js'
import { PDFDocument, type Image, type Page, type Reference } from './pdfmake.js'

export interface DocumentOptions {
  version: '1.4' | '1.7'
  lang: string
  info: Readonly<Record<string, string>>
  date: Date | undefined
  /** The XMP packet. */
  xmp: string
  /** What the file's identity is made from, in few letters: pdfkit's MD5 is slow. */
  source: string
  /** The manuscript's own fonts. */
  fonts: OwnFonts
}

export class PdfDocument extends PDFDocument {
  readonly faces: Typefaces
  /** Called when a page begins. */
  onPage: () => void = () => {}
  /** Links; they end when the structure tree knows them. */
  readonly annotations: Reference[] = []
  /** Something is seen through something else: PDF/A-1 does not know that. */
  transparent = false
  readonly #xmp: string
  /** Contents of forms, and graphics states that clip, by their references. */
  readonly #forms = new Map<Reference, string>()
  readonly #clips = new Map<Reference, string>()

  constructor({ version, lang, info, date, xmp, source, fonts }: DocumentOptions) {
    // pdfkit makes the identity from the information it starts with, and adds the time where it has none.
    const start = { ...info, Producer: 'pdfmake', CreationDate: date ?? new Date(0), source }
    super(
      fontFiles(fonts),
      {},
      {},
      {},
      {
        pdfVersion: version,
        lang,
        info: start,
        bufferPages: true,
        autoFirstPage: false,
        font: null,
        compress: true,
        displayTitle: true,
        fontLayoutCache: false,
      },
      null,
      () => true,
    )
    this.info = { ...info, ...(date && { CreationDate: date, ModDate: date }) }
    for (const { normal, bold, italics, bolditalics } of Object.values(fonts ?? {}))
      for (const font of [normal, bold, italics, bolditalics])
        this.registerFont(registered(font), font.bytes)
    this.faces = new Typefaces(this, fonts)
    this.#xmp = xmp
    if (version === '1.4') this.subset = 1 // pdfkit then writes the CIDSet that PDF/A-1 wants
  }

  /** The catalogue. */
  get root(): Record<string, unknown> {
    return this._root.data
  }
  get names(): Record<string, unknown> {
    return (this._root.data.Names as Reference).data
  }
  get pageCount(): number {
    return this._pageBuffer.length
  }
  pageAt(index: number): Page {
    return this._pageBuffer[index]!
  }

  /** In pdfkit's place: PDF/A's parts are written by `finish/`. */
  endSubset(): void {}
  override endMetadata(): void {
    const packet = this.ref({ Type: 'Metadata', Subtype: 'XML' })
    packet.compress = false
    packet.end(Buffer.from(this.#xmp))
    this._root.data.Metadata = packet
  }

  override addPage(options: { size: [number, number] }): this {
    if (this.page) packed(this.page.content)
    super.addPage(options)
    this.onPage()
    return this
  }

  override ref(data?: Record<string, unknown>): Reference {
    if (data?.Group && this.version === 1.4) delete data.Group // opaque all the same, or the file is written anew as no PDF/A
    const reference = super.ref(data)
    const finalize = reference.finalize.bind(reference)
    const form = data?.Subtype === 'Form'
    if (data?.Type === 'ExtGState') this.#seeState(reference)
    reference.finalize = () => {
      if (form) this.#forms.set(reference, Buffer.concat(reference.buffer).toString('latin1'))
      packed(reference)
      finalize()
    }
    return reference
  }

  /** A graphics state is about to be used: is it a mask that is a clipping path, or is it transparent? */
  #seeState(state: Reference): void {
    const {
      SMask: mask,
      ca,
      CA,
    } = state.data as {
      SMask?: { S: string; G: Reference; BC: number[] }
      ca?: number
      CA?: number
    }
    const clip = mask?.S === 'Luminosity' ? clippingPath(this.#forms.get(mask.G) ?? '') : undefined
    if (clip) this.#clips.set(state, clip)
    else if (mask || (ca ?? 1) < 1 || (CA ?? 1) < 1) this.transparent = true
  }

  /** Content of a page; a mask that is a clipping path is written as one. */
  override addContent(operators: string): this {
    const name = operators.endsWith(' gs') ? operators.slice(1, -3) : ''
    const state = name ? this.page.ext_gstates[name] : undefined
    const clip = state && this.#clips.get(state)
    if (clip) delete this.page.ext_gstates[name]
    return super.addContent(clip ?? operators)
  }

  /** Images inside drawings: those that the drawing carries. No file is opened, whatever a drawing asks for. */
  override openImage(source: string): Image {
    const data = /^data:image\/(png|jpe?g);base64,(.*)$/s.exec(source)
    if (!data) throw new Error('A drawing refers to an image that it does not carry')
    const bytes = Buffer.from(data[2]!, 'base64')
    return bitmapOf(this, bytes, data[1] === 'png' ? 'png' : 'jpeg', `S${this.#carried++}`)
  }
  #carried = 0

  /** A bitmap that `image` can paint by `name`. */
  addBitmap(name: string, image: Image): void {
    this._imageRegistry[name] = image
  }

  /** Where the face for a family named in an SVG is. */
  svgFont(family: string, bold: boolean, italic: boolean): string {
    const named = family.indexOf(behind)
    if (named >= 0)
      return (
        this.getFontFile(
          family.slice(named + behind.length).replace(/["',].*$/, ''),
          bold,
          italic,
        ) ?? this.getFontFile('Symbol', bold, italic)!
      )
    if (/dejavu/i.test(family)) return this.getFontFile('Symbol', bold, italic)!
    const name = /mono|courier|code|consol/i.test(family)
      ? 'Mono'
      : /(?<!sans-)serif|times|georgia|roman/i.test(family)
        ? 'Serif'
        : 'Sans'
    return this.getFontFile(name, bold, italic)!
  }

  /** Paints the form `name` into a box. */
  paintForm(name: string, x: number, y: number, width: number, height: number): void {
    this.page.xobjects[name] ??= this.forms.get(name)!
    this.addContent(
      `q ${[width, 0, 0, -height, x, y + height].map((one) => Math.round(one * 1000) / 1000).join(' ')} cm /${name} Do Q`,
    )
  }
  readonly forms = new Map<string, Reference>()
  /** What figures from other PDFs hold that PDF/A has rules for. */
  readonly foreign: Array<{
    path: string
    fonts: boolean
    inks: boolean
    jpeg2000: boolean
    transparent: boolean
  }> = []

  /** Colour profiles of bitmaps, each once, by their bytes in base 64. */
  readonly profiles = new Map<string, Reference>()
  /** Drawings that are set as bitmaps, each with the reason. */
  readonly flattened: Array<{ path: string; reason: string }> = []

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

/** Compresses what a stream holds so far, which is all that it will hold: pages wait for the end of the document. */
function packed(stream: Reference): void {
  if (!stream.compress || stream.buffer.length === 0) return
  stream.buffer = [Buffer.from(zlibSync(Buffer.concat(stream.buffer)))]
  stream.compress = false
}
