/** What we use of pdfmake's own classes and of the pdfkit document below them; pdfmake ships no types for these. */

declare module 'pdfmake/js/PDFDocument.js' {
  import type { Readable } from 'node:stream'
  export class Reference {
    data: Record<string, unknown>
    compress: boolean
    buffer: Uint8Array[]
    id: number
    write(chunk: Uint8Array | string): void
    end(chunk?: Uint8Array | string): void
    finalize(): void
  }
  export interface Glyph {
    id: number
    advanceWidth: number
    codePoints: number[]
  }
  export interface GlyphPosition {
    xAdvance: number
    yAdvance: number
    xOffset: number
    yOffset: number
    advanceWidth: number
  }
  export interface Font {
    id: string
    /** Its PostScript name. */
    name: string | null
    /** Characters by glyph code, for ToUnicode. */
    unicode: number[][]
    /** In thousandths of the size. */
    ascender: number
    descender: number
    xHeight: number
    capHeight: number
    font: {
      hasGlyphForCodePoint(point: number): boolean
      GSUB?: object
      GPOS?: object
      morx?: object
      layout(
        text: string,
        features?: readonly string[],
        script?: undefined,
        language?: undefined,
        direction?: 'ltr' | 'rtl',
      ): {
        glyphs: Glyph[]
        positions: Array<Omit<GlyphPosition, 'advanceWidth'>>
        advanceWidth: number
      }
    }
    layout(
      text: string,
      features?: readonly string[],
    ): { glyphs: Glyph[]; positions: GlyphPosition[]; advanceWidth: number }
    /** Glyphs that the file will have, their widths in thousandths of the size. */
    subset: { includeGlyph(glyph: number): number }
    widths: number[]
    scale: number
    ref(): Reference
    /** Writes the font, with the glyphs that are in its subset. */
    embed(): void
  }
  export interface Page {
    width: number
    height: number
    dictionary: Reference
    resources: Reference
    content: Reference
    fonts: Record<string, Reference>
    xobjects: Record<string, Reference>
    ext_gstates: Record<string, Reference>
    annotations: Reference[]
  }
  export interface Image {
    width: number
    height: number
    label: string
    obj: Reference
    embed(document: unknown): void
  }
  export interface FontFamily {
    normal: string
    bold: string
    italics: string
    bolditalics: string
  }
  export class PDFDocument extends Readable {
    constructor(
      fonts: Record<string, FontFamily>,
      images: object,
      patterns: object,
      attachments: object,
      options: Record<string, unknown>,
      files: null,
      policy: (path: string) => boolean,
    )
    page: Page
    version: number
    compress: boolean
    info: Record<string, unknown>
    _root: Reference
    _pageBuffer: Page[]
    subset: number
    endMetadata(): void
    _imageRegistry: Record<string, Image>
    fonts: Record<string, FontFamily>
    registerFont(name: string, bytes: Uint8Array): this
    provideFont(family: string, bold?: boolean, italics?: boolean): Font
    getFontFile(family: string, bold: boolean, italics: boolean): string | null
    ref(data?: Record<string, unknown>): Reference
    addPage(options: { size: [number, number] }): this
    addContent(operators: string): this
    addNamedDestination(name: string, kind: 'XYZ', x: number, y: number, zoom: null): void
    addNamedEmbeddedFile(name: string, file: Reference): void
    save(): this
    restore(): this
    transform(a: number, b: number, c: number, d: number, e: number, f: number): this
    rect(x: number, y: number, width: number, height: number): this
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    lineWidth(width: number): this
    fillColor(color: string): this
    strokeColor(color: string): this
    fill(): this
    stroke(): this
    clip(): this
    undash(): this
    openImage(source: string): Image
    image(source: string, x: number, y: number, size: { width: number; height: number }): this
    end(): void
  }
  const module: { default: typeof PDFDocument }
  export default module
}

declare module 'pdfmake/js/Renderer.js' {
  import type { PDFDocument } from 'pdfmake/js/PDFDocument.js'
  export class Renderer {
    constructor(document: PDFDocument, progress?: undefined)
    pdfDocument: PDFDocument
    /** Each item is given to the method of its type. */
    renderPages(
      pages: ReadonlyArray<{
        pageSize: { width: number; height: number }
        items: ReadonlyArray<{ type: 'line' | 'vector' | 'image'; item: object }>
      }>,
    ): void
    renderLine(line: any, x: number, y: number): void
    renderVector(vector: any): void
    renderImage(image: any): void
  }
  const module: { default: typeof Renderer }
  export default module
}

declare module 'pdfmake/js/3rd-party/svg-to-pdfkit.js' {
  import type { PDFDocument } from 'pdfmake/js/PDFDocument.js'
  const module: {
    default: (
      document: PDFDocument,
      svg: string,
      x: number,
      y: number,
      options: Record<string, unknown>,
    ) => void
  }
  export default module
}

declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string)
    nextBreak(): { position: number; required: boolean } | null
  }
}

declare module 'hyphen/*/index.js' {
  export function hyphenateSync(text: string): string
}
