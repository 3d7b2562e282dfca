/**
 * pdfmake, for the rest of this folder: its document, its painter and its drawing of SVG, as classes to extend. Nothing
 * else imports pdfmake. Its own layout is not used: there a block taller than a page vanishes, a long paragraph costs the
 * square of its words, and nothing is tagged. So the frames and blocks of this folder lay out what it paints.
 */
import documentModule from 'pdfmake/js/PDFDocument.js'
import rendererModule from 'pdfmake/js/Renderer.js'
import svgModule from 'pdfmake/js/3rd-party/svg-to-pdfkit.js'

export type { Font, FontFamily, Glyph, Image, Page, Reference } from 'pdfmake/js/PDFDocument.js'

/** pdfmake is CommonJS with `exports.default`; some loaders wrap that once more than others. */
const exported = <T>(module: { default: T }): T => module.default ?? (module as unknown as T)

export const PDFDocument = exported(documentModule)
export type PDFDocument = InstanceType<typeof PDFDocument>
export const Renderer = exported(rendererModule)
export type Renderer = InstanceType<typeof Renderer>
export const drawSvg = exported(svgModule)
